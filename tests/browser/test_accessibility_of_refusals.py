"""axe finds nothing either where the desk says no: a page that is not open, a form that is refused, a link too old."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.support.looks import KIT, TWO_LOOKS, look
from tests.support.running_demo import Demo, log_out, wait_until

# What the console says of an answer that is no page.
REFUSED = "status"
# The form of each is sent with nothing in it.
EMPTY_FORMS = ["/spokespeople/new/", "/spokespeople/import/", "/journalists/new/", "/journalists/1/entry/",
               "/outlets/new/", "/outlets/1/entry/", "/settings/people/", "/settings/tokens/", "/settings/topics/",
               "/setup/office/", "/setup/people/", "/accounts/password/change/"]  # fmt: skip
SEND_EMPTY = """() => {
  const button = document.querySelector("main form[method=post] .button.main");
  button.form.noValidate = true;
  const fields = button.form.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), textarea");
  for (const field of fields) field.value = "";
  button.click();
}"""
TELLS = ".error, .errorlist, .notice.late"


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_pages_that_refuse(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme, says=REFUSED)
    for path, status in {"/settings/tokens/": 403, "/nothing/here/": 404, "/inquiries/PD-999999/": 404}.items():
        answer = page.goto(demo.url + path)
        assert answer is not None
        assert answer.status == status
        look(page, path)
    page.goto(f"{demo.url}/accounts/logout/")
    page.locator("main [name=csrfmiddlewaretoken]").evaluate("field => field.remove()")
    page.locator("main form .button").first.click()
    expect(page.locator("h1")).to_have_text("This form was too old")
    look(page, "a form that is too old")


@pytest.fixture
def fault(demo: Demo) -> Iterator[str]:
    """A page that fails, since the table it reads is gone; afterwards that is back."""
    with demo.database() as line:
        line.execute("ALTER TABLE inquiries_apitoken RENAME TO gone_for_a_moment")
        yield "/settings/tokens/"
        line.execute("ALTER TABLE gone_for_a_moment RENAME TO inquiries_apitoken")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_a_fault_of_the_desk(open_desk: Callable[..., Page], demo: Demo, fault: str, width: int, theme: str) -> None:
    page = open_desk(width, theme, KIT, says=REFUSED)
    answer = page.goto(demo.url + fault)
    assert answer is not None
    assert answer.status == 500
    expect(page.locator("h1")).to_have_text("Something went wrong here")
    look(page, "a fault")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_too_many_tries(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme, says=REFUSED)
    log_out(page)
    asked = f"{demo.url}/accounts/password/reset/"
    page.goto(asked)
    page.locator("input[name=email]").fill(f"nobody{width}@elsewhere.example")
    form = page.locator("main form").evaluate("form => Object.fromEntries(new FormData(form))")
    # So many in a minute are answered.
    for _try in range(5):
        page.request.post(asked, form=form, headers={"Referer": asked}, max_redirects=0)
    page.locator("main .button.main").click()
    expect(page.locator("h1")).to_have_text("Too many tries")
    look(page, "too many tries")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_forms_that_are_refused(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    page = open_desk(width, theme, KIT, says=REFUSED)
    for path in EMPTY_FORMS:
        page.goto(demo.url + path)
        with page.expect_navigation():
            page.evaluate(SEND_EMPTY)
        expect(page.locator("main").locator(TELLS).first).to_be_visible()
        look(page, f"{path} refused", part="#main")
    page.goto(f"{demo.url}/calls/new/")
    # This one is sent and drawn anew by its script.
    page.evaluate(SEND_EMPTY)
    expect(page.locator("main").locator(TELLS).first).to_be_visible()
    look(page, "a call without a caller", part="#main")


@pytest.mark.parametrize(("width", "theme"), TWO_LOOKS)
def test_the_way_in(open_desk: Callable[..., Page], demo: Demo, width: int, theme: str) -> None:
    """A log-in that fails, a mail that is asked for, the page its link opens, and the same link too old."""
    page = open_desk(width, theme, KIT, says=REFUSED)
    address = f"nova{width}@pressdesk.example"
    page.goto(f"{demo.url}/settings/people/")
    page.get_by_label("Name", exact=True).fill("Nova Reed")
    page.get_by_label("Mail address").fill(address)
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.locator("main")).to_contain_text(address)
    look(page, "somebody who is invited")
    wait_until(lambda: bool(demo.reporters_mails(address)), 30, "the invitation did not come")
    mail = demo.reporters_mails(address)[0].get_body(("plain",))
    assert mail is not None
    link = re.search(r"/accounts/password/reset/key/\S+", mail.get_content())
    assert link is not None
    log_out(page)
    page.goto(demo.url + link[0])
    look(page, "a first password")
    for field, words in zip(page.locator("input[type=password]").all(), ("12345678", "another"), strict=True):
        field.fill(words)
    page.locator("main .button.main").click()
    expect(page.locator(TELLS).first).to_be_visible()
    look(page, "a password that is refused")
    page.goto(f"{demo.url}/accounts/password/reset/key/1-set-password-no/")
    look(page, "a link too old")
    page.goto(f"{demo.url}/accounts/login/")
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill("not this one")
    page.locator("main .button.main").click()
    expect(page.locator(TELLS).first).to_be_visible()
    look(page, "a log-in that fails")
    page.goto(f"{demo.url}/accounts/password/reset/")
    page.locator("input[name=email]").fill("nobody@elsewhere.example")
    page.locator("main .button.main").click()
    page.wait_for_url("**/password/reset/done/")
    look(page, "a mail is on its way")
