"""The only file that speaks IMAP. What can go wrong on the way comes out as MailboxUnavailable, in words."""

import contextlib
import imaplib
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import ProtocolError

from mailbox.addresses import OAUTH_PROVIDERS, ImapAddress
from mailbox.imap_answers import Fetched, Listed, Selected, as_utc
from mailbox.oauth import TokenUnavailable, forget_token, get_token

CONNECT_SECONDS = 15
# A server may think long about a big FETCH, not longer.
READ_SECONDS = 60
LONGEST_REASON = 300
NEWS = frozenset({b"EXISTS", b"RECENT", b"EXPUNGE"})


class MailboxUnavailable(Exception):
    """The mailbox cannot be read now. The text says what is wrong and what to do; it holds no password.

    `needs_person` is true where trying again by itself is of no use: wrong password, wrong folder, no TLS.
    """

    def __init__(self, text: str, *, needs_person: bool = False) -> None:
        super().__init__(text)
        self.needs_person = needs_person


class ImapFolder:
    """An open, logged-in connection to one folder. Read-only: it can set no flag and delete nothing."""

    def __init__(self, client: IMAPClient, address: ImapAddress) -> None:
        self._client = client
        self._address = address
        self._uidvalidity: int | None = None

    def select(self) -> Selected:
        """Select the folder read-only (EXAMINE), which also shows whether UIDVALIDITY changed."""
        try:
            with _in_words(self._address, passes_no=True):
                answer = self._client.select_folder(self._address.folder, readonly=True)
        except imaplib.IMAP4.error as error:
            raise MailboxUnavailable(
                f"The server has no folder {self._address.folder!r} for {self._address.user}, or will not open it: "
                f"{_clean(error, self._address)}",
                needs_person=True,
            ) from error
        self._uidvalidity = int(answer[b"UIDVALIDITY"])
        return Selected(self._uidvalidity, int(answer.get(b"EXISTS", 0)))

    def list_folders(self) -> list[str]:
        """The names of the folders that can be read, as the settings write them, in the order of the alphabet."""
        with _in_words(self._address):
            listed = self._client.list_folders()
        closed = {b"\\noselect", b"\\nonexistent"}
        return sorted(str(name) for flags, _delimiter, name in listed if closed.isdisjoint(f.lower() for f in flags))

    def find_uids(self, after: int, *, since: date | None = None) -> list[int]:
        """UIDs above `after`, ascending. `since` leaves out what arrived before that day."""
        criteria: list[Any] = ["UID", f"{after + 1}:*"]
        if since is not None:
            criteria += ["SINCE", since]
        with _in_words(self._address):
            found = self._client.search(criteria)
        # RFC 3501 6.4.8: "n:*" always names the last mail, even where its UID is below n.
        return sorted(uid for uid in found if uid > after)

    def list_mails(self, uids: Sequence[int]) -> list[Listed]:
        """Size and arrival of each of `uids` that is still there, in their order; size 0 where the server says NO."""
        answer, refused = self._ask(uids, ["RFC822.SIZE", "INTERNALDATE"])
        with _in_words(self._address):
            return [
                Listed(uid, int(parts.get(b"RFC822.SIZE", 0)), as_utc(parts.get(b"INTERNALDATE")))
                for uid, parts in ((uid, answer.get(uid, {})) for uid in uids)
                if parts or uid in refused
            ]

    def fetch(self, uids: Sequence[int], *, headers_only: bool = False) -> Fetched:
        """The raw bytes of `uids` (BODY.PEEK: no \\Seen is set). A mail that went away meanwhile is missing.

        One that is still there and comes without bytes counts as refused.
        """
        item = "BODY.PEEK[HEADER]" if headers_only else "BODY.PEEK[]"
        key = b"BODY[HEADER]" if headers_only else b"BODY[]"
        answer, _refused = self._ask(uids, [item])
        found = {uid: parts[key] for uid, parts in answer.items() if parts.get(key) is not None}
        missing = [uid for uid in uids if uid not in found]
        # Deleted, or still there and not handed over (some servers say OK and leave it out): asked once more.
        return Fetched(found, frozenset(each.uid for each in self.list_mails(missing)) if missing else frozenset())

    def _ask(self, uids: Sequence[int], items: Sequence[str]) -> tuple[dict[int, dict[bytes, Any]], set[int]]:
        """FETCH; where the server refuses, by halves, down to the mails it is about: those are the second value.

        Dovecot refuses a mail it cannot read by saying BYE: one such mail would stop the mailbox for ever.
        """
        for _attempt in range(2 if len(uids) == 1 else 1):
            try:
                with _in_words(self._address, passes_no=True):
                    return dict(self._client.fetch(uids, items)), set()
            except imaplib.IMAP4.error:
                break
            except MailboxUnavailable:
                if "BYE" not in self._client._imap.untagged_responses:
                    raise
                self._reopen()
        if len(uids) == 1:
            return {}, set(uids)
        half = len(uids) // 2
        (answer, refused), (more, also_refused) = (self._ask(part, items) for part in (uids[:half], uids[half:]))
        return answer | more, refused | also_refused

    def _reopen(self) -> None:
        before = self._uidvalidity
        self.hang_up()
        self._client = _dial(self._address)
        if self.select().uidvalidity != before:
            raise MailboxUnavailable(f"{self._address} numbered the folder anew meanwhile.")

    def hang_up(self) -> None:
        """End the connection."""
        # The work is done or failed by now: a server that will not say goodbye changes nothing.
        with contextlib.suppress(imaplib.IMAP4.error, OSError):
            self._client.shutdown()

    def can_push(self) -> bool:
        """Whether the server has IDLE (RFC 2177)."""
        with _in_words(self._address):
            return bool(self._client.has_capability("IDLE"))

    @contextmanager
    def idling(self) -> Iterator[Callable[[float], bool]]:
        """IDLE; yields a function that listens for some seconds and says whether mail was announced."""
        with _in_words(self._address):
            self._client.idle()
        # A server says once that mail came: in its answer to an earlier command, or in one packet with "+ idling",
        # where polling the socket does not see it. Mail announced so would wait for the next one.
        came_early = self._is_mail_announced() or self._has_buffered_input()

        def hear(seconds: float) -> bool:
            with _in_words(self._address):
                said = self._client.idle_check(timeout=0.01 if came_early else seconds)
            return came_early or any(len(each) > 1 and each[1] in NEWS for each in said)

        yield hear
        with _in_words(self._address):
            self._client.idle_done()

    def _is_mail_announced(self) -> bool:
        """Whether the folder grew since SELECT, going by what imaplib kept of the answers to later commands."""
        kept = self._client._imap.untagged_responses
        sizes = [int(size) for size in kept.get("EXISTS", [])]
        return bool(sizes) and sizes[-1] > sizes[0] - len(kept.get("EXPUNGE", []))

    def _has_buffered_input(self) -> bool:
        sock, reader = self._client.socket(), self._client._imap.file
        timeout = sock.gettimeout()
        sock.settimeout(0)
        try:
            return bool(reader.peek(1))
        except OSError:
            return False
        finally:
            sock.settimeout(timeout)


@contextmanager
def open_mailbox(address: ImapAddress, *, seconds: float | None = None) -> Iterator[ImapFolder]:
    """A logged-in connection, TLS on, with a time limit on every step (`seconds`, or ours); hung up on leaving.

    A plaintext log-in off loopback is refused, not fallen back to. Raises MailboxUnavailable.
    """
    folder = ImapFolder(_dial(address, seconds), address)
    try:
        yield folder
    finally:
        folder.hang_up()


def _dial(address: ImapAddress, seconds: float | None = None) -> IMAPClient:
    client = _connect(address, seconds)
    try:
        (_log_in_by_token if address.oauth else _log_in)(client, address)
    except MailboxUnavailable:
        with contextlib.suppress(imaplib.IMAP4.error, OSError):
            client.shutdown()
        raise
    return client


def _connect(address: ImapAddress, seconds: float | None) -> IMAPClient:
    with _in_words(address):
        client = IMAPClient(
            address.host,
            address.port,
            use_uid=True,
            ssl=address.tls,
            ssl_context=address.make_tls_context() if address.tls else None,
            timeout=SocketTimeout(connect=seconds or CONNECT_SECONDS, read=seconds or READ_SECONDS),
        )
        client.normalise_times = False
        if address.tls:
            return client
        if client.has_capability("STARTTLS"):
            client.starttls(address.make_tls_context())
            return client
        if address.is_loopback:
            return client
        client.shutdown()
    raise MailboxUnavailable(
        f"{address} offers no TLS. The password is not sent in the clear; use imaps:// and port 993.",
        needs_person=True,
    )


def _log_in(client: IMAPClient, address: ImapAddress) -> None:
    # LOGIN is ASCII only (RFC 3501 6.2.3); AUTHENTICATE PLAIN is UTF-8 (RFC 4616).
    is_ascii = (address.user + address.password).isascii()
    try:
        with _in_words(address, passes_no=True):
            (client.login if is_ascii else client.plain_login)(address.user, address.password)
    except imaplib.IMAP4.error as error:
        raise MailboxUnavailable(
            f"{address} refused the user name or password of {address.user}: {_clean(error, address)}",
            needs_person=True,
        ) from error


def _log_in_by_token(client: IMAPClient, address: ImapAddress) -> None:
    """AUTHENTICATE XOAUTH2; a token that the server does not take is fetched anew at the next log-in."""
    try:
        token = get_token(address, "imap")
    except TokenUnavailable as error:
        raise MailboxUnavailable(str(error), needs_person=error.needs_person) from error
    try:
        with _in_words(address, passes_no=True):
            client.oauth2_login(address.user, token)
    except imaplib.IMAP4.error as error:
        forget_token(address, "imap")
        said = _clean(error, address).replace(token, "…")
        raise MailboxUnavailable(
            f"{address} refused {OAUTH_PROVIDERS[address.oauth]}'s token for {address.user}: {said} "
            "Was it made for this mailbox, with the right to read it by IMAP?",
            needs_person=True,
        ) from error


@contextmanager
def _in_words(address: ImapAddress, *, passes_no: bool = False) -> Iterator[None]:
    """Turn what sockets, TLS, imaplib and imapclient raise into MailboxUnavailable; `passes_no`: but a plain NO."""
    try:
        yield
    except imaplib.IMAP4.abort as error:
        raise MailboxUnavailable(f"{address} hung up: {_clean(error, address)}") from error
    except socket.gaierror as error:
        raise MailboxUnavailable(f"There is no host {address.host}. Is the name right?") from error
    except TimeoutError as error:
        raise MailboxUnavailable(
            f"{address} did not answer in time. If it never does, look at the port: 993 wants imaps://, 143 imap://."
        ) from error
    except ConnectionRefusedError as error:
        raise MailboxUnavailable(f"Nothing listens at {address}. Is the port right?") from error
    except ssl.SSLCertVerificationError as error:
        raise MailboxUnavailable(
            f"The certificate of {address} cannot be trusted: {error.verify_message}. "
            "Name the host as its certificate does, or have its authority installed here (SSL_CERT_FILE).",
            needs_person=True,
        ) from error
    except ssl.SSLError as error:
        raise MailboxUnavailable(
            f"{address} does not speak TLS ({error.reason or error}). For STARTTLS use imap://.",
            needs_person=True,
        ) from error
    except OSError as error:
        raise MailboxUnavailable(f"The line to {address} broke: {error}") from error
    except (ProtocolError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        # A line that garbles bytes makes the parsers below trip over nearly anything.
        raise MailboxUnavailable(f"{address} answered what is not IMAP: {_clean(error, address)}") from error
    except imaplib.IMAP4.error as error:
        if passes_no:
            raise
        raise MailboxUnavailable(f"{address} refused: {_clean(error, address)}") from error


def _clean(error: Exception, address: ImapAddress) -> str:
    """What was said, short and without the password: some servers repeat the line they did not like."""
    text = error.args[0] if error.args else str(error)
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return " ".join((words.replace(address.password, "…") if address.password else words).split())[:LONGEST_REASON]
