"""Whatever is sent, the API answers as its own schema says, and never with a 500."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.conf import settings as django_settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.checks import CHECKS
from schemathesis.config import (
    CoveragePhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)

from inquiries import assignment, bulk, drafts, saved_views, topics
from inquiries.api.schema import build_schema
from inquiries.models import Ask, BulkAct, Inquiry, Reply, SavedView, Topic, User
from tests.factories import make_inquiry, make_message, make_person, make_spokesperson
from tests.inquiries.api.calls import give_token

EXAMPLES = 8
PHASES = PhasesConfig(coverage=CoveragePhaseConfig(enabled=False))
GENERATION = GenerationConfig(with_security_parameters=False)
CONFIG = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=GENERATION, phases=PHASES)))
SCHEMA = schemathesis.openapi.from_dict(build_schema(), config=CONFIG)
SCHEMA.app = get_wsgi_application()
# "There is no such person" refuses what every schema allows, and a list's filter that is left empty filters nothing;
# who gets in without a token is asked, route by route, by the table of test_access_by_role_and_route.py.
NOT_ASKED: list[Any] = [CHECKS.get_one(name) for name in ("positive_data_acceptance", "ignored_auth")]
NOT_ASKED_OF_LISTS: list[Any] = [*NOT_ASKED, CHECKS.get_one("negative_data_rejection")]
pytestmark = pytest.mark.django_db


@pytest.fixture
def token(settings: Any) -> Iterator[str]:
    """Of an administrator, at a desk with one of everything; no limit to how often it may call."""
    framework = {**django_settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"read": None, "write": None}}
    settings.REST_FRAMEWORK = framework
    person = make_person("Kit Abara", role=User.Role.ADMINISTRATOR)
    inquiry = make_inquiry(due_in=timedelta(hours=2), owner=person)
    make_message(inquiry)
    now = timezone.now()
    assignment.ask_spokesperson(inquiry, make_spokesperson(), by=person, at=now)
    drafts.start_reply(inquiry, by=person, at=now)
    topics.add_topic("Ferries", "", by=person)
    saved_views.save_view("Texas", view="due", query="place=TX", is_shared=True, by=person, at=now)
    bulk.begin(BulkAct.Verb.CLOSE, {"outcome": "spam"}, Inquiry.objects.all(), by=person, at=now)
    # As Django's own test client does: the end of a request must not end the test's transaction.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield give_token(person)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_described(case: Case, token: str) -> None:
    inquiry, ask, reply = Inquiry.objects.get(), Ask.objects.get(), Reply.objects.get()
    numbers = {
        "ref": inquiry.reference, "asks": ask.pk, "replies": reply.pk, "spokespeople": ask.spokesperson_id,
        "topics": Topic.objects.latest("pk").pk, "saved-views": SavedView.objects.get().pk,
        "bulk": BulkAct.objects.get().pk,
    }  # fmt: skip
    for name in case.path_parameters:
        kind = case.path.split("/")[3]
        if case.path_parameters[name] != "0":
            case.path_parameters[name] = numbers.get(name, numbers.get(kind, case.path_parameters[name]))
    with transaction.atomic():
        case.call_and_validate(
            headers={"Authorization": f"Token {token}", "Accept-Encoding": "identity"},
            excluded_checks=NOT_ASKED_OF_LISTS if case.method == "GET" else NOT_ASKED,
        )
        transaction.set_rollback(True)
