"""The demo's post office: SMTP that takes mail for anybody, boxes on disk, and IMAP for the press address."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from aiosmtpd.smtp import SMTP, Envelope, Session

from config.demo.boxes import Boxes, name_box
from config.demo.imap import EmbeddedImap
from config.demo.serving import ServerNotRunning
from config.demo.smtp import EmbeddedSmtp, ReceivedMail
from config.processes import StopFlag

# One domain of the invented world has no mail server any more: what is sent there is refused.
REFUSED_DOMAIN = "gone.example"
FAREWELL_SECONDS = 1.5
REFUSAL = "550 5.1.1 No such mailbox here"


@dataclass(frozen=True)
class Premises:
    """Where a post office stands: the folder of its boxes, its ports (0 lets the system choose), its mailbox."""

    folder: Path
    imap_port: int
    smtp_port: int
    uidvalidity: int
    address: str = "press@pressdesk.example"
    user: str = "press@pressdesk.example"
    password: str = "press"  # noqa: S105 - opens a box of invented mail on loopback


class _Smtp(EmbeddedSmtp):
    """Refuses the domain that is gone; aiosmtpd asks this at each RCPT."""

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.casefold().endswith(f"@{REFUSED_DOMAIN}"):
            return REFUSAL
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 Ok"


class PostOffice:
    """Both servers in threads of this process.

    A mail is in the box of each recipient, on disk, before SMTP says 250; what is for the press address (with or
    without a plus part) is then shown by IMAP as well. Boxes on disk are shown again after a restart, with the same
    UIDs. `clock` says when a mail arrives; seeding plays with it, everybody else leaves it alone.
    """

    def __init__(self, premises: Premises) -> None:
        self.premises = premises
        self.boxes = Boxes(premises.folder)
        self.clock: Callable[[], datetime] = _now
        self.imap = EmbeddedImap(
            {premises.user: premises.password}, port=premises.imap_port, uidvalidity=premises.uidvalidity
        )
        self.smtp = _Smtp(self._keep, port=premises.smtp_port)

    def start(self) -> Self:
        """Return once both servers listen and the box is loaded. Raises ServerNotRunning, in words."""
        _start(self.imap, "PRESSDESK_DEMO_IMAP_PORT")
        try:
            mails = self.boxes.mails(self.premises.address)
            self.imap.deliver([mail.read() for mail in mails], received_at=[mail.received_at for mail in mails])
            _start(self.smtp, "PRESSDESK_DEMO_SMTP_PORT")
        except BaseException:
            self.imap.stop()
            raise
        return self

    def stop(self) -> None:
        """Close both; the boxes stay on disk."""
        self.smtp.stop()
        self.imap.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def _keep(self, mail: ReceivedMail) -> None:
        at = self.clock()
        press = name_box(self.premises.address)
        for box in dict.fromkeys(name_box(recipient) for recipient in mail.recipients):
            kept = self.boxes.keep(box, mail.data, received_at=at)
            if box == press:
                self.imap.deliver([mail.data], received_at=kept.received_at)


def run_post_office(premises: Premises) -> None:
    """Serve until SIGTERM: the post office as a process of its own."""
    stop = StopFlag()
    with PostOffice(premises):
        while not stop.is_set():
            time.sleep(0.2)
        # The watcher is told to stop at the same moment: it should not find the line cut meanwhile.
        time.sleep(FAREWELL_SECONDS)


def _start(server: EmbeddedImap | EmbeddedSmtp, setting: str) -> None:
    try:
        server.start()
    except ServerNotRunning as error:
        if isinstance(error.__cause__, OSError):
            raise ServerNotRunning(
                f"Port {server.port} is taken by another program. Stop that, or choose another port with {setting}."
            ) from error
        raise


def _now() -> datetime:
    return datetime.now(UTC)
