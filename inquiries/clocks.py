"""What happens because time passes."""

from datetime import datetime

from inquiries.alarms import check_mail_comes_in
from inquiries.closing import close_silent
from inquiries.delivery import take_results
from inquiries.kept_answers import sweep_answers
from inquiries.presence import sweep_presence
from inquiries.scheduling import send_scheduled
from inquiries.snoozing import wake_due
from inquiries.unnamed_files import sweep_files


def check_clocks(*, now: datetime, watched_since: datetime | None = None) -> int:
    """Do what is due by `now`; how many inquiries were closed.

    The outbox's results are taken, what was snoozed wakes, planned answers leave, silent inquiries are closed,
    and an alarm is raised where mail stopped (`watched_since` see check_mail_comes_in).
    """
    take_results(now=now)
    check_mail_comes_in(now=now, watched_since=watched_since)
    wake_due(now)
    send_scheduled(now=now)
    sweep_presence(now=now)
    sweep_files(now=now)
    sweep_answers(now=now)
    return close_silent(now)
