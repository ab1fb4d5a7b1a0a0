"""What the database refuses of one inquiry is said on that one; a database in trouble leaves all to be gone on with."""

from django.db import OperationalError, connection
from django.utils import timezone

from inquiries import bulk
from inquiries.models import BulkAct, Event, Inquiry
from tests.base import DeskTestCase
from tests.factories import make_inquiry

NOW = timezone.now()
Verb = BulkAct.Verb


def run_sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def make_trigger(*, sqlite: str, code: str, inquiry: int) -> None:
    """Have the database itself fail where an event of `inquiry` is written."""
    if connection.vendor == "sqlite":
        run_sql(
            f"CREATE TRIGGER refusal BEFORE INSERT ON inquiries_event WHEN NEW.inquiry_id = {inquiry} "
            f"BEGIN {sqlite}; END"
        )
        return
    run_sql(
        "SET CONSTRAINTS ALL IMMEDIATE",
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '{code}'; END $$",
        "CREATE TRIGGER refusal BEFORE INSERT ON inquiries_event FOR EACH ROW "
        f"WHEN (NEW.inquiry_id = {inquiry}) EXECUTE FUNCTION refuse()",
        "SET CONSTRAINTS ALL DEFERRED",
    )


def drop_trigger() -> None:
    run_sql(*(["DROP TRIGGER refusal"] if connection.vendor == "sqlite" else ["DROP FUNCTION refuse CASCADE"]))


class OneFailingInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.first, self.second, self.third = (make_inquiry(f"Question {number}") for number in range(3))

    def begin(self, verb: Verb = Verb.CLOSE, **arguments: object) -> BulkAct:
        given = arguments or {"outcome": "spam"}
        return bulk.begin(verb, given, Inquiry.objects.order_by("id"), by=self.staff, at=NOW)

    def refuse(self, inquiry: Inquiry) -> None:
        make_trigger(sqlite="SELECT RAISE(ABORT, 'refused')", code="22003", inquiry=inquiry.pk)

    def states(self) -> list[str]:
        return list(Inquiry.objects.order_by("id").values_list("state", flat=True))

    def test_it_says_so_and_the_others_are_done(self) -> None:
        act = self.begin()
        self.refuse(self.second)
        with self.assertLogs("inquiries.bulk", "ERROR"):
            bulk.run_act(act, now=NOW)
        assert self.states() == ["closed", "new", "closed"]
        assert bulk.measure(act) == bulk.Progress(total=3, waiting=0, done=2, left=1, undone=0, stuck=0)
        item = act.items.get(inquiry=self.second)
        assert (item.state, item.problem) == ("skipped", "It failed for a reason that stands in the log.")
        assert act.finished_at == NOW

    def test_the_working_half_goes_on_to_the_act_behind_it(self) -> None:
        self.begin()
        behind = self.begin(Verb.ASSIGN, owner=self.staff.pk)
        self.refuse(self.first)
        with self.assertLogs("inquiries.bulk", "ERROR"):
            while bulk.run_pending(now=NOW, limit=2):
                pass
        assert bulk.measure(behind).done == 2
        assert not BulkAct.objects.unfinished().exists()

    def test_one_that_cannot_be_taken_back_keeps_no_other_from_it(self) -> None:
        act = self.begin()
        bulk.run_act(act, now=NOW)
        self.refuse(self.second)
        bulk.undo(act, by=self.staff, at=NOW)
        with self.assertLogs("inquiries.bulk", "ERROR"):
            bulk.run_act(act, now=NOW)
        assert self.states() == ["new", "closed", "new"]
        assert bulk.measure(act).stuck == 1

    def test_a_database_in_trouble_stops_it_and_blames_no_inquiry(self) -> None:
        act = self.begin()
        make_trigger(sqlite="SELECT * FROM no_such_table", code="57P03", inquiry=self.first.pk)
        with self.assertRaises(OperationalError):
            bulk.run_pending(now=NOW, limit=10)
        assert set(act.items.values_list("state", "problem")) == {("waiting", "")}
        assert not Event.objects.filter(kind=Event.Kind.CLOSED).exists()
        drop_trigger()
        bulk.run_pending(now=NOW, limit=10)
        assert self.states() == ["closed", "closed", "closed"]
