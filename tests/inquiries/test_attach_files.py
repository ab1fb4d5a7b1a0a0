"""Files of an answer: kept with the draft, whole on the disk first, gone out byte for byte, back after an undo."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inquiries import attaching, drafts, sending
from inquiries.models import Inquiry, Reply, User
from mailbox.files import read_file
from mailbox.models import OutboundEmail
from tests.factories import make_inquiry, make_message, make_person
from tests.support.outgoing import SOON, pass_outbox, write_answer
from tests.support.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
# Every byte there is, and what mail programs on the way would like to change.
ODD = bytes(range(256)) * 40 + b"\r\n.\r\nFrom here\n\r" + b"x" * 2000


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz")


@pytest.fixture
def inquiry() -> Inquiry:
    inquiry = make_inquiry()
    make_message(inquiry)
    return inquiry


class Sized:
    """An upload that only says how large it is."""

    def __init__(self, name: str, size: int) -> None:
        self.name, self.size = name, size

    def chunks(self) -> list[bytes]:
        raise AssertionError("nothing of a refused file is read")


def attach(draft: Reply, by: User, *files: tuple[str, bytes]) -> bool:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    is_as_read = attaching.attach_files(draft, uploads, revision=draft.revision, by=by, at=timezone.now())
    draft.refresh_from_db()
    return is_as_read


def send(draft: Reply, by: User) -> OutboundEmail:
    return sending.send_reply(draft, revision=draft.revision, by=by, at=timezone.now())


def test_files_arrive_byte_for_byte_under_their_names(smtp: SmtpSink, ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana, "The report is attached.")
    name = "Informe año 2026, versión final de la oficina de prensa (borrador que nadie ha leído todavía).pdf"
    files = [(name, ODD), ("figures.csv", b"a;b\r\n1;2\n"), ("old mail.eml", b"From: x\n\nhi\n")]
    assert attach(draft, ana, *files)
    send(draft, ana)
    pass_outbox(now=timezone.now() + SOON)
    mail = smtp.wait_for(1)[0]
    assert mail.data.isascii()
    assert max(len(line) for line in mail.data.split(b"\r\n")) <= 998
    parts = list(mail.message.iter_attachments())
    assert [(part.get_filename(), part.get_payload(decode=True)) for part in parts] == files
    assert [part.get_content_type() for part in parts] == ["application/pdf", *["application/octet-stream"] * 2]
    assert {part.get_content_disposition() for part in parts} == {"attachment"}
    body = mail.message.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith("The report is attached.")


def test_they_are_shared_and_frozen_with_the_mail(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    attach(draft, make_person("Mateo Osei"), ("plan.pdf", b"%PDF"))
    assert [each.filename for each in drafts.start_reply(inquiry, by=ana, at=timezone.now()).attachments.all()] == [
        "plan.pdf"
    ]
    email = send(draft, ana)
    file = email.attachments.get()
    assert (file.filename, file.content_type, file.size) == ("plan.pdf", "application/pdf", 4)
    assert read_file(file.stored_as) == b"%PDF"


def test_undo_brings_them_back(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    attach(draft, ana, ("plan.pdf", b"%PDF"))
    back = sending.undo_send(send(draft, ana), by=ana, at=timezone.now())
    assert back is not None
    assert [each.filename for each in back.attachments.all()] == ["plan.pdf"]


def test_lesson_24_a_file_that_came_after_the_reading_stops_the_sending(ana: User, inquiry: Inquiry) -> None:
    """What is sent is what was read, files included."""
    draft = write_answer(inquiry, ana)
    read_at = draft.revision
    attach(draft, make_person("Mateo Osei"), ("plan.pdf", b"%PDF"))
    with pytest.raises(sending.NotAsRead):
        sending.send_reply(draft, revision=read_at, by=ana, at=timezone.now())
    attaching.remove_file(draft.attachments.get(), revision=draft.revision, by=ana, at=timezone.now())
    with pytest.raises(sending.NotAsRead):
        send(draft, ana)


def test_attaching_never_hides_a_colleagues_text(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    stale = draft.revision
    write_answer(inquiry, make_person("Mateo Osei"), "Mateo's.")
    uploads = [SimpleUploadedFile("plan.pdf", b"%PDF")]
    assert not attaching.attach_files(draft, uploads, revision=stale, by=ana, at=timezone.now())
    with pytest.raises(sending.NotAsRead):
        drafts.save_draft(draft, text="Ana's.", to=[], cc=[], revision=stale, by=ana, at=timezone.now())


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("empty.pdf", 0)], "empty.pdf is empty"),
        ([("film.mp4", 20 * MEGABYTE + 1)], "up to 20 MB"),
        ([("a.mp4", 13 * MEGABYTE), ("b.mp4", 13 * MEGABYTE)], "more than 25 MB"),
    ],
)
def test_what_is_too_large_or_empty_is_refused_in_words_and_unread(
    ana: User, inquiry: Inquiry, files: list[tuple[str, int]], said: str
) -> None:
    draft = write_answer(inquiry, ana)
    uploads = [Sized(name, size) for name, size in files]
    with pytest.raises(attaching.NotAttachable, match=said):
        attaching.attach_files(draft, uploads, revision=draft.revision, by=ana, at=timezone.now())
    assert not draft.attachments.exists()


def test_what_is_there_already_counts(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    attach(draft, ana, ("a.bin", b"x" * (6 * MEGABYTE)))
    with pytest.raises(attaching.NotAttachable, match="25 MB"):
        attaching.attach_files(
            draft, [Sized("b.bin", 20 * MEGABYTE)], revision=draft.revision, by=ana, at=timezone.now()
        )


def test_a_sent_answer_takes_no_more_files(ana: User, inquiry: Inquiry) -> None:
    draft = write_answer(inquiry, ana)
    send(draft, ana)
    with pytest.raises(sending.NotAsRead):
        attach(draft, ana, ("late.pdf", b"%PDF"))
    assert not draft.attachments.exists()


def test_no_row_names_a_file_that_could_not_be_written(ana: User, inquiry: Inquiry, settings: object) -> None:
    """Bytes first, then the row (design 3.1): here the disk refuses."""
    draft = write_answer(inquiry, ana)
    storages = settings.STORAGES  # type: ignore[attr-defined]
    blocked = Path(storages["mail"]["OPTIONS"]["location"]) / "blocked"
    blocked.write_bytes(b"")
    settings.STORAGES = storages | {  # type: ignore[attr-defined]
        "mail": {"BACKEND": "mailbox.files.DurableStorage", "OPTIONS": {"location": str(blocked)}}
    }
    with pytest.raises(OSError, match="blocked"):
        attach(draft, ana, ("plan.pdf", b"%PDF disk"))
    assert not draft.attachments.exists()


def test_a_mail_whose_file_was_lost_fails_in_words_and_stops_no_other(
    smtp: SmtpSink, ana: User, inquiry: Inquiry, settings: object
) -> None:
    draft = write_answer(inquiry, ana)
    attach(draft, ana, ("plan.pdf", b"%PDF only here"))
    email = send(draft, ana)
    stored_as = email.attachments.get().stored_as
    location = Path(settings.STORAGES["mail"]["OPTIONS"]["location"])  # type: ignore[attr-defined]
    (location / stored_as[:2] / stored_as).unlink()
    pass_outbox(now=timezone.now() + SOON)
    email.refresh_from_db()
    assert email.state == "failed"
    assert "gone from the file store" in email.problem
    assert smtp.mails == []


def test_a_mail_whose_file_cannot_be_read_just_now_is_tried_again(
    smtp: SmtpSink, ana: User, inquiry: Inquiry, settings: object
) -> None:
    draft = write_answer(inquiry, ana)
    attach(draft, ana, ("plan.pdf", b"%PDF on a bad disk"))
    email = send(draft, ana)
    stored_as = email.attachments.get().stored_as
    place = Path(settings.STORAGES["mail"]["OPTIONS"]["location"]) / stored_as[:2] / stored_as  # type: ignore[attr-defined]
    place.rename(place.with_suffix(".kept"))
    place.mkdir()
    pass_outbox(now=timezone.now() + SOON)
    email.refresh_from_db()
    assert (email.state, email.attempts, smtp.mails) == ("queued", 1, [])
    place.rmdir()
    place.with_suffix(".kept").rename(place)
    pass_outbox(now=timezone.now() + SOON * 3)
    assert len(smtp.wait_for(1)) == 1
