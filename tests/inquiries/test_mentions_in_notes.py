"""A note calls a colleague by @name; she is told of it, once, by mail."""

from django.utils import timezone

from inquiries.mentions import find_mentions
from inquiries.models import Mention, Note, Notification, User
from inquiries.notes import add_note
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_person


class MentionsInNotes(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry("Crisis teams")

    def called(self, text: str) -> list[str]:
        return [str(found.user) for found in find_mentions(text, list(User.objects.working()))]

    def note(self, text: str, *, by: User | None = None) -> Note:
        return add_note(self.inquiry, text, by=by or self.staff, at=timezone.now())

    def test_first_name_full_name_and_the_address_before_the_at_all_mean_her(self) -> None:
        for text in [
            "@Mateo please look", "@mateo osei, please", "(@Mateo Osei)", "please, @mateo.osei", "@MATEO: yes",
            "see\n@Mateo", "@Mateo’s turn", "@Mateo's turn", "@Mateo.", "@Mateo Oseis budget",
        ]:  # fmt: skip
            with self.subTest(text):
                assert self.called(text) == ["Mateo Osei"]

    def test_case_and_accents_do_not_matter(self) -> None:
        make_person("José Nuñez", email="jn@pressdesk.example")
        for text in ["@jose", "@José", "@JOSE NUNEZ", "@jn"]:
            with self.subTest(text):
                assert self.called(text) == ["José Nuñez"]

    def test_a_first_name_of_two_means_neither_but_a_full_name_does(self) -> None:
        make_person("Mateo Lima", email="lima@pressdesk.example")
        assert self.called("@Mateo, who?") == []
        assert self.called("@Mateo Lima and @Mateo Osei") == ["Mateo Lima", "Mateo Osei"]

    def test_what_is_no_call_is_none(self) -> None:
        for text in ["ana@mateo.example", "mateo@pressdesk.example", "@ Mateo", "@Mateos", "@nobody", "@", "a@Mateo"]:
            with self.subTest(text):
                assert self.called(text) == []

    def test_she_is_told_by_mail_what_the_note_says(self) -> None:
        note = self.note("@Mateo can you call <b>her</b>?")
        assert [mention.user for mention in note.mentions.all()] == [self.colleague]
        mail = Notification.objects.get().email
        assert mail.subject == "Ana Ruiz mentioned you: Crisis teams"
        assert "@Mateo can you call <b>her</b>?" in mail.text
        assert "&lt;b&gt;her" in mail.html
        assert self.inquiry.get_absolute_url() in mail.text

    def test_once_however_often_it_names_her_and_never_its_writer(self) -> None:
        self.note("@Mateo @mateo.osei @Ana")
        assert [each.user for each in Notification.objects.all()] == [self.colleague]

    def test_who_wants_no_mail_gets_none_and_is_mentioned_all_the_same(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(notify=User.Notify.NONE)
        self.note("@Mateo")
        assert Mention.objects.get().user == self.colleague
        assert not Notification.objects.exists()

    def test_who_no_longer_works_here_is_not_called(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(is_active=False)
        self.note("@Mateo")
        assert not Mention.objects.exists()

    def test_in_her_own_language(self) -> None:
        User.objects.filter(pk=self.colleague.pk).update(language="es")
        self.note("@Mateo")
        assert Notification.objects.get().email.purpose == "notification"

    def test_an_account_in_the_address_of_a_page_is_nobody_here(self) -> None:
        for text in ["https://posts.example/@mateo", "http://x.example/?by=@Mateo", "see www.posts.example/@mateo/7"]:
            with self.subTest(text):
                assert self.called(text) == []
        assert self.called("https://posts.example/@mateo: @Ana, is that his?") == ["Ana Ruiz"]
