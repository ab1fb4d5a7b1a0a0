"""Saved views: kept from the filters in use, found in the rail, changed by those who may."""

from django.urls import reverse
from django.utils import timezone

from inquiries.models import SavedView, User
from inquiries.saved_views import save_view
from tests.base import DeskTestCase
from tests.dashboard.access_cases import asks_for_login
from tests.factories import make_inquiry


class SavedViewsPage(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def make(self, by: User | None = None, *, is_shared: bool = False, **fields: str) -> SavedView:
        values = {"name": "Hers", "view": "due", "query": "owner=me", **fields}
        return save_view(**values, is_shared=is_shared, by=by or self.staff, at=timezone.now())

    def url(self, saved: SavedView, name: str = "saved_view") -> str:
        return reverse(name, args=[saved.pk])

    def test_the_filters_in_use_become_a_view_of_the_rail(self) -> None:
        make_inquiry("mine", owner=self.staff)
        make_inquiry("hers", owner=self.colleague)
        response = self.client.post(
            reverse("saved_views"), {"name": "To do", "view": "due", "query": "owner=me&place=&evil=1"}, follow=True
        )
        saved = SavedView.objects.get()
        assert (saved.name, saved.view, saved.query, saved.is_shared) == ("To do", "due", "owner=me", False)
        self.assertRedirects(response, self.url(saved))
        assert [row.subject for row in response.context["page"].rows] == ["mine"]
        assert f'<a href="{self.url(saved)}" title="To do" aria-current="page">' in response.content.decode()

    def test_me_is_whoever_looks(self) -> None:
        saved = self.make(is_shared=True)
        make_inquiry("mine", owner=self.staff)
        make_inquiry("hers", owner=self.colleague)
        self.client.force_login(self.colleague)
        page = self.client.get(self.url(saved)).context["page"]
        assert [row.subject for row in page.rows] == ["hers"]

    def test_a_shared_view_shows_nobody_what_she_may_not_read(self) -> None:
        saved = self.make(self.manager, is_shared=True, view="all", query="")
        make_inquiry("hidden", is_confidential=True)
        assert list(self.client.get(self.url(saved)).context["page"].rows) == []
        self.client.force_login(self.manager)
        assert len(self.client.get(self.url(saved)).context["page"].rows) == 1

    def test_a_bad_name_is_told_and_the_filters_stay(self) -> None:
        asked = {"name": " ", "view": "mine", "query": "deadline=today"}
        response = self.client.post(reverse("saved_views"), asked, follow=True)
        self.assertRedirects(response, reverse("queue", args=["mine"]) + "?deadline=today")
        assert "Give the view a name" in response.content.decode()
        assert not SavedView.objects.exists()

    def test_somebody_elses_is_not_found(self) -> None:
        saved = self.make(self.colleague)
        for name in ["saved_view_name", "saved_view_removal"]:
            assert self.client.post(self.url(saved, name), {"name": "x"}).status_code == 404
        assert self.client.get(self.url(saved)).status_code == 404
        assert self.client.get(f"/queue/saved-{saved.pk}/changes/").status_code == 404
        assert self.client.get("/queue/saved-x/").status_code == 404

    def test_a_shared_one_is_changed_only_by_its_maker_and_managers(self) -> None:
        saved = self.make(self.colleague, is_shared=True)
        assert "Delete this view" not in self.client.get(self.url(saved)).content.decode()
        assert self.client.post(self.url(saved, "saved_view_removal")).status_code == 403
        assert self.client.post(self.url(saved, "saved_view_name"), {"name": "Mine now"}).status_code == 403
        self.client.force_login(self.manager)
        assert "Delete this view" in self.client.get(self.url(saved)).content.decode()
        renamed = self.client.post(self.url(saved, "saved_view_name"), {"name": "Ours", "is_shared": "1"}, follow=True)
        assert "Ours" in renamed.content.decode()
        self.assertRedirects(
            self.client.post(self.url(saved, "saved_view_removal")), reverse("queue", args=["due"]) + "?owner=me"
        )
        assert not SavedView.objects.exists()

    def test_an_observer_uses_shared_ones_and_saves_none(self) -> None:
        saved = self.make(is_shared=True)
        self.client.force_login(self.observer)
        page = self.client.get(self.url(saved)).content.decode()
        assert "Delete this view" not in page
        filtered = self.client.get(reverse("queue", args=["due"]), {"owner": "me"}).content.decode()
        assert "Save view" not in filtered
        assert self.client.post(reverse("saved_views"), {"name": "x"}).status_code == 403

    def test_its_rows_open_beside_it_and_news_come_to_it(self) -> None:
        saved = self.make()
        inquiry = make_inquiry("mine", owner=self.staff)
        make_inquiry("hers", owner=self.colleague)
        page = self.client.get(self.url(saved))
        news = self.client.get(page.context["page"].changes_url + "&force=1")
        assert [row.subject for row in news.context["page"].rows] == ["mine"]
        opened = self.client.get(reverse("inquiry", args=[inquiry.reference]) + f"?view=saved-{saved.pk}")
        assert [row.subject for row in opened.context["page"].rows] == ["mine"]

    def test_the_long_way_to_it_leads_to_its_own_address(self) -> None:
        saved = self.make()
        self.assertRedirects(self.client.get(f"/queue/saved-{saved.pk}/"), self.url(saved))

    def test_its_next_page_is_its_own(self) -> None:
        saved = self.make(query="owner=me")
        for number in range(51):
            make_inquiry(f"{number}", owner=self.staff)
        page = self.client.get(self.url(saved)).context["page"]
        assert page.next_url.startswith(self.url(saved))
        assert len(self.client.get(page.next_url).context["page"].rows) == 1

    def test_one_of_a_view_that_is_no_more_shows_all(self) -> None:
        saved = self.make(query="")
        SavedView.objects.update(view="lost")
        make_inquiry("here", state="closed", outcome="spam", closed_at=timezone.now())
        assert [row.subject for row in self.client.get(self.url(saved)).context["page"].rows] == ["here"]

    def test_the_outsider_and_the_wrong_method(self) -> None:
        saved = self.make()
        assert self.client.get(reverse("saved_views")).status_code == 405
        assert self.client.get(self.url(saved, "saved_view_removal")).status_code == 405
        assert self.client.post(self.url(saved)).status_code == 405
        self.client.logout()
        assert asks_for_login(self.client.get(self.url(saved)))
        for url in [reverse("saved_views"), self.url(saved, "saved_view_name"), self.url(saved, "saved_view_removal")]:
            assert asks_for_login(self.client.post(url)), url
