"""Who gets what from the API: one table of role, route and inquiry. A route without its row here is a failure."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.urls import URLPattern, URLResolver

from inquiries.api import urls
from inquiries.models import Topic, User
from tests.base import DeskTestCase
from tests.inquiries.api.calls import Program, Upload
from tests.inquiries.api.scene import Row, Scene

METHODS = {"get", "post", "put", "patch", "delete"}
# Catches what is no address.
NOT_A_ROUTE = {"nowhere"}


def read(name: str, *, below: bool = False, needs: str = "", others: Mapping[str, int] | None = None) -> Row:
    return Row(name, "GET", 200, is_work=False, is_below=below, needs=needs, others=others or {})


def work(
    name: str, method: str, status: int, body: Callable[[Scene], object] = lambda scene: None, *, needs: str = ""
) -> Row:
    return Row(name, method, status, is_work=True, is_below=True, body=body, needs=needs)


def office(
    name: str, method: str, status: int, body: Callable[[Scene], object] = lambda scene: None, *, needs: str = "",
    others: Mapping[str, int] | None = None,
) -> Row:  # fmt: skip
    """Work that belongs to no inquiry."""
    return Row(name, method, status, is_work=True, is_below=False, body=body, needs=needs, others=others or {})


NOT_THE_MAKER = {"observer": 403, "colleague": 403}
KEPT_BY_MANAGERS = {"observer": 403, "owner": 403, "colleague": 403}
UNSEEN = {"observer": 404, "colleague": 404}
TABLE = [
    read("root"), read("schema"), read("inquiries"), read("messages"), read("asks"), read("journalists"),
    read("outlets"), read("spokespeople"), read("topics"), read("people"),
    # An observer reads no figures.
    Row("reports", "GET", 200, is_work=True, is_below=False),
    Row("inquiries", "POST", 201, is_work=True, is_below=False,
        body=lambda scene: {"text": "When is the vote?", "caller": {"name": "Rosa Lindgren"}}),
    read("outlet", needs="outlet"), read("spokesperson", needs="spokesperson"), read("topic", needs="topic"),
    read("person", needs="person"),
    read("journalist", below=True, needs="journalist"),
    read("message", below=True, needs="message"), read("ask", below=True, needs="ask"),
    read("reply", below=True, needs="reply"), read("inquiry", below=True, needs="ref"),
    read("inquiry-messages", below=True, needs="ref"), read("inquiry-notes", below=True, needs="ref"),
    read("inquiry-events", below=True, needs="ref"), read("inquiry-replies", below=True, needs="ref"),
    read("inquiry-asks", below=True, needs="ref"),
    work("inquiry-notes", "POST", 201, lambda scene: {"text": "Seen."}, needs="ref"),
    work("inquiry-replies", "POST", 201, lambda scene: {"text": "Hello Dana, the mayor will call."}, needs="ref"),
    work("inquiry-acknowledgement", "POST", 201, needs="ref"),
    work("inquiry-calls", "POST", 201, lambda scene: {"text": "She asked again."}, needs="ref"),
    work("inquiry-asks", "POST", 201, lambda scene: {"spokesperson": scene.other_spokesperson.pk}, needs="ref"),
    work("inquiry-assignment", "POST", 200, lambda scene: {"owner": "me"}, needs="ref"),
    work("inquiry-closure", "POST", 200, lambda scene: {"outcome": "declined"}, needs="ref"),
    work("inquiry-reopening", "POST", 200, needs="ref"),
    work("inquiry-deadline", "PUT", 200, lambda scene: {"deadline": scene.later()}, needs="ref"),
    work("inquiry-deadline", "DELETE", 200, needs="ref"),
    work("inquiry-deadline-confirmation", "POST", 200,
         lambda scene: {"deadline": str(scene.inquiry.deadline)}, needs="ref"),
    work("inquiry-deadline-offer", "POST", 200,
         lambda scene: {"deadline": str(scene.inquiry.offered_deadline)}, needs="ref"),
    # What an observer has read is hers to say; to leave something for later is work.
    Row("inquiry-reading", "PUT", 200, is_work=False, is_below=True,
        body=lambda scene: {"message": scene.message.pk}, needs="ref"),
    work("inquiry-reading", "DELETE", 200, needs="ref"),
    work("inquiry-split", "POST", 201, lambda scene: {"messages": [scene.message.pk]}, needs="ref"),
    work("inquiry-topics", "PUT", 200, lambda scene: {"topics": []}, needs="ref"),
    work("inquiry-snooze", "PUT", 200, lambda scene: {"until": scene.later()}, needs="ref"),
    work("inquiry-snooze", "DELETE", 200, needs="ref"),
    work("inquiry-merge", "POST", 200, lambda scene: {"into": scene.into.reference}, needs="ref"),
    work("inquiry-confidentiality", "PUT", 200, lambda scene: {"confidential": True}, needs="ref"),
    work("ask-agreement", "POST", 200, needs="ask"), work("ask-refusal", "POST", 200, needs="ask"),
    work("ask", "DELETE", 204, needs="ask"),
    work("journalist", "PATCH", 200, lambda scene: {"edition": scene.inquiry.journalist.edition, "beat": "Schools"},
         needs="journalist"),
    work("journalist-merge", "POST", 200, lambda scene: {"into": scene.other_journalist.pk}, needs="journalist"),
    # The scene's newsroom has nobody: everybody may know of it.
    Row("outlet", "PATCH", 200, is_work=True, is_below=False,
        body=lambda scene: {"edition": scene.outlet.edition, "notes": "Weekly."}, needs="outlet"),
    Row("outlet-domains", "POST", 201, is_work=True, is_below=False,
        body=lambda scene: {"domain": "courier.example"}, needs="outlet"),
    Row("outlet-domain", "DELETE", 204, is_work=True, is_below=False, needs="domain"),
    Row("outlet-merge", "POST", 200, is_work=True, is_below=False,
        body=lambda scene: {"into": scene.other_outlet.pk}, needs="outlet"),
    work("reply", "PUT", 200, lambda scene: {"text": "Hello", "revision": 1}, needs="reply"),
    work("reply", "DELETE", 204, needs="reply"),
    work("reply-sending", "POST", 200, lambda scene: {"revision": 1}, needs="reply"),
    work("reply-schedule", "POST", 200, lambda scene: {"revision": 1, "send_at": scene.later(2)}, needs="reply"),
    work("reply-schedule", "DELETE", 200, needs="planned"),
    work("reply-reading", "PUT", 200, lambda scene: {"message": scene.message.pk}, needs="reply"),
    read("message-original", below=True, needs="message"),
    read("message-attachment", below=True, needs="file_of_message"),
    read("reply-attachment", below=True, needs="file_of_draft"),
    work("reply-attachment", "DELETE", 200, needs="file_of_draft"),
    work("reply-attachments", "POST", 201, lambda scene: Upload("figures.pdf"), needs="reply"),
    office("journalists", "POST", 201, lambda scene: {"name": "Ines Okafor", "outlet": "Valley Ledger"}),
    office("outlets", "POST", 201, lambda scene: {"name": "Harbor Review"}),
    office("spokespeople", "POST", 201, lambda scene: {"name": "Ines Okafor", "body": "Durham City Council"}),
    office("spokesperson", "PATCH", 200, lambda scene: {"edition": scene.spokesperson.edition, "phone": "555-0142"},
           needs="spokesperson"),
    office("topics", "POST", 201, lambda scene: {"name": "Ferries"}, others=KEPT_BY_MANAGERS),
    office("topic", "PATCH", 200, lambda scene: {"edition": Topic.objects.earliest("pk").edition, "name": "Ferries"},
           needs="topic", others=KEPT_BY_MANAGERS),
    office("topic-retirement", "PUT", 200, needs="topic", others=KEPT_BY_MANAGERS),
    office("topic-retirement", "DELETE", 200, needs="topic", others=KEPT_BY_MANAGERS),
    read("saved-views"), read("saved-view", needs="saved"),
    office("saved-views", "POST", 201, lambda scene: {"name": "Mine", "filters": {"owner": "me"}}),
    office("saved-view", "PATCH", 200, lambda scene: {"name": "All of Texas"}, needs="saved", others=NOT_THE_MAKER),
    office("saved-view", "DELETE", 204, needs="saved", others=NOT_THE_MAKER),
    office("bulk", "POST", 202,
           lambda scene: {"verb": "close", "outcome": "spam", "inquiries": [scene.open_to_all.reference]}),
    read("bulk-act", needs="bulk", others=UNSEEN),
    office("bulk-undo", "POST", 202, needs="bulk", others=UNSEEN),
    read("search", needs="words"),
    office("mailroom", "GET", 200), office("quarantined", "GET", 200),
    office("digests", "GET", 200), read("digest", needs="digest"),
    office("digest-inquiry", "POST", 201, needs="asked"),
]  # fmt: skip


def walk(patterns: list[URLPattern | URLResolver]) -> set[tuple[str, str]]:
    """Each route's name with each method that its view answers."""
    found: set[tuple[str, str]] = set()
    for each in patterns:
        if isinstance(each, URLResolver):
            found |= walk(each.url_patterns)
            continue
        view: Any = each.callback
        allowed = set(view.view_class.http_method_names)
        methods = {method for method in METHODS & allowed if hasattr(view.view_class, method)}
        found |= {(str(each.name), method.upper()) for method in methods}
    return found


class AccessByRoleAndRoute(DeskTestCase):
    def people(self) -> dict[str, User]:
        return {
            "observer": self.observer, "owner": self.staff, "colleague": self.colleague,
            "manager": self.manager, "administrator": self.administrator,
        }  # fmt: skip

    def expect(self, row: Row, who: str, *, is_confidential: bool) -> int:
        if row.is_below and is_confidential and who in {"observer", "colleague"}:
            return 404
        if who in row.others:
            return row.others[who]
        return 403 if row.is_work and who == "observer" else row.status

    def test_each_route_has_its_row(self) -> None:
        routes = {route for route in walk(urls.urlpatterns) if route[0] not in NOT_A_ROUTE}
        assert routes == {(row.name, row.method) for row in TABLE}

    def test_each_person_gets_what_her_role_gives(self) -> None:
        self.assert_as_the_table_says(is_confidential=False)

    def test_each_person_gets_what_her_role_gives_of_what_is_confidential(self) -> None:
        self.assert_as_the_table_says(is_confidential=True)

    def assert_as_the_table_says(self, *, is_confidential: bool) -> None:
        programs = {who: Program(person) for who, person in self.people().items()}
        wrong = self.find_wrong(programs, is_confidential=is_confidential)
        assert not wrong, "\n".join(map(str, wrong))

    def find_wrong(self, programs: dict[str, Program], *, is_confidential: bool) -> list[tuple[object, ...]]:
        """The cells of the table that are not as it says."""
        scene = Scene(self.staff, is_confidential=is_confidential)
        found: list[tuple[object, ...]] = []
        for row in TABLE:
            for who, program in programs.items():
                with transaction.atomic():
                    answer = program.call(row.method, scene.url(row), row.body(scene))
                    transaction.set_rollback(True)
                expected = self.expect(row, who, is_confidential=is_confidential)
                if answer.status_code != expected:
                    told = answer.content.decode()[:200]
                    found.append((row.method, row.name, who, is_confidential, expected, answer.status_code, told))
        return found

    def test_nobody_without_a_token_gets_anything(self) -> None:
        scene = Scene(self.staff, is_confidential=False)
        outsider = Program()
        for row in TABLE:
            with transaction.atomic():
                answer = outsider.call(row.method, scene.url(row), row.body(scene))
                transaction.set_rollback(True)
            assert answer.status_code == 401, (row, answer.content)
            assert answer.headers["WWW-Authenticate"] == "Token"

    def test_what_may_not_be_seen_looks_like_what_is_not_there(self) -> None:
        scene = Scene(self.staff, is_confidential=True)
        program = Program(self.colleague)
        hidden = program.call("GET", f"inquiries/{scene.inquiry.reference}/")
        missing = program.call("GET", "inquiries/PD-999999/")
        assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)
