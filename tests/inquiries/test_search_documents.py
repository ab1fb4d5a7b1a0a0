"""Whatever happens to an inquiry can be found soon after, and nothing is gathered that nothing happened to."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from inquiries import notes, outlets
from inquiries.journalists import merge, save_journalist
from inquiries.models import Event, Inquiry, SearchDocument, Topic
from inquiries.search import find, index_pending, matching, renew
from inquiries.search_documents import MOST_OF_A_PART
from inquiries.topics import change_topic
from tests.base import DeskTestCase
from tests.factories import (
    deliver_mail,
    make_inquiry,
    make_journalist,
    make_mail,
    make_message,
    make_outlet,
    make_spokesperson,
)


class Gathering(DeskTestCase):
    def happen(self, inquiry: Inquiry, kind: str = Event.Kind.OPENED) -> Event:
        return inquiry.events.create(kind=kind, at=timezone.now())

    def found(self, words: str) -> list[str]:
        return [hit.inquiry.subject for hit in find(self.staff, words).hits]

    def test_a_mail_is_found_once_it_was_gathered(self) -> None:
        deliver_mail(
            make_mail(subject="Quarry permit", text="Who signed it?\n\n-- \nDana Whitcomb\nPiedmont Courier\n")
        )
        self.assertEqual(self.found("signed"), [])
        self.assertEqual(index_pending(limit=10), 1)
        self.assertEqual(self.found("signed"), ["Quarry permit"])
        self.assertEqual(self.found("piedmont"), ["Quarry permit"])

    def test_nothing_is_gathered_twice(self) -> None:
        self.happen(make_inquiry())
        self.assertEqual([index_pending(limit=10) for _round in range(3)], [1, 0, 0])

    def test_looking_for_work_where_there_is_none_takes_three_small_queries(self) -> None:
        for _number in range(60):
            self.happen(make_inquiry())
        while index_pending(limit=50):
            pass
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(index_pending(limit=50), 0)
        self.assertLessEqual(len(queries), 3)

    def test_a_note_is_found_by_its_words_and_its_author(self) -> None:
        inquiry = make_inquiry("Quarry permit")
        notes.add_note(inquiry, "Her editor is the brother of the owner.", by=self.colleague, at=timezone.now())
        index_pending(limit=10)
        self.assertEqual(self.found("editor osei"), ["Quarry permit"])

    def test_owner_topics_and_spokespeople_are_people_and_words_of_it(self) -> None:
        inquiry = make_inquiry("Quarry permit", owner=self.colleague)
        inquiry.topics.add(Topic.objects.create(name="Lagoons"))
        inquiry.asks.create(spokesperson=make_spokesperson(), by=self.staff, at=timezone.now())
        inquiry.participants.create(address="editor@elsewhere.example")
        self.happen(inquiry)
        index_pending(limit=10)
        for words in ("mateo", "lagoons", "achterberg", "durham", "editor@elsewhere.example"):
            self.assertEqual(self.found(words), ["Quarry permit"], words)

    def test_of_later_mails_what_they_quote_is_left_out_and_of_the_first_nothing_is(self) -> None:
        inquiry = make_inquiry("Quarry permit")
        make_message(inquiry, text="Hello\n> first quoted lagoon", fresh="Hello", quoted="> first quoted lagoon")
        make_message(inquiry, text="Thanks\n> later quoted zeppelin", fresh="Thanks", quoted="> later quoted zeppelin")
        self.happen(inquiry)
        index_pending(limit=10)
        self.assertEqual(self.found("lagoon"), ["Quarry permit"])
        self.assertEqual(self.found("zeppelin"), [])

    def test_words_that_are_gone_find_nothing_any_more(self) -> None:
        inquiry = make_inquiry("Quarry permit")
        self.happen(inquiry)
        index_pending(limit=10)
        Inquiry.objects.filter(pk=inquiry.pk).update(subject="Lagoon permit")
        self.happen(inquiry, Event.Kind.REPORTER_CHANGED)
        index_pending(limit=10)
        self.assertEqual([self.found("quarry"), self.found("lagoon")], [[], ["Lagoon permit"]])

    def test_what_no_event_tells_of_is_gathered_again_when_asked_for(self) -> None:
        inquiry = make_inquiry("Quarry permit", journalist=make_journalist("Otto Ekholm", "otto@elsewhere.example"))
        self.happen(inquiry)
        index_pending(limit=10)
        inquiry.journalist.name = "Otto Zeppelin"
        inquiry.journalist.save()
        self.assertEqual(index_pending(limit=10), 0)
        self.assertEqual(renew(Inquiry.objects.filter(journalist=inquiry.journalist)), 1)
        self.assertEqual([index_pending(limit=10), index_pending(limit=10)], [1, 0])
        self.assertEqual(self.found("zeppelin"), ["Quarry permit"])

    def test_a_new_name_of_a_reporter_a_newsroom_or_a_topic_is_found_without_any_event(self) -> None:
        outlet = make_outlet("Piedmont Courier")
        reporter = make_journalist()
        reporter.outlet = outlet
        reporter.save()
        inquiry = make_inquiry("Quarry permit", journalist=reporter)
        topic = Topic.objects.create(name="Quarries")
        inquiry.topics.add(topic)
        self.happen(inquiry)
        index_pending(limit=10)
        reporter.name = "Otto Zeppelin"
        save_journalist(reporter, ["name"], outlet_name=outlet.name, by=self.staff, at=timezone.now())
        outlet.name = "Foothill Gazette"
        outlets.save_outlet(outlet, ["name"], by=self.staff)
        change_topic(topic, "Gravel", "", by=self.manager)
        index_pending(limit=10)
        for words in ("zeppelin", "foothill", "gravel"):
            self.assertEqual(self.found(words), ["Quarry permit"])

    def test_who_was_merged_or_claimed_is_found_by_the_new_name(self) -> None:
        reporter, other = make_journalist(), make_journalist("Otto Zeppelin", "otto@elsewhere.example")
        inquiry = make_inquiry(
            "Quarry permit", journalist=reporter, state="closed", closed_at=timezone.now(), outcome="declined"
        )
        self.happen(inquiry)
        index_pending(limit=10)
        merge(reporter, other, by=self.staff, at=timezone.now())
        outlet = make_outlet("Foothill Gazette", "foothill.example")
        outlets.add_domain(outlet, "elsewhere.example", by=self.staff)
        index_pending(limit=10)
        self.assertEqual([self.found("zeppelin"), self.found("foothill")], [["Quarry permit"]] * 2)
        into = make_outlet("Riverside Observer", "riverside.example")
        outlets.merge(outlet, into, by=self.staff, at=timezone.now())
        index_pending(limit=10)
        self.assertEqual([self.found("riverside"), self.found("foothill")], [["Quarry permit"], []])

    def test_a_deleted_document_finds_nothing(self) -> None:
        self.happen(make_inquiry("Quarry permit"))
        index_pending(limit=10)
        SearchDocument.objects.all().delete()
        self.assertEqual(self.found("quarry"), [])

    def test_a_few_at_a_time_all_are_gathered_in_the_order_of_what_happened(self) -> None:
        inquiries = [make_inquiry(f"Quarry {number}") for number in range(30)]
        for inquiry in [*inquiries, *reversed(inquiries)]:
            self.happen(inquiry)
        rounds = 0
        while index_pending(limit=7):
            rounds += 1
            known = SearchDocument.objects.order_by("-event_id").values_list("event_id", flat=True)[0]
            # Killed here, the next pass goes on after `known`: who is not gathered yet must be met there.
            met = Event.objects.filter(id__gt=known).values("inquiry")
            behind = Inquiry.objects.exclude(pk__in=SearchDocument.objects.values("pk")).exclude(pk__in=met)
            self.assertFalse(behind.exists(), "an event was passed over")
        self.assertEqual(len(self.found("quarry")), 30)
        self.assertGreater(rounds, 4)

    def test_one_that_was_only_marked_and_never_gathered_is_shown_with_its_own_words(self) -> None:
        inquiry = make_inquiry("Quarry permit", snippet="Who signed it?")
        renew(Inquiry.objects.filter(pk=inquiry.pk))
        (hit,) = find(self.staff, inquiry.reference).hits
        self.assertEqual(["".join(piece.text for piece in part) for part in (hit.subject, hit.mail)],
                         ["Quarry permit", "Who signed it?"])  # fmt: skip
        self.assertEqual([index_pending(limit=10), index_pending(limit=10)], [1, 0])
        self.assertEqual(self.found("quarry"), ["Quarry permit"])

    def test_lesson_02_nul_and_other_controls_stop_nothing(self) -> None:
        inquiry = make_inquiry("Quarry permit")
        note = inquiry.notes.create(by=self.staff, text="a\x02lagoon\x03\x1b[31m", at=timezone.now())
        self.assertIn("\x02", note.text)
        self.happen(inquiry)
        index_pending(limit=10)
        (hit,) = find(self.staff, "lagoon").hits
        self.assertEqual("".join(piece.text for piece in hit.notes), "Ana Ruiz: a lagoon [31m")

    def test_lesson_09_a_mail_of_forty_megabytes_of_words_is_bounded_and_found(self) -> None:
        inquiry = make_inquiry("Quarry permit")
        words = " ".join(f"w{number:x}" for number in range(900_000))
        make_message(inquiry, text=f"lagoon {words}", fresh="lagoon")
        make_message(inquiry, text=words, fresh=words)
        inquiry.notes.create(by=self.staff, text=words, at=timezone.now())
        self.happen(inquiry)
        index_pending(limit=10)
        document = SearchDocument.objects.get(pk=inquiry.pk)
        for part, most in MOST_OF_A_PART.items():
            self.assertLessEqual(len(getattr(document, part)), most)
        self.assertEqual(self.found("lagoon w1000"), ["Quarry permit"])

    def test_a_list_is_narrowed_by_words_in_its_own_order(self) -> None:
        later, sooner = make_inquiry("Quarry later"), make_inquiry("Quarry sooner")
        for inquiry in (later, sooner, make_inquiry("Lunch")):
            self.happen(inquiry)
        index_pending(limit=10)
        rows = matching(Inquiry.objects.order_by("pk"), "quarry")
        self.assertEqual([row.subject for row in rows], ["Quarry later", "Quarry sooner"])
        self.assertEqual([row.subject for row in matching(Inquiry.objects.all(), f"pd-{later.pk}")], ["Quarry later"])
        self.assertFalse(matching(Inquiry.objects.all(), "-quarry").exists())
        self.assertFalse(matching(Inquiry.objects.all(), "  ").exists())
