"""A draft's saving whose answer was not heard is said again: it counts once, and takes nobody's words away."""

from django.utils import timezone

from inquiries import drafts
from inquiries.models import DraftCopy, Reply, User
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message


class ASavingThatComesTwice(DeskTestCase):
    def setUp(self) -> None:
        inquiry = make_inquiry()
        make_message(inquiry)
        self.draft = drafts.start_reply(inquiry, by=self.staff, at=timezone.now())

    def save(self, text: str, *, revision: int = 0, by: User | None = None, to: tuple[str, ...] = ()) -> Reply:
        reply = Reply.objects.get(pk=self.draft.pk)
        return drafts.save_draft(
            reply, text=text, to=to, cc=[], revision=revision, by=by or self.staff, at=timezone.now()
        )

    def test_it_counts_once(self) -> None:
        assert self.save("Dear Dana,").revision == 1
        assert self.save("Dear Dana,").revision == 1
        assert not DraftCopy.objects.exists()
        assert self.save("Dear Dana, yes.", revision=1).revision == 2

    def test_where_a_colleague_saved_in_between_her_words_stay(self) -> None:
        self.save("Dear Dana,")
        self.save("Mateo's.", revision=1, by=self.colleague)
        with self.assertRaises(drafts.NotAsRead):
            self.save("Dear Dana,")
        self.draft.refresh_from_db()
        assert self.draft.text == "Mateo's."

    def test_other_recipients_are_another_saving(self) -> None:
        self.save("Dear Dana,")
        with self.assertRaises(drafts.NotAsRead):
            self.save("Dear Dana,", to=("sam@piedmontcourier.example",))

    def test_one_of_a_draft_that_was_thrown_away_is_refused(self) -> None:
        drafts.discard_draft(self.save("Dear Dana,"), by=self.colleague, at=timezone.now())
        with self.assertRaises(drafts.NotAsRead):
            self.save("Dear Dana,")
