"""What the demo's processes are made of: its ports, its post office, and the tree that runs them all."""

import functools
import socket
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings

from config.demo.data_folder import read_uidvalidity
from config.demo.post_office import Premises, run_post_office
from config.demo.visitors import run_visitors
from config.workers import make_mail_works, make_web_works

WAIT_SECONDS = 15
Work = Callable[[], None]


class PortTaken(Exception):
    """Another program listens there; the text says which setting chooses another port."""


def find_premises(*, at: datetime) -> Premises:
    """The post office of the settings; its UIDVALIDITY is chosen at the first call."""
    return Premises(
        folder=settings.HOME / "mail",
        imap_port=settings.DEMO_IMAP_PORT,
        smtp_port=settings.DEMO_SMTP_PORT,
        uidvalidity=read_uidvalidity(settings.HOME, at=at),
    )


def check_ports() -> None:
    """Raise PortTaken unless the demo's three ports are free."""
    for host, port, setting in (
        (settings.BIND, settings.PORT, "PRESSDESK_PORT"),
        ("127.0.0.1", settings.DEMO_IMAP_PORT, "PRESSDESK_DEMO_IMAP_PORT"),
        ("127.0.0.1", settings.DEMO_SMTP_PORT, "PRESSDESK_DEMO_SMTP_PORT"),
    ):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise PortTaken(
                    f"Port {port} is not free ({error.strerror}). Is a demo running already? "
                    f"Another port is chosen with {setting}."
                ) from error


def make_works(premises: Premises, greet: Work) -> Mapping[str, Work]:
    """Everything the demo runs: post office, visitors, all of `manage.py run`; `greet` is called once web listens."""
    mail = {name: functools.partial(_after_post_office, work) for name, work in make_mail_works().items()}
    return {
        "post office": functools.partial(run_post_office, premises),
        **make_web_works(),
        **mail,
        "visitors": functools.partial(_greet_and_visit, greet),
    }


def _after_post_office(work: Work) -> None:
    wait_until_listening("127.0.0.1", settings.DEMO_SMTP_PORT)
    work()


def _greet_and_visit(greet: Work) -> None:
    wait_until_listening(settings.BIND, settings.PORT)
    greet()
    _after_post_office(run_visitors)


def wait_until_listening(host: str, port: int) -> bool:
    """Whether something took a connection there within WAIT_SECONDS."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        try:
            with socket.create_connection((host, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False
