"""Reporters who write while one watches: a few letters in the first minutes, and one who answers when answered."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from config.demo.answers import NobodyListens, send, write_answer
from config.demo.boxes import Boxes
from config.demo.data_folder import add_lines, read_lines
from config.demo.letters import Letter, Story, read_story, write_letter
from config.demo.timing import round_due
from config.processes import StopFlag

LOOK_SECONDS = 1.0
VISITED_FILE = "visited"


def run_visitors() -> None:
    """Mail in the letters of visitors.toml, each once in the life of the data folder, then only wait to be stopped."""
    stop = StopFlag()
    visit = Visit(read_story("visitors.toml"), settings.HOME)
    began = time.monotonic()
    while not stop.is_set():
        visit.look_round(time.monotonic() - began, now=datetime.now(UTC))
        time.sleep(LOOK_SECONDS)


class Visit:
    """What is still to be written. A letter that `answers` another is sent once that one was answered by the desk."""

    def __init__(self, story: Story, home: Path) -> None:
        self.story = story
        self._boxes = Boxes(home / "mail")
        self._visited_file = home / VISITED_FILE
        visited = read_lines(self._visited_file)
        self._waiting = [letter for letter in story.letters if letter.key not in visited]

    def look_round(self, seconds: float, *, now: datetime) -> Sequence[str]:
        """Send what is due so many seconds after the start; the keys of what was sent."""
        sent = []
        for letter in list(self._waiting):
            if letter.after.total_seconds() > seconds:
                continue
            raw = self._write(letter, now)
            if raw is None:
                continue
            reporter = self.story.reporters[letter.reporter]
            try:
                send(raw, server=settings.SMTP, sender=reporter.address, recipients=[settings.PRESS_ADDRESS])
            except NobodyListens:
                # The post office is being started again: the letter keeps its turn.
                break
            self._waiting.remove(letter)
            add_lines(self._visited_file, [letter.key])
            sent.append(letter.key)
        return sent

    def _write(self, letter: Letter, now: datetime) -> bytes | None:
        reporter = self.story.reporters[letter.reporter]
        if not letter.answers:
            due = None
            if letter.due_in is not None:
                due = round_due(now + letter.due_in, now=now, zone=reporter.zone)
            return write_letter(letter, reporter, at=now, due=due)
        mails = self._boxes.mails(reporter.address)
        if not mails or any(letter.key == letter.answers for letter in self._waiting):
            return None
        return write_answer(
            mails[-1].read(), letter.text, name=reporter.name, address=reporter.address, at=now, zone=reporter.zone
        )
