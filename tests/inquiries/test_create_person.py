"""An account is made on the server; its owner sets the password by a link that works once."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from inquiries.models import User
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PASSWORD = "quiet-rivers-run-far"


def create(**options: object) -> str:
    """What the command prints."""
    said = StringIO()
    call_command("create_person", stdout=said, **options)
    return said.getvalue()


def make_link() -> str:
    """The path of a new person's link."""
    said = create(email="kit@pressdesk.example", name="Kit Abara", role="manager")
    link = said.strip().splitlines()[-1]
    assert link.startswith(settings.SITE_URL)
    return link.removeprefix(settings.SITE_URL)


def set_password(client: Client, link: str) -> int:
    """Walk the link: it hides its key in the session, then takes the password."""
    form = client.get(link, follow=True)
    where = form.redirect_chain[-1][0] if form.redirect_chain else link
    return client.post(where, {"password1": PASSWORD, "password2": PASSWORD}).status_code


def test_the_link_sets_a_password_that_opens_the_desk(client: Client) -> None:
    link = make_link()
    kit = User.objects.get()
    assert (kit.name, kit.role, kit.has_usable_password()) == ("Kit Abara", "manager", False)
    assert set_password(client, link) == 302
    kit.refresh_from_db()
    assert kit.check_password(PASSWORD)
    assert client.post("/accounts/login/", {"login": kit.email, "password": PASSWORD})["Location"] == "/"


def test_the_link_works_once(client: Client) -> None:
    link = make_link()
    set_password(client, link)
    kit = User.objects.get()
    kit.set_password("changed-by-herself-1")
    kit.save()
    set_password(Client(), link)
    kit.refresh_from_db()
    assert kit.check_password("changed-by-herself-1")


def test_opening_the_link_alone_changes_nothing(client: Client) -> None:
    """Lesson 28: GET shows, POST acts."""
    link = make_link()
    client.get(link, follow=True)
    assert not User.objects.get().has_usable_password()
    assert set_password(Client(), link) == 302


def test_an_address_has_one_account_whatever_its_case() -> None:
    make_person("Kit Abara", email="Kit@pressdesk.example")
    with pytest.raises(CommandError, match="has an account already"):
        create(email="kit@PRESSDESK.example", name="Kit")
    assert "password/reset/key/" in create(email="kit@PRESSDESK.example", new_link=True)
    assert User.objects.count() == 1


def test_what_is_no_account_is_refused_in_words() -> None:
    with pytest.raises(CommandError, match="valid email"):
        create(email="kit", name="Kit")
    with pytest.raises(CommandError, match="what she is called"):
        create(email="kit@pressdesk.example")
    assert not User.objects.exists()
