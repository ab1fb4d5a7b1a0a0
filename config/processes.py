"""One process tree, forked from one loaded parent: whatever dies is started again, and nothing outlives the parent."""

import ctypes
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import connections

log = logging.getLogger(__name__)

RESTART_SECONDS = (0.5, 1, 2, 5, 10, 30)
# One that ran so long was well: its next death starts at the short end of the backoff again.
WELL_AFTER_SECONDS = 60
STOP_SECONDS = 25
PR_SET_PDEATHSIG = 1
STOP_SIGNALS = {signal.SIGTERM, signal.SIGINT}


@dataclass
class _Child:
    """A running process, or when to start it again."""

    name: str
    work: Callable[[], None]
    pid: int = 0
    started: float = 0
    deaths: int = 0
    start_at: float = field(default=0.0)


class ProcessTree:
    """Runs each of `works` in a process of its own until SIGTERM or SIGINT, then stops them all."""

    def __init__(self, works: Mapping[str, Callable[[], None]]) -> None:
        self._children = [_Child(name, work) for name, work in works.items()]
        self._stopping = False

    def run(self) -> None:
        """Start all, watch over them, and return when all have ended after a signal to stop."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        # A forked database connection would be one line with two speakers.
        connections.close_all()
        # What is loaded stays: children that never look through it for garbage never copy its pages.
        gc.collect()
        gc.freeze()
        while not self._stopping:
            now = time.monotonic()
            for child in self._children:
                if child.pid == 0 and child.start_at <= now:
                    self._start(child)
            self._reap()
            time.sleep(0.1)
        self._end()

    def _stop(self, _number: int, _frame: object) -> None:
        self._stopping = True

    def _start(self, child: _Child) -> None:
        parent = os.getpid()
        # A signal between fork and the child's own handler would be heard by its copy of the parent's, and be lost.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        pid = os.fork()
        if pid == 0:
            _become_child(child, parent)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
        child.pid, child.started = pid, time.monotonic()
        log.info("%s runs as %s", child.name, pid)

    def _reap(self) -> None:
        for child in self._children:
            if child.pid == 0:
                continue
            try:
                pid, status = os.waitpid(child.pid, os.WNOHANG)
            except ChildProcessError:
                pid, status = child.pid, 0
            if pid == 0:
                continue
            if time.monotonic() - child.started > WELL_AFTER_SECONDS:
                child.deaths = 0
            wait = RESTART_SECONDS[min(child.deaths, len(RESTART_SECONDS) - 1)]
            child.pid, child.deaths, child.start_at = 0, child.deaths + 1, time.monotonic() + wait
            if not self._stopping:
                ended = os.waitstatus_to_exitcode(status)
                log.error("%s ended with %s and is started again in %s s", child.name, ended, wait)

    def _end(self) -> None:
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while any(child.pid for child in self._children) and time.monotonic() < deadline:
            self._reap()
            time.sleep(0.05)
        self._signal(signal.SIGKILL)
        self._reap()

    def _signal(self, number: int) -> None:
        for child in self._children:
            if child.pid:
                try:
                    os.kill(child.pid, number)
                except ProcessLookupError:
                    child.pid = 0


def _become_child(child: _Child, parent: int) -> None:
    """Do the child's work and never return into the parent's code."""
    status = 0
    try:
        # Ctrl-C reaches the whole group; the parent says when to stop.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
        _die_with(parent)
        child.work()
    except Exception:
        log.exception("%s failed", child.name)
        status = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _die_with(parent: int) -> None:
    """Ask Linux for SIGTERM when the parent is killed, so that no half tree serves on beside a new one."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(0)


class StopFlag:
    """Turns SIGTERM into a question that loops ask: `is_set()`."""

    def __init__(self) -> None:
        self._is_set = False
        signal.signal(signal.SIGTERM, self._set)

    def is_set(self) -> bool:
        """Whether it is time to end."""
        return self._is_set

    def _set(self, _number: int, _frame: object) -> None:
        self._is_set = True
