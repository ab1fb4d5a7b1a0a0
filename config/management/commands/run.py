"""Everything, as one process tree."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from config.processes import ProcessTree
from config.workers import make_mail_works, make_web_works


class Command(BaseCommand):
    """Runs in the foreground until SIGTERM or Ctrl-C; a service manager keeps it up."""

    help = "Run the desk: web, a watcher for each mailbox, intake, outbox and clocks."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--only web` or `--only work` for several machines on one PostgreSQL."""
        parser.add_argument("--only", choices=["web", "work"], help="run one half on this machine")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check what can be checked before anything starts, then run."""
        check_migrated()
        works: dict[str, Callable[[], None]] = {}
        if options["only"] != "work":
            works |= make_web_works()
        if options["only"] != "web":
            if not settings.MAILBOXES:
                self.stderr.write("No mailbox is configured: set PRESSDESK_IMAP_URL to receive mail.")
            works |= make_mail_works()
        if "web" in works:
            self.stdout.write(f"Press Desk listens on http://{settings.BIND}:{settings.PORT}/")
            self.stdout.flush()
        ProcessTree(works).run()


def check_migrated() -> None:
    """Refuse to start on a database that is not at this version's schema."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not at this version's schema. Run: manage.py migrate")
