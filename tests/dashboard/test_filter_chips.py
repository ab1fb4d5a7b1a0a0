"""Filters in use stand above the list as chips; each goes by a click, and the menu adds another without a script."""

from html.parser import HTMLParser

from django.urls import reverse
from django.utils import timezone

from inquiries.models import Topic
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_spokesperson


class Fields(HTMLParser):
    """The names of the fields in the filter menu's form."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(page[page.index('id="filter-menu"') :].partition("</form>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"select", "input"} and (name := dict(attrs).get("name")):
            self.names.add(name)


class FilterChips(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def chips(self, view: str = "due", **asked: str) -> dict[str, str]:
        """Each chip's words, with where a click on it leads."""
        page = self.client.get(reverse("queue", args=[view]), asked).context["page"]
        return {chip.words: chip.remove_url for chip in page.chips}

    def test_no_filter_no_chip(self) -> None:
        assert self.chips() == {}

    def test_each_is_said_in_words(self) -> None:
        topic, voice = Topic.objects.create(name="Vacant lots"), make_spokesperson()
        for asked, words in [
            ({"owner": "me"}, "Owner: me"),
            ({"owner": "nobody"}, "Owner: nobody"),
            ({"owner": str(self.colleague.pk)}, "Owner: Mateo Osei"),
            ({"topic": str(topic.pk)}, "Topic: Vacant lots"),
            ({"topic": "none"}, "Topic: none"),
            ({"deadline": "today"}, "Due today"),
            ({"deadline": "none"}, "No deadline"),
            ({"received": "7"}, "Received: Last 7 days"),
            ({"received_from": "2026-11-01"}, "Received from: Nov 1, 2026"),
            ({"spokesperson": str(voice.pk)}, "Spokesperson: Desmond Achterberg"),
            ({"spokesperson": "desmond"}, "Spokesperson: desmond"),
            ({"place": "Durham, NC"}, "Place: Durham, NC"),
            ({"has_attachment": "true"}, "Has an attachment"),
            ({"has_attachment": "false"}, "No attachment"),
            ({"state": "open"}, "State: Open"),
        ]:
            assert list(self.chips("all", **asked)) == [words], asked

    def test_a_long_one_is_cut(self) -> None:
        assert list(self.chips(outlet="x" * 100)) == ["Outlet: " + "x" * 31 + "…"]

    def test_removing_one_keeps_the_others(self) -> None:
        chips = self.chips(owner="me", deadline="today")
        assert chips["Due today"] == reverse("queue", args=["due"]) + "?owner=me"
        assert self.chips(owner="me")["Owner: me"] == reverse("queue", args=["due"])

    def test_what_cannot_be_read_is_neither_chip_nor_filter(self) -> None:
        make_inquiry("here")
        response = self.client.get(reverse("queue", args=["due"]), {"deadline": "soon", "received_from": "x"})
        assert response.context["page"].chips == []
        assert not response.context["page"].is_filtered
        assert "here" in response.content.decode()

    def test_lesson_21_words_of_an_address_line_are_only_words(self) -> None:
        page = self.client.get(reverse("queue", args=["due"]), {"outlet": "<script>x</script>"}).content.decode()
        assert "<script>x" not in page
        assert "&lt;script&gt;x" in page

    def test_the_menu_holds_all_filters_as_they_are(self) -> None:
        topic = Topic.objects.create(name="Vacant lots")
        Topic.objects.create(name="Old news", retired_at=timezone.now())
        url = reverse("queue", args=["all"])
        page = self.client.get(url, {"topic": str(topic.pk), "text": "crisis"}).content.decode()
        assert Fields(page).names == {
            "text", "state", "deadline", "owner", "topic", "place", "outlet", "spokesperson", "received",
            "received_from", "received_to", "has_attachment",
        }  # fmt: skip
        assert f'<option value="{topic.pk}" selected>Vacant lots</option>' in page
        assert "Old news" not in page

    def test_a_form_sent_with_empty_fields_filters_by_the_others(self) -> None:
        make_inquiry("mine", owner=self.staff)
        make_inquiry("hers", owner=self.colleague)
        empty = {"deadline": "", "topic": "", "place": "", "received_from": "", "received": ""}
        assert list(self.chips(owner="me", **empty)) == ["Owner: me"]

    def test_the_next_page_and_the_news_keep_the_filters(self) -> None:
        for number in range(51):
            make_inquiry(f"{number}", owner=self.staff)
        page = self.client.get(reverse("queue", args=["due"]), {"owner": "me", "place": ""}).context["page"]
        assert "owner=me" in page.next_url
        assert "place" not in page.next_url
        assert "owner=me" in page.changes_url
