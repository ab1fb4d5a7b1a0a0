"""Every verb asks who is asking: one table for all of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inquiries import (
    acknowledging,
    assignment,
    attaching,
    calls,
    closing,
    confidentiality,
    mailroom,
    merging,
    notes,
    scheduling,
    sending,
    splitting,
    triage,
)
from inquiries.access import Verb, may, require, visible_to
from inquiries.models import Ask, Event, Inquiry, Note, Reply, ReplyAttachment, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person, make_spokesperson
from tests.support.outgoing import queue_answer, write_answer

pytestmark = pytest.mark.django_db

ROLES = list(User.Role)
WORKING_ROLES = [role for role in ROLES if role != User.Role.OBSERVER]


class Desk:
    """One inquiry with everything a verb could want, prepared by somebody who may."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.helper = make_person("Jo Lindqvist")
        self.deadline, self.offered = self.now + timedelta(hours=2), self.now + timedelta(hours=3)
        self.inquiry = make_inquiry(deadline=self.deadline, offered_deadline=self.offered)
        make_message(self.inquiry)
        self.spokesperson = make_spokesperson()

    def answered(self) -> Inquiry:
        Inquiry.objects.update(state="answered", answered_at=self.now)
        return self.inquiry

    def stranger(self) -> Inquiry:
        return make_inquiry("Re: x", may_belong_to=self.inquiry)

    def agreed(self) -> Any:
        return assignment.assign_spokesperson(self.inquiry, self.spokesperson, by=self.helper, at=self.now)

    def asked(self) -> Ask:
        return assignment.ask_spokesperson(self.inquiry, self.spokesperson, by=self.helper, at=self.now)

    def stopped(self) -> OutboundEmail:
        email = queue_answer(self.inquiry, self.helper)
        OutboundEmail.objects.update(state="unknown")
        return email


def attach(draft: Reply, by: User, at: datetime) -> ReplyAttachment:
    """A file beside the draft."""
    files = [SimpleUploadedFile("plan.pdf", b"%PDF")]
    attaching.attach_files(draft, files, revision=draft.revision, by=by, at=at)
    return draft.attachments.latest("id")


def plan(draft: Reply, by: User, at: datetime) -> Reply:
    """The draft as an answer that waits for its hour."""
    return scheduling.schedule_reply(draft, revision=draft.revision, send_at=at + timedelta(hours=1), by=by, at=at)


# The verb, prepared as `helper`, done as `by`: preparing first, so that only the verb itself can be refused.
VERBS: dict[str, Callable[[Desk], Callable[[User], object]]] = {
    "take": lambda d: lambda by: assignment.take(d.inquiry, by=by, at=d.now),
    "assign": lambda d: lambda by: assignment.assign_owner(d.inquiry, d.helper, by=by, at=d.now),
    "assign nobody": lambda d: lambda by: assignment.assign_owner(d.inquiry, None, by=by, at=d.now),
    "assign spokesperson": lambda d: (
        lambda by: assignment.assign_spokesperson(d.inquiry, d.spokesperson, by=by, at=d.now)
    ),
    "release spokesperson": lambda d: (lambda ask: lambda by: assignment.release_spokesperson(ask, by=by, at=d.now))(
        d.agreed()
    ),
    "set deadline": lambda d: lambda by: triage.set_deadline(d.inquiry, d.now, by=by, at=d.now),
    "confirm deadline": lambda d: lambda by: triage.confirm_deadline(d.inquiry, shown=d.deadline, by=by, at=d.now),
    "accept deadline": lambda d: lambda by: triage.accept_offered_deadline(d.inquiry, shown=d.offered, by=by, at=d.now),
    "remove deadline": lambda d: lambda by: triage.remove_deadline(d.inquiry, by=by, at=d.now),
    "note": lambda d: lambda by: notes.add_note(d.inquiry, "A word.", by=by, at=d.now),
    "close": lambda d: lambda by: closing.close(d.inquiry, Inquiry.Outcome.DECLINED, by=by, at=d.now),
    "reopen": lambda d: (lambda inquiry: lambda by: closing.reopen(inquiry, by=by, at=d.now))(d.answered()),
    "ask": lambda d: lambda by: assignment.ask_spokesperson(d.inquiry, d.spokesperson, by=by, at=d.now),
    "agree": lambda d: (lambda ask: lambda by: assignment.agree(ask, by=by, at=d.now))(d.asked()),
    "decline": lambda d: (lambda ask: lambda by: assignment.decline(ask, by=by, at=d.now))(d.asked()),
    "take back": lambda d: (lambda ask: lambda by: assignment.take_back(ask, by=by, at=d.now))(d.asked()),
    "log a call": lambda d: (
        lambda by: calls.log_call(d.inquiry.journalist, "A word.", inquiry=d.inquiry, by=by, at=d.now)
    ),
    "merge": lambda d: (lambda other: lambda by: merging.merge(other, d.inquiry, by=by, at=d.now))(make_inquiry("x")),
    "split": lambda d: (lambda message: lambda by: splitting.split(d.inquiry, [message], by=by, at=d.now))(
        make_message(d.inquiry)
    ),
    "make confidential": lambda d: lambda by: confidentiality.make_confidential(d.inquiry, by=by, at=d.now),
    "name a reader": lambda d: lambda by: confidentiality.let_read(d.inquiry, d.helper, by=by, at=d.now),
    "lift": lambda d: lambda by: confidentiality.lift_confidentiality(d.inquiry, by=by, at=d.now),
    "join": lambda d: (lambda inquiry: lambda by: merging.join(inquiry, by=by, at=d.now))(d.stranger()),
    "draft": lambda d: lambda by: sending.start_reply(d.inquiry, by=by, at=d.now),
    "save": lambda d: (
        lambda draft: (
            lambda by: sending.save_draft(draft, text="x", to=[], cc=[], revision=draft.revision, by=by, at=d.now)
        )
    )(write_answer(d.inquiry, d.helper)),
    "discard": lambda d: (lambda draft: lambda by: sending.discard_draft(draft, by=by, at=d.now))(
        write_answer(d.inquiry, d.helper)
    ),
    "catch up": lambda d: (lambda draft, mail: lambda by: sending.catch_up(draft, seen=mail.pk, by=by))(
        write_answer(d.inquiry, d.helper), make_message(d.inquiry)
    ),
    "send": lambda d: (lambda draft: lambda by: sending.send_reply(draft, revision=draft.revision, by=by, at=d.now))(
        write_answer(d.inquiry, d.helper)
    ),
    "undo": lambda d: (lambda email: lambda by: sending.undo_send(email, by=by, at=d.now))(
        queue_answer(d.inquiry, d.helper)
    ),
    "acknowledge": lambda d: lambda by: acknowledging.acknowledge(d.inquiry, by=by, at=d.now),
    "attach": lambda d: (lambda draft: lambda by: attach(draft, by, d.now))(write_answer(d.inquiry, d.helper)),
    "take a file off": lambda d: (lambda file: lambda by: attaching.remove_file(file, revision=0, by=by, at=d.now))(
        attach(write_answer(d.inquiry, d.helper), d.helper, d.now)
    ),
    "send later": lambda d: (lambda draft: lambda by: plan(draft, by, d.now))(write_answer(d.inquiry, d.helper)),
    "hold back": lambda d: (lambda reply: lambda by: scheduling.hold_back(reply, by=by, at=d.now))(
        plan(write_answer(d.inquiry, d.helper), d.helper, d.now)
    ),
    "retry mail": lambda d: (lambda email: lambda by: mailroom.retry_mail(email, by=by, at=d.now))(d.stopped()),
    "settle mail": lambda d: (lambda email: lambda by: mailroom.settle_mail(email, arrived=True, by=by, at=d.now))(
        d.stopped()
    ),
}


def everything() -> tuple[Any, ...]:
    """What no refused verb may change."""
    return (
        list(Inquiry.objects.order_by("id").values()),
        list(Event.objects.order_by("id").values_list("id", "kind")),
        list(OutboundEmail.objects.order_by("id").values_list("id", "state")),
        list(Reply.objects.order_by("id").values()),
        list(Ask.objects.order_by("id").values()),
        Note.objects.count(),
    )


@pytest.mark.parametrize("role", WORKING_ROLES)
@pytest.mark.parametrize("verb", VERBS)
def test_staff_managers_and_administrators_may_and_nobody_locked_out(verb: str, role: User.Role) -> None:
    act = VERBS[verb](Desk())
    before = everything()
    with pytest.raises(PermissionDenied):
        act(make_person("Out Sider", role=role, is_active=False))
    assert everything() == before
    act(make_person("In Sider", role=role))


@pytest.mark.parametrize("verb", VERBS)
def test_an_observer_may_none_of_it(verb: str) -> None:
    act = VERBS[verb](Desk())
    before = everything()
    with pytest.raises(PermissionDenied):
        act(make_person("On Looker", role=User.Role.OBSERVER))
    assert everything() == before


@pytest.mark.parametrize(
    ("verb", "observer", "staff", "manager", "administrator"),
    [
        (Verb.READ, True, True, True, True),
        (Verb.WORK, False, True, True, True),
        (Verb.EDIT_SPOKESPEOPLE, False, True, True, True),
        (Verb.CHANGE_OFFICE, False, False, True, True),
        (Verb.READ_ALL, False, False, True, True),
        (Verb.READ_REPORTS, False, False, True, True),
        (Verb.ADMINISTER, False, False, False, True),
    ],
)
def test_what_each_role_may(verb: Verb, observer: bool, staff: bool, manager: bool, administrator: bool) -> None:
    for role, expected in zip(ROLES, (observer, staff, manager, administrator), strict=True):
        person = make_person(f"Person {role}", role=role)
        assert may(person, verb) is expected
        person.is_active = False
        assert may(person, verb) is False
        with pytest.raises(PermissionDenied):
            require(person, verb)
    assert may(AnonymousUser(), verb) is False


def test_inquiries_are_seen_by_those_who_work_here() -> None:
    inquiry = make_inquiry()
    for role in ROLES:
        assert list(visible_to(make_person(f"In {role}", role=role))) == [inquiry]
        assert list(visible_to(make_person(f"Out {role}", role=role, is_active=False))) == []
    assert list(visible_to(AnonymousUser())) == []
