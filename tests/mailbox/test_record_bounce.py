"""A mail that came back is marked, whatever address the report names and however quick it is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from mailbox.bounce_reports import Bounce, BouncedRecipient
from mailbox.bounces import record_bounce
from mailbox.models import OutboundEmail
from tests.support.outgoing import DANA, LUIS, pass_outbox, queue, recipient_states
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

HANDED_ON_TO = "dana.whitcomb@webmail.example"


def come_back(email: OutboundEmail, *addresses: str) -> None:
    failed = tuple(BouncedRecipient(each, "failed", "5.1.1", "550 No such user") for each in addresses)
    record_bounce(Bounce(failed, email.message_id, is_permanent=True, is_delay=False), at=timezone.now())


def test_only_the_recipient_it_names_is_marked(smtp: SmtpSink) -> None:
    email = queue(DANA, LUIS)
    pass_outbox()
    come_back(email, LUIS.upper(), HANDED_ON_TO)
    assert recipient_states(email) == {DANA: "accepted", LUIS: "bounced"}
    assert email.recipients.get(address=LUIS).response == "550 No such user"


def test_lesson_23_an_address_it_was_handed_on_to_stands_for_whoever_handed_it_on(smtp: SmtpSink) -> None:
    """Servers that forward name the last address, not the one that was written to."""
    email = queue(DANA)
    pass_outbox()
    come_back(email, HANDED_ON_TO)
    email.refresh_from_db()
    assert email.bounced_at is not None
    recipient = email.recipients.get()
    assert (recipient.state, recipient.response) == ("bounced", f"handed on to {HANDED_ON_TO}: 550 No such user")


def test_lesson_23_a_bounce_that_names_no_mail_is_about_the_newest_one_to_that_address(smtp: SmtpSink) -> None:
    """Some servers return neither the mail nor its headers."""
    older, newer = queue(DANA), queue(DANA)
    pass_outbox()
    bounce = Bounce((BouncedRecipient(DANA, "failed", "5.1.1", None),), None, is_permanent=True, is_delay=False)
    assert record_bounce(bounce, at=timezone.now()) == newer
    assert (recipient_states(older), recipient_states(newer)) == ({DANA: "accepted"}, {DANA: "bounced"})


def test_a_bounce_of_a_mail_in_our_name_marks_nothing(smtp: SmtpSink) -> None:
    email = queue(DANA)
    pass_outbox()
    failed = (BouncedRecipient(DANA, "failed", "5.1.1", None),)
    bounce = Bounce(failed, "<spam-in-our-name@elsewhere.example>", is_permanent=True, is_delay=False)
    assert record_bounce(bounce, at=timezone.now()) is None
    assert recipient_states(email) == {DANA: "accepted"}


def test_lesson_23_a_bounce_that_is_quicker_than_our_own_note_is_not_written_over(smtp: SmtpSink) -> None:
    """Another process can record it between the server's yes and the commit that keeps it."""
    email = queue(DANA)
    done: list[bool] = []

    def bounce_first(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not done and sql.startswith('UPDATE "mailbox_outboundrecipient"') and "accepted" in params:
            done.append(True)
            come_back(email, DANA)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(bounce_first):
        pass_outbox()
    email.refresh_from_db()
    assert (done, email.state) == ([True], "sent")
    assert recipient_states(email) == {DANA: "bounced"}
