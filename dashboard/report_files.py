"""The report as files for a spreadsheet: the figures as numbers, and the inquiries they were counted from."""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from inquiries.access import Verb, may, visible_to
from inquiries.models import Inquiry, Office, User
from inquiries.report_filters import LEFT_OUT, received_between
from inquiries.report_periods import Period
from inquiries.reports import Figures, Measure, Report, place_time

MINUTE = timedelta(minutes=1)
# A spreadsheet would take a cell that begins so for a formula, and a subject line is anybody's to write.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CHUNK = 500


class _Echo:
    """A file that hands back each line as it is written."""

    def write(self, line: str) -> str:
        return line


def write_csv(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180), one by one, beginning with the mark by which programs know UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([_make_safe(cell) for cell in row])


def list_figures(report: Report, measure: Measure) -> Iterator[list[object]]:
    """A heading and a line for the whole period, for each week, and for each owner.

    Times are in minutes, measured as `report` was; the heading says how.
    """
    yield [
        _("what"), _("from"), _("to"), _("questions"), _("left out"), _("answered"), _("first word: how many"),
        _head(_("first word: median minutes"), measure), _head(_("first word: minutes for nine in ten"), measure),
        _head(_("answer: median minutes"), measure), _head(_("answer: minutes for nine in ten"), measure),
        _("in time"), _("late"), _("missed"), _("open now"), _("overdue now"),
    ]  # fmt: skip
    period, now = report.period, report.standing
    yield [_("all"), period.first, period.last, *_numbers(report.office), now.open, now.overdue]
    for week in report.weeks:
        number = _("week %(number)d") % {"number": week.monday.isocalendar().week}
        yield [number, week.first, week.last, *_numbers(week.figures), "", ""]
    for row in report.owners:
        name = str(row.owner) if row.owner else _("nobody")
        yield [name, period.first, period.last, *_numbers(row.figures), row.standing.open, row.standing.overdue]


def list_inquiries(
    period: Period, *, measure: Measure, office: Office, user: User, at: datetime
) -> Iterator[list[object]]:
    """A heading and a line for each inquiry that came in during the period and that `user` may read.

    Everybody's for those who may read everybody's reports; for others their own. Moments are in the office's zone;
    how long something took is in minutes, measured as the page of the same `measure` does, and the heading says how.
    """
    yield [
        _("inquiry"), _("subject"), _("reporter"), _("address"), _("outlet"), _("owner"), _("state"), _("outcome"),
        _("counted"), pgettext("an inquiry", "received"),
        _("deadline"), _("deadline when answered"), _("first word"), _("first answer"),
        _head(_("minutes to first word"), measure), _head(_("minutes to answer"), measure),
    ]  # fmt: skip
    rows = visible_to(user).filter(received_between(period.first, period.last, office.zone))
    if not may(user, Verb.READ_REPORTS):
        rows = rows.filter(owner=user)

    def say(moment: datetime | None) -> str:
        return moment.astimezone(office.zone).isoformat(sep=" ", timespec="seconds") if moment else ""

    place = place_time(period, measure, office, at)

    def took(inquiry: Inquiry, moment: datetime | None) -> object:
        if moment is None:
            return ""
        return _minutes(timedelta(seconds=place(moment.timestamp()) - place(inquiry.received_at.timestamp())))

    ordered = rows.select_related("journalist__outlet", "owner").order_by("received_at", "id")
    for each in ordered.iterator(chunk_size=CHUNK):
        yield [
            each.reference, each.subject, each.journalist, each.journalist.address, each.journalist.outlet_name,
            each.owner or "", each.get_state_display(), each.get_outcome_display(),
            _("no") if each.outcome in LEFT_OUT else _("yes"),
            say(each.received_at), say(each.deadline), say(each.deadline_when_answered), say(each.acknowledged_at),
            say(each.answered_at), took(each, each.acknowledged_at), took(each, each.answered_at),
        ]  # fmt: skip


def name_file(report: str, period: Period) -> str:
    """What the file is called."""
    return f"{report}-{period.first.isoformat()}-{period.last.isoformat()}.csv"


def _head(words: str, measure: Measure) -> str:
    """A column's head with how its times are measured."""
    return f"{words} ({_('in office hours') if measure is Measure.OFFICE else _('around the clock')})"


def _numbers(figures: Figures) -> list[object]:
    first, answer = figures.to_acknowledge, figures.to_answer
    return [
        figures.received, figures.left_out, figures.answered, first.count, _minutes(first.median), _minutes(first.p90),
        _minutes(answer.median), _minutes(answer.p90), figures.in_time, figures.late, figures.missed,
    ]  # fmt: skip


def _minutes(span: timedelta | None) -> object:
    return round(span / MINUTE, 1) if span is not None else ""


def _make_safe(cell: object) -> object:
    if isinstance(cell, int | float):
        return cell
    text = str(cell).replace("\0", "")
    return f"'{text}" if text.startswith(FORMULA) else text
