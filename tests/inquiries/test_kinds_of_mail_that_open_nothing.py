"""A digest of requests opens no inquiry; what only looks like a newsletter, a release or spam opens one."""

from pathlib import Path

import pytest

from inquiries.models import DigestRequest, Inquiry
from mailbox.models import InboundEmail
from tests.factories import deliver_mail, make_mail

SAMPLES = Path(__file__).parent.parent / "samples"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["digest-numbered-with-summaries", "digest-titles-without-labels", "digest-call-outs"])
def test_a_digest_is_kept_with_its_requests_and_asks_for_nobody_s_look(name: str) -> None:
    row = deliver_mail((SAMPLES / f"{name}.eml").read_bytes())
    assert (row.filed_as, row.problem, Inquiry.objects.count()) == ("digest", "", 0)
    assert DigestRequest.objects.filter(digest=row, message=None).count() == 2
    assert row in InboundEmail.objects.request_digests()
    assert not InboundEmail.objects.filed_without_inquiry().exists()


@pytest.mark.parametrize(
    "name",
    [
        "newsletter",
        "press-release-pitched-at-us",
        "spam-wants-a-link",
        "list-mail-by-a-person",
        "person-forwards-a-bounce",
        "person-quotes-a-bounce-without-forwarding",
        "reporter-answers-our-absence-notice",
        "reporter-mentions-her-vacation",
        "reporter-asks-about-a-press-release",
    ],
)
def test_a_doubtful_mail_opens_an_inquiry(name: str) -> None:
    row = deliver_mail((SAMPLES / f"{name}.eml").read_bytes())
    assert (row.filed_as, Inquiry.objects.count()) == ("inquiry", 1)


def test_a_reporter_whose_mail_a_filter_took_for_spam_keeps_her_deadline() -> None:
    deliver_mail(make_mail(text="Who voted against it? My deadline is 5 pm tomorrow.\n", X_Spam_Flag="YES"))
    inquiry = Inquiry.objects.get()
    assert inquiry.deadline is not None
    row = InboundEmail.objects.get()
    assert any("x-spam-flag" in note for note in row.notes)


@pytest.mark.parametrize(
    "name",
    [
        "out-of-office-english-headers",
        "out-of-office-spanish-no-headers",
        "out-of-office-german-until",
        "out-of-office-french-from-to",
        "ticket-system-receipt",
        "receipt-of-reading",
        "challenge-asks-who-writes",
    ],
)
def test_lesson_19_absences_and_receipts_open_nothing(name: str) -> None:
    row = deliver_mail((SAMPLES / f"{name}.eml").read_bytes())
    assert (row.filed_as, Inquiry.objects.count()) == ("automatic", 0)


@pytest.mark.parametrize(
    "name", ["bounce-domino-not-listed", "bounce-sendmail-warning-only", "bounce-from-a-noreply-gateway"]
)
def test_a_bounce_in_plain_words_opens_nothing(name: str) -> None:
    row = deliver_mail((SAMPLES / f"{name}.eml").read_bytes())
    assert (row.filed_as, Inquiry.objects.count()) == ("bounce", 0)


def test_a_bounce_that_names_nobody_opens_nothing() -> None:
    mail = make_mail(sender="MAILER-DAEMON@mx.example", subject="Undeliverable mail", text="It was not delivered.\n")
    row = deliver_mail(mail)
    assert (row.filed_as, Inquiry.objects.count()) == ("bounce", 0)
    assert row.problem == "unknown_bounce"
