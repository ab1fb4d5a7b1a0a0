"""What went wrong is said in the language of her for whom the token was made, else in the one that was asked for."""

from typing import Any

from django.utils import timezone, translation

from inquiries import drafts, merging
from inquiries.models import Reply
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message, make_spokesperson
from tests.inquiries.api.calls import Program


class Words(DeskTestCase):
    def setUp(self) -> None:
        self.inquiry = make_inquiry()
        make_message(self.inquiry)
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.inquiry.reference}/"

    def speak(self, language: str) -> None:
        self.staff.language = language
        self.staff.save(update_fields=["language"])

    def refused(self) -> dict[str, Any]:
        """Every problem that the API itself words, each by what was asked."""
        calls: list[tuple[str, str, object]] = [
            ("GET", "inquiries/?ordering=mood", None),
            ("GET", "inquiries/?page_size=0", None),
            ("GET", "inquiries/?onwer=me", None),
            ("GET", "inquiries/?owner=mee", None),
            ("GET", "inquiries/?received_from=0001-01-01", None),
            ("GET", "inquiries/?place=%00", None),
            ("GET", "messages/?inquiry=1042", None),
            ("GET", "journalists/?outlet=Ledger", None),
            ("GET", "reports/?first=2026-01-01", None),
            ("GET", "reports/?day=9500-01-01", None),
            ("GET", "reports/?first=2026-02-01&last=2026-01-01", None),
            ("GET", "messages/999999/", None),
            ("POST", "inquiries/", {"text": "x"}),
            ("POST", "inquiries/", {"text": "x", "journalist": 999_999}),
            ("POST", self.place + "assignment/", {"owner": "nobody@nowhere.example"}),
            ("POST", self.place + "asks/", {"spokesperson": 999_999}),
            ("POST", self.place + "merge/", {"into": "1042"}),
            ("POST", self.place + "merge/", {"into": "PD-999999"}),
            ("POST", self.place + "replies/", {"text": "Mine."}),
            ("POST", self.place + "closure/", {"outcome": "forgotten"}),
            ("POST", self.joined + "reopening/", None),
            ("PUT", self.place + "confidentiality/", {"confidential": True, "named": [999_999]}),
            ("PUT", self.place + "topics/", {"topics": ["Gossip"]}),
            ("DELETE", f"asks/{self.ask}/", None),
            ("POST", f"asks/{self.ask}/agreement/", None),
            ("DELETE", f"replies/{self.gone}/", None),
        ]
        told = {}
        for method, path, body in calls:
            answer = self.program.call(method, path, body)
            assert 400 <= answer.status_code < 500, (path, answer.content)
            told[f"{method} {path} {body}"] = answer.json()["detail"]  # type: ignore[attr-defined]
        return told

    def test_no_problem_is_worded_in_english_to_who_reads_spanish(self) -> None:
        self.gone = self.program.do("POST", self.place + "replies/", {"text": "Yes."}, status=201)["id"]
        OutboundEmail.objects.update(state="sent", sent_at=timezone.now())
        drafts.start_reply(self.inquiry, by=self.colleague, at=timezone.now())
        assert Reply.objects.count() == 2
        asked = {"spokesperson": make_spokesperson().pk}
        self.ask = self.program.do("POST", self.place + "asks/", asked, status=201)["id"]
        self.program.do("DELETE", f"asks/{self.ask}/", status=204)
        joined = make_inquiry("Another")
        merging.merge(joined, make_inquiry("A third"), by=self.staff, at=timezone.now())
        self.joined = f"inquiries/{joined.reference}/"
        self.speak("en")
        english = self.refused()
        self.speak("es")
        spanish = self.refused()
        same = {call: words for call, words in spanish.items() if words == english[call]}
        assert not same

    def test_who_may_not_reads_no_name_of_a_right(self) -> None:
        program = Program(self.observer)
        told = program.do("POST", self.place + "closure/", {"outcome": "spam"}, status=403)
        assert "Noor" not in told["detail"]

    def test_the_persons_language_comes_before_the_programs(self) -> None:
        for own, asked, expected in [("", "es", "es"), ("", "", "en"), ("es", "en", "es"), ("en", "es", "en")]:
            self.speak(own)
            answer = self.program.call("GET", "inquiries/PD-999999/", **{"Accept-Language": asked})
            with translation.override(expected):
                words = translation.gettext("Not found.")
            assert words in answer.content.decode(), (own, asked)
            assert answer.headers["Content-Language"] == expected

    def test_the_next_caller_hears_her_own_language(self) -> None:
        self.speak("es")
        self.program.get("topics/")
        answer = Program(self.colleague).call("GET", "inquiries/PD-999999/")
        assert answer.headers["Content-Language"] == "en"
