"""Keys of a single letter are each person's to switch off (WCAG 2.1.4), and every page heeds it."""

from django.urls import reverse

from inquiries.models import User
from tests.base import DeskTestCase

OFF = 'data-letters="off"'


class LetterKeys(DeskTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.staff)

    def keep(self, **fields: str) -> bool:
        """Save the settings; whether she has the keys then."""
        own = {"name": "Ana Ruiz", "time_zone": "", "notify": "mine"}
        self.assertRedirects(self.client.post(reverse("settings"), own | fields), reverse("settings"))
        return User.objects.get(pk=self.staff.pk).has_letter_keys

    def test_they_are_on_until_somebody_switches_them_off_for_herself(self) -> None:
        self.assertNotContains(self.client.get(reverse("settings")), OFF)
        assert not self.keep()
        assert User.objects.get(pk=self.colleague.pk).has_letter_keys
        for name in ("settings", "journalists", "mailroom"):
            self.assertContains(self.client.get(reverse(name)), OFF)
        self.assertContains(self.client.get(reverse("queue", args=["due"])), OFF)
        assert self.keep(has_letter_keys="on")
        self.assertNotContains(self.client.get(reverse("settings")), OFF)

    def test_observers_switch_theirs_too(self) -> None:
        self.client.force_login(self.observer)
        fields = {"name": "Noor Halden", "time_zone": "", "notify": "none"}
        self.assertRedirects(self.client.post(reverse("settings"), fields), reverse("settings"))
        self.assertContains(self.client.get(reverse("queue", args=["due"])), OFF)

    def test_the_list_of_keys_and_the_palette_lead_to_the_switch(self) -> None:
        switch = f"{reverse('settings')}#id_has_letter_keys"
        self.assertContains(self.client.get(reverse("settings")), 'id="id_has_letter_keys"')
        page = self.client.get(reverse("queue", args=["due"]))
        self.assertContains(page, switch)
        self.assertContains(page, "can be switched off")
        self.assertContains(self.client.get(reverse("palette"), {"q": "letter keys"}), switch)
        self.keep()
        self.assertContains(self.client.get(reverse("queue", args=["due"])), "are switched off")

    def test_the_empty_pane_names_no_key_that_does_nothing(self) -> None:
        page = reverse("queue", args=["due"])
        self.assertContains(self.client.get(page), "or press <kbd>j</kbd>")
        self.keep()
        self.assertNotContains(self.client.get(page), "or press <kbd>j</kbd>")
