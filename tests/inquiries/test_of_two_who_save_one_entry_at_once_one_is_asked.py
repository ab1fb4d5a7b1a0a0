"""Two who save one entry in the same moment, having read the same edition of it: the second is told."""

from functools import partial

from django.utils import timezone

from inquiries.editing import SavedMeanwhile
from inquiries.journalists import save_journalist
from inquiries.models import Journalist, User
from tests.base import DeskTransactionTestCase
from tests.factories import make_journalist
from tests.support.mail_in import run_in_threads
from tests.support.two_connections import begin_before_the_first_commits


class OfTwoWhoSave(DeskTransactionTestCase):
    def save(self, notes: str, by: User) -> None:
        person = Journalist.objects.get(pk=self.dana.pk)
        person.notes = notes
        save_journalist(person, ["notes"], outlet_name="", by=by, at=timezone.now(), seen=self.dana.edition)

    def setUp(self) -> None:
        super().setUp()
        self.dana = make_journalist()

    def test_the_second_is_told_before_the_first_has_committed(self) -> None:
        with self.assertRaises(SavedMeanwhile) as told:
            begin_before_the_first_commits(
                lambda: self.save("Ana's", self.staff), lambda: self.save("Mateo's", self.colleague)
            )
        assert told.exception.saved.edited_by == self.staff
        assert Journalist.objects.get().notes == "Ana's"

    def test_of_four_one_is_saved_and_three_are_told(self) -> None:
        people = (self.staff, self.colleague, self.manager, self.administrator)
        errors = run_in_threads([partial(self.save, by.name, by) for by in people])
        assert [type(error) for error in errors] == [SavedMeanwhile] * 3
        kept = Journalist.objects.get()
        assert kept.edited_by is not None
        assert (kept.notes, kept.revision) == (kept.edited_by.name, 1)
