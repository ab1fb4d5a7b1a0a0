"""What a machine seems to have written is listed, and a person can make it an inquiry."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from inquiries.intake import open_by_hand
from inquiries.models import Inquiry
from mailbox.models import InboundEmail
from tests.base import DeskTestCase
from tests.factories import deliver_mail, make_mail


class OpenByHand(DeskTestCase):
    """A first mail with a robot's header."""

    def setUp(self) -> None:
        self.inbound = deliver_mail(make_mail(subject="Is the vote on?", Auto_Submitted="auto-generated"))

    def test_no_inquiry_is_opened_and_the_mailroom_lists_it(self) -> None:
        assert not Inquiry.objects.exists()
        assert list(InboundEmail.objects.filed_without_inquiry()) == [self.inbound]
        self.client.force_login(self.staff)
        self.assertContains(self.client.get(reverse("mailroom")), "Is the vote on?")

    def test_a_person_makes_it_an_inquiry_once(self) -> None:
        now = timezone.now()
        inquiry = open_by_hand(self.inbound, by=self.staff, at=now)
        assert inquiry is not None
        assert (inquiry.subject, inquiry.state, inquiry.messages.count()) == ("Is the vote on?", "open", 1)
        assert inquiry.events.get(kind="opened").by == self.staff
        assert open_by_hand(self.inbound, by=self.colleague, at=now) is None
        assert Inquiry.objects.count() == 1
        assert not InboundEmail.objects.filed_without_inquiry().exists()

    def test_the_page_leads_to_the_inquiry(self) -> None:
        self.client.force_login(self.staff)
        response = self.client.post(reverse("mail_inquiry", args=[self.inbound.pk]))
        self.assertRedirects(response, Inquiry.objects.get().get_absolute_url())
        assert self.client.get(reverse("mail_inquiry", args=[self.inbound.pk])).status_code == 405

    def test_its_original_can_be_read_and_no_other_mail_s(self) -> None:
        self.client.force_login(self.staff)
        assert b"Is the vote on?" in self.client.get(reverse("mail_original", args=[self.inbound.pk])).content
        reporter = deliver_mail(make_mail())
        assert self.client.get(reverse("mail_original", args=[reporter.pk])).status_code == 404

    def test_who_is_locked_out_may_not(self) -> None:
        self.staff.is_active = False
        with self.assertRaises(PermissionDenied):
            open_by_hand(self.inbound, by=self.staff, at=timezone.now())

    def test_what_joined_an_inquiry_is_not_listed(self) -> None:
        deliver_mail(make_mail(message_id="<q@piedmontcourier.example>"))
        robot = make_mail(Auto_Submitted="auto-replied", In_Reply_To="<q@piedmontcourier.example>")
        assert deliver_mail(robot).filed_as == "automatic"
        assert list(InboundEmail.objects.filed_without_inquiry()) == [self.inbound]

    def test_a_strangers_robot_that_names_a_thread_stays_outside_it(self) -> None:
        deliver_mail(make_mail(message_id="<q@piedmontcourier.example>"))
        robot = make_mail(
            sender="Nobody <nobody@elsewhere.example>",
            Auto_Submitted="auto-replied",
            In_Reply_To="<q@piedmontcourier.example>",
        )
        deliver_mail(robot)
        assert Inquiry.objects.get().messages.count() == 1
