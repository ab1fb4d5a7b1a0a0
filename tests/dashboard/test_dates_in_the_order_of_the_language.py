"""A date is read in the order of the reader's language, in pages and in mails."""

from datetime import UTC, date, datetime

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import timezone, translation

from dashboard.report_words import say_period
from dashboard.times import say_day, say_deadline, say_deadline_fully, say_fully, say_moment
from inquiries.date_words import PATTERNS, date_format
from inquiries.report_periods import Period, Span
from mailbox.models import OutboundEmail

NOW = datetime(2026, 11, 22, 15, tzinfo=UTC)
FAR = datetime(2026, 12, 3, 22, tzinfo=UTC)


class Dates(SimpleTestCase):
    def test_the_month_stands_where_the_language_has_it(self) -> None:
        said = {
            "en": ["Dec 3", "Dec 3, 5:00 PM", "Dec 3, 5:00 PM ET", "Thursday, Dec 3, 5:00 PM ET",
                   "Thursday, December 3, 2026, 5:00 PM ET"],
            "es": ["3 dic", "3 dic, 5:00 PM", "3 dic, 5:00 PM ET", "jueves 3 dic, 5:00 PM ET",
                   "jueves 3 de diciembre de 2026, 5:00 PM ET"],
        }  # fmt: skip
        for language, expected in said.items():
            with self.subTest(language=language), translation.override(language), timezone.override("America/New_York"):
                words = [say_day(FAR, NOW), say_moment(FAR, NOW), say_deadline(FAR, NOW), say_deadline_fully(FAR, NOW)]
                assert [*words, say_fully(FAR)] == expected

    def test_every_pattern_is_a_date_in_both(self) -> None:
        for pattern in PATTERNS:
            for language in ("en", "es"):
                with self.subTest(pattern=pattern, language=language), translation.override(language):
                    words = date_format(FAR, pattern)
                    assert ("2026" in words) == ("Y" in pattern)
                    assert ("3" in words) == ("j" in pattern)
                    assert "\\" not in words

    def test_templates_and_reports_say_it_the_same_way(self) -> None:
        with translation.override("es"):
            assert Template('{{ on|date:_("M j, Y") }}').render(Context({"on": FAR})) == "3 dic 2026"
            assert say_period(Period(Span.DAYS, date(2026, 11, 16), date(2026, 11, 22))) == "16 nov – 22 nov 2026"
            assert say_period(Period(Span.MONTH, date(2026, 11, 1), date(2026, 11, 30))) == "noviembre de 2026"

    def test_what_a_mail_was_for_is_said_in_the_language(self) -> None:
        with translation.override("es"):
            assert str(OutboundEmail.Purpose.REPLY.label) == "respuesta a un periodista"
