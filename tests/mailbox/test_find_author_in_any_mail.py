"""Whatever a mail holds, somebody or nobody wrote it: nothing in it makes the reading of senders fail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mailbox.authentication import read_verdicts
from mailbox.lookalikes import find_lookalike
from mailbox.parsing import parse_email
from mailbox.senders import find_author

PIECES = st.sampled_from(
    ["From: ", "Von: ", "Date: ", "Sent: Mon, Mar 3, 2025 at 10:12 AM", "Subject: ", "To: ", "\n", "\n\n", "> ", "*",
     "---------- Forwarded message ---------\n", "-----Original Message-----\n", "Begin forwarded message:\n", "Fwd: ",
     "Dana <dana@courier.example>", "[mailto:a@b.example]", "<", ">", "(", ")", '"', ";", "=", "spf=pass", "dkim=",
     "via", "9", "31", "99:99", "\x00", "\ud800", "é", "\u202f", "voicemail from (919) 555-0143", "header.d=x.example"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)


def is_anybody(_address: str) -> bool:
    return True


def is_nobody(_address: str) -> bool:
    return False


@settings(max_examples=200, deadline=None)
@given(sender=TEXTS, subject=TEXTS, checks=TEXTS, text=TEXTS)
def test_nothing_a_mail_holds_makes_it_fail(sender: str, subject: str, checks: str, text: str) -> None:
    head = f"From: {sender} <ana@office.example>\nSubject: {subject}\nAuthentication-Results: {checks}\n"
    raw = f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}".encode("utf-8", "replace")
    parsed = parse_email(raw)
    for is_ours in (is_anybody, is_nobody):
        found = find_author(parsed, is_own=is_nobody, is_ours=is_ours)
        assert found.address is None or "@" in found.address.address
        assert found.told is None or (found.forwarder is not None and found.address is not None)
    verdicts = read_verdicts(parsed)
    assert all(word is None or (word.isalpha() and word.islower()) for word in (verdicts.spf, verdicts.dkim))
    if found.address is not None:
        find_lookalike(found.address.domain, ["ledger.example"])
