"""Entries that are one, and where a newsroom's mail comes from."""

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from inquiries import journalists, outlets
from inquiries.api.desk import BelowRowView
from inquiries.api.serializers.entries import DomainSerializer, SameAsSerializer
from inquiries.api.serializers.people import JournalistSerializer, OutletSerializer
from inquiries.api.views.people import JournalistRows, OutletRows


class JournalistMerge(JournalistRows, BelowRowView):
    """Two entries that are one person."""

    @extend_schema(
        tags=["journalists"], summary="Merge a journalist's entry", operation_id="journalists_merge",
        request=SameAsSerializer, responses={200: JournalistSerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """Make it part of another; the answer is the one that lives on. Her inquiries and her later mail go there."""
        person, asked = self.get_object(), SameAsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        into = self.get_queryset().filter(pk=asked.validated_data["into"]).first()
        if into is None:
            raise ValidationError({"into": [_("There is no such journalist.")]})
        return self.show(journalists.merge(person, into, by=self.person, at=timezone.now()))


class OutletMerge(OutletRows, BelowRowView):
    """Two entries that are one newsroom."""

    @extend_schema(
        tags=["outlets"], summary="Merge an outlet", operation_id="outlets_merge",
        request=SameAsSerializer, responses={200: OutletSerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """Make it part of another; the answer is the one that lives on, with the domains and people of both."""
        outlet, asked = self.get_object(), SameAsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        into = self.get_queryset().filter(pk=asked.validated_data["into"]).first()
        if into is None:
            raise ValidationError({"into": [_("There is no such outlet.")]})
        return self.show(outlets.merge(outlet, into, by=self.person, at=timezone.now()))


class OutletDomains(OutletRows, BelowRowView):
    """Where its mail comes from."""

    @extend_schema(
        tags=["outlets"], summary="Add a domain", operation_id="outlets_domains_add",
        request=DomainSerializer, responses={201: OutletSerializer},
    )  # fmt: skip
    def post(self, request: Request, pk: int) -> Response:
        """Mail from there is the outlet's; known people of it who have no outlet are at this one now."""
        outlet, asked = self.get_object(), DomainSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        outlets.add_domain(outlet, asked.validated_data["domain"], by=self.person)
        return self.show(outlet, code=status.HTTP_201_CREATED)


class OutletDomain(OutletRows, BelowRowView):
    """One of them."""

    @extend_schema(
        tags=["outlets"], summary="Remove a domain", operation_id="outlets_domains_remove", responses={204: None}
    )
    def delete(self, request: Request, pk: int, domain: str) -> Response:
        """People who write from there for the first time are no longer taken for the outlet's; those it has stay."""
        found = self.get_object().domains.filter(domain=domain.casefold()).first()
        if found is None:
            raise NotFound
        outlets.remove_domain(found, by=self.person)
        return Response(status=status.HTTP_204_NO_CONTENT)
