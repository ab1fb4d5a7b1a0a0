"""Whatever comes as a mail is read: nothing raises, nothing unprintable comes out, no word of a plain text is lost."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailbox.headers import decode_header_text, read_addresses, read_date, read_message_id, read_message_ids
from mailbox.html import count_remote_images, html_to_text, sanitize_html
from mailbox.markup import prepare
from mailbox.mime import decode_body, read_message
from mailbox.parsing import parse_email, walk_leaves
from mailbox.trimming import trim_reply
from tests.fuzz.judging import find_faults
from tests.fuzz.mutations import TOKENS, compose, mutate

SAMPLES = {path.stem: path.read_bytes() for path in sorted((Path(__file__).parent.parent / "samples").rglob("*.eml"))}
BOUNDED = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
ODD_BYTES = st.lists(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=30)), max_size=30).map(b"".join)
ODD_TEXT = ODD_BYTES.map(lambda raw: raw.decode("utf-8", "replace")) | st.text(max_size=300)
HEADERS = [
    *(b"From", b"To", b"Date", b"Subject", b"Message-ID", b"References", b"Content-Type", b"Received"),
    *(b"Content-Transfer-Encoding", b"Content-Disposition", b"Authentication-Results", b"Auto-Submitted"),
]
BROKEN = re.compile("[\x00\ud800-\udfff]")


@BOUNDED
@given(ODD_BYTES)
def test_bytes_of_any_kind(raw: bytes) -> None:
    assert find_faults(raw)[0] == []


@BOUNDED
@given(st.lists(st.tuples(st.sampled_from(HEADERS), ODD_BYTES), max_size=8), ODD_BYTES)
def test_headers_of_any_content(headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    assert find_faults(b"".join(b"%s: %s\r\n" % each for each in headers) + b"\r\n" + body)[0] == []


@pytest.mark.parametrize("seed", range(40))
def test_words_of_a_plain_text_stay_whatever_stands_around_it(seed: int) -> None:
    raw, words = compose(random.Random(seed))
    assert find_faults(raw, words)[0] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_cut_and_stretched(name: str) -> None:
    rng = random.Random(name)
    for _ in range(3):
        assert find_faults(mutate([SAMPLES[name]], rng)[:50_000])[0] == []


@BOUNDED
@given(ODD_TEXT)
def test_header_values_of_any_kind(value: str) -> None:
    addresses = read_addresses([value])
    ids = (*read_message_ids([value]), read_message_id([value]) or "")
    found = [decode_header_text(value), *ids, *(each.name + each.address for each in addresses)]
    assert not BROKEN.search("".join(found))
    moment = read_date(value)
    assert moment is None or moment.tzinfo is not None


@BOUNDED
@given(ODD_TEXT)
def test_html_of_any_kind(html: str) -> None:
    assert not BROKEN.search(sanitize_html(html).html.replace("\x00", ""))
    assert isinstance(html_to_text(html), str)
    assert count_remote_images(html) >= 0
    prepared = prepare(html)
    assert prepared is None or prepare(prepared) is not None


@BOUNDED
@given(ODD_TEXT, ODD_TEXT)
def test_fresh_words_are_words_of_the_text(text: str, html: str) -> None:
    fresh = trim_reply(text, html).fresh
    assert set(fresh.split()) <= set(text.split())
    assert bool(fresh.strip()) == bool(text.strip())


@BOUNDED
@given(ODD_BYTES)
def test_parts_of_any_kind(raw: bytes) -> None:
    root, _ = read_message(raw)
    for part in walk_leaves(root):
        assert isinstance(decode_body(part), bytes)
    json.dumps([each.filename for each in parse_email(raw).attachments])
