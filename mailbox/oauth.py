"""Access tokens for mailboxes that take no password: Google's and Microsoft's, renewed shortly before they end.

The two libraries are imported only where a token is asked for (the extra `oauth`): most offices need neither.
"""

import importlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal

from django.conf import settings

from mailbox import refresh_tokens
from mailbox.addresses import OAUTH_PROVIDERS, OAuthClient, Server

log = logging.getLogger(__name__)

Protocol = Literal["imap", "smtp"]
TOKEN_SECONDS = 15
# A token that ends while a mail is handed over is of no use; both providers give an hour.
RENEW_BEFORE_SECONDS = 300.0
LONGEST_REASON = 300
GOOGLE_SCOPE = "https://mail.google.com/"
MICROSOFT_SCOPES: dict[Protocol, str] = {
    "imap": "https://outlook.office.com/IMAP.AccessAsUser.All",
    "smtp": "https://outlook.office.com/SMTP.Send",
}
# With the application's own right there is one scope for all that its administrator granted.
MICROSOFT_APP_SCOPE = "https://outlook.office365.com/.default"


class TokenUnavailable(Exception):
    """No access token can be had. The text says why and what to do; it holds no secret.

    `needs_person` is true where trying again by itself is of no use: a refresh token that was withdrawn.
    """

    def __init__(self, text: str, *, needs_person: bool) -> None:
        super().__init__(text)
        self.needs_person = needs_person


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A token and the moment of time.monotonic() from which on another is fetched."""

    text: str
    renew_at: float


@dataclass(frozen=True, slots=True)
class Grant:
    """What a provider gave: an access token, how long it lasts, and the refresh token for the next time, or none."""

    text: str
    seconds: float
    refresh_token: str


Key = tuple[OAuthClient, str]
_tokens: dict[Key, AccessToken] = {}
_lock = threading.Lock()


def get_token(server: Server, protocol: Protocol) -> str:
    """The access token to log in at `server` with; kept by this process until shortly before it ends.

    Raises TokenUnavailable.
    """
    client = find_client(server)
    key = _key(client, protocol)
    # One at a time: the outbox and a test of the connection would otherwise fetch two.
    with _lock:
        kept = _tokens.get(key)
        if kept is None or kept.renew_at <= time.monotonic():
            grant = _renew(client, protocol)
            kept = _tokens[key] = AccessToken(grant.text, time.monotonic() + grant.seconds - RENEW_BEFORE_SECONDS)
            log.info("a new access token of %s lasts %d s", client.provider, grant.seconds)
    return kept.text


def forget_token(server: Server, protocol: Protocol) -> None:
    """Fetch anew at the next log-in: the mail server did not take the token that is kept."""
    with _lock:
        _tokens.pop(_key(find_client(server), protocol), None)


def find_client(server: Server) -> OAuthClient:
    """The registration that serves `server`; a refresh token in its URL stands before that of the settings.

    Raises TokenUnavailable where the settings have none.
    """
    client: OAuthClient | None = settings.OAUTH.get(server.oauth)
    if client is None:
        name = f"PRESSDESK_OAUTH_{server.oauth.upper()}_CLIENT_ID"
        raise TokenUnavailable(f"{server} wants a token of {server.oauth}: set {name}.", needs_person=True)
    return client.with_refresh_token(server.password) if server.password else client


def _key(client: OAuthClient, protocol: Protocol) -> Key:
    # Google's token opens both doors, Microsoft's only the one it was asked for.
    return client, "" if client.provider == "google" else protocol


def _renew(client: OAuthClient, protocol: Protocol) -> Grant:
    """A new access token; where a new refresh token came with it, that one is used from now on."""
    fetch = FETCHERS[client.provider]
    if not client.refresh_token:
        return fetch(client, protocol)
    with refresh_tokens.held_alone(client):
        newest = refresh_tokens.read_newest(client)
        try:
            grant = fetch(client.with_refresh_token(newest), protocol)
        except TokenUnavailable as error:
            if newest == client.refresh_token or not error.needs_person:
                raise
            # A data folder brought back from a copy may hold one that has ended: the person's own has the last word.
            newest = client.refresh_token
            grant = fetch(client, protocol)
            refresh_tokens.forget(client)
        if grant.refresh_token and grant.refresh_token != newest:
            refresh_tokens.keep(client, grant.refresh_token)
    return grant


def _fetch_from_google(client: OAuthClient, _protocol: Protocol) -> Grant:
    credentials_of = _load("google.oauth2.credentials", client)
    transport = _load("google.auth.transport.requests", client)
    errors = _load("google.auth.exceptions", client)
    credentials: Any = credentials_of.Credentials(
        token=None,
        refresh_token=client.refresh_token,
        token_uri=client.token_url,
        client_id=client.client_id,
        client_secret=client.client_secret,
        scopes=[GOOGLE_SCOPE],
    )
    try:
        credentials.refresh(partial(transport.Request(), timeout=TOKEN_SECONDS))
    except errors.RefreshError as error:
        answer = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
        raise _refused(client, answer, otherwise=str(error.args[0] if error.args else error)) from error
    except errors.TransportError as error:
        raise _unreachable(client, error) from error
    # An expiry without a zone, in UTC, is what this library keeps.
    ends_at = credentials.expiry.replace(tzinfo=UTC) if credentials.expiry else datetime.now(UTC)
    seconds = (ends_at - datetime.now(UTC)).total_seconds()
    return Grant(str(credentials.token), seconds, str(credentials.refresh_token or ""))


def _fetch_from_microsoft(client: OAuthClient, protocol: Protocol) -> Grant:
    msal = _load("msal", client)
    network = _load("requests", client)
    application = msal.ConfidentialClientApplication if client.client_secret else msal.PublicClientApplication
    try:
        app: Any = application(
            client.client_id,
            **({"client_credential": client.client_secret} if client.client_secret else {}),
            authority=client.token_url,
            instance_discovery=False,
            timeout=TOKEN_SECONDS,
        )
        if client.refresh_token:
            answer = app.acquire_token_by_refresh_token(client.refresh_token, scopes=[MICROSOFT_SCOPES[protocol]])
        else:
            answer = app.acquire_token_for_client(scopes=[MICROSOFT_APP_SCOPE])
    except network.RequestException as error:
        raise _unreachable(client, error) from error
    except ValueError as error:
        # What msal says of a tenant it cannot find.
        raise TokenUnavailable(
            f"Microsoft knows no such tenant: {_clean(str(error), client)}", needs_person=True
        ) from error
    if "access_token" not in answer:
        raise _refused(client, answer, otherwise="it gave no reason")
    return Grant(str(answer["access_token"]), float(answer.get("expires_in", 0)), str(answer.get("refresh_token", "")))


FETCHERS: dict[str, Callable[[OAuthClient, Protocol], Grant]] = {
    "google": _fetch_from_google,
    "microsoft": _fetch_from_microsoft,
}


def _refused(client: OAuthClient, answer: dict[str, Any], *, otherwise: str) -> TokenUnavailable:
    """What the token server said no to, as a person can act on it (the codes of RFC 6749 5.2)."""
    provider, prefix = OAUTH_PROVIDERS[client.provider], f"PRESSDESK_OAUTH_{client.provider.upper()}"
    code = str(answer.get("error", ""))
    said = _clean(str(answer.get("error_description") or otherwise).splitlines()[0], client)
    if code == "invalid_grant":
        words = f"{provider} no longer accepts the refresh token: {said} Make a new one: {prefix}_REFRESH_TOKEN."
    elif code in {"invalid_client", "unauthorized_client"}:
        words = f"{provider} does not accept the client: {said} Look at {prefix}_CLIENT_ID and _CLIENT_SECRET."
    else:
        words = f"{provider} gave no access token: {said}"
    # Their own trouble passes by itself.
    return TokenUnavailable(words, needs_person=code not in {"temporarily_unavailable", "server_error", ""})


def _unreachable(client: OAuthClient, error: Exception) -> TokenUnavailable:
    log.warning("no access token of %s: %s", client.provider, type(error).__name__)
    return TokenUnavailable(
        f"{OAUTH_PROVIDERS[client.provider]}'s token server cannot be reached. It is tried again.", needs_person=False
    )


def _load(name: str, client: OAuthClient) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        provider = OAUTH_PROVIDERS[client.provider]
        raise TokenUnavailable(
            f"Tokens of {provider} need the extra “oauth” to be installed ({error.name} is missing).", needs_person=True
        ) from error


def _clean(text: str, client: OAuthClient) -> str:
    for secret in (client.refresh_token, client.client_secret):
        if secret:
            text = text.replace(secret, "…")
    words = " ".join(text.split())[:LONGEST_REASON]
    return words if words.endswith((".", "!", "?")) else f"{words}."
