"""A view that is kept under a name belongs to its maker; a shared one is in everybody's rail."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from inquiries import saved_views
from inquiries.models import SavedView, User
from tests.base import DeskTestCase


class SavedViews(DeskTestCase):
    def save(self, name: str = "Texas", by: User | None = None, *, is_shared: bool = False) -> SavedView:
        return saved_views.save_view(
            name, view="due", query="place=TX", is_shared=is_shared, by=by or self.staff, at=timezone.now()
        )

    def assert_refused(self, words: str, name: str, by: User | None = None, *, is_shared: bool = False) -> None:
        with self.assertRaises(ValidationError) as caught:
            self.save(name, by, is_shared=is_shared)
        assert words in caught.exception.messages[0]

    def rail_of(self, user: User) -> list[str]:
        return [saved.name for saved in saved_views.views_for(user)]

    def test_ones_own_and_the_shared_ones_by_name(self) -> None:
        self.save("Texas")
        self.save("Austin")
        self.save("Denver", self.colleague)
        self.save("Boston", self.colleague, is_shared=True)
        assert self.rail_of(self.staff) == ["Austin", "Boston", "Texas"]
        assert self.rail_of(self.colleague) == ["Boston", "Denver"]
        assert self.rail_of(self.observer) == ["Boston"]

    def test_a_bad_name_is_refused_in_words(self) -> None:
        self.assert_refused("Give the view a name", " \n\0 ")
        self.assert_refused("at most 60", "x" * 61)
        assert self.save("x" * 60).name == "x" * 60

    def test_two_entries_of_a_rail_do_not_read_the_same(self) -> None:
        self.save("Texas")
        self.assert_refused("You already have", " TEXAS ")
        self.save("Texas", self.colleague)
        self.save("Shared", self.colleague, is_shared=True)
        self.assert_refused("Mateo Osei already shares", "shared", is_shared=True)
        assert self.save("shared").pk, "her own may be called as she likes"

    def test_there_is_an_end_to_them(self) -> None:
        for number in range(saved_views.MOST_VIEWS):
            self.save(f"View {number}")
        self.assert_refused("Delete one first", "One more")
        assert self.save("Another's", self.colleague).pk

    def test_filters_too_long_for_an_address_are_refused(self) -> None:
        with self.assertRaises(ValidationError):
            saved_views.save_view(
                "Long", view="due", query="text=" + "x" * 1000, is_shared=False, by=self.staff, at=timezone.now()
            )

    def test_an_observer_keeps_none(self) -> None:
        with self.assertRaises(PermissionDenied):
            self.save(by=self.observer)

    def test_only_its_maker_or_a_manager_renames_and_deletes_a_shared_one(self) -> None:
        for user, is_allowed in [
            (self.observer, False), (self.colleague, False), (self.staff, True), (self.manager, True),
            (self.administrator, True),
        ]:  # fmt: skip
            with self.subTest(user=user):
                saved = self.save(f"Texas for {user}", is_shared=True)
                assert saved_views.may_change(user, saved) is is_allowed
                if is_allowed:
                    saved_views.change_view(saved, name=f"Ohio for {user}", is_shared=True, by=user)
                    assert f"Ohio for {user}" in self.rail_of(self.colleague)
                    saved_views.delete_view(saved, by=user)
                else:
                    with self.assertRaises(PermissionDenied):
                        saved_views.change_view(saved, name="Ohio", is_shared=True, by=user)
                    with self.assertRaises(PermissionDenied):
                        saved_views.delete_view(saved, by=user)

    def test_a_managers_hand_does_not_reach_private_ones(self) -> None:
        saved = self.save()
        assert not saved_views.may_change(self.manager, saved)

    def test_only_its_maker_takes_it_back_to_herself(self) -> None:
        saved = self.save(is_shared=True)
        with self.assertRaises(ValidationError):
            saved_views.change_view(saved, name="Texas", is_shared=False, by=self.manager)
        saved_views.change_view(saved, name="Texas", is_shared=False, by=self.staff)
        assert self.rail_of(self.manager) == []

    def test_a_rename_keeps_the_filters_and_is_told_of_a_taken_name(self) -> None:
        saved = self.save()
        self.save("Ohio")
        with self.assertRaises(ValidationError):
            saved_views.change_view(saved, name="ohio", is_shared=False, by=self.staff)
        saved_views.change_view(saved, name="texas", is_shared=False, by=self.staff)
        saved.refresh_from_db()
        assert (saved.name, saved.query, saved.by) == ("texas", "place=TX", self.staff)
