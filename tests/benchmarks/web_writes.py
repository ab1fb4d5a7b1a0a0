"""How long a web write takes while 2,000 mails come in: the whole desk as it runs, asked over HTTP.

`python -m tests.benchmarks.web_writes N` prints one JSON line. Its database and mailbox come from the environment.
"""

import http.client
import json
import os
import socket
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from inquiries.models import Inquiry, User  # noqa: E402
from mailbox.models import InboundEmail  # noqa: E402
from tests.factories import make_inquiry, make_person  # noqa: E402
from tests.support.desk import DeskProcess  # noqa: E402

# One person who writes without a pause for breath.
PAUSE_SECONDS = 0.03
CSRF = "a" * 32
PASSED_ON = ("PRESSDESK_IMAP_URL", "PRESSDESK_FROM", "PRESSDESK_HTTPS", "PRESSDESK_LOG_LEVEL")


def log_in(user: User) -> str:
    """A session's key, as the log-in page would have made it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def write_note(port: int, inquiry: Inquiry, cookie: str) -> float:
    """Seconds that adding one note takes, connection and redirect included."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    started = time.perf_counter()
    line.request(
        "POST",
        f"/inquiries/{inquiry.reference}/notes/",
        urlencode({"text": "She covered the vote fairly.", "csrfmiddlewaretoken": CSRF}),
        {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie},
    )
    answer = line.getresponse()
    answer.read()
    seconds = time.perf_counter() - started
    line.close()
    assert answer.status in {200, 302, 303}, f"{answer.status} {answer.reason}"
    return seconds


def measure_tree(group: int) -> float:
    """Proportional set size (MB) of all processes in a session: shared pages count once."""
    total = 0
    for rollup in Path("/proc").glob("[0-9]*/smaps_rollup"):
        try:
            if os.getsid(int(rollup.parent.name)) != group:
                continue
            lines = rollup.read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def wait_for_web(port: int, desk: DeskProcess) -> None:
    """Until somebody listens, twenty seconds at most."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(desk.read_log())


def main(count: int) -> None:
    """Write notes from the moment the desk starts until the last mail is filed."""
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    inquiry, user = make_inquiry(), make_person()
    cookie = f"sessionid={log_in(user)}; csrftoken={CSRF}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    home = Path(os.environ["PRESSDESK_HOME"])
    desk = DeskProcess(home, PRESSDESK_PORT=str(port), **environment | {"PRESSDESK_DEBUG": "0"})
    times = []
    with desk:
        wait_for_web(port, desk)
        end = time.monotonic() + 300
        while InboundEmail.objects.exclude(processed_at=None).count() < count:
            times.append(write_note(port, inquiry, cookie))
            time.sleep(PAUSE_SECONDS)
            assert time.monotonic() < end, desk.read_log()[-2000:]
        time.sleep(2)
        assert desk.process is not None
        tree = measure_tree(desk.process.pid)
    times.sort()
    result = {
        "what": "writes",
        "database": connection.vendor,
        "writes": len(times),
        "p50_ms": statistics.median(times) * 1000,
        "p95_ms": times[int(len(times) * 0.95)] * 1000,
        "max_ms": times[-1] * 1000,
        "tree_mb": tree,
    }
    print(json.dumps(result))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
