"""`manage.py read_mail` prints what the desk reads in a mail, one JSON line each, as a user runs it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "tests" / "samples"
KEYS = [
    *("id", "subject", "from_address", "from_name", "to", "cc", "date", "message_id", "in_reply_to", "references"),
    *("text", "reply_text", "html", "attachments", "kind", "is_bounce", "bounced_addresses", "is_auto_reply"),
    *("authentication", "deadline", "deadline_phrase", "urgent", "error"),
]
# No key, no office, and a database that nobody could open.
BARE = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none"}
MAIL = (
    "From: Ana Ruiz <ana@herald.example>\r\nTo: Desk <press@pressdesk.example>, b@council.example\r\n"
    "Cc: Editor <ed@herald.example>\r\nDate: {date}\r\nSubject: Library budget\r\nMessage-ID: <1@herald.example>\r\n"
    "In-Reply-To: <0@pressdesk.example>\r\nReferences: <00@pressdesk.example> <0@pressdesk.example>\r\n\r\n"
    "I need a comment by 5pm today.\r\n"
)
MONDAY = "Mon, 6 Jan 2025 10:00:00 +0000"


def start(*paths: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "manage.py", "read_mail", *map(str, paths)]
    return subprocess.Popen(
        command, cwd=ROOT, env=BARE | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )


def read(*paths: str | Path, **environment: str) -> list[dict[str, Any]]:
    with start(*paths, **environment) as process:
        out, complaints = process.communicate(timeout=120)
    assert (process.returncode, complaints.decode()) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def read_here(*paths: str | Path) -> list[dict[str, Any]]:
    """The same in this process, which is quicker and may not touch a database either."""
    out = StringIO()
    call_command("read_mail", *map(str, paths), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture(scope="module")
def samples() -> list[dict[str, Any]]:
    """The lines of all sample mails."""
    return read(SAMPLES)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with one mail in it."""
    (tmp_path / "mail.eml").write_bytes(MAIL.format(date=MONDAY).encode())
    yield tmp_path
    for path in tmp_path.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o700)


def test_every_sample_has_its_line_with_every_key(samples: list[dict[str, Any]]) -> None:
    assert [line["id"] for line in samples] == [path.stem for path in sorted(SAMPLES.rglob("*.eml"))]
    assert all(list(line) == KEYS for line in samples)
    assert [line["id"] for line in samples if line["error"]] == []


def test_a_line_says_what_the_desk_reads(folder: Path) -> None:
    (line,) = read(folder, TIME_ZONE="America/Chicago")
    assert {key: line[key] for key in KEYS if key not in ("text", "authentication")} == {
        "id": "mail",
        "subject": "Library budget",
        "from_address": "ana@herald.example",
        "from_name": "Ana Ruiz",
        "to": ["press@pressdesk.example", "b@council.example"],
        "cc": ["ed@herald.example"],
        "date": "2025-01-06T10:00:00+00:00",
        "message_id": "<1@herald.example>",
        "in_reply_to": "<0@pressdesk.example>",
        "references": ["<00@pressdesk.example>", "<0@pressdesk.example>"],
        "reply_text": "I need a comment by 5pm today.",
        "html": None,
        "attachments": [],
        "kind": "inquiry",
        "is_bounce": False,
        "bounced_addresses": [],
        "is_auto_reply": False,
        "deadline": "2025-01-06T17:00:00-06:00",
        "deadline_phrase": "5pm today",
        "urgent": False,
        "error": None,
    }
    assert set(line["authentication"]) == {"spf", "dkim", "dmarc"}


def test_files_bounces_and_html_are_told(samples: list[dict[str, Any]]) -> None:
    lines = {line["id"]: line for line in samples}
    attached = lines["only-a-pdf"]["attachments"]
    assert [set(each) for each in attached] == [{"filename", "content_type", "size"}]
    bounce = lines["bounce-rfc3464-failed"]
    assert bounce["is_bounce"] and bounce["kind"] == "bounce" and bounce["bounced_addresses"]
    hostile = lines["xss-in-names-and-body"]
    assert "Hello" in hostile["html"] and "onerror" not in hostile["html"] and "<script" not in hostile["html"]


def test_times_that_name_no_zone_are_the_offices(folder: Path) -> None:
    """A zone of the command line goes before the office's setting."""
    (line,) = read_here(folder, "--zone", "Asia/Tokyo")
    assert line["deadline"] is None  # seven in the evening there
    (line,) = read_here(folder, "--zone=Europe/Berlin")
    assert line["deadline"] == "2025-01-06T17:00:00+01:00"


def test_a_zone_that_is_none_is_said() -> None:
    with pytest.raises(CommandError, match="no zone"):
        call_command("read_mail", "--zone", "Nowhere/Land", str(SAMPLES))


def test_a_broken_clock_counts_from_the_time_of_receipt(folder: Path) -> None:
    broken = "Received: by mx.pressdesk.example; Tue, 7 Jan 2025 09:00:00 -0500\r\n" + MAIL
    (folder / "mail.eml").write_bytes(broken.format(date="Thu, 1 Jan 1970 00:00:00 +0000").encode())
    (line,) = read_here(folder)
    assert (line["date"], line["deadline"]) == ("1970-01-01T00:00:00+00:00", "2025-01-07T17:00:00-05:00")


def test_a_mail_without_any_time_counts_from_when_it_was_kept(folder: Path) -> None:
    (folder / "mail.eml").write_bytes(b"From: ana@herald.example\r\n\r\nNeed this by 5pm today.\r\n")
    os.utime(folder / "mail.eml", (1736262000, 1736262000))  # 7 January 2025, 10:00 in New York
    assert [line["deadline"] for line in read_here(folder)] == ["2025-01-07T17:00:00-05:00"]


def test_a_file_that_is_named_is_read_whatever_its_ending(folder: Path) -> None:
    (folder / "mail.eml").rename(folder / "kept.mail.txt")
    assert read_here(folder) == []
    assert [(line["id"], line["error"]) for line in read_here(folder / "kept.mail.txt")] == [("kept.mail", None)]


def test_folders_are_read_in_order_with_what_is_in_them(folder: Path) -> None:
    for name in ("b/2.eml", "b/1.EML", "a.eml", "b.eml", "c/note.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(MAIL.format(date=MONDAY).encode())
    assert [line["id"] for line in read_here(folder / "mail.eml", folder)] == ["mail", "a", "1", "2", "b", "mail"]


def test_a_bad_file_has_a_line_and_stops_nothing(folder: Path) -> None:
    (folder / "empty.eml").touch()
    (folder / "huge.eml").write_bytes(b"Subject: x\r\n\r\n" + b"x" * 1_100_000)
    (folder / "dangling.eml").symlink_to(folder / "nowhere")
    (folder / "again").symlink_to(folder)
    os.mkfifo(folder / "a-pipe.eml")
    lines = read(folder / "nothing-here", folder, PRESSDESK_MAIL_LIMIT_MB="1")
    assert all(list(line) == KEYS for line in lines)
    assert [(line["id"], line["error"]) for line in lines] == [
        ("nothing-here", "It cannot be read: No such file or directory."),
        ("a-pipe", "It is no ordinary file."),
        ("again", "The folder is a link to one that was read already."),
        ("dangling", "It cannot be read: No such file or directory."),
        ("empty", "The file is empty."),
        ("huge", "The mail is 1 MB, over the limit of 1 MB."),
        ("mail", None),
    ]
    assert lines[0]["subject"] is None and lines[0]["attachments"] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_has_a_line(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0)
    (folder / "kept-back.eml").touch(mode=0)
    assert [(line["id"], line["error"]) for line in read_here(folder)] == [
        ("closed", "It cannot be read: Permission denied."),
        ("kept-back", "It cannot be read: Permission denied."),
        ("mail", None),
    ]


def test_file_names_may_be_any_bytes(folder: Path) -> None:
    (folder / "mail.eml").rename(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.eml"))
    assert [line["id"] for line in read_here(folder)] == ["caf?"]


def test_each_line_comes_as_soon_as_its_mail_is_read(folder: Path) -> None:
    os.mkfifo(folder / "later")
    with start(folder / "mail.eml", folder / "later") as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["id"] == "mail"
        (folder / "later").write_bytes(b"Subject: second\r\n\r\nx")
        assert json.loads(process.stdout.readline())["subject"] == "second"


def test_who_stops_reading_ends_it_quietly(folder: Path) -> None:
    (folder / "mail.eml").write_bytes(b"Subject: long\r\n\r\n" + b"words and words\r\n" * 20_000)
    with start(*[folder] * 20) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_no_database_is_touched() -> None:
    """This test may not use one, and would fail by a single query."""
    assert len(read_here(SAMPLES)) == len(list(SAMPLES.rglob("*.eml")))


def test_verdicts_of_the_receiving_server_are_told(folder: Path) -> None:
    report = "Authentication-Results: mx.pressdesk.example; spf=pass; dkim=fail; dmarc=none\r\n"
    (folder / "mail.eml").write_bytes((report + MAIL.format(date=MONDAY)).encode())
    (line,) = read_here(folder)
    assert line["authentication"] == {"spf": "pass", "dkim": "fail", "dmarc": "none"}
