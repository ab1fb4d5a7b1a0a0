"""The demo: an invented press office with two weeks behind it, and everything it takes to run."""

import logging
import os
import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from config.demo.data_folder import NotADemo, check_made_by_demo, is_ready, mark_ready, move_aside, read_schema
from config.demo.letters import read_story
from config.demo.office import PASSWORD, list_log_ins, make_office
from config.demo.play import Play
from config.demo.post_office import PostOffice, Premises
from config.demo.premises import PortTaken, check_ports, find_premises, make_works
from config.demo.serving import ServerNotRunning
from config.processes import ProcessTree
from inquiries.models import Office
from mailbox.sync import relax_durability

STORY = ("letters-past.toml", "letters-today.toml", "digests.toml")


class Command(BaseCommand):
    """Runs in the foreground until Ctrl-C; what was done in it is there again at the next start."""

    help = "Run the desk with invented mail: IMAP, SMTP, watcher, intake, outbox, clocks and web, on loopback."

    def handle(self, *args: Any, **options: Any) -> None:
        """Set the office up at the first start, then run everything."""
        if not settings.DEMO:
            raise CommandError("The demo needs settings of its own. Run: make demo, or set PRESSDESK_DEMO=1")
        try:
            premises = self._set_up(timezone.now())
        except (PortTaken, NotADemo, ServerNotRunning) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The data folder {settings.HOME} cannot be used: {error}") from error
        except KeyboardInterrupt:
            raise CommandError("Stopped before it was set up; the next start begins anew.", returncode=130) from None
        greeting = self._greeting()
        ProcessTree(make_works(premises, lambda: self._say(greeting))).run()

    def _set_up(self, at: datetime) -> Premises:
        check_ports()
        schema = read_schema(settings.BASE_DIR)
        is_new = not is_ready(settings.HOME, schema)
        if is_new and (aside := clear_the_way(settings.HOME, at=at)):
            self._say(
                f"The data in {settings.HOME} is of another version, or was never set up to its end. "
                f"It was moved, whole, to {aside}"
            )
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        premises = find_premises(at=at)
        if is_new:
            self._say("Setting up an invented press office with two weeks of mail behind it; this takes a moment …")
            seed(premises, at=at)
            mark_ready(settings.HOME, schema)
        return premises

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def _greeting(self) -> str:
        people = list_log_ins()
        width = max((len(each.address) for each in people), default=0)
        log_ins = "\n".join(f"    {each.address:<{width}}  {each.name}, {each.role}" for each in people)
        return f"""
{Office.load().name} (invented, like everybody in it)

  The desk       {settings.SITE_URL}/
  The reporters  {settings.SITE_URL}/demo/   what the desk answers, to be read and answered as the reporter

  Log in as
{log_ins}
  Password       {PASSWORD}   (the same for all)

  Mail the desk an inquiry from another terminal:
    {_command()} send_inquiry
  or by any mail program: SMTP 127.0.0.1 port {settings.DEMO_SMTP_PORT}, no password, to {settings.PRESS_ADDRESS}
    {_curl()}

  The data stays in {settings.HOME}; rename that folder to begin anew. Ctrl-C stops everything.
"""


def clear_the_way(home: Path, *, at: datetime) -> Path | None:
    """Make `home` an empty folder to set an office up in; where it held another, return where that one is now.

    Raises NotADemo where the other one is not a demo's, and OSError where the folder cannot be renamed or made.
    """
    connections.close_all()
    loader = MigrationLoader(None)
    check_made_by_demo(home, [key for key in loader.disk_migrations if key[0] in {"inquiries", "mailbox"}])
    aside = move_aside(home, at=timezone.localtime(at))
    home.mkdir(parents=True, exist_ok=True)
    return aside


def seed(premises: Premises, *, at: datetime) -> None:
    """Make the office and play its last two weeks, in an empty database."""
    if connections[DEFAULT_DB_ALIAS].vendor == "sqlite" and not connections[DEFAULT_DB_ALIAS].in_atomic_block:
        relax_durability()
    # The mail that is refused in the story is no news to whoever starts the demo.
    logging.getLogger("mailbox.outbox").setLevel(logging.ERROR)
    with PostOffice(premises) as post_office:
        staff = make_office(at=at)
        Play(read_story(*STORY), post_office, staff, now=at).run()


def _command() -> str:
    """How this project's commands are called from its folder, with the ports that are not the usual ones."""
    usual = {"PRESSDESK_DEMO_SMTP_PORT": "1025", "PRESSDESK_HOME": ""}
    chosen = {name: os.environ.get(name, value) for name, value in usual.items()}
    parts = [f"{name}={shlex.quote(value)}" for name, value in chosen.items() if value != usual[name]]
    python = Path(sys.executable)
    if python.is_relative_to(settings.BASE_DIR):
        python = python.relative_to(settings.BASE_DIR)
    return " ".join([*parts, str(python), "manage.py"])


def _curl() -> str:
    mail = (
        f"From: Robin Castellan <robin@eveningpost.example>\\nTo: {settings.PRESS_ADDRESS}\\n"
        "Subject: Tenant fees\\n\\nWho can comment by 5 pm today?\\n"
    )
    return (
        f"printf '{mail}' | curl --crlf -sS smtp://127.0.0.1:{settings.DEMO_SMTP_PORT} "
        f"--mail-from robin@eveningpost.example --mail-rcpt {settings.PRESS_ADDRESS} -T -"
    )
