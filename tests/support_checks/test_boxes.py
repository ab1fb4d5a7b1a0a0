"""Boxes keep mail on disk by address, in order, and let nothing out of their folder."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.demo.boxes import Box, Boxes, name_box

NOON = datetime(2026, 3, 1, 12, 0, 0, 250_000, tzinfo=UTC)


@pytest.fixture
def boxes(tmp_path: Path) -> Boxes:
    return Boxes(tmp_path / "boxes")


def test_an_office_without_mail_has_no_boxes(boxes: Boxes) -> None:
    assert boxes.boxes() == []
    assert boxes.mails("press@pressdesk.example") == []


def test_a_mail_is_kept_byte_by_byte_with_its_moment(boxes: Boxes) -> None:
    raw = b"Subject: \xff\r\n\r\n\x00\n"
    kept = boxes.keep("press@pressdesk.example", raw, received_at=NOON)
    assert kept.path.name == "00000001.eml"
    (found,) = Boxes(boxes.folder).mails("press@pressdesk.example")
    assert found == kept
    assert found.received_at == NOON
    assert found.read() == boxes.read("press@pressdesk.example", 1) == raw


def test_mails_come_in_the_order_they_were_kept_whatever_their_dates(boxes: Boxes) -> None:
    for hours in (2, 0, 1):
        boxes.keep("press@pressdesk.example", b"%d" % hours, received_at=NOON + timedelta(hours=hours))
    mails = boxes.mails("press@pressdesk.example")
    assert [mail.number for mail in mails] == [1, 2, 3]
    assert [mail.read() for mail in mails] == [b"2", b"0", b"1"]


def test_boxes_are_listed_by_address_with_count_and_newest_mail(boxes: Boxes) -> None:
    boxes.keep("bo@herald.example", b"", received_at=NOON + timedelta(hours=3))
    boxes.keep("bo@herald.example", b"", received_at=NOON)
    boxes.keep("ana@courier.example", b"", received_at=NOON)
    assert boxes.boxes() == [
        Box("ana@courier.example", 1, NOON),
        Box("bo@herald.example", 2, NOON + timedelta(hours=3)),
    ]


@pytest.mark.parametrize(
    "address", ["PRESS@pressdesk.example", "press+k3y@PressDesk.example", " press@pressdesk.example "]
)
def test_case_and_plus_part_lead_to_the_same_box(boxes: Boxes, address: str) -> None:
    boxes.keep(address, b"x", received_at=NOON)
    assert boxes.mails("press@pressdesk.example")[0].address == "press@pressdesk.example"


@pytest.mark.parametrize(
    "address",
    [
        "../../etc@passwd.example",
        "a/b@x.example",
        "a\\b@x.example",
        "..@..",
        ".@.",
        "x@../../..",
        "/etc/passwd@x",
        "a\x00b@x.example",
        ".hidden@x.example",
        "con:aux@x.example",
        "ñ@x.example",
    ],
)
def test_no_address_leaves_the_folder(boxes: Boxes, address: str) -> None:
    kept = boxes.keep(address, b"x", received_at=NOON)
    assert kept.path.resolve().parent.parent == boxes.folder.resolve()
    assert not kept.path.parent.name.startswith(".")
    assert list(boxes.folder.parent.rglob("*.eml")) == [kept.path]
    assert boxes.read(address, 1) == b"x"


def test_different_addresses_never_share_a_box() -> None:
    addresses = ["a/b@x.example", "a=2f=b@x.example", "a=b@x.example", "a_b@x.example", "a.b@x.example"]
    assert len({name_box(address) for address in addresses}) == len(addresses)


@pytest.mark.parametrize("address", ["", "press", "@x.example", "press@", "+token@x.example", "a" * 300 + "@x.example"])
def test_what_is_no_address_has_no_box(boxes: Boxes, address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        boxes.keep(address, b"x", received_at=NOON)


def test_a_listed_address_finds_its_box_again(boxes: Boxes) -> None:
    boxes.keep("o'neil/desk@x.example", b"x", received_at=NOON)
    (box,) = boxes.boxes()
    assert box.address == "o'neil/desk@x.example"
    assert boxes.mails(box.address)[0].read() == b"x"


def test_a_half_written_mail_of_a_crash_is_not_shown_and_blocks_no_number(boxes: Boxes) -> None:
    boxes.keep("press@pressdesk.example", b"one", received_at=NOON)
    (boxes.folder / "press@pressdesk.example" / "tmpab12.part").write_bytes(b"Subj")
    boxes.keep("press@pressdesk.example", b"two", received_at=NOON)
    assert [mail.read() for mail in boxes.mails("press@pressdesk.example")] == [b"one", b"two"]


def test_a_failed_write_leaves_nothing_behind(boxes: Boxes) -> None:
    with pytest.raises(OverflowError):
        boxes.keep("press@pressdesk.example", b"x", received_at=_Unwritable.now(UTC))
    assert list((boxes.folder / "press@pressdesk.example").iterdir()) == []


class _Unwritable(datetime):
    def timestamp(self) -> float:
        return float(2**80)


def test_threads_give_each_mail_its_own_number(boxes: Boxes) -> None:
    def keep(number: int) -> int:
        return boxes.keep("press@pressdesk.example", b"%d" % number, received_at=NOON).number

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(keep, range(40)))
    assert sorted(numbers) == list(range(1, 41))
    assert {mail.read() for mail in boxes.mails("press@pressdesk.example")} == {b"%d" % n for n in range(40)}
