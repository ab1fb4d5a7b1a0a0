"""People come by invitation; an office is never without an administrator; what somebody had goes to a colleague."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from inquiries import accounts
from inquiries.accounts import AddressTaken, HasBeenHere, LastAdministrator
from inquiries.models import Event, Inquiry, User
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_person

LENA = {"email": "lena@pressdesk.example", "name": "Lena Park", "role": "staff"}
PASSWORD = "quiet-rivers-run-far"


class Invitations(DeskTestCase):
    """invite, invite_again"""

    def invite(self, **fields: str) -> User:
        """Kit invites Lena."""
        return accounts.invite(**(LENA | fields), by=self.administrator, at=timezone.now())

    def link(self) -> str:
        """The path in the newest mail."""
        mail = OutboundEmail.objects.filter(purpose=OutboundEmail.Purpose.ACCOUNT).latest("id")
        found = re.search(rf"{re.escape(settings.SITE_URL)}(/\S+)", mail.text)
        assert found is not None
        return found[1]

    def choose_password(self, link: str) -> bool:
        """Whether the link let her choose one."""
        form = self.client.get(link, follow=True)
        where = form.redirect_chain[-1][0] if form.redirect_chain else link
        return self.client.post(where, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302

    def test_an_invitation_is_an_account_without_a_password_and_a_mail_with_a_link(self) -> None:
        lena = self.invite()
        assert (lena.name, lena.role, lena.has_usable_password()) == ("Lena Park", "staff", False)
        assert accounts.is_invited(lena)
        mail = OutboundEmail.objects.get()
        assert list(mail.recipients.values_list("address", flat=True)) == [LENA["email"]]
        assert "Kit Abara" in mail.text
        assert "for 3 days" in mail.text
        assert self.choose_password(self.link())
        lena.refresh_from_db()
        assert lena.check_password(PASSWORD)
        assert not accounts.is_invited(lena)

    def test_a_link_that_is_sent_again_works_and_the_first_ends_with_it(self) -> None:
        lena = self.invite()
        first = self.link()
        accounts.invite_again(lena, by=self.administrator, at=timezone.now())
        assert OutboundEmail.objects.count() == 2
        assert self.choose_password(self.link())
        self.client.logout()
        assert not self.choose_password(first)
        with pytest.raises(HasBeenHere):
            accounts.invite_again(lena, by=self.administrator, at=timezone.now())

    def test_an_address_has_one_account_whatever_its_case(self) -> None:
        for is_active, said in [(True, "Ana Ruiz has this address"), (False, "closed account of Ana Ruiz")]:
            User.objects.filter(pk=self.staff.pk).update(is_active=is_active)
            with pytest.raises(AddressTaken, match=said):
                self.invite(email="ANA.ruiz@pressdesk.example ")

    def test_what_is_no_person_is_refused_and_nothing_is_sent(self) -> None:
        for fields in ({"email": "lena"}, {"name": " "}, {"role": "queen"}):
            with self.subTest(fields=fields), pytest.raises(ValidationError):
                self.invite(**fields)
        assert not OutboundEmail.objects.exists()

    def test_nobody_else_makes_accounts(self) -> None:
        for person in (self.observer, self.staff, self.manager):
            with pytest.raises(PermissionDenied):
                accounts.invite(**LENA, by=person, at=timezone.now())
            for act in (
                lambda person=person: accounts.change_role(self.colleague, "manager", by=person, at=timezone.now()),
                lambda person=person: accounts.close_account(self.colleague, heir=None, by=person, at=timezone.now()),
                lambda person=person: accounts.reopen_account(self.colleague, by=person),
                lambda person=person: accounts.invite_again(self.colleague, by=person, at=timezone.now()),
            ):
                with pytest.raises(PermissionDenied):
                    act()


class Roles(DeskTestCase):
    """change_role"""

    def test_a_role_counts_at_once(self) -> None:
        accounts.change_role(self.staff, "manager", by=self.administrator, at=timezone.now())
        assert User.objects.get(pk=self.staff.pk).role == "manager"
        with pytest.raises(ValueError, match="queen"):
            accounts.change_role(self.staff, "queen", by=self.administrator, at=timezone.now())

    def test_the_last_administrator_stays_one(self) -> None:
        with pytest.raises(LastAdministrator, match="Kit Abara is the only administrator"):
            accounts.change_role(self.administrator, "staff", by=self.administrator, at=timezone.now())
        with pytest.raises(LastAdministrator):
            accounts.close_account(self.administrator, heir=None, by=self.administrator, at=timezone.now())
        self.administrator.refresh_from_db()
        assert (self.administrator.role, self.administrator.is_active) == ("administrator", True)

    def test_an_administrator_who_never_came_or_is_gone_does_not_count(self) -> None:
        accounts.invite(**(LENA | {"role": "administrator"}), by=self.administrator, at=timezone.now())
        make_person("Omar Haddad", role=User.Role.ADMINISTRATOR, is_active=False)
        with pytest.raises(LastAdministrator):
            accounts.change_role(self.administrator, "staff", by=self.administrator, at=timezone.now())

    def test_with_a_second_administrator_the_first_may_go(self) -> None:
        second = make_person("Omar Haddad", role=User.Role.ADMINISTRATOR)
        accounts.change_role(self.administrator, "staff", by=self.administrator, at=timezone.now())
        with pytest.raises(LastAdministrator):
            accounts.change_role(second, "staff", by=second, at=timezone.now())


class ClosedAccounts(DeskTestCase):
    """close_account, reopen_account"""

    def test_what_she_answered_for_goes_to_her_heir_with_an_event(self) -> None:
        hers, closed, others = make_inquiry("Hers"), make_inquiry("Closed"), make_inquiry("Other")
        Inquiry.objects.filter(pk__in=[hers.pk, closed.pk]).update(owner=self.staff)
        Inquiry.objects.filter(pk=closed.pk).update(state="closed", outcome="declined", closed_at=timezone.now())
        Inquiry.objects.filter(pk=others.pk).update(owner=self.manager)
        count = accounts.close_account(self.staff, heir=self.colleague, by=self.administrator, at=timezone.now())
        assert count == 1
        owners = dict(Inquiry.objects.values_list("subject", "owner__name"))
        assert owners == {"Hers": "Mateo Osei", "Closed": "Ana Ruiz", "Other": "Jo Lindqvist"}
        event = hers.events.get(kind=Event.Kind.OWNER_CHANGED)
        assert event.by == self.administrator

    def test_without_an_heir_it_is_nobodys(self) -> None:
        inquiry = make_inquiry(owner=self.staff)
        accounts.close_account(self.staff, heir=self.staff, by=self.administrator, at=timezone.now())
        inquiry.refresh_from_db()
        assert inquiry.owner is None

    def test_a_closed_account_opens_nothing_until_it_is_opened_again(self) -> None:
        self.client.force_login(self.staff)
        accounts.close_account(self.staff, heir=None, by=self.administrator, at=timezone.now())
        assert self.client.get("/settings/").status_code == 302
        accounts.reopen_account(self.staff, by=self.administrator)
        self.client.force_login(User.objects.get(pk=self.staff.pk))
        assert self.client.get("/settings/").status_code == 200
