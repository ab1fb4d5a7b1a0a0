"""A desk with one of everything that an address of the API could name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from inquiries import assignment, attaching, bulk, drafts, notes, saved_views, scheduling
from inquiries.models import BulkAct, Inquiry, Topic, User
from mailbox.models import InboundAttachment
from tests.factories import (
    deliver_mail,
    make_digest,
    make_inquiry,
    make_journalist,
    make_message,
    make_outlet,
    make_spokesperson,
    store_mail,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A route and method, and what somebody who may do it is answered.

    `is_work`: an observer may not. `is_below`: it is a part of one inquiry, so who may not see that finds nothing.
    `others`: whose answer is another one, and which.
    """

    name: str
    method: str
    status: int
    is_work: bool
    is_below: bool
    body: Callable[["Scene"], object] = lambda scene: None
    needs: str = ""
    others: Mapping[str, int] = field(default_factory=dict)


class Scene:
    """One inquiry with all that a route could name, owned by `owner`."""

    def __init__(self, owner: User, *, is_confidential: bool) -> None:
        self.now = timezone.now()
        self.inquiry = make_inquiry(
            "A question", due_in=timedelta(hours=3), owner=owner, is_confidential=is_confidential,
            offered_deadline=self.now + timedelta(hours=4),
        )  # fmt: skip
        make_message(self.inquiry)
        self.message = make_message(self.inquiry)
        self.spokesperson = make_spokesperson()
        self.other_spokesperson = make_spokesperson("Lucía Ferrer")
        self.ask = assignment.ask_spokesperson(self.inquiry, self.spokesperson, by=owner, at=self.now)
        self.into = make_inquiry("Another question", owner=owner, is_confidential=is_confidential)
        self.outlet, self.other_outlet = make_outlet(), make_outlet("Valley Ledger", "valleyledger.example")
        self.other_journalist = make_journalist("Rosa Lindgren", "rosa@valleyledger.example")
        self.owner = owner
        self.open_to_all = make_inquiry("A question that everybody may read", journalist=self.other_journalist)
        notes.add_note(self.inquiry, "A word.", by=owner, at=self.now)

    def later(self, hours: int = 5) -> str:
        return (self.now + timedelta(hours=hours)).isoformat()

    def draft(self) -> Any:
        draft = drafts.start_reply(self.inquiry, by=self.owner, at=self.now)
        return drafts.save_draft(
            draft, text="Hello Dana,", to=draft.to, cc=[], revision=draft.revision, by=self.owner, at=self.now
        )

    def planned(self) -> Any:
        send_at = self.now + timedelta(hours=2)
        return scheduling.schedule_reply(self.draft(), revision=1, send_at=send_at, by=self.owner, at=self.now)

    def file_of_draft(self) -> tuple[int, int]:
        draft = self.draft()
        upload = SimpleUploadedFile("budget.pdf", b"%PDF-1.7 budget")
        attaching.attach_files(draft, [upload], revision=draft.revision, by=self.owner, at=self.now)
        return draft.pk, draft.attachments.get().pk

    def file_of_message(self) -> tuple[int, int]:
        mail = store_mail(make_mail_with_file())
        message = make_message(self.inquiry, inbound=mail)
        file = InboundAttachment.objects.create(
            email=mail, position=1, filename="budget.pdf", content_type="application/pdf", size=15
        )
        return message.pk, file.pk

    def saved_view(self) -> int:
        """Shared by the owner."""
        return saved_views.save_view(
            "Texas", view="due", query="place=TX", is_shared=True, by=self.owner, at=self.now
        ).pk  # fmt: skip

    def bulk_act(self) -> int:
        """The owner's."""
        chosen = Inquiry.objects.filter(pk=self.open_to_all.pk)
        return bulk.begin(BulkAct.Verb.CLOSE, {"outcome": "spam"}, chosen, by=self.owner, at=self.now).pk

    def digest(self) -> int:
        """One that just came."""
        return deliver_mail(make_digest()).pk

    def url(self, row: Row) -> str:
        numbers: dict[str, Callable[[], int]] = {
            "message": lambda: self.message.pk,
            "ask": lambda: self.ask.pk,
            "reply": lambda: self.draft().pk,
            "planned": lambda: self.planned().pk,
            "journalist": lambda: self.inquiry.journalist.pk,
            "outlet": lambda: self.outlet.pk,
            "spokesperson": lambda: self.spokesperson.pk,
            "topic": lambda: Topic.objects.earliest("pk").pk,
            "person": lambda: self.owner.pk,
            "saved": self.saved_view,
            "bulk": self.bulk_act,
            "digest": self.digest,
        }
        if row.needs == "ref":
            return reverse(f"api:{row.name}", args=[self.inquiry.reference])
        files = {"file_of_draft": self.file_of_draft, "file_of_message": self.file_of_message}
        if row.needs in files:
            return reverse(f"api:{row.name}", args=files[row.needs]())
        if row.needs == "words":
            return reverse(f"api:{row.name}") + "?text=question"
        if row.needs == "domain":
            return reverse(f"api:{row.name}", args=[self.outlet.pk, "piedmontcourier.example"])
        if row.needs == "asked":
            return reverse(f"api:{row.name}", args=[self.digest(), 1])
        return reverse(f"api:{row.name}", args=[numbers[row.needs]()] if row.needs else [])


def make_mail_with_file() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Dana Whitcomb <dana@piedmontcourier.example>", "The budget"
    mail.set_content("See the budget.")
    mail.add_attachment(b"%PDF-1.7 budget", maintype="application", subtype="pdf", filename="budget.pdf")
    return mail.as_bytes()
