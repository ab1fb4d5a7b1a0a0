"""How a setting is read from the environment: plain, or out of the file that `NAME_FILE` names."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from mailbox.addresses import OAuthClient, Server


def read_setting(name: str, default: str = "") -> str:
    """The value of `name`, else the stripped content of the file named by `name_FILE`, else `default`.

    A secret mounted as a file (Docker, systemd credentials) never has to stand in the environment.
    A `_FILE` that cannot be read is an error: falling back to a default would hide a missing secret.
    """
    if value := os.environ.get(name):
        return value
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read: {error}") from error
    return default


def read_flag(name: str, *, default: bool = False) -> bool:
    """Whether `name` is switched on: 1, true, yes and on do, whatever their case."""
    value = read_setting(name, "1" if default else "0").strip().lower()
    if value not in {"1", "true", "yes", "on", "0", "false", "no", "off", ""}:
        raise ImproperlyConfigured(f"{name} is {value!r}; say 1 or 0.")
    return value in {"1", "true", "yes", "on"}


def read_number(name: str, default: int) -> int:
    """The whole number in `name`; anything else is refused with its name."""
    value = read_setting(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; a whole number is needed.") from error


def read_proxies(name: str) -> int:
    """How many proxies `name` trusts: a small number; yes means one, no means none."""
    value = read_setting(name, "0").strip().lower()
    number = {"true": "1", "yes": "1", "on": "1", "false": "0", "no": "0", "off": "0", "": "0"}.get(value, value)
    if len(number) != 1 or number not in "0123456789":
        raise ImproperlyConfigured(f"{name} is {value!r}; say how many proxies stand before the desk: 0, 1, 2 …")
    return int(number)


def read_hsts(name: str) -> tuple[bool, bool]:
    """What the promise of HTTPS binds beyond the desk's own host: the hosts below it, and browsers' built-in lists."""
    value = read_setting(name, "host").strip().lower()
    if value not in {"host", "subdomains", "preload"}:
        raise ImproperlyConfigured(f"{name} is {value!r}; say host, subdomains or preload.")
    return value != "host", value == "preload"


def read_list(name: str, default: str = "") -> list[str]:
    """The comma-separated words of `name`."""
    return [word.strip() for word in read_setting(name, default).split(",") if word.strip()]


def read_numbered(name: str) -> list[str]:
    """`NAME`, `NAME_2`, `NAME_3` … as far as they go without a gap."""
    values: list[str] = []
    while value := read_setting(name if not values else f"{name}_{len(values) + 1}"):
        values.append(value)
    return values


def read_oauth() -> dict[str, OAuthClient]:
    """This desk's registrations at Google and Microsoft, by provider; only those that have a client id."""
    tenant = read_setting("PRESSDESK_OAUTH_MICROSOFT_TENANT", "organizations")
    urls = {"google": "https://oauth2.googleapis.com/token", "microsoft": f"https://login.microsoftonline.com/{tenant}"}
    clients = {}
    for provider, url in urls.items():
        prefix = f"PRESSDESK_OAUTH_{provider.upper()}"
        if client_id := read_setting(f"{prefix}_CLIENT_ID"):
            clients[provider] = OAuthClient(
                provider=provider,
                client_id=client_id,
                client_secret=read_setting(f"{prefix}_CLIENT_SECRET"),
                refresh_token=read_setting(f"{prefix}_REFRESH_TOKEN"),
                token_url=url,
            )
    return clients


def check_oauth(servers: Iterable[Server], clients: Mapping[str, OAuthClient]) -> None:
    """Refuse a start with a mail URL whose tokens nobody could fetch; the text names the setting."""
    for server in servers:
        client = clients.get(server.oauth)
        prefix = f"PRESSDESK_OAUTH_{server.oauth.upper()}"
        if server.oauth and client is None:
            raise ImproperlyConfigured(f"{server} has ?oauth={server.oauth}: set {prefix}_CLIENT_ID.")
        if client is None or server.password or client.refresh_token:
            continue
        if client.provider == "google" or not client.client_secret:
            raise ImproperlyConfigured(f"{server} has ?oauth={server.oauth}: set {prefix}_REFRESH_TOKEN.")
