"""Many inquiries at once: begun, watched, taken back."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import bulk
from inquiries.access import visible_to
from inquiries.api.desk import BelowRowView, DeskView, RowView
from inquiries.api.problems import Conflict
from inquiries.api.serializers.bulk import BulkActSerializer, NewBulkActSerializer
from inquiries.models import BulkAct, User
from inquiries.models.inquiry import InquiryQuerySet, parse_reference

# So many of the references that are none are named.
MOST_NAMED = 10


class BulkRows(DeskView):
    """What was done to many at once; its maker and managers see it."""

    serializer_class = BulkActSerializer
    queryset = BulkAct.objects.select_related("by")


class BulkActs(BulkRows):
    """All of them."""

    @extend_schema(
        tags=["bulk"], summary="Do something to many inquiries", operation_id="bulk_begin",
        request=NewBulkActSerializer, responses={202: BulkActSerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """`assign`, `topics`, `snooze` or `close`: each inquiry on its own, in the order in which they are due.

        It is written down here and done after the answer, mostly within a second: read it again to see how far it is.
        An inquiry to which it cannot be done is left as it was, and `problems` says why.
        """
        asked = NewBulkActSerializer(data=request.data, context={"person": self.person})
        asked.is_valid(raise_exception=True)
        rows = find_inquiries(asked.validated_data["inquiries"], user=self.person).order_by("due_at", "id")
        verb = BulkAct.Verb(asked.validated_data["verb"])
        act = bulk.begin(verb, asked.read_arguments(), rows, by=self.person, at=timezone.now())
        return self.show(act, code=status.HTTP_202_ACCEPTED)


class BelowBulkActView(BulkRows, BelowRowView):
    """One of them."""

    def get_object(self) -> BulkAct:
        """Raises NotFound to whoever may not watch it."""
        act: BulkAct = super().get_object()
        if not bulk.may_see(self.person, act):
            raise NotFound
        return act


class OneBulkAct(BelowBulkActView, RowView):
    """By its number."""

    @extend_schema(tags=["bulk"], summary="See how far it is", operation_id="bulk_read")
    def get(self, request: Request, pk: int) -> Response:
        """It is over when `finished_at` stands there."""
        return super().get(request, pk)


class BulkUndo(BelowBulkActView):
    """Its way back."""

    @extend_schema(
        tags=["bulk"], summary="Take it back", operation_id="bulk_undo",
        request=None, responses={202: BulkActSerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """Everything as it was, but for what somebody changed since; what had not had its turn stays as it is.

        409 where it was, or is being, taken back already.
        """
        act = self.get_object()
        if not bulk.undo(act, by=self.person, at=timezone.now()):
            raise Conflict(_("This was taken back already."))
        return self.show(act, code=status.HTTP_202_ACCEPTED)


def find_inquiries(references: Iterable[str], *, user: User) -> InquiryQuerySet:
    """Those of these references. Raises ValidationError that names those which are none, or not for `user`."""
    numbers = {reference: parse_reference(reference.strip()) for reference in references}
    rows = visible_to(user).filter(pk__in={number for number in numbers.values() if number is not None})
    found = set(rows.values_list("pk", flat=True))
    if missing := [reference for reference, number in numbers.items() if number not in found]:
        told = _("There is no such inquiry: %(references)s.")
        raise ValidationError({"inquiries": [told % {"references": ", ".join(missing[:MOST_NAMED])}]})
    return rows
