"""`manage.py sync_mail` says what it did, fails in words, and reads the other mailboxes all the same."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from config.demo.imap import EmbeddedImap
from mailbox.addresses import BadMailUrl, ImapAddress, read_imap_url
from mailbox.models import InboundEmail, Mailbox
from tests.factories import make_mail

ROOT = Path(__file__).parents[2]


def sync_mail() -> str:
    out = StringIO()
    call_command("sync_mail", stdout=out)
    return out.getvalue()


def check_with(url: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PRESSDESK_")}
    environment |= {"SECRET_KEY": "x", "PRESSDESK_DEBUG": "1", "PRESSDESK_IMAP_URL": url}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "check"],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_it_says_how_many_mails_came(imap: EmbeddedImap, imap_address: ImapAddress, settings: Any) -> None:
    settings.MAILBOXES = [imap_address]
    imap.deliver([make_mail(), make_mail()])
    assert sync_mail() == "press@127.0.0.1 INBOX: 2 new, 0 of them set aside.\n"
    imap.reset_uidvalidity()
    assert sync_mail() == "press@127.0.0.1 INBOX: 2 new, 0 of them set aside, read anew (UIDVALIDITY changed).\n"


@pytest.mark.django_db(transaction=True)
def test_without_a_mailbox_it_says_what_to_set(settings: Any) -> None:
    settings.MAILBOXES = []
    with pytest.raises(CommandError, match="Set PRESSDESK_IMAP_URL="):
        sync_mail()


@pytest.mark.django_db(transaction=True)
def test_lesson_07_one_bad_mailbox_fails_in_words_and_the_other_is_read(
    imap: EmbeddedImap, imap_address: ImapAddress, settings: Any
) -> None:
    """The words stay on the mailbox's row until a pass succeeds."""
    wrong = ImapAddress("127.0.0.1", imap.port, tls=False, user="press", password="not-it-at-all", folder="Desk")
    settings.MAILBOXES = [wrong, imap_address]
    imap.deliver([make_mail()])
    with pytest.raises(CommandError) as caught:
        sync_mail()
    assert caught.value.returncode == 1
    assert "press@127.0.0.1 Desk: " in str(caught.value)
    assert "refused the user name or password of press" in str(caught.value)
    assert "not-it-at-all" not in str(caught.value)
    bad, good = Mailbox.objects.get(folder="Desk"), Mailbox.objects.get(folder="INBOX")
    assert bad.failing_since is not None
    assert "refused the user name or password" in bad.problem
    assert (good.problem, good.failing_since) == ("", None)
    assert InboundEmail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_wrong_is_forgotten_after_a_good_pass(
    imap: EmbeddedImap, imap_address: ImapAddress, settings: Any
) -> None:
    settings.MAILBOXES = [imap_address]
    imap.change_password("another")
    with pytest.raises(CommandError):
        sync_mail()
    imap.change_password("secret")
    sync_mail()
    mailbox = Mailbox.objects.get()
    assert (mailbox.problem, mailbox.failing_since) == ("", None)
    assert mailbox.checked_at is not None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://press:s3cret@mail.example/", "begins with imaps:// or imap://"),
        ("imaps://press:s3cret@/INBOX", "names no host"),
        ("imaps://mail.example/INBOX", "needs a user name and a password"),
        ("imaps://press@mail.example/INBOX", "needs a user name and a password"),
        ("imaps://press:s3cret@mail.example:99999/", "cannot be read"),
        ("imaps://press:s3cret/x@mail.example/", "cannot be read"),
        ("imaps://press:s3cret@mail.example/INBOX?since=yesterday", "since=2026-01-31"),
    ],
)
def test_a_bad_url_is_refused_in_words(url: str, words: str) -> None:
    with pytest.raises(BadMailUrl) as caught:
        read_imap_url(url)
    assert words in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_good_url_says_all_there_is() -> None:
    address = read_imap_url(
        "imaps://press%40office.example:p%2F%40%25w@mail.example/Presse/Fr%C3%A4gen?since=2026-01-31"
    )
    assert (address.host, address.port, address.tls) == ("mail.example", 993, True)
    assert (address.user, address.password) == ("press@office.example", "p/@%w")
    assert (address.folder, address.since, address.name) == ("Presse/Frägen", "2026-01-31", "press@office.example")


def test_a_start_with_a_bad_url_ends_in_words_without_the_password() -> None:
    done = check_with("imaps://press:s3cret/x@mail.example/")
    assert done.returncode == 1
    assert "Press Desk cannot start" in done.stderr
    assert "percent-encoded" in done.stderr
    assert "s3cret" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_start_with_a_good_url_is_no_trouble() -> None:
    done = check_with("imaps://press:s3cret%2Fx@mail.example/")
    assert (done.returncode, done.stderr) == (0, "")
