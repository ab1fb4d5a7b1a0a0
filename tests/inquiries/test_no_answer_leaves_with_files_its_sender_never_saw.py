"""Whoever sends an answer has seen its files: one that came beside it since her page was drawn stops the sending."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries import attaching, drafts, scheduling, sending
from inquiries.merging import merge
from inquiries.models import Inquiry, Reply, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import write_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def mateo() -> User:
    return make_person("Mateo Osei")


@pytest.fixture
def draft(ana: User) -> Reply:
    """Ana's, as her page shows it."""
    inquiry = make_inquiry("Hers")
    make_message(inquiry)
    return write_answer(inquiry, ana, "Dear Dana, yes.")


def attach(draft: Reply, by: User) -> None:
    minutes = SimpleUploadedFile("minutes.pdf", b"%PDF")
    attaching.attach_files(draft, [minutes], revision=draft.revision, by=by, at=timezone.now())


def join_one_with_a_file(draft: Reply, by: User) -> None:
    other = make_inquiry("His")
    make_message(other, kind="mail_in", is_automatic=True)
    attach(write_answer(other, by, "For ourselves."), by)
    merge(other, draft.inquiry, by=by, at=timezone.now())


def hold_back_one_with_a_file(draft: Reply, by: User) -> None:
    """Mateo's planned answer comes back beside hers."""
    planned = Reply.objects.create(
        inquiry=draft.inquiry, answers=draft.answers, text="For ourselves.", to=draft.to, by=by, edited_by=by,
        edited_at=timezone.now(), state=Reply.State.SCHEDULED, send_at=timezone.now() + timedelta(hours=3),
    )  # fmt: skip
    planned.attachments.create(
        filename="minutes.pdf", content_type="application/pdf", size=4, stored_as="0" * 64, by=by, at=timezone.now()
    )
    assert scheduling.hold_back(planned, by=by, at=timezone.now()) == draft


def press_send(draft: Reply, by: User, *, revision: int) -> None:
    client = Client()
    client.force_login(by)
    typed = {
        "reply": draft.pk, "revision": revision, "text": draft.text, "to": ", ".join(draft.to),
        "cc": ", ".join(draft.cc), "is_signed": "on",
    }  # fmt: skip
    client.post(reverse("inquiry_replies", args=[draft.inquiry.reference]), typed)


@pytest.mark.parametrize("come", [join_one_with_a_file, hold_back_one_with_a_file])
def test_what_a_colleague_brought_beside_her_text_stops_her_answer(
    ana: User, mateo: User, draft: Reply, come: Callable[[Reply, User], None]
) -> None:
    come(draft, mateo)
    standing = Reply.objects.get(pk=draft.pk)
    assert (standing.edited_by, standing.text, standing.attachments.count()) == (ana, draft.text, 1)
    press_send(draft, ana, revision=draft.revision)
    assert not OutboundEmail.objects.filter(purpose="reply").exists()
    press_send(draft, ana, revision=standing.revision)
    assert OutboundEmail.objects.get(purpose="reply").attachments.get().filename == "minutes.pdf"


def test_what_she_brought_on_another_page_stops_it_too(ana: User, draft: Reply) -> None:
    attach(draft, ana)
    press_send(draft, ana, revision=draft.revision)
    assert not OutboundEmail.objects.exists()


def test_an_answer_taken_back_is_no_saving(ana: User, draft: Reply) -> None:
    now = timezone.now()
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=now)
    assert sending.undo_send(email, by=ana, at=now) == draft
    with pytest.raises(drafts.NotAsRead):
        drafts.save_draft(
            draft, text=draft.text, to=draft.to, cc=draft.cc, revision=draft.revision, by=ana, at=now
        )  # fmt: skip


def test_nothing_beside_the_text_looks_like_a_saving(ana: User, mateo: User, draft: Reply) -> None:
    inquiry = Inquiry.objects.get(pk=draft.inquiry.pk)
    attach(draft, mateo)
    removed = draft.attachments.get()
    after_one = Reply.objects.get(pk=draft.pk).revision
    attaching.remove_file(removed, revision=after_one, by=ana, at=timezone.now())
    after_both = Reply.objects.get(inquiry=inquiry).revision
    assert after_one - draft.revision > 1
    assert after_both - after_one > 1
