"""A desk with one of everything, for the table of who may go where."""

from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inquiries import api_tokens, attaching, mail_check, sending
from inquiries.assignment import ask_spokesperson
from inquiries.models import BulkAct, Inquiry, Reply, SavedView, SenderRule, Topic, User
from mailbox.models import InboundEmail, OutboundEmail
from tests.factories import (
    PRESS,
    deliver_mail,
    make_digest,
    make_journalist,
    make_mail,
    make_outlet,
    make_person,
    make_spokesperson,
    store_mail,
)

Role = User.Role
PIXEL = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


@dataclass(frozen=True)
class Things:
    """What stands below one inquiry, and what stands beside it, by their numbers."""

    reference: str
    ask: int
    mail: int
    position: int
    answer: int
    outbound: int
    sent_file: int
    draft: int
    file: int
    scheduled: int
    other_spokesperson: int
    colleague: int = 0
    spokesperson: int = 0
    saved_view: int = 0
    bulk_act: int = 0
    journalist: int = 0
    outlet: int = 0
    domain: int = 0
    topic: int = 0
    token: int = 0
    quarantined: int = 0
    unfiled: int = 0
    digest: int = 0
    test_mail: int = 0
    rule: int = 0


class Desk:
    """Four people, and inquiries that are one's own, another's, confidential, and confidential but open to these."""

    def __init__(self) -> None:
        self.now = timezone.now()
        names = {Role.OBSERVER: "Noor Halden", Role.STAFF: "Ana Ruiz", Role.MANAGER: "Jo Lindqvist"}
        self.people = {role: make_person(name, role=role) for role, name in names.items()}
        self.people[Role.ADMINISTRATOR] = make_person("Kit Abara", role=Role.ADMINISTRATOR)
        self.colleague = make_person("Mateo Osei")
        self.spokespeople = [make_spokesperson(name) for name in ("Desmond Achterberg", "Imani Okafor")]
        self.beside = self._make_beside()
        self.inquiries = {
            kind: self._make_inquiry(number)
            for number, kind in enumerate(["hers", "another's", "confidential", "confidential, named"])
        }
        self._set("hers", owner=self.people[Role.STAFF])
        self._set("another's", owner=self.colleague)
        self._set("confidential", owner=self.colleague, is_confidential=True)
        self._set("confidential, named", owner=self.colleague, is_confidential=True)
        self._inquiry("confidential, named").named.set(self.people.values())

    def kinds_for(self, role: User.Role) -> dict[str, bool]:
        """The kinds of inquiry, and whether somebody of that role sees them."""
        sees_all = role in {Role.MANAGER, Role.ADMINISTRATOR}
        return {"hers": True, "another's": True, "confidential": sees_all, "confidential, named": True}

    def things_for(self, role: User.Role, things: Things | None = None) -> Things:
        """The things of an inquiry that everybody sees, with what that person made herself."""
        person = self.people[role]
        saved = SavedView.objects.create(name=f"Mine {role}", by=person, view="due", at=self.now)
        act = BulkAct.objects.create(
            by=self.colleague if role == Role.OBSERVER else person,
            verb=BulkAct.Verb.CLOSE,
            arguments={"outcome": "spam"},
            at=self.now,
            finished_at=self.now,
        )
        return replace(things or self.inquiries["another's"], saved_view=saved.pk, bulk_act=act.pk)

    def _inquiry(self, kind: str) -> Inquiry:
        return Inquiry.objects.get(pk=int(self.inquiries[kind].reference[3:]))

    def _set(self, kind: str, **values: Any) -> None:
        Inquiry.objects.filter(pk=self._inquiry(kind).pk).update(**values)

    def _make_beside(self) -> dict[str, int]:
        administrator = self.people[Role.ADMINISTRATOR]
        outlet = make_outlet()
        quarantined = store_mail(make_mail(subject="Odd"))
        InboundEmail.objects.filter(pk=quarantined.pk).update(state="quarantined", processed_at=self.now)
        unfiled = deliver_mail(make_mail(subject="Out of office", Auto_Submitted="auto-replied"))
        token, _text = api_tokens.make_token(self.colleague, "a program", by=administrator, at=self.now)
        return {
            "colleague": self.colleague.pk,
            "spokesperson": self.spokespeople[0].pk,
            "journalist": make_journalist("Kay Lund", "kay@elsewhere.example").pk,
            "outlet": outlet.pk,
            "domain": outlet.domains.earliest("id").pk,
            "topic": Topic.objects.earliest("id").pk,
            "token": token.pk,
            "quarantined": quarantined.pk,
            "unfiled": unfiled.pk,
            "digest": deliver_mail(make_digest()).pk,
            "rule": SenderRule.objects.create(
                scope="address", sender="ads@x.example", by=self.colleague, at=self.now
            ).pk,
            "test_mail": mail_check.send_test_mail(by=self.people[Role.STAFF], at=self.now).pk,
        }

    def _make_inquiry(self, number: int) -> Things:
        message = deliver_mail(make_whole_mail(number)).message
        inquiry, by = message.inquiry, self.colleague
        ask = ask_spokesperson(inquiry, self.spokespeople[0], by=by, at=self.now)
        first = self._write(inquiry)
        email = sending.send_reply(first, revision=first.revision, by=by, at=self.now)
        later = self._write(inquiry)
        Reply.objects.filter(pk=later.pk).update(state=Reply.State.SCHEDULED, send_at=self.now)
        draft = self._write(inquiry)
        inbound = message.inbound
        assert inbound is not None
        return Things(
            reference=inquiry.reference,
            ask=ask.pk,
            mail=message.pk,
            position=inbound.attachments.earliest("position").position,
            answer=inquiry.messages.get(outbound=email).pk,
            outbound=email.pk,
            sent_file=OutboundEmail.objects.get(pk=email.pk).attachments.earliest("id").pk,
            draft=draft.pk,
            file=draft.attachments.earliest("id").pk,
            scheduled=later.pk,
            other_spokesperson=self.spokespeople[1].pk,
            **self.beside,
        )

    def _write(self, inquiry: Inquiry) -> Reply:
        by = self.colleague
        draft = sending.start_reply(inquiry, by=by, at=self.now)
        draft = sending.save_draft(
            draft, text="Yes.", to=draft.to, cc=[], revision=draft.revision, by=by, at=self.now
        )  # fmt: skip
        upload = SimpleUploadedFile("figures.txt", b"1, 2, 3")
        attaching.attach_files(draft, [upload], revision=draft.revision, by=by, at=self.now)
        draft.refresh_from_db()
        return draft


def make_whole_mail(number: int) -> bytes:
    """A mail with an HTML part, a picture in it and a file."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Dana <dana{number}@piedmontcourier.example>", PRESS
    mail["Subject"], mail["Message-ID"] = f"Question {number}", f"<whole-{number}@piedmontcourier.example>"
    mail.set_content("Could somebody speak?")
    mail.add_alternative('<p>Could somebody speak? <img src="cid:logo"></p>', subtype="html")
    mail.add_attachment(PIXEL, "image", "png", filename="logo.png", cid="<logo>", disposition="inline")
    return mail.as_bytes().replace(b"\n", b"\r\n")
