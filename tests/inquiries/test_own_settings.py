"""A person changes her own account, in the few things that are hers."""

import pytest
from django.core.exceptions import PermissionDenied

from inquiries.models import Office, User
from inquiries.preferences import change_office, keep_own_settings
from tests.base import DeskTestCase


class Preferences(DeskTestCase):
    """keep_own_settings, change_office"""

    def test_only_the_named_fields_are_saved(self) -> None:
        self.staff.name, self.staff.notify = "Ana R.", "all"
        keep_own_settings(self.staff, ["name"], by=self.staff)
        kept = User.objects.get(pk=self.staff.pk)
        assert (kept.name, kept.notify) == ("Ana R.", "mine")

    def test_nobody_changes_a_colleague_or_her_own_role(self) -> None:
        with pytest.raises(PermissionDenied):
            keep_own_settings(self.colleague, ["name"], by=self.staff)
        self.staff.role = User.Role.ADMINISTRATOR
        with pytest.raises(PermissionDenied):
            keep_own_settings(self.staff, ["role"], by=self.staff)
        assert User.objects.get(pk=self.staff.pk).role == User.Role.STAFF

    def test_staff_do_not_change_the_office(self) -> None:
        office = Office.load()
        office.answer_hours = 2
        with pytest.raises(PermissionDenied):
            change_office(office, by=self.staff)
        change_office(office, by=self.manager)
        assert Office.load().answer_hours == 2
