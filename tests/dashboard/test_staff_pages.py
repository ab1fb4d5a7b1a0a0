"""Managers see who works here; administrators invite, give roles, close and open accounts."""

from django.contrib.messages import get_messages
from django.urls import reverse

from inquiries.models import User
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry

LENA = {"email": "lena@pressdesk.example", "name": "Lena Park", "role": "staff"}


class StaffPages(DeskTestCase):
    def setUp(self) -> None:
        """Kit looks after accounts."""
        self.client.force_login(self.administrator)
        self.person = reverse("staff_person", args=[self.staff.pk])
        self.acts = [
            reverse("staff_invitations"),
            *(
                reverse(name, args=[self.staff.pk])
                for name in ("staff_invitation", "staff_role", "staff_closure", "staff_reopening")
            ),
        ]

    def test_everybody_is_listed_to_managers_and_only_administrators_see_how_to_change_it(self) -> None:
        self.assertContains(self.client.get("/settings/people/"), "Send the invitation")
        self.client.force_login(self.manager)
        page = self.client.get("/settings/people/")
        for name in ("Ana Ruiz", "Noor Halden", "Kit Abara"):
            self.assertContains(page, name)
        self.assertNotContains(page, "Send the invitation")
        self.assertNotContains(page, self.person)

    def test_who_may_not_is_refused(self) -> None:
        for person, status in [(self.observer, 403), (self.staff, 403), (self.manager, 403)]:
            self.client.force_login(person)
            for url in self.acts:
                assert self.client.post(url, LENA).status_code == status, url
            assert self.client.get(self.person).status_code == status
        self.client.force_login(self.staff)
        assert self.client.get("/settings/people/").status_code == 403
        self.client.logout()
        for url in ["/settings/people/", self.person]:
            assert asks_for_login(self.client.get(url))
        assert User.objects.count() == 5

    def test_acts_know_only_post(self) -> None:
        for url in self.acts:
            assert self.client.get(url).status_code == 405, url

    def test_an_invitation_is_sent_and_its_state_is_shown(self) -> None:
        self.assertRedirects(self.client.post("/settings/people/invitations/", LENA), "/settings/people/")
        page = self.client.get("/settings/people/")
        self.assertContains(page, "invited, not here yet")
        self.assertContains(page, "mail on its way")
        OutboundEmail.objects.update(state="failed", problem="no such box")
        self.assertContains(self.client.get("/settings/people/"), "the mail was refused")
        lena = User.objects.get(email=LENA["email"])
        self.client.post(reverse("staff_invitation", args=[lena.pk]))
        assert OutboundEmail.objects.count() == 2

    def test_a_fault_is_said_at_its_field_and_what_was_typed_stays(self) -> None:
        for fields, said in [
            ({"email": "ana.ruiz@pressdesk.example"}, "Ana Ruiz has this address already"),
            ({"email": "nobody"}, "Enter a valid email address"),
            ({"role": "queen"}, "Select a valid choice"),
        ]:
            with self.subTest(fields=fields):
                page = self.client.post("/settings/people/invitations/", LENA | fields)
                self.assertContains(page, said, status_code=422)
                self.assertContains(page, 'value="Lena Park"', status_code=422)

    def test_a_role_is_changed_and_the_last_administrator_keeps_hers(self) -> None:
        self.client.post(reverse("staff_role", args=[self.staff.pk]), {"role": "manager"})
        self.staff.refresh_from_db()
        assert self.staff.role == "manager"
        answer = self.client.post(reverse("staff_role", args=[self.administrator.pk]), {"role": "staff"})
        said = [str(message) for message in get_messages(answer.wsgi_request)]
        assert said[-1].startswith("Kit Abara is the only administrator")
        self.administrator.refresh_from_db()
        assert self.administrator.role == "administrator"

    def test_who_gives_up_her_own_right_is_led_to_a_page_she_may_read(self) -> None:
        User.objects.filter(pk=self.manager.pk).update(role="administrator")
        answer = self.client.post(reverse("staff_role", args=[self.administrator.pk]), {"role": "staff"})
        self.assertRedirects(answer, "/settings/")

    def test_closing_lists_what_is_hers_and_hands_it_over(self) -> None:
        inquiry = make_inquiry("Rent in Durham", owner=self.staff)
        page = self.client.get(self.person)
        self.assertContains(page, "One open inquiry is assigned to Ana Ruiz")
        self.assertContains(page, "Rent in Durham")
        heirs = page.context["closure"].fields["heir"].queryset
        assert self.staff not in heirs
        assert self.observer not in heirs
        answer = self.client.post(reverse("staff_closure", args=[self.staff.pk]), {"heir": self.colleague.pk})
        self.assertRedirects(answer, "/settings/people/")
        inquiry.refresh_from_db()
        assert inquiry.owner == self.colleague
        self.assertContains(self.client.get(self.person), "Open the account again")
        self.client.post(reverse("staff_reopening", args=[self.staff.pk]))
        self.staff.refresh_from_db()
        assert self.staff.is_active

    def test_who_only_reads_from_now_on_hands_over_what_is_hers(self) -> None:
        url = reverse("staff_role", args=[self.staff.pk])
        inquiry = make_inquiry("Rent in Durham", owner=self.staff)
        self.assertContains(self.client.get(self.person), 'id="role_heir"')
        wrong = self.client.post(url, {"role": "observer", "heir": self.observer.pk})
        self.assertContains(wrong, "Select a valid choice", status_code=422)
        told = self.client.post(url, {"role": "observer", "heir": self.colleague.pk}, follow=True)
        self.assertContains(told, "Ana Ruiz is now: Observer. 1 inquiry went over to Mateo Osei.")
        inquiry.refresh_from_db()
        assert inquiry.owner == self.colleague
        User.objects.filter(pk=self.colleague.pk).update(role="staff")
        url = reverse("staff_role", args=[self.colleague.pk])
        told = self.client.post(url, {"role": "observer"}, follow=True)
        self.assertContains(told, "1 inquiry is unassigned now.")
        self.assertNotContains(self.client.get(reverse("staff_person", args=[self.colleague.pk])), 'id="role_heir"')

    def test_nobody_is_made_up(self) -> None:
        assert self.client.get("/settings/people/99999/").status_code == 404
        for heir in ("99999", str(self.observer.pk), "x"):
            answer = self.client.post(reverse("staff_closure", args=[self.staff.pk]), {"heir": heir})
            assert answer.status_code == 422
        self.staff.refresh_from_db()
        assert self.staff.is_active
