"""While one watches the demo, a few reporters write, each once, and one answers when she is answered."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.test import SimpleTestCase

from config.demo.letters import read_story
from config.demo.visitors import Visit
from mailbox.parsing import parse_email
from tests.config.demo_house import open_post_office, point_settings
from tests.factories import make_mail

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
SOFIA = "srequena@canal23.example"


class TestVisitors(SimpleTestCase):
    """Against a real post office; the clock is an argument."""

    def setUp(self) -> None:
        self.home = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.post_office = self.enterContext(open_post_office(self.home))
        self.enterContext(point_settings(self.post_office, self.home))

    def visit(self) -> Visit:
        return Visit(read_story("visitors.toml"), self.home)

    def test_each_writes_when_it_is_her_turn_and_once(self) -> None:
        visit = self.visit()
        for seconds, expected in ((24, 0), (25, 1), (26, 1), (70, 2), (149, 2), (150, 3), (600, 3)):
            visit.look_round(seconds, now=NOW)
            assert len(self.post_office.imap.messages()) == expected, seconds

    def test_nobody_writes_again_after_a_restart(self) -> None:
        self.visit().look_round(30, now=NOW)
        assert self.visit().look_round(60, now=NOW) == []
        assert self.visit().look_round(70, now=NOW) == ["visitor-school-bus"]

    def test_one_who_is_answered_writes_again_in_her_thread(self) -> None:
        visit = self.visit()
        visit.look_round(200, now=NOW)
        assert visit.look_round(300, now=NOW) == []
        answer = make_mail(to=SOFIA, subject="Re: Rutas escolares", message_id="<answer@pressdesk.example>")
        self.post_office.boxes.keep(SOFIA, answer, received_at=NOW)
        assert visit.look_round(301, now=NOW) == ["visitor-school-bus-more"]
        assert visit.look_round(302, now=NOW) == []
        newest = parse_email(self.post_office.imap.messages()[-1].raw)
        assert newest.in_reply_to == ("<answer@pressdesk.example>",)

    def test_a_closed_post_office_only_delays_them(self) -> None:
        visit = self.visit()
        self.post_office.stop()
        assert visit.look_round(30, now=NOW) == []
        self.post_office.start()
        assert visit.look_round(31, now=NOW) == ["visitor-water-shutoffs"]
