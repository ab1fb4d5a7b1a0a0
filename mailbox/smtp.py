"""SMTP phase by phase, so that each recipient's answer is kept and a cut line is known for what it is."""

import smtplib
import socket
import ssl
from dataclasses import dataclass

from mailbox.addresses import OAUTH_PROVIDERS, Server
from mailbox.oauth import TokenUnavailable, forget_token, get_token
from mailbox.wire import ascii_address

CONNECT_SECONDS = 20
# RFC 5321 4.5.3.2.6 lets a server take ten minutes after the final dot; past this the result is unknown.
COMMAND_SECONDS = 120
# It is the log-in that is wrong, not the mail: once the settings are mended it goes out.
LOG_IN_CODES = frozenset({530, 534, 535, 538})
TLS_PORT_HINT = "Use smtps:// for a port that speaks TLS from the start."


class Refusal(Exception):
    """The mail was not taken, for sure. `is_permanent` says whether trying again is pointless."""

    def __init__(self, text: str, *, is_permanent: bool) -> None:
        super().__init__(text)
        self.is_permanent = is_permanent


class TransmissionCut(Exception):
    """The line broke after the text began to flow: the server may or may not have taken the mail."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said to one command."""

    code: int
    text: str

    @property
    def is_accepted(self) -> bool:
        """2xx: for RCPT, 250 and 251."""
        return 200 <= self.code < 300

    @property
    def is_permanent(self) -> bool:
        """5xx (RFC 5321 4.2.1): the same again will be refused again. Not so what speaks of the log-in (RFC 4954 6)."""
        return 500 <= self.code < 600 and self.code not in LOG_IN_CODES

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class Session:
    """One log-in at the SMTP server, for any number of mails one after the other."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp
        self.is_closed = False

    def begin(self, sender: str) -> None:
        """MAIL FROM; raises Refusal."""
        answer = self._command("MAIL", f"FROM:<{sender}>")
        if not answer.is_accepted:
            raise Refusal(f"The server refused the sender {sender}: {answer}", is_permanent=answer.is_permanent)

    def add_recipient(self, address: str) -> Answer:
        """RCPT TO; what the server says to this one address. Raises Refusal only where the line broke."""
        ascii_form = ascii_address(address)
        if ascii_form is None:
            # RFC 6531: needs SMTPUTF8 on every server of the way; refused here as the server would.
            return Answer(553, "5.6.7 This address cannot be written without SMTPUTF8")
        return self._command("RCPT", f"TO:<{ascii_form}>")

    def transmit(self, data: bytes) -> None:
        """DATA to the final dot's 250. Raises Refusal after a no of the server, TransmissionCut after silence."""
        answer = self._command("DATA")
        if answer.code != 354:
            raise Refusal(f"The server would not take the text: {answer}", is_permanent=answer.is_permanent)
        try:
            self._smtp.send(_stuff_dots(data))
            answer = _answer(*self._smtp.getreply())
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise TransmissionCut(f"The line broke while the text was handed over: {_words(error)}") from error
        if not answer.is_accepted:
            raise Refusal(f"The server refused the mail: {answer}", is_permanent=answer.is_permanent)

    def reset(self) -> None:
        """RSET, so that the next mail starts afresh; where the line is broken the session is closed."""
        if self.is_closed:
            return
        try:
            self._smtp.docmd("RSET")
        except (smtplib.SMTPException, OSError):
            self.close()

    def close(self) -> None:
        """QUIT and hang up; a server that is already gone is no error."""
        self.is_closed = True
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()

    def _command(self, verb: str, rest: str = "") -> Answer:
        try:
            return _answer(*self._smtp.docmd(verb, rest))
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise Refusal(f"The SMTP server hung up at {verb}: {_words(error)}", is_permanent=False) from error


def open_session(server: Server, *, seconds: float | None = None) -> Session:
    """A session at `server`, TLS on and logged in. Raises Refusal (never permanent) saying in words what is wrong.

    `seconds` limits every step, or else ours do.
    A plaintext log-in off loopback is refused here, not fallen back to.
    """
    try:
        if server.tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=seconds or CONNECT_SECONDS, context=server.make_tls_context()
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=seconds or CONNECT_SECONDS)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise Refusal(f"No connection to the SMTP server {server}: {_words(error)}", is_permanent=False) from error
    try:
        smtp.ehlo_or_helo_if_needed()
        if not server.tls and smtp.has_extn("starttls"):
            smtp.starttls(context=server.make_tls_context())
            smtp.ehlo()
        elif not server.tls and not server.is_loopback:
            raise Refusal(
                f"The SMTP server {server} offers no TLS; mail is not sent in the clear. {TLS_PORT_HINT}",
                is_permanent=False,
            )
        if server.oauth:
            _log_in_by_token(smtp, server)
        elif server.user:
            smtp.login(server.user, server.password)
        if smtp.sock is not None:
            smtp.sock.settimeout(seconds or COMMAND_SECONDS)
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        smtp.close()
        raise Refusal(f"The SMTP server {server} did not let us in: {_words(error)}", is_permanent=False) from error
    except Refusal:
        smtp.close()
        raise
    return Session(smtp)


def _log_in_by_token(smtp: smtplib.SMTP, server: Server) -> None:
    """AUTH XOAUTH2; a token that the server does not take is fetched anew at the next log-in."""
    try:
        token = get_token(server, "smtp")
    except TokenUnavailable as error:
        raise Refusal(str(error), is_permanent=False) from error

    def speak(challenge: bytes | None = None) -> str:
        # The server says why in a challenge; what it wants then is an empty line, and only then comes its no.
        return "" if challenge else f"user={server.user}\x01auth=Bearer {token}\x01\x01"

    try:
        smtp.auth("XOAUTH2", speak, initial_response_ok=True)
    except smtplib.SMTPAuthenticationError as error:
        forget_token(server, "smtp")
        raise Refusal(
            f"The SMTP server {server} refused {OAUTH_PROVIDERS[server.oauth]}'s token for {server.user} "
            f"({error.smtp_code}). Was it made for this mailbox, with the right to send?",
            is_permanent=False,
        ) from error


def _answer(code: int, text: bytes | str) -> Answer:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return Answer(code, " ".join(words.split()))


def _stuff_dots(data: bytes) -> bytes:
    """The text as DATA wants it (RFC 5321 4.5.2): CRLF ends, leading dots doubled, the final dot."""
    lines = smtplib._fix_eols(data.decode("latin-1")).encode("latin-1")  # type: ignore[attr-defined]
    stuffed: bytes = smtplib._quote_periods(lines)  # type: ignore[attr-defined]
    return stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"it refused the user name or password ({error.smtp_code})."
    if isinstance(error, smtplib.SMTPResponseException):
        return str(_answer(error.smtp_code, error.smtp_error))
    if isinstance(error, UnicodeEncodeError):
        # Before SASLprep (RFC 4013) there is no agreement on what bytes such a password is; its text stays unsaid.
        return "the user name or password holds characters that an SMTP log-in cannot carry."
    if isinstance(error, socket.gaierror | UnicodeError):
        return "there is no such host."
    # smtplib hides a time-out in a "disconnected" of its own.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"it did not answer in time. {TLS_PORT_HINT}"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there."
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted: {error.verify_message}."
    if isinstance(error, ssl.SSLError):
        return f"TLS failed ({error.reason or error})."
    return str(error) or type(error).__name__
