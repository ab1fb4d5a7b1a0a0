"""What time itself brings about."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inquiries.clocks import check_clocks


class Command(BaseCommand):
    """Run it every minute by cron where `manage.py run` does not."""

    help = "Close what was answered and silent for a week; take results of the outbox."

    def handle(self, *args: Any, **options: Any) -> None:
        """One look at every clock."""
        closed = check_clocks(now=timezone.now())
        self.stdout.write(f"{closed} inquiries closed after a silent week.")
