"""How fast the office is."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries.api.desk import DeskView, refuse_others
from inquiries.api.serializers.base import is_sane
from inquiries.api.serializers.reports import PeriodSerializer, ReportSerializer
from inquiries.models import Office
from inquiries.report_periods import NoPeriod, Period, Span
from inquiries.reports import Measure, build_report


class Reports(DeskView):
    """The figures of a period."""

    serializer_class = ReportSerializer

    @extend_schema(
        tags=["reports"], summary="Read a report", operation_id="reports_read",
        parameters=[PeriodSerializer], responses={200: ReportSerializer},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Managers read everybody's figures, staff the office's and their own; observers none (403).

        Confidential inquiries are counted, whoever asks.
        """
        asked = PeriodSerializer(data=request.query_params)
        refuse_others(request, asked.fields)
        asked.is_valid(raise_exception=True)
        office, now = Office.load(), timezone.now()
        period = read_period(asked.validated_data, today=now.astimezone(office.zone).date())
        measure = Measure(asked.validated_data["measure"])
        report = build_report(period, measure=measure, office=office, by=self.person, at=now)
        return Response(self.get_serializer(report).data)


def read_period(asked: dict[str, Any], *, today: date) -> Period:
    """The period that a checked PeriodSerializer names. Raises ValidationError for one that is none."""
    days = [asked[name] for name in ("day", "first", "last") if name in asked]
    if not all(map(is_sane, days)):
        raise ValidationError(_("Look at the year."))
    try:
        if "first" in asked:
            return Period.between(asked["first"], asked["last"])
        return Period.holding(Span(asked["span"]), asked.get("day", today))
    except NoPeriod as error:
        raise ValidationError(_("The last day is before the first, or they lie too far apart.")) from error
