"""One measurement in a process of its own, printed as one JSON line: `python -m tests.benchmarks.measure sync|queue N`.

Reads its database and mailbox from the environment as the product does; the database is emptied first.
"""

import json
import os
import resource
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from inquiries.intake import process_pending  # noqa: E402
from inquiries.models import Inquiry  # noqa: E402
from mailbox.leases import Holder  # noqa: E402
from mailbox.models import InboundEmail  # noqa: E402
from mailbox.sync import relax_durability, sync_once  # noqa: E402


def measure_sync(count: int) -> dict[str, float]:
    """Fetched and the raw mail committed: mails a second over one pass of `sync_mailbox`."""
    relax_durability()
    started = time.perf_counter()
    result = sync_once(settings.MAILBOXES[0], holder=Holder())
    seconds = time.perf_counter() - started
    assert result is not None and result.stored == count == InboundEmail.objects.count()
    return {"seconds": seconds, "per_second": count / seconds, "peak_mb": _peak(resource.RUSAGE_SELF)}


def measure_queue(count: int) -> dict[str, float]:
    """Fetched and on the queue: a watcher's pass in one process and intake in another, as `manage.py run` has them."""
    connections.close_all()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        relax_durability()
        sync_once(settings.MAILBOXES[0], holder=Holder())
        os._exit(0)
    relax_durability()
    done = 0
    while done < count:
        taken = process_pending()
        done += taken
        if not taken:
            time.sleep(0.01)
            assert time.perf_counter() - started < 300, f"{done} of {count} mails after five minutes"
    seconds = time.perf_counter() - started
    os.waitpid(child, 0)
    filed = InboundEmail.objects.filter(state=InboundEmail.State.PROCESSED).count()
    assert filed == count, f"{filed} of {count} mails were filed"
    return {
        "seconds": seconds,
        "per_second": count / seconds,
        "peak_mb": _peak(resource.RUSAGE_SELF),
        "peak_sync_mb": _peak(resource.RUSAGE_CHILDREN),
        "inquiries": Inquiry.objects.count(),
    }


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def main(what: str, count: int) -> None:
    """Empty the database, measure, print."""
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    result = {"sync": measure_sync, "queue": measure_queue}[what](count)
    print(json.dumps({"what": what, "database": connection.vendor} | result))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
