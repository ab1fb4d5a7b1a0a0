"""Who was told of a note stands out in it; a link in it still leads where its writer meant."""

from django.urls import reverse
from django.utils import timezone

from dashboard.words import mark_names, set_words
from inquiries.notes import add_note
from tests.base import DeskTestCase
from tests.factories import make_inquiry


class NamesInNotes(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        self.client.force_login(self.staff)

    def page(self, text: str) -> str:
        add_note(self.inquiry, text, by=self.staff, at=timezone.now())
        return self.client.get(reverse("inquiry", args=[self.inquiry.reference])).content.decode()

    def test_the_name_is_bold_and_a_link_that_holds_it_is_whole(self) -> None:
        page = self.page("@mateo: he wrote https://posts.example/@mateo/7 today")
        assert '<b class="mention">@mateo</b>: he wrote' in page
        assert '<a href="https://posts.example/@mateo/7" rel="nofollow">' in page
        assert page.count('class="mention"') == 1

    def test_who_stands_in_a_link_only_is_told_nothing(self) -> None:
        page = self.page("See https://posts.example/@mateo")
        assert '<a href="https://posts.example/@mateo" rel="nofollow">https://posts.example/@mateo</a>' in page
        assert 'class="mention"' not in page
        assert not self.inquiry.notes.get().mentions.exists()


def test_a_name_is_marked_as_a_word_of_its_own_and_the_longest_first() -> None:
    for text, names, expected in [
        ("@Ana and @Anatole", ["@Ana"], '<p><b class="mention">@Ana</b> and @Anatole</p>'),
        ("@Ana Ruiz, @Ana", ["@Ana", "@Ana Ruiz"],
         '<p><b class="mention">@Ana Ruiz</b>, <b class="mention">@Ana</b></p>'),
        ("a@Ana <b>@Ana</b>", ["@Ana"], '<p>a@Ana &lt;b&gt;<b class="mention">@Ana</b>&lt;/b&gt;</p>'),
        ("@O'Neil's turn", ["@O'Neil"], '<p><b class="mention">@O&#x27;Neil</b>&#x27;s turn</p>'),
        ("mail ana@desk.example", ["@desk"],
         '<p>mail <a href="mailto:ana@desk.example">ana@desk.example</a></p>'),
        ("nobody", [], "<p>nobody</p>"),
    ]:  # fmt: skip
        assert mark_names(set_words(text), names).html == expected, text


def test_what_is_kept_of_a_long_text_is_what_is_shown() -> None:
    """Two mails that begin alike and of which one goes on are told apart; neither is kept whole."""
    short, long = "word " * 4000, "word " * 400_000
    assert (set_words(short).is_cut, set_words(long).is_cut) == (False, True)
    assert set_words(short).html == set_words(long).html
    assert set_words(long) is set_words(long + "and more")
