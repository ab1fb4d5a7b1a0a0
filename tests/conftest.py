"""The suite runs on real parts; what a machine lacks is named, and refused where PRESSDESK_REQUIRE asks for it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import Browser

from config.demo.imap import EmbeddedImap
from mailbox.addresses import ImapAddress, Server
from tests.support.chromium import open_browser
from tests.support.one_worker import OneWorkerForEachGroup
from tests.support.running_demo import Demo, run_demo
from tests.support.smtp_sink import SmtpSink

REQUIRED = {word for word in os.environ.get("PRESSDESK_REQUIRE", "").split(",") if word}


def pytest_configure(config: pytest.Config) -> None:
    """A server that CI must have is asked for once, before any test could skip."""
    if "postgresql" in REQUIRED and "postgres" not in os.environ.get("DATABASE_URL", ""):
        raise pytest.UsageError("PRESSDESK_REQUIRE names postgresql; set DATABASE_URL to one.")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneWorkerForEachGroup:
    """Tests that share something dear run on one worker."""
    return OneWorkerForEachGroup(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that one worker does not end with them while the other waits; and who needs a database."""
    items.sort(key=lambda item: not item.path.match("tests/faults/*.py"))
    for item in items:
        if uses_database(item):
            item.add_marker(pytest.mark.database)


def uses_database(item: pytest.Item) -> bool:
    """Whether the test writes to the database of DATABASE_URL."""
    is_case = isinstance(item, pytest.Function) and item.cls is not None and issubclass(item.cls, TransactionTestCase)
    asked_for = {"db", "transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return is_case or bool(asked_for) or item.get_closest_marker("django_db") is not None


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A skip for want of something that PRESSDESK_REQUIRE names is a failure."""
    outcome = yield
    report: Any = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if missing := [word for word in REQUIRED if word in reason.lower()]:
            report.outcome = "failed"
            report.longrepr = f"{', '.join(missing)} is required here, but: {reason}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite tests run on a file, as the product does, one for each worker."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        name = str(tmp_path_factory.mktemp("db") / f"test-{worker}.sqlite3")
        database.setdefault("TEST", {})["NAME"] = name
        connections["default"].settings_dict["TEST"]["NAME"] = name


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page asked for in Spanish leaves its thread speaking Spanish: the next test begins in the office's language."""
    yield
    translation.deactivate()


@pytest.fixture
def eml() -> Path:
    """The folder of sample mails, each named by its quirk."""
    return Path(__file__).parent / "samples"


@pytest.fixture
def imap() -> Iterator[EmbeddedImap]:
    """A real IMAP server with one empty mailbox."""
    with EmbeddedImap({"press": "secret"}) as server:
        yield server


@pytest.fixture
def imap_address(imap: EmbeddedImap) -> ImapAddress:
    """How to reach it."""
    return ImapAddress("127.0.0.1", imap.port, tls=False, user="press", password="secret")


@pytest.fixture
def smtp(settings: Any) -> Iterator[SmtpSink]:
    """A real SMTP server that keeps what it takes; the outbox sends there."""
    with SmtpSink() as server:
        settings.SMTP = Server("127.0.0.1", server.port, tls=False, user="", password="")
        yield server


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, running; shared by the tests that drive it in Chromium."""
    with run_demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with open_browser() as running:
        yield running
