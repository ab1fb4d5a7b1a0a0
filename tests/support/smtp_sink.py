"""A real SMTP server that keeps what it takes and fails as its script says."""

import asyncio
import base64
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal
from weakref import WeakKeyDictionary

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from config.demo.imap import Security, make_tls_context
from config.demo.smtp import SmtpThread, TrackedSmtp, read_envelope

Moment = Literal["mail", "rcpt", "end_of_data", "kept"]


@dataclass(frozen=True)
class Behaviour:
    """How one mail is treated; without arguments it is kept and answered 250.

    `at_mail` and `at_end_of_data` are whole replies ("451 4.3.0 later"); a mail refused so is not kept.
    `at_rcpt` gives single recipients their replies, by address in any case. `cut_at` resets the connection at
    that moment; `hang_at` leaves the client without an answer from that moment on, until it goes away or
    `release` is called. Moments: at MAIL, at the first RCPT, at the end of DATA before the mail is kept, and
    after it was kept. `delay_seconds` pass before the end of DATA is answered.
    """

    at_mail: str | None = None
    at_rcpt: Mapping[str, str] = field(default_factory=dict)
    at_end_of_data: str | None = None
    cut_at: Moment | None = None
    hang_at: Moment | None = None
    delay_seconds: float = 0.0


@dataclass(frozen=True)
class SunkMail:
    """One mail that was kept: `recipients` are those that were accepted."""

    mail_from: str
    recipients: tuple[str, ...]
    data: bytes
    login: str | None
    is_encrypted: bool

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.data, policy=policy.default)


class SmtpSink(SmtpThread):
    """An SMTP server on loopback for tests.

    Mails take their behaviour from `script`, one each in the order of their MAIL commands; when that is used
    up, from `behaviour`, which may be set at any time. `login` (name, password) is demanded before MAIL where
    given, by PLAIN, LOGIN, or XOAUTH2 with the password as the token. `security` needs `certificate` and
    `key`; with "starttls" nothing is taken before it.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        login: tuple[str, str] | None = None,
        security: Security = "none",
        certificate: Path | None = None,
        key: Path | None = None,
        largest_mail: int = 64 * 2**20,
    ) -> None:
        tls = make_tls_context(certificate, key) if security != "none" else None
        super().__init__(
            "SMTP sink",
            port=port,
            implicit_tls=tls if security == "implicit" else None,
            tls_context=tls if security == "starttls" else None,
            require_starttls=security == "starttls",
            auth_require_tls=False,
            auth_exclude_mechanism=() if login else ("PLAIN", "LOGIN", "XOAUTH2"),
            authenticator=self._check_password,
            data_size_limit=largest_mail,
            enable_SMTPUTF8=True,
        )
        self.login = login
        self.behaviour = Behaviour()
        self._scripted: deque[Behaviour] = deque()
        self._current: WeakKeyDictionary[Envelope, Behaviour] = WeakKeyDictionary()
        self._changed = threading.Condition()
        self._kept: list[SunkMail] = []
        self._attempt_count = 0

    @property
    def mails(self) -> list[SunkMail]:
        """The mails kept so far, in order."""
        with self._changed:
            return list(self._kept)

    @property
    def attempt_count(self) -> int:
        """How many MAIL commands came, whatever became of them."""
        with self._changed:
            return self._attempt_count

    def script(self, *behaviours: Behaviour) -> None:
        """Give the next mails these behaviours, after those scripted before."""
        with self._changed:
            self._scripted.extend(behaviours)

    def wait_for(self, count: int, timeout_seconds: float = 10.0) -> list[SunkMail]:
        """Return the mails once there are at least `count`. Raises AssertionError after the time-out."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._kept) >= count, timeout_seconds):
                raise AssertionError(
                    f"{len(self._kept)} of {count} mails came within {timeout_seconds:g} s, "
                    f"{self._attempt_count} attempts"
                )
            return list(self._kept)

    def release(self) -> None:
        """Answer the clients that hang."""
        self._call(self._release())

    async def _open(self) -> asyncio.Server:
        self._released = asyncio.Event()
        return await super()._open()

    async def _release(self) -> None:
        self._released.set()
        self._released = asyncio.Event()

    async def handle_MAIL(
        self, server: TrackedSmtp, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        with self._changed:
            self._attempt_count += 1
            if self.login and not session.authenticated:
                return "530 5.7.0 Authentication required"
            behaviour = self._scripted.popleft() if self._scripted else self.behaviour
        self._current[envelope] = behaviour
        await self._reach("mail", server, behaviour)
        if behaviour.at_mail is not None:
            return behaviour.at_mail
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: TrackedSmtp, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        behaviour = self._current[envelope]
        await self._reach("rcpt", server, behaviour)
        replies = {known.lower(): reply for known, reply in behaviour.at_rcpt.items()}
        reply = replies.get(address.lower(), "250 2.1.5 OK")
        if reply.startswith("2"):
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return reply

    async def handle_DATA(self, server: TrackedSmtp, session: Session, envelope: Envelope) -> str:
        behaviour = self._current[envelope]
        await self._reach("end_of_data", server, behaviour)
        await asyncio.sleep(behaviour.delay_seconds)
        reply = behaviour.at_end_of_data or "250 2.0.0 Kept"
        if reply.startswith("2"):
            self._keep(session, envelope)
        await self._reach("kept", server, behaviour)
        return reply

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        response = base64.b64decode(args[1]) if len(args) > 1 else await server.challenge_auth("")
        if self.login is None or not isinstance(response, bytes):
            return AuthResult(success=False, handled=False)
        name, token = self.login
        is_known = response == f"user={name}\x01auth=Bearer {token}\x01\x01".encode()
        return AuthResult(success=is_known, handled=is_known, auth_data=LoginPassword(name.encode(), b""))

    def _check_password(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: Any
    ) -> AuthResult:
        expected = LoginPassword(*(text.encode() for text in self.login)) if self.login else None
        return AuthResult(success=given == expected, handled=False, auth_data=given)

    def _keep(self, session: Session, envelope: Envelope) -> None:
        received = read_envelope(envelope)
        login = session.auth_data.login.decode() if session.auth_data else None
        is_encrypted = session.ssl is not None or self._implicit_tls is not None
        mail = SunkMail(received.mail_from, received.recipients, received.data, login, is_encrypted)
        with self._changed:
            self._kept.append(mail)
            self._changed.notify_all()

    async def _reach(self, moment: Moment, server: TrackedSmtp, behaviour: Behaviour) -> None:
        if behaviour.cut_at == moment:
            server.abort()
            # The loss of the connection ends this task here: no reply is ever tried.
            await asyncio.Event().wait()
        if behaviour.hang_at == moment:
            await self._released.wait()
