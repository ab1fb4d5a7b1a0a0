"""A list that was narrowed stays narrowed beside the inquiry that was opened from it, whatever is done there."""

from urllib.parse import parse_qs, urlsplit

from django.urls import reverse
from django.utils import timezone

from inquiries.models import Inquiry, SavedView
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_journalist

NARROW = "view=due&outlet=daybook.example"


class FiltersStay(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)
        self.hers = make_inquiry(journalist=make_journalist(address="robin@daybook.example"), subject="Of the Daybook")
        make_inquiry(journalist=make_journalist(address="kim@gazette.example"), subject="Of the Gazette")
        self.page = f"{self.hers.get_absolute_url()}?{NARROW}"

    def test_a_row_leads_to_its_inquiry_with_the_filters(self) -> None:
        rows = self.client.get("/queue/due/?outlet=daybook.example").content.decode()
        assert f'href="{self.hers.get_absolute_url()}?view=due&amp;outlet=daybook.example"' in rows

    def test_the_list_beside_it_shows_what_it_showed(self) -> None:
        html = self.client.get(self.page).content.decode()
        assert "Of the Daybook" in html
        assert "Of the Gazette" not in html
        assert 'href="/queue/due/?outlet=daybook.example"' in html, "the way back"

    def test_a_verb_without_a_script_comes_back_to_it(self) -> None:
        html = self.client.get(self.page).content.decode()
        owner = reverse("inquiry_owner", args=[self.hers.reference])
        assert f'action="{owner}?view=due&amp;outlet=daybook.example"' in html
        answer = self.client.post(f"{owner}?{NARROW}", {"owner": "me"})
        assert answer["Location"] == self.page
        closed = self.client.post(f"{reverse('inquiry_unread', args=[self.hers.reference])}?{NARROW}")
        assert closed["Location"] == "/queue/due/?outlet=daybook.example"

    def test_what_is_no_filter_is_not_carried(self) -> None:
        owner = reverse("inquiry_owner", args=[self.hers.reference])
        answer = self.client.post(f"{owner}?{NARROW}&next=//evil.example&sure=all", {"owner": "me"})
        assert parse_qs(urlsplit(answer["Location"]).query) == {"view": ["due"], "outlet": ["daybook.example"]}

    def test_a_saved_view_keeps_its_own(self) -> None:
        saved = SavedView.objects.create(
            by=self.staff, name="Daybook", view="due", query="outlet=daybook.example", at=timezone.now()
        )
        html = self.client.get(f"{self.hers.get_absolute_url()}?view=saved-{saved.pk}&outlet=gazette.example").content
        assert b"Of the Gazette" not in html
        assert f"?view=saved-{saved.pk}&amp;outlet" not in html.decode()
        assert Inquiry.objects.count() == 2
