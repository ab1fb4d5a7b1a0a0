"""Views of the queue that people keep under a name: read, kept, changed, deleted."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import saved_views
from inquiries.api.desk import DeskView, ListView, RowView
from inquiries.api.serializers.saved_views import ChangedViewSerializer, NewViewSerializer, SavedViewSerializer
from inquiries.models import SavedView

TAG = "saved-views"


class SavedViewRows(DeskView):
    """Her own, and those that colleagues share."""

    serializer_class = SavedViewSerializer
    queryset = SavedView.objects.none()

    def get_queryset(self) -> QuerySet[SavedView]:
        """With who made them."""
        return saved_views.views_for(self.person).select_related("by")


class SavedViews(SavedViewRows, ListView):
    """All of them."""

    @extend_schema(tags=[TAG], summary="List saved views", operation_id="saved_views_list")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Your own, and those that colleagues share; newest first."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=[TAG], summary="Save a view", operation_id="saved_views_add",
        request=NewViewSerializer, responses={201: SavedViewSerializer},
    )  # fmt: skip
    def post(self, request: Request) -> Response:
        """Filters under a name, for yourself or for everybody. It stands in the rail of the pages as well."""
        asked = NewViewSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told = asked.validated_data
        saved = saved_views.save_view(
            told["name"], view=told["view"], query=urlencode(told.get("filters", {})), is_shared=told["shared"],
            by=self.person, at=timezone.now(),
        )  # fmt: skip
        return self.show(saved, code=status.HTTP_201_CREATED)


class OneSavedView(SavedViewRows, RowView):
    """A saved view by its number."""

    @extend_schema(tags=[TAG], summary="Read a saved view", operation_id="saved_views_read")
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """By its number. Its inquiries stand at `inquiries_url`."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=[TAG], summary="Rename or share a saved view", operation_id="saved_views_change",
        request=ChangedViewSerializer, responses={200: SavedViewSerializer},
    )  # fmt: skip
    def patch(self, request: Request, pk: int) -> Response:
        """Its maker may, and of a shared one managers. Other filters are another view: save that, delete this."""
        saved = self.get_object()
        asked = ChangedViewSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told = {"name": saved.name, "shared": saved.is_shared, **asked.validated_data}
        saved_views.change_view(saved, name=told["name"], is_shared=told["shared"], by=self.person)
        return self.show(saved)

    @extend_schema(tags=[TAG], summary="Delete a saved view", operation_id="saved_views_delete", responses={204: None})
    def delete(self, request: Request, pk: int) -> Response:
        """The inquiries that stood in it stay as they are. Its maker may, and of a shared one managers."""
        saved_views.delete_view(self.get_object(), by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)
