"""A desk with many inquiries, written by bulk statements: for one size the same rows at every call."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from inquiries.models import (
    Ask,
    Event,
    Inquiry,
    Journalist,
    Message,
    Note,
    Office,
    Outlet,
    OutletDomain,
    SearchDocument,
    Spokesperson,
    Topic,
    User,
)
from mailbox.models import InboundEmail, Mailbox
from tests.benchmarks.bulk_rows import write_links, write_rows
from tests.benchmarks.invented import Writer

UNCLOSED = 2000
ANSWERED = 300
JOURNALISTS, OUTLETS, SPOKESPEOPLE = 6000, 300, 1000
# One inquiry has this many messages.
LONG = 200
YEARS = timedelta(days=5 * 365)
FULL_TEXT = import_module("inquiries.migrations.0002_full_text")
CONFIGURE = "INSERT INTO inquiries_searchwords (inquiries_searchwords, rank) VALUES (%s, %s)"
TAKE_DOCUMENTS = """
    INSERT INTO public.inquiries_searchdocument (inquiry_id, subject, people, mail, notes, event_id, words)
    SELECT inquiry_id, subject, people, mail, notes, event_id, to_tsvector('press_desk', regexp_replace(
        lower(concat_ws(' endofthepart ', subject, people, mail, notes)), '[^a-z0-9]+', ' ', 'g'
    )) FROM pg_temp.inquiries_searchdocument ORDER BY inquiry_id
"""


class BigDesk:
    """Writes the rows of `count` inquiries over five years; the newest UNCLOSED of them are not closed."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.now = timezone.now().replace(microsecond=0)
        self.random = random.Random(count)
        self.writer = Writer()

    def write(self) -> None:
        """All of it, in one transaction, into an empty database."""
        with transaction.atomic():
            self.write_people()
            self.write_inquiries()
            self.write_mail()
            self.write_events()
            self.write_documents()
        self.settle()

    def write_people(self) -> None:
        """The office, its people, newsrooms, reporters, officials."""
        Office.load()
        roles = [User.Role.MANAGER, *[User.Role.STAFF] * 9, User.Role.OBSERVER]
        write_rows(
            User,
            "id email name role password created_at",
            (
                (pk, f"person{pk}@press.example", f"Person {pk}", role, "!", self.now)
                for pk, role in enumerate(roles, 1)
            ),
        )
        self.staff = list(range(1, len(roles) + 1))
        write_rows(Outlet, "id name", ((pk, self.writer.name_paper(pk)) for pk in range(1, OUTLETS + 1)))
        write_rows(OutletDomain, "outlet_id domain", ((pk, f"paper{pk}.example") for pk in range(1, OUTLETS + 1)))
        reporters = range(1, JOURNALISTS + 1)
        self.reporters = {pk: (self.writer.name_person(pk), pk % OUTLETS + 1) for pk in reporters}
        write_rows(
            Journalist,
            "id name address outlet_id first_seen_at",
            (
                (pk, name, f"r{pk}@paper{outlet}.example", outlet, self.now - YEARS)
                for pk, (name, outlet) in self.reporters.items()
            ),
        )
        write_rows(
            Spokesperson,
            "id name body city state",
            (
                (pk, f"Official {self.writer.name_person(pk)}", "City Council", f"City {pk % 100}", "NC")
                for pk in range(1, SPOKESPEOPLE + 1)
            ),
        )

    def moment(self, number: int) -> datetime:
        """When inquiry `number` came in: evenly over the years, the last one a minute ago."""
        moment = self.now - timedelta(minutes=1) - YEARS * ((self.count - number) / self.count)
        return moment.astimezone(UTC).replace(microsecond=0)

    def write_inquiries(self) -> None:
        """Closed ones, then answered ones, then those that wait; every fourth of these unassigned."""
        self.subjects = [self.writer.write_subject() for _ in range(self.count)]
        write_rows(
            Inquiry,
            "id subject journalist_id token state outcome owner_id received_at deadline due_at answered_at closed_at "
            "last_message_at heard_at snoozed_until snippet is_confidential",
            (self.inquiry(number) for number in range(1, self.count + 1)),
        )
        topics = list(Topic.objects.values_list("pk", flat=True))
        write_links(
            Inquiry.topics.through,
            "inquiry_id topic_id",
            ((number, topics[number % len(topics)]) for number in range(1, self.count + 1)),
        )
        write_rows(
            Ask,
            "inquiry_id spokesperson_id state by_id at",
            (
                (number, number % SPOKESPEOPLE + 1, "agreed" if number % 2 else "asked", self.staff[0], self.now)
                for number in range(1, self.count + 1, 5)
            ),
        )

    def inquiry(self, number: int) -> tuple[Any, ...]:
        """The values of one."""
        at, left = self.moment(number), self.count - number
        state = "closed" if left >= UNCLOSED else "answered" if left >= UNCLOSED - ANSWERED else "new"
        state = "open" if state == "new" and left % 3 == 0 else state
        is_waiting = state in {"new", "open"}
        later = at + timedelta(hours=3)
        due = self.now + timedelta(minutes=self.random.randrange(-120, 5000)) if is_waiting else later
        owner = None if is_waiting and number % 4 == 0 else self.staff[number % 9]
        snoozed = self.now + timedelta(days=1) if is_waiting and number % 20 == 0 else None
        return (
            number, self.subjects[number - 1], self.reporter(number), f"{number:016d}", state,
            "answered" if state == "closed" else "", owner, at, due if number % 3 else None, due,
            None if is_waiting else later, later if state == "closed" else None, at, at, snoozed,
            "Is there someone who can say what is not working?", number % 100 == 50,
        )  # fmt: skip

    def reporter(self, number: int) -> int:
        """Who asks: some write often."""
        return int(self.random.paretovariate(0.6)) % JOURNALISTS + 1 if number else 1

    def write_mail(self) -> None:
        """One mail an inquiry, and LONG of them in the newest."""
        self.mails = [self.writer.write_mail() for _ in range(self.count)]
        mailbox = Mailbox.objects.create(name="press", folder="INBOX", checked_at=self.now)
        numbers = [*range(1, self.count + 1), *[self.count] * (LONG - 1)]
        write_rows(
            InboundEmail,
            "id mailbox_id folder uidvalidity uid received_at stored_at size digest state filed_as processed_at",
            (
                (pk, mailbox.pk, "INBOX", 1, pk, at, at, 900, f"{pk:064d}", "processed", "inquiry", at)
                for pk, at in ((pk, self.moment(number)) for pk, number in enumerate(numbers, 1))
            ),
        )
        write_rows(
            Message,
            "inquiry_id kind inbound_id author_name author_address text fresh at",
            (
                (number, "mail_in", pk, "A Reporter", "r1@paper1.example", text, text, self.moment(number))
                for pk, (number, text) in enumerate(((number, self.mails[number - 1]) for number in numbers), 1)
            ),
        )
        write_rows(
            Note,
            "inquiry_id by_id text at",
            (
                (number, self.staff[0], f"We said no in {self.writer.vocabulary[number % 9000]}.", self.now)
                for number in range(1, self.count + 1, 4)
            ),
        )

    def write_events(self) -> None:
        """Opened, and closed."""

        def events() -> Iterator[tuple[Any, ...]]:
            for number in range(1, self.count + 1):
                yield number, "opened", self.moment(number)
                if number <= self.count - UNCLOSED:
                    yield number, "closed", self.moment(number)

        write_rows(Event, "inquiry_id kind at", events())

    def write_documents(self) -> None:
        """What search_documents would gather, without asking for it 200,000 times."""
        columns = "inquiry_id subject people mail notes event_id"
        last = Event.objects.order_by("-id").values_list("id", flat=True)[0]
        rows = (
            (
                number,
                self.subjects[number - 1],
                "\n".join((f"PD-{number}", *map(str, self.reporters[number % JOURNALISTS + 1]))),
                self.mails[number - 1],
                f"We said no in {self.writer.vocabulary[number % 9000]}." if number % 4 == 1 else "",
                last,
            )
            for number in range(1, self.count + 1)
        )
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                for statement in FULL_TEXT.SQLITE_BACK:
                    cursor.execute(statement)
                write_rows(SearchDocument, columns, rows)
                for statement in FULL_TEXT.SQLITE:
                    if "rebuild" in statement:
                        # Fewer and bigger pieces to merge in the end.
                        cursor.execute(CONFIGURE, ["hashsize", 64 * 1024 * 1024])
                    cursor.execute(statement)
                cursor.execute(CONFIGURE, ["hashsize", 1024 * 1024])
                return
            cursor.execute("DROP INDEX searchdocument_words")
            # While it exists, the temporary table is the one its name means.
            cursor.execute("CREATE TEMP TABLE inquiries_searchdocument (LIKE inquiries_searchdocument)")
            write_rows(SearchDocument, columns, rows)
            cursor.execute(TAKE_DOCUMENTS)
            # No table gets an index while it waits for checks of its foreign keys.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
            cursor.execute("DROP TABLE pg_temp.inquiries_searchdocument")
            cursor.execute(next(line for line in FULL_TEXT.POSTGRESQL if line.startswith("CREATE INDEX")))

    def settle(self) -> None:
        """What PostgreSQL does by itself in time; SQLite never does."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                models = [User, Inquiry, Message, Event, Ask, Note, Journalist, InboundEmail, Spokesperson, Outlet]
                for model in models:
                    table = model._meta.db_table
                    cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")  # noqa: S608
                cursor.execute("VACUUM ANALYZE")
            else:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def main(count: int) -> None:
    """Make the tables and fill them."""
    call_command("migrate", verbosity=0)
    BigDesk(count).write()
