"""Plays the two weeks before the demo: letters come by mail, the staff act by the desk's own verbs, answers leave."""

import heapq
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import parseaddr
from itertools import count

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from config.demo.acts import ACTS, Scene
from config.demo.answers import send, write_answer, write_bounce
from config.demo.letters import Letter, Reporter, Story, write_letter
from config.demo.post_office import PostOffice
from config.demo.timing import find_moment, round_due
from inquiries.clocks import check_clocks
from inquiries.delivery import take_results
from inquiries.intake import process_pending
from inquiries.models import Inquiry, Message, Office, User
from mailbox.imap import ImapFolder, open_mailbox
from mailbox.leases import Holder
from mailbox.models import InboundEmail, OutboundEmail
from mailbox.outbox import send_due
from mailbox.parsing import parse_email
from mailbox.sync import get_mailbox, sync_mailbox

# What the outbox needs after the undo window, in the story's time.
SENDING_TAKES = timedelta(seconds=5)
STORING_TAKES = timedelta(seconds=2)
SMALL_LIMIT = 1024 * 1024
# The acts after which something leaves.
LEAVING = frozenset({"answer", "acknowledge", "question"})
Happening = Callable[[datetime], None]


class Play:
    """Goes through everything that happened in its order, with the real post office, sync, intake and outbox.

    Only clocks are played with: where the desk writes down "now" (stored, sent, bounced), the story's moment is put
    there right afterwards, before anything reads it.
    """

    def __init__(self, story: Story, post_office: PostOffice, staff: Mapping[str, User], *, now: datetime) -> None:
        self.story = story
        self.post_office = post_office
        self.staff = staff
        self.now = now
        self.office = Office.load()
        self._holder = Holder()
        # One connection for the whole play: two weeks of log-ins would take longer than all the rest.
        self._folder: ImapFolder
        self._mailbox = get_mailbox(settings.MAILBOXES[0])
        self._happenings: list[tuple[datetime, int, Happening]] = []
        self._order = count()
        self._sent: dict[str, bytes] = {}
        self._letters: dict[str, tuple[Letter, Inquiry | None]] = {}

    def run(self) -> None:
        """Play all of it up to now."""
        for letter in self.story.letters:
            if not letter.answers:
                self._plan_letter(letter, self._written_at(letter))
        with open_mailbox(settings.MAILBOXES[0]) as self._folder:
            while self._happenings:
                at, _order, happen = heapq.heappop(self._happenings)
                happen(at)
                check_clocks(now=at)
        self._send(self.now)

    def _plan(self, at: datetime, happen: Happening) -> None:
        heapq.heappush(self._happenings, (min(at, self.now), next(self._order), happen))

    def _plan_letter(self, letter: Letter, at: datetime) -> None:
        self._plan(at, lambda moment: self._bring(letter, moment))

    def _written_at(self, letter: Letter) -> datetime:
        if letter.day is not None:
            return find_moment(letter.day, now=self.now, zone=self.office.zone)
        return self.now - letter.ago

    def _bring(self, letter: Letter, at: datetime) -> None:
        """Mail one letter in and file it; then plan what is done about it, and what answers it."""
        reporter = self.story.reporters[letter.reporter]
        raw = self._write(letter, reporter, at)
        self._sent[letter.key] = raw
        sender = "" if letter.is_bounce else reporter.address
        self.post_office.clock = lambda: at
        recipients = [each.address for each in parse_email(raw).to]
        send(raw, server=settings.SMTP, sender=sender, recipients=recipients)
        with _size_limit(SMALL_LIMIT if letter.is_over_limit else settings.MAIL_SIZE_LIMIT):
            self._file(at)
        inquiry = self._inquiry_of_newest_mail() or self._inquiry_of(letter.answers)
        self._letters[letter.key] = (letter, inquiry)
        for act in letter.acts:
            self._plan(at + act.after, self._make_act(letter, act.do, self.staff[act.by], act.text, act.who))
        for other in self.story.letters:
            if other.answers == letter.key:
                self._plan_letter(other, at + other.after)

    def _write(self, letter: Letter, reporter: Reporter, at: datetime) -> bytes:
        if letter.is_copy:
            return self._sent[letter.answers]
        if not letter.answers:
            due = None
            if letter.due_in is not None:
                due = round_due(self.now + letter.due_in, now=self.now, zone=reporter.zone)
            return write_letter(letter, reporter, at=at, due=due)
        answered = self._newest_answer(letter.answers) or self._sent[letter.answers]
        if letter.is_bounce:
            return write_bounce(answered, recipient=reporter.address, to=settings.PRESS_ADDRESS, at=at)
        return write_answer(
            answered,
            letter.text,
            name=reporter.name,
            address=reporter.address,
            at=at,
            zone=reporter.zone,
            headers=letter.headers,
        )

    def _newest_answer(self, key: str) -> bytes | None:
        """The newest mail of ours about that letter, out of the box of the reporter it went to."""
        inquiry = self._inquiry_of(key)
        if inquiry is None:
            return None
        sent = inquiry.messages.filter(kind=Message.Kind.MAIL_OUT, outbound__state=OutboundEmail.State.SENT)
        message = sent.select_related("outbound").order_by("-at").first()
        if message is None or message.outbound is None:
            return None
        box = parseaddr(message.to[0])[1]
        for mail in reversed(self.post_office.boxes.mails(box)):
            raw = mail.read()
            if message.outbound.message_id.encode() in raw:
                return raw
        return None

    def _inquiry_of(self, key: str) -> Inquiry | None:
        return self._letters[key][1] if key in self._letters else None

    @staticmethod
    def _inquiry_of_newest_mail() -> Inquiry | None:
        newest = InboundEmail.objects.order_by("-id").first()
        message = Message.objects.filter(inbound=newest).select_related("inquiry").first()
        return message.inquiry if message else None

    def _make_act(self, letter: Letter, do: str, by: User, text: str, who: str) -> Happening:
        def act(at: datetime) -> None:
            inquiry = self._inquiry_of(letter.key)
            assert inquiry is not None, f"{letter.key} opened no inquiry"  # noqa: S101
            inquiry.refresh_from_db()
            ACTS[do](Scene(inquiry=inquiry, by=by, at=at, text=text.strip(), who=who, staff=self.staff))
            if do in LEAVING:
                self._plan(at + timedelta(seconds=settings.UNDO_SECONDS) + SENDING_TAKES, self._send)

        return act

    def _file(self, at: datetime) -> None:
        """One pass of the watcher and of intake; their "now" becomes the story's."""
        began = timezone.now()
        sync_mailbox(self._mailbox, self._folder)
        InboundEmail.objects.filter(stored_at__gte=began).update(stored_at=at + STORING_TAKES)
        process_pending()
        InboundEmail.objects.filter(processed_at__gte=began).update(processed_at=at + STORING_TAKES)
        OutboundEmail.objects.filter(bounced_at__gte=began).update(bounced_at=at)
        take_results(now=at)

    def _send(self, at: datetime) -> None:
        """One pass of the outbox; what it sent left when it was due. Notices to staff go with the next answer."""
        if not OutboundEmail.objects.due(at).exists():
            return
        self.post_office.clock = lambda: at
        began = timezone.now()
        send_due(self._holder, now=at)
        OutboundEmail.objects.filter(sent_at__gte=began).update(sent_at=F("due_at") + SENDING_TAKES)
        take_results(now=at)


@contextmanager
def _size_limit(limit: int) -> Iterator[None]:
    """The office of the story had a smaller limit on the day when somebody sent it a whole packet."""
    usual = settings.MAIL_SIZE_LIMIT
    settings.MAIL_SIZE_LIMIT = limit
    try:
        yield
    finally:
        settings.MAIL_SIZE_LIMIT = usual
