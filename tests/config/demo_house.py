"""A post office in a temporary folder, and the settings that make the product use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.test import override_settings

from config.demo.post_office import PostOffice, Premises
from mailbox.addresses import read_imap_url, read_smtp_url

UIDVALIDITY = 1795350000


@contextmanager
def open_post_office(home: Path) -> Iterator[PostOffice]:
    """A running post office with its boxes in `home`, on ports that the system chose."""
    premises = Premises(folder=home / "mail", imap_port=0, smtp_port=0, uidvalidity=UIDVALIDITY)
    with PostOffice(premises) as post_office:
        yield post_office


def point_settings(post_office: PostOffice, home: Path) -> Any:
    """Settings of a desk that reads and sends by that post office."""
    return override_settings(
        HOME=home,
        SMTP=read_smtp_url(f"smtp://127.0.0.1:{post_office.smtp.port}"),
        MAILBOXES=[read_imap_url(f"imap://press%40pressdesk.example:press@127.0.0.1:{post_office.imap.port}/INBOX")],
        ROOT_URLCONF="tests.config.demo_site",
    )
