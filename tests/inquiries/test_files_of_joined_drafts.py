"""Two drafts that become one have the files of both: too much for one mail is said before it is sent, never after."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inquiries import attaching, merging, scheduling, sending
from inquiries.models import Inquiry, Reply, ReplyAttachment, User
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import write_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


def begin(subject: str, by: User, size: int) -> Reply:
    """A draft with a file that is as large as it says."""
    inquiry = make_inquiry(subject)
    make_message(inquiry)
    draft = write_answer(inquiry, by)
    upload = SimpleUploadedFile(f"{subject}.pdf", b"%PDF")
    attaching.attach_files(draft, [upload], revision=draft.revision, by=by, at=timezone.now())
    # Twenty megabytes on the disk would only cost time: what is counted is the row.
    ReplyAttachment.objects.filter(reply=draft).update(size=size)
    return draft


def join_drafts(by: User, *sizes: int) -> Reply:
    there, draft = (begin(name, by, size) for name, size in zip(["stays", "goes"], sizes, strict=True))
    merging.merge(draft.inquiry, there.inquiry, by=by, at=timezone.now())
    sending.catch_up(there, seen=there.inquiry.messages.latest("id").pk, by=by)
    return Reply.objects.select_related("inquiry").get(pk=there.pk)


@pytest.mark.parametrize("over", [-1, 0])
def test_files_that_fit_together_leave(ana: User, over: int) -> None:
    draft = join_drafts(ana, attaching.LARGEST_FILE, attaching.LARGEST_SUM - attaching.LARGEST_FILE + over)
    assert draft.attachments.count() == 2
    email = sending.send_reply(draft, revision=draft.revision, by=ana, at=timezone.now())
    assert email.attachments.count() == 2


def test_too_many_together_are_refused_in_words(ana: User) -> None:
    draft = join_drafts(ana, attaching.LARGEST_FILE, attaching.LARGEST_SUM - attaching.LARGEST_FILE + 1)
    now = timezone.now()
    with pytest.raises(sending.NotSendable, match="more than 25 MB"):
        sending.send_reply(draft, revision=draft.revision, by=ana, at=now)
    with pytest.raises(sending.NotSendable, match="more than 25 MB"):
        scheduling.schedule_reply(draft, revision=draft.revision, send_at=now + timedelta(hours=1), by=ana, at=now)
    assert not OutboundEmail.objects.exists()
    assert Inquiry.objects.filter(replies__state=Reply.State.DRAFT).count() == 1
