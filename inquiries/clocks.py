"""What happens because time passes."""

from datetime import datetime

from inquiries.closing import close_silent
from inquiries.delivery import take_results


def check_clocks(*, now: datetime) -> int:
    """Do what is due by `now`: results of the outbox are taken, silent inquiries closed; how many were closed."""
    take_results(now=now)
    return close_silent(now)
