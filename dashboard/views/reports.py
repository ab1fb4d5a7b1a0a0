"""How the office does: the report of a period, and the same as files."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboard.access import get_person
from dashboard.report_files import list_figures, list_inquiries, name_file, write_csv
from dashboard.report_page import Asked, build_page, read_asked
from dashboard.report_words import say_measure
from inquiries.models import Office
from inquiries.reports import Report, build_report


@require_safe
@login_required
def show_report(request: HttpRequest) -> HttpResponse:
    """The figures of the period that the address names; 403 for those who only read inquiries."""
    office = Office.load()
    asked, report = _build(request, office)
    today = timezone.localdate(timezone=office.zone)
    context = build_page(report, asked, today) | {
        "place": "reports",
        "error": asked.error,
        "measured": say_measure(asked.measure, office),
        "office_name": office.name,
    }
    return render(request, "dashboard/reports/report.html", context, status=422 if asked.error else 200)


@require_safe
@login_required
def download_figures(request: HttpRequest) -> StreamingHttpResponse:
    """The page's numbers."""
    asked, report = _build(request, Office.load())
    return _answer_csv(list_figures(report, asked.measure), name_file("figures", asked.period))


@require_safe
@login_required
def download_inquiries(request: HttpRequest) -> StreamingHttpResponse:
    """The inquiries of the period: all that the person may read, or her own; with the page's way to measure time."""
    office, person = Office.load(), get_person(request)
    asked, _report = _build(request, office)
    rows = list_inquiries(asked.period, measure=asked.measure, office=office, user=person, at=timezone.now())
    return _answer_csv(rows, name_file("inquiries", asked.period))


def _build(request: HttpRequest, office: Office) -> tuple[Asked, Report]:
    asked = read_asked(request, timezone.localdate(timezone=office.zone))
    report = build_report(asked.period, measure=asked.measure, office=office, by=get_person(request), at=timezone.now())
    return asked, report


def _answer_csv(rows: Iterable[list[object]], name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return StreamingHttpResponse(write_csv(rows), content_type="text/csv; charset=utf-8", headers=headers)
