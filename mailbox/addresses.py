"""Where mail is fetched and sent: the URLs of the settings as dataclasses. Pure; holds secrets, prints none."""

import ipaddress
import ssl
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

IMAP_PORTS = {"imaps": 993, "imap": 143}
SMTP_PORTS = {"smtps": 465, "smtp": 587}
# What a watched folder holds, by the word of the URL: ?holds=sent
HELD = ("mail", "sent")
# Whose access tokens stand in for a password, by the word of the URL: ?oauth=google
OAUTH_PROVIDERS = {"google": "Google", "microsoft": "Microsoft"}


class BadMailUrl(ImproperlyConfigured):
    """A mail URL of the settings that cannot be used; the text says why and never repeats the password."""


@dataclass(frozen=True, slots=True)
class Server:
    """One server and how to reach it. `tls` is implicit TLS; else STARTTLS is required off loopback."""

    host: str
    port: int
    tls: bool
    user: str
    # With `oauth` it is the refresh token of this mailbox, or empty: then the settings' one serves.
    password: str = field(repr=False)
    oauth: str = field(default="", kw_only=True)

    @property
    def is_loopback(self) -> bool:
        """Whether a plaintext log-in stays on this machine (RFC 8314 wants TLS everywhere else)."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def make_tls_context(self) -> ssl.SSLContext:
        """A context that checks the certificate; for STARTTLS on loopback it does not.

        A mail server on this machine often shows a certificate it made for itself, and nobody stands in between: the
        alternative there is plaintext.
        """
        context = ssl.create_default_context()
        if self.is_loopback and not self.tls:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """This desk as Google or Microsoft knows it. `token_url` is where tokens are asked for (Microsoft's: the tenant).

    Without a refresh token Microsoft is asked for the application's own right (client credentials, RFC 6749 4.4).
    """

    provider: str
    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    token_url: str

    def with_refresh_token(self, token: str) -> "OAuthClient":
        """The same client for another mailbox."""
        return replace(self, refresh_token=token)


@dataclass(frozen=True, slots=True)
class ImapAddress(Server):
    """A folder on an IMAP server. `since` (ISO date) bounds only the very first reading of the folder."""

    folder: str = "INBOX"
    since: str | None = None
    # What the office sent from other programs: read to know that a reporter was answered, never as mail to it.
    holds_sent: bool = False

    @property
    def name(self) -> str:
        """What the mailbox is called in the database and on the mailroom page; holds no secret."""
        return f"{self.user}@{self.host}" if "@" not in self.user else self.user


def read_imap_url(url: str) -> ImapAddress:
    """The mailbox that `imaps://user:password@host:port/Folder?since=2026-01-31` names.

    User, password and folder are percent-encoded. `imap://` means STARTTLS, and plaintext on loopback only.
    `?oauth=google` or `microsoft` logs in with an access token; `?holds=sent` says that it is the folder of sent mail.
    Raises BadMailUrl.
    """
    scheme, host, port, user, password, path, query = _split(url, IMAP_PORTS)
    holds = parse_qs(query).get("holds", ["mail"])[0]
    if holds not in HELD:
        raise BadMailUrl(f"A folder of sent mail is written ?holds=sent, not {holds[:40]!r}.")
    since, oauth = parse_qs(query).get("since", [None])[0], _read_oauth(query, user)
    if not user or not (password or oauth):
        raise BadMailUrl("The IMAP URL needs a user name and a password: imaps://user:password@host/INBOX")
    if since is not None and not _is_date(since):
        raise BadMailUrl("The day of the first reading is written ?since=2026-01-31")
    return ImapAddress(
        host=host, port=port, tls=scheme == "imaps", user=user, password=password,
        folder=unquote(path.lstrip("/")) or "INBOX", since=since, oauth=oauth, holds_sent=holds == "sent",
    )  # fmt: skip


def read_smtp_url(url: str) -> Server:
    """The server that `smtps://user:password@host:port` (or `smtp://` for STARTTLS) names; raises BadMailUrl.

    `?oauth=google` or `microsoft` logs in with an access token.
    """
    scheme, host, port, user, password, _path, query = _split(url, SMTP_PORTS)
    oauth = _read_oauth(query, user)
    return Server(host=host, port=port, tls=scheme == "smtps", user=user, password=password, oauth=oauth)


def _read_oauth(query: str, user: str) -> str:
    oauth = parse_qs(query).get("oauth", [""])[0]
    if oauth and oauth not in OAUTH_PROVIDERS:
        raise BadMailUrl(f"Tokens come from {' or '.join(OAUTH_PROVIDERS)}: write ?oauth=google, not {oauth[:40]!r}.")
    if oauth and not user:
        raise BadMailUrl("A mail URL with ?oauth= needs a user name: imaps://user@host/INBOX?oauth=google")
    return oauth


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _split(url: str, ports: dict[str, int]) -> tuple[str, str, int, str, str, str, str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadMailUrl(
            f"A mail URL cannot be read ({type(error).__name__}); is its password percent-encoded?"
        ) from None
    if parts.scheme not in ports:
        raise BadMailUrl(f"A mail URL begins with {' or '.join(f'{name}://' for name in ports)}, not {parts.scheme!r}.")
    if not parts.hostname:
        raise BadMailUrl(f"The {parts.scheme} URL names no host.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return parts.scheme, parts.hostname, port or ports[parts.scheme], user, password, parts.path, parts.query
