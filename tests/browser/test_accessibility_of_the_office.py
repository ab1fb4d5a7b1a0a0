"""axe finds nothing either in the mailroom's troubles and in the steps of the first start once they are under way."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.support.looks import KIT, TWO_LOOKS, look
from tests.support.running_demo import Demo


@pytest.fixture
def unknown(demo: Demo) -> Iterator[int]:
    """An answer as a crash in the middle of handing over leaves it; afterwards it is again as it was."""
    with closing(sqlite3.connect(demo.home / "pressdesk.sqlite3", timeout=30, isolation_level=None)) as line:
        answers = "SELECT max(id) FROM mailbox_outboundemail WHERE purpose = 'reply' AND state = 'sent'"
        [number] = line.execute(answers).fetchone()
        line.execute("UPDATE mailbox_outboundemail SET state = 'unknown' WHERE id = ?", [number])
        yield number
        line.execute("UPDATE mailbox_outboundemail SET state = 'sent' WHERE id = ?", [number])


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_mail_that_needs_a_person(
    open_desk: Callable[..., Page], demo: Demo, unknown: int, width: int, theme: str
) -> None:
    page = open_desk(width, theme, KIT, says="status")
    page.goto(f"{demo.url}/mailroom/")
    look(page, "the mailroom in trouble")
    page.locator("main a[href*='/mailroom/quarantine/']").first.click()
    page.wait_for_url("**/mailroom/quarantine/**")
    page.locator("main details > summary").evaluate_all("all => all.forEach((each) => each.click())")
    look(page, "a mail that could not be read")
    page.locator(".discard").evaluate("form => { form.noValidate = true; }")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("main .error")).to_be_visible()
    look(page, "discarded without a reason")
    page.goto(f"{demo.url}/mailroom/outbox/{unknown}/")
    expect(page.get_by_role("button", name="It did not arrive")).to_be_visible()
    look(page, "a delivery nobody knows of")
    page.goto(f"{demo.url}/mailroom/")
    page.locator("main .line.late a[href*='/mailroom/outbox/']").first.click()
    page.wait_for_url("**/mailroom/outbox/**")
    look(page, "an answer that was refused")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_the_steps_of_the_first_start(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme, KIT)
    page.goto(f"{demo.url}/setup/mail/")
    page.get_by_role("button", name="Test the connection").click()
    page.wait_for_load_state("load")
    look(page, "a connection that was tested")
    page.locator(".write-lines:not([open]) > summary").click()
    page.get_by_label("Press address").fill("press@office.example")
    page.get_by_role("button", name="Write the lines").click()
    expect(page.locator("#lines")).to_be_visible()
    look(page, "the lines to set")
    page.goto(f"{demo.url}/mailroom/")
    page.get_by_role("button", name="Send a test mail through the whole loop").click()
    expect(page.locator("#loop .notice.done")).to_be_visible(timeout=30_000)
    look(page, "a test mail that arrived")
