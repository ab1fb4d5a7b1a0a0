"""A real SMTP server in a thread, on loopback, that takes mail for anybody and hands it on."""

import asyncio
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from config.demo.serving import ServerThread

logger = logging.getLogger(__name__)

# Well above the 25 MB that the large providers carry.
LARGEST_MAIL = 64 * 2**20


@dataclass(frozen=True)
class ReceivedMail:
    """One mail as SMTP brought it: CRLF line ends, no dot-stuffing; `mail_from` is "" for the null sender
    of a bounce (RFC 5321, 4.5.5).
    """

    mail_from: str
    recipients: tuple[str, ...]
    data: bytes
    received_at: datetime


class SmtpThread(ServerThread):
    """An aiosmtpd server in a thread; a subclass is its handler, by methods named `handle_…`."""

    def __init__(
        self,
        name: str,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        implicit_tls: ssl.SSLContext | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(name, host=host, port=port)
        self._implicit_tls = implicit_tls
        self._settings = {
            "hostname": "localhost",
            "ident": "ready",
            "data_size_limit": LARGEST_MAIL,
            **settings,
        }
        self._sessions: set[TrackedSmtp] = set()

    async def _open(self) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        return await loop.create_server(
            lambda: TrackedSmtp(self._sessions, self, loop=loop, **self._settings),
            self.host,
            self.port,
            ssl=self._implicit_tls,
        )

    def _drop_connections(self) -> None:
        for session in list(self._sessions):
            session.abort()


class EmbeddedSmtp(SmtpThread):
    """An SMTP server that answers 250 once `on_mail` has returned, and 451 where it raised.

    `on_mail` is called in the server's thread, one mail after the other in the order of arrival; while it
    works the server waits.
    """

    def __init__(self, on_mail: Callable[[ReceivedMail], None], *, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__("embedded SMTP server", host=host, port=port, enable_SMTPUTF8=True)
        self.on_mail = on_mail

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        mail = read_envelope(envelope)
        try:
            self.on_mail(mail)
        except Exception:
            logger.exception("A mail of %d bytes could not be kept", len(mail.data))
            return "451 4.3.0 Could not keep the mail, try again later"
        return "250 2.0.0 Kept"


def read_envelope(envelope: Envelope) -> ReceivedMail:
    """Return what a finished DATA has brought, received now."""
    return ReceivedMail(
        mail_from="" if envelope.mail_from in (None, "<>") else envelope.mail_from,
        recipients=tuple(envelope.rcpt_tos),
        data=envelope.original_content or b"",
        received_at=datetime.now(UTC),
    )


class TrackedSmtp(SMTP):
    """A session that its server can cut; `close` alone would first flush to a client that does not read."""

    def __init__(self, sessions: set["TrackedSmtp"], handler: SmtpThread, **settings: Any) -> None:
        super().__init__(handler, **settings)
        self._all_sessions = sessions

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._all_sessions.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._all_sessions.discard(self)
        super().connection_lost(error)

    def abort(self) -> None:
        """Reset the connection; what was not sent yet is thrown away."""
        # After STARTTLS the session talks through the TLS layer; the socket is the first transport's.
        transport = self._original_transport or self.transport
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()
