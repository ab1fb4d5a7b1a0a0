"""Role × route × (own, another's, confidential): who gets an answer. A route without a row in the table fails.

A row is a method, a rule and what the address and the form need; the rules are below. The API has a table of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from inquiries.models import User
from tests.dashboard.access_cases import asks_for_login
from tests.dashboard.access_desk import Desk, Things

pytestmark = pytest.mark.django_db

Role = User.Role
EVERYBODY, STAFF = frozenset(Role), frozenset(Role) - {Role.OBSERVER}
MANAGERS, ADMINISTRATORS = frozenset({Role.MANAGER, Role.ADMINISTRATOR}), frozenset({Role.ADMINISTRATOR})
# Below an inquiry: who may do it where she may read it. Elsewhere: who may do it.
READ, ACT = "read", "act"
RULES = {"anybody": EVERYBODY, "work": STAFF, "office": MANAGERS, "administer": ADMINISTRATORS}
ELSEWHERE = ("accounts/", "api/", "demo/")
ANSWERS = frozenset({200, 204, 302, 400, 409, 422})
FORBIDDEN, NOT_THERE, REFUSALS = frozenset({403}), frozenset({404}), frozenset({403, 404})


@dataclass(frozen=True)
class Row:
    """One line of the table; `pk`, `ask`, … of the address and the form come from the things that are there."""

    method: str
    rule: str
    args: Callable[[Things], list[Any]] = field(default=lambda _things: [])
    data: Callable[[Things], dict[str, Any]] = field(default=lambda _things: {})


def reading(args: Callable[[Things], list[Any]] = lambda _t: []) -> Row:
    return Row("get", READ, args)


def acting(
    args: Callable[[Things], list[Any]] = lambda _t: [], data: Callable[[Things], dict[str, Any]] = lambda _t: {}
) -> Row:
    return Row("post", ACT, args, data)


def page(rule: str, args: Callable[[Things], list[Any]] = lambda _t: []) -> Row:
    return Row("get", rule, args)


def form(
    rule: str,
    args: Callable[[Things], list[Any]] = lambda _t: [],
    data: Callable[[Things], dict[str, Any]] = lambda _t: {},
) -> Row:
    return Row("post", rule, args, data)


def thing(name: str) -> Callable[[Things], list[Any]]:
    return lambda things: [getattr(things, name)]


def of_form(**names: str) -> Callable[[Things], dict[str, Any]]:
    """A form whose fields hold the things of those names."""
    return lambda things: {field: getattr(things, name) for field, name in names.items()}


# Routes below inquiries/<ref>/; the reference itself comes first in every address.
BELOW: dict[str, list[Row]] = {
    "inquiry": [reading()],
    "inquiry_changes": [reading()],
    "inquiry_owner": [acting()],
    "inquiry_spokespeople": [reading(), acting(data=of_form(spokesperson="other_spokesperson"))],
    "inquiry_spokesperson_release": [acting(thing("ask"))],
    "inquiry_asks": [acting(data=of_form(spokesperson="other_spokesperson"))],
    "inquiry_spokesperson_agreement": [acting(thing("ask"))],
    "inquiry_spokesperson_refusal": [acting(thing("ask"))],
    "inquiry_notes": [acting(data=lambda _t: {"text": "A word."})],
    "inquiry_deadline": [acting()],
    "inquiry_deadline_confirmation": [acting()],
    "inquiry_deadline_offer": [acting()],
    "inquiry_deadline_removal": [acting()],
    "inquiry_draft": [reading(), acting()],
    "inquiry_draft_removal": [acting(data=of_form(reply="draft"))],
    "inquiry_draft_files": [acting(data=of_form(reply="draft"))],
    "draft_file": [reading(thing("file"))],
    "draft_file_removal": [acting(thing("file"), of_form(reply="draft"))],
    "inquiry_replies": [acting(data=of_form(reply="draft"))],
    "inquiry_reply_undo": [acting(thing("outbound"))],
    "inquiry_schedule": [acting(data=of_form(reply="draft"))],
    "inquiry_schedule_removal": [acting(thing("scheduled"))],
    "inquiry_schedule_reading": [acting(thing("scheduled"))],
    "inquiry_acknowledgement": [acting()],
    "sent_file": [reading(lambda things: [things.answer, things.sent_file])],
    "inquiry_snooze": [acting()],
    "inquiry_waking": [acting()],
    "inquiry_unread": [acting()],
    "inquiry_closure": [acting()],
    "inquiry_reopening": [acting()],
    "inquiry_restoration": [acting()],
    "inquiry_joining": [acting()],
    "inquiry_merging": [Row("get", ACT), acting()],
    "inquiry_splitting": [Row("get", ACT), acting()],
    "inquiry_sender_rule": [acting()],
    "inquiry_elsewhere": [acting(thing("mail"), lambda _things: {"counts": "no"})],
    "inquiry_calls": [Row("get", ACT), acting()],
    "inquiry_confidentiality": [acting()],
    "inquiry_readers": [acting(data=of_form(person="colleague"))],
    "inquiry_confidentiality_removal": [acting()],
    "inquiry_topics": [acting()],
    "inquiry_reporter": [acting()],
    "inquiry_requester": [acting()],
    "inquiry_reporter_facts": [acting()],
    "inquiry_fact_dismissal": [acting()],
    "message_html": [reading(thing("mail"))],
    "message_original": [reading(thing("mail"))],
    "message_attachment": [reading(lambda things: [things.mail, things.position])],
    "message_inline": [reading(lambda things: [things.mail, things.position])],
}
ELSE: dict[str, list[Row]] = {
    "home": [page("anybody")],
    "queue": [page("anybody", lambda _t: ["due"])],
    "queue_changes": [page("anybody", lambda _t: ["due"])],
    "saved_views": [form("work")],
    "saved_view": [page("anybody", thing("saved_view"))],
    "saved_view_name": [form("work", thing("saved_view"))],
    "saved_view_removal": [form("work", thing("saved_view"))],
    "search": [page("anybody")],
    "palette": [page("anybody")],
    "call_new": [page("work"), form("work")],
    "call_people": [page("work")],
    "call_deadline": [form("work")],
    "calls": [form("work")],
    "bulk": [page("work")],
    "bulk_assignment": [form("work")],
    "bulk_topics": [form("work")],
    "bulk_snooze": [form("work")],
    "bulk_closure": [form("work")],
    "bulk_act": [page("work", thing("bulk_act"))],
    "bulk_act_undo": [form("work", thing("bulk_act"))],
    "journalists": [page("anybody")],
    "journalist": [page("anybody", thing("journalist"))],
    "journalist_new": [page("work"), form("work")],
    "journalist_entry": [page("work", thing("journalist")), form("work", thing("journalist"))],
    "journalist_merger": [page("work", thing("journalist")), form("work", thing("journalist"))],
    "outlets": [page("anybody")],
    "outlet": [page("anybody", thing("outlet"))],
    "outlet_new": [page("work"), form("work")],
    "outlet_entry": [page("work", thing("outlet")), form("work", thing("outlet"))],
    "outlet_domains": [form("work", thing("outlet"))],
    "outlet_domain_removal": [form("work", lambda things: [things.outlet, things.domain])],
    "outlet_merger": [page("work", thing("outlet")), form("work", thing("outlet"))],
    "reports": [page("work")],
    "report_figures": [page("work")],
    "report_inquiries": [page("work")],
    "mailroom": [page("work")],
    "mail_tests": [form("work")],
    "mail_test": [page("work", thing("test_mail"))],
    "quarantined_mail": [page("work", thing("quarantined"))],
    "quarantined_mail_retry": [form("work", thing("quarantined"))],
    "quarantined_mail_discard": [form("work", thing("quarantined"))],
    "quarantined_mail_original": [page("work", thing("quarantined"))],
    "mail_inquiry": [form("work", thing("unfiled"))],
    "sender_rule_removal": [form("work", thing("rule"))],
    "mail_original": [page("work", thing("unfiled"))],
    "digests": [page("work")],
    "digest": [page("anybody", thing("digest"))],
    "digest_original": [page("anybody", thing("digest"))],
    "digest_inquiry": [form("work", lambda things: [things.digest, 1])],
    "outbound_mail": [page("work", thing("outbound"))],
    "outbound_mail_retry": [form("work", thing("outbound"))],
    "outbound_mail_note": [form("work", thing("outbound"))],
    "outbound_mail_settlement": [form("work", thing("outbound"))],
    "outbound_mail_cancellation": [form("work", thing("outbound"))],
    "spokespeople": [page("anybody")],
    "spokesperson_new": [page("work"), form("work")],
    "spokespeople_import": [page("work"), form("work")],
    "spokespeople_import_confirmation": [form("work")],
    "spokesperson": [page("work", thing("spokesperson")), form("work", thing("spokesperson"))],
    "settings": [page("anybody"), form("anybody")],
    "settings_office": [form("office")],
    "settings_topics": [page("office"), form("office")],
    "settings_topic": [page("office", thing("topic")), form("office", thing("topic"))],
    "settings_topic_retirement": [form("office", thing("topic"))],
    "settings_topic_return": [form("office", thing("topic"))],
    "staff": [page("office")],
    "staff_person": [page("administer", thing("colleague"))],
    "staff_invitations": [form("administer")],
    "staff_invitation": [form("administer", thing("colleague"))],
    "staff_role": [form("administer", thing("colleague"))],
    "staff_closure": [form("administer", thing("colleague"))],
    "staff_reopening": [form("administer", thing("colleague"))],
    "tokens": [page("administer"), form("administer")],
    "token_revocation": [form("administer", thing("token"))],
    "setup": [page("administer")],
    "setup_office": [page("administer"), form("administer")],
    "setup_mail": [page("administer")],
    "setup_loop": [page("administer")],
    "setup_people": [page("administer"), form("administer")],
    "setup_spokespeople": [page("administer")],
    "setup_done": [page("administer")],
}


def walk(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, str]]:
    """Every route with its name."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from walk(each.url_patterns, route)
        else:
            yield route, str(each.name)


def own_routes() -> dict[str, str]:
    found = walk(get_resolver().url_patterns)
    return {name: route for route, name in found if not route.startswith(ELSEWHERE)}


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    routes = own_routes()
    assert set(routes) - set(BELOW) - set(ELSE) == set(), "routes without a row"
    assert (set(BELOW) | set(ELSE)) - set(routes) == set(), "rows without a route"
    assert {name for name, route in routes.items() if "<str:ref>" in route} == set(BELOW)


@pytest.fixture
def desk(settings: Any, tmp_path: Any) -> Desk:
    settings.PRESSDESK_HOME = tmp_path
    return Desk()


def log_in(desk: Desk, role: User.Role) -> Client:
    client = Client()
    client.force_login(desk.people[role])
    return client


def rows_of(table: dict[str, list[Row]]) -> list[tuple[str, Row]]:
    return [(name, row) for name, rows in table.items() for row in rows]


def ask(client: Client, name: str, row: Row, things: Things, *, ref: str | None = None) -> int:
    """The status of one request; what it did is undone. A redirect to the log-in counts as 401."""
    args = ([ref] if ref else []) + row.args(things)
    with transaction.atomic():
        point = transaction.savepoint()
        data = row.data(things)
        if name == "inquiry_draft_files":
            data["files"] = SimpleUploadedFile("a.txt", b"words")
        response = getattr(client, row.method)(reverse(name, args=args), data)
        transaction.savepoint_rollback(point)
    return 401 if asks_for_login(response) else response.status_code


@pytest.mark.parametrize("role", list(Role))
def test_pages_of_the_office(role: User.Role, desk: Desk) -> None:
    client, things = log_in(desk, role), desk.things_for(role)
    wrong = []
    for name, row in rows_of(ELSE):
        status = ask(client, name, row, things)
        expected = ANSWERS if role in RULES[row.rule] else REFUSALS
        if status not in expected:
            wrong.append((name, row.method, status))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("role", list(Role))
def test_an_inquiry_that_is_hers_anothers_or_confidential(role: User.Role, desk: Desk) -> None:
    client = log_in(desk, role)
    wrong = []
    for name, row in rows_of(BELOW):
        is_allowed = row.rule == READ or role in STAFF
        for kind, is_seen in desk.kinds_for(role).items():
            things = desk.inquiries[kind]
            status = ask(client, name, row, things, ref=things.reference)
            expected = NOT_THERE if not is_seen else ANSWERS if is_allowed else FORBIDDEN
            if status not in expected:
                wrong.append((name, row.method, kind, status))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize(("role", "expected"), [(Role.STAFF, NOT_THERE), (Role.MANAGER, ANSWERS)])
def test_mail_of_a_confidential_inquiry_is_not_in_the_mailroom_of_others(
    role: User.Role, expected: frozenset[int], desk: Desk
) -> None:
    client, things = log_in(desk, role), desk.inquiries["confidential"]
    outbox = {name: rows for name, rows in ELSE.items() if name.startswith("outbound_mail")}
    for name, row in rows_of(outbox):
        assert ask(client, name, row, things) in expected, name
    mailroom = client.get(reverse("mailroom")).content.decode()
    assert (f"/mailroom/outbox/{things.outbound}/" in mailroom) is (expected == ANSWERS)


def test_an_outsider_is_asked_to_log_in(desk: Desk) -> None:
    things = desk.things_for(Role.STAFF)
    for name, row in rows_of(BELOW):
        assert ask(Client(), name, row, things, ref=things.reference) == 401, name
    for name, row in rows_of(ELSE):
        assert ask(Client(), name, row, things) == 401, name
