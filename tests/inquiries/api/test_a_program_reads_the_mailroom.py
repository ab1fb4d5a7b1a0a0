"""How mail comes in, over the API: whether each mailbox is read, what came, and what waits for a person and why."""

from datetime import timedelta

from django.utils import timezone

from inquiries.intake import quarantine
from inquiries.models import Office
from mailbox.ledger import COLUMNS
from mailbox.models import InboundEmail, Mailbox
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail, store_mail
from tests.inquiries.api.calls import Program


def set_aside(raw: bytes) -> InboundEmail:
    """A mail in quarantine."""
    inbound = store_mail(raw)
    quarantine(inbound, "LookupError: unknown encoding: x-made-up", "Traceback …", at=timezone.now())
    return inbound


class Mailroom(DeskTestCase):
    def setUp(self) -> None:
        self.program = Program(self.staff)

    def test_a_day_adds_up_to_all_that_came(self) -> None:
        deliver_mail(make_mail())
        set_aside(make_mail())
        shown = self.program.get("mailroom/?days=2")
        today, yesterday = shown["ledger"]
        assert (today["received"], yesterday["received"]) == (2, 0)
        assert list(today["columns"]) == list(COLUMNS)
        assert (today["columns"]["inquiry"], today["columns"]["quarantined"]) == (1, 1)
        assert today["on"] == timezone.localdate(timezone=Office.load().zone).isoformat()
        assert shown["quarantined"] == 1

    def test_a_mailbox_says_how_it_is(self) -> None:
        now = timezone.now()
        Mailbox.objects.create(name="well", checked_at=now, is_pushed=True)
        Mailbox.objects.create(name="ill", checked_at=now, failing_since=now, problem="The log-in was refused.")
        Mailbox.objects.create(name="left", checked_at=now - timedelta(hours=1))
        boxes = {box["name"]: box for box in self.program.get("mailroom/")["mailboxes"]}
        assert {name: box["healthy"] for name, box in boxes.items()} == {"well": True, "ill": False, "left": False}
        assert (boxes["well"]["pushed"], boxes["ill"]["problem"]) == (True, "The log-in was refused.")

    def test_what_waits_for_a_person_says_why_newest_first(self) -> None:
        older, newer = set_aside(make_mail(subject="Ferries")), set_aside(b"\x00\xff")
        rows = self.program.get("mailroom/quarantined/")["results"]
        assert [row["id"] for row in rows] == [newer.pk, older.pk]
        assert (rows[1]["sender"], rows[1]["subject"]) == ("Dana Whitcomb", "Ferries")
        assert (rows[0]["sender"], rows[0]["subject"]) == ("", "")
        assert rows[1]["problem"].startswith("Reading this mail failed.")
        assert rows[1]["problem"].endswith("LookupError: unknown encoding: x-made-up")
        assert rows[1]["problem_code"] == "failed"
        assert (rows[1]["mailbox"], rows[1]["folder"]) == ("press", "INBOX")
        assert "Traceback" not in str(rows)

    def test_a_page_is_as_long_as_asked_and_costs_no_query_a_mail(self) -> None:
        for number in range(5):
            set_aside(make_mail(subject=f"Ferry {number}"))
        first = self.program.get("mailroom/quarantined/?page_size=2")
        assert [row["subject"] for row in first["results"]] == ["Ferry 4", "Ferry 3"]
        assert [row["subject"] for row in self.program.get(first["next"])["results"]] == ["Ferry 2", "Ferry 1"]
        with self.assertNumQueries(4):
            self.program.get("mailroom/quarantined/")

    def test_so_many_days_and_no_other_parameter(self) -> None:
        assert len(self.program.get("mailroom/")["ledger"]) == 7
        for wrong in ("days=0", "days=32", "days=x", "day=1"):
            told = self.program.do("GET", f"mailroom/?{wrong}", status=400)
            assert wrong.partition("=")[0] in told["errors"], wrong
