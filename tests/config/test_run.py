"""`manage.py run` as the office runs it: one tree that comes up, mends itself, and ends as a whole."""

import os
import re
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from config.demo.imap import EmbeddedImap
from inquiries.models import Inquiry, Office
from mailbox.models import OutboundEmail
from tests.factories import make_mail
from tests.support.desk import DeskProcess
from tests.support.outgoing import queue
from tests.support.smtp_sink import SmtpSink

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

START_SECONDS = 30


class Desk(DeskProcess):
    """The tree, with its port and a look at its members."""

    def __init__(self, home: Path, imap: EmbeddedImap, smtp: SmtpSink) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            self.port = unused.getsockname()[1]
        super().__init__(
            home,
            PRESSDESK_IMAP_URL=f"imap://press:secret@127.0.0.1:{imap.port}/INBOX",
            PRESSDESK_SMTP_URL=f"smtp://127.0.0.1:{smtp.port}",
            PRESSDESK_PORT=str(self.port),
        )

    def wait(self, is_so: Callable[[], object], seconds: float) -> None:
        """Look ten times a second; a failure shows what the desk said."""
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, self.read_log()[-3000:]
            time.sleep(0.1)

    def is_serving(self) -> bool:
        """Whether somebody can log in."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/accounts/login/", timeout=5) as page:
                return bool(page.status == 200 and b"password" in page.read())
        except (urllib.error.URLError, OSError):
            return False

    def pids_of(self, name: str) -> list[int]:
        """The processes that were `name`, by the log, oldest first."""
        return [int(number) for number in re.findall(rf"{name} runs as (\d+)", self.read_log())]

    def members(self) -> list[int]:
        """Every process below the parent."""
        assert self.process is not None
        found, open_ends = [], [self.process.pid]
        while open_ends:
            pid = open_ends.pop()
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
            found += [int(child) for child in children]
            open_ends += [int(child) for child in children]
        return found


def is_running(pid: int) -> bool:
    """Whether it still does anything: one that ended and was not yet collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def desk(imap: EmbeddedImap, smtp: SmtpSink, tmp_path: Path) -> Iterator[Desk]:
    """A desk that is up."""
    Office.load()
    connection.close()
    with Desk(tmp_path, imap, smtp) as desk:
        desk.wait(desk.is_serving, START_SECONDS)
        desk.wait(lambda: len(desk.pids_of("outbox")) == 1, START_SECONDS)
        yield desk


def test_it_serves_pages_takes_mail_and_sends_mail(desk: Desk, imap: EmbeddedImap, smtp: SmtpSink) -> None:
    imap.deliver([make_mail(subject="Durham crisis teams")])
    desk.wait(lambda: Inquiry.objects.filter(subject="Durham crisis teams").exists(), 5)
    email = queue()
    assert smtp.wait_for(1)[0].message["Message-ID"] == email.message_id
    desk.wait(lambda: OutboundEmail.objects.get(pk=email.pk).state == "sent", 5)


def test_a_part_that_dies_is_started_again(desk: Desk, imap: EmbeddedImap) -> None:
    [killed] = desk.pids_of("intake")
    os.kill(killed, signal.SIGKILL)
    desk.wait(lambda: len(desk.pids_of("intake")) == 2, 5)
    assert not is_running(killed)
    assert "intake ended with -9" in desk.read_log()
    imap.deliver([make_mail(subject="After the accident")])
    desk.wait(lambda: Inquiry.objects.filter(subject="After the accident").exists(), 5)
    assert desk.is_serving()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_with_all_its_parts(desk: Desk, number: signal.Signals) -> None:
    assert desk.process is not None
    members = desk.members()
    assert len(members) >= 6, "web and its worker, a watcher, intake, outbox, clocks"
    if number == signal.SIGINT:
        # Ctrl-C reaches every process of the terminal's group at once.
        os.killpg(desk.process.pid, number)
    else:
        desk.process.send_signal(number)
    assert desk.process.wait(10) == 0, desk.read_log()[-3000:]
    assert not [pid for pid in members if is_running(pid)]
    assert "Traceback" not in desk.read_log()


def test_where_the_parent_is_killed_nothing_outlives_it(desk: Desk) -> None:
    assert desk.process is not None
    members = desk.members()
    desk.process.kill()
    desk.process.wait(5)
    desk.wait(lambda: not [pid for pid in members if is_running(pid)], 5)


def test_an_unmigrated_database_is_refused_in_words(tmp_path: Path) -> None:
    desk = DeskProcess(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'empty.sqlite3'}").start()
    assert desk.process is not None
    assert desk.process.wait(START_SECONDS) == 1
    said = desk.read_log()
    assert "manage.py migrate" in said
    assert "Traceback" not in said
