"""An inquiry that was joined to another takes nothing more: each call is refused and told where it goes on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.signals import post_save
from django.utils import timezone

from inquiries.api.problems import Conflict
from inquiries.api.urls import of_inquiry
from inquiries.api.views.replies import write_reply
from inquiries.merging import merge
from inquiries.models import Ask, Event, Inquiry, Message, Note, Reply, Topic
from mailbox.models import OutboundEmail
from tests.base import DeskTestCase
from tests.factories import make_inquiry, make_message, make_spokesperson
from tests.inquiries.api.calls import Program


class AJoinedInquiry(DeskTestCase):
    def setUp(self) -> None:
        self.joined, self.survivor = make_inquiry("Joined"), make_inquiry("Goes on")
        for inquiry in (self.joined, self.survivor):
            make_message(inquiry)
        self.program = Program(self.staff)
        self.place = f"inquiries/{self.joined.reference}/"
        until = (timezone.now() + timedelta(hours=5)).isoformat()
        self.calls: list[tuple[str, str, Any]] = [
            ("POST", "replies/", {"text": "Yes, she will speak."}),
            ("POST", "replies/", {"text": "Yes.", "send": False}),
            ("POST", "notes/", {"text": "Ask the mayor."}),
            ("POST", "calls/", {"text": "She asks for a figure."}),
            ("POST", "asks/", {"spokesperson": make_spokesperson().pk}),
            ("POST", "acknowledgement/", None),
            ("POST", "assignment/", {"owner": None}),
            ("POST", "closure/", {"outcome": "spam"}),
            ("POST", "reopening/", None),
            ("POST", "merge/", {"into": make_inquiry("A third").reference}),
            ("PUT", "deadline/", {"deadline": until}),
            ("DELETE", "deadline/", None),
            ("POST", "deadline/confirmation/", {"deadline": until}),
            ("POST", "deadline/offer/", {"deadline": until}),
            ("PUT", "reading/", {"message": 1}),
            ("DELETE", "reading/", None),
            ("POST", "split/", {"messages": [1]}),
            ("PUT", "topics/", {"topics": [Topic.objects.earliest("id").name]}),
            ("PUT", "snooze/", {"until": until}),
            ("DELETE", "snooze/", None),
            ("PUT", "confidentiality/", {"confidential": True}),
        ]

    def desk(self) -> list[Any]:
        """All that a call could change."""
        kinds = (Inquiry, Message, Note, Reply, Ask, Event, OutboundEmail, Inquiry.topics.through)
        return [list(kind._base_manager.order_by("pk").values()) for kind in kinds]

    def test_every_call_is_refused_and_does_nothing(self) -> None:
        merge(self.joined, self.survivor, by=self.staff, at=timezone.now())
        before = self.desk()
        told = f"This was joined to {self.survivor.reference} and goes on there."
        for method, name, body in self.calls:
            with self.subTest(name, method=method):
                answer = self.program.do(method, self.place + name, body, status=409)
                assert answer["detail"] == told
                assert self.desk() == before

    def test_no_address_below_an_inquiry_is_forgotten_here(self) -> None:
        for pattern in of_inquiry:
            kind = pattern.callback.view_class  # type: ignore[union-attr]
            writes = {each.upper() for each in ("post", "put", "patch", "delete") if hasattr(kind, each)}
            named = {method for method, name, _body in self.calls if name == str(pattern.pattern)}
            assert named == writes, pattern

    def test_it_can_still_be_read(self) -> None:
        merge(self.joined, self.survivor, by=self.staff, at=timezone.now())
        assert self.program.get(self.place)["joined_to"] == self.survivor.reference
        for name in ("messages/", "notes/", "replies/", "asks/", "events/"):
            assert "results" in self.program.get(self.place + name)

    def test_an_answer_is_not_begun_where_it_was_joined_in_this_very_moment(self) -> None:
        read = Inquiry.objects.get(pk=self.joined.pk)
        merge(self.joined, self.survivor, by=self.colleague, at=timezone.now())
        with pytest.raises(Conflict, match=self.survivor.reference):
            write_reply(read, {"text": "Yes.", "send": False}, by=self.staff)
        assert not Reply.objects.exists()

    def test_an_answer_is_shown_where_it_was_joined_before_it_is_shown(self) -> None:
        # What was written is done: the call must say so, or it would be made again.
        def merge_now(instance: Event, **_said: object) -> None:
            if instance.kind == Event.Kind.REPLY_QUEUED:
                merge(self.joined, self.survivor, by=self.colleague, at=timezone.now())

        post_save.connect(merge_now, sender=Event)
        self.addCleanup(post_save.disconnect, merge_now, sender=Event)
        shown = self.program.do("POST", self.place + "replies/", {"text": "Yes."}, status=201)
        assert shown["inquiry"] == self.survivor.reference
