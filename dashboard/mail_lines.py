"""The mail of the settings as the set-up shows it: what is configured, never a secret, and the lines to write."""

from dataclasses import dataclass, replace
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext as _

from mailbox.addresses import OAUTH_PROVIDERS, ImapAddress, Server

# What stands for a secret: a person writes hers there.
BLANK = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the environment; `remark` says what to know about it."""

    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Configured:
    """One server of the settings, in words."""

    number: int
    setting: str
    server: Server
    security: str
    log_in: str
    folder: str = ""


HOSTS = {
    "google": ("imap.gmail.com", "smtp.gmail.com"),
    "microsoft": ("outlook.office365.com", "smtp.office365.com"),
}
SECRETS = {"google": ("CLIENT_ID", "CLIENT_SECRET", "REFRESH_TOKEN"), "microsoft": ("CLIENT_ID", "CLIENT_SECRET")}


def list_mailboxes() -> list[Configured]:
    """The mailboxes that the settings name, in their order."""
    return [
        _describe(number, "PRESSDESK_IMAP_URL" if number == 1 else f"PRESSDESK_IMAP_URL_{number}", address)
        for number, address in enumerate(settings.MAILBOXES, start=1)
    ]


def describe_way_out() -> Configured:
    """The SMTP server of the settings."""
    return _describe(1, "PRESSDESK_SMTP_URL", settings.SMTP)


def write_folder_line(configured: Configured, folder: str) -> Line:
    """The setting's line with another folder; its secret is left blank."""
    server = configured.server
    assert isinstance(server, ImapAddress)  # noqa: S101 - only a mailbox has folders
    return Line(f"{configured.setting}={_write_url(replace(server, folder=folder))}")


def write_lines(
    *, provider: str, address: str, imap_host: str = "", smtp_host: str = "", folder: str = ""
) -> list[Line]:
    """What to set for a mailbox at that provider."""
    imap_host, smtp_host = HOSTS.get(provider, (imap_host, smtp_host))
    oauth = provider if provider in OAUTH_PROVIDERS else ""
    password = "" if oauth else BLANK
    imap = ImapAddress(imap_host, 993, tls=True, user=address, password=password, oauth=oauth, folder=folder or "INBOX")
    smtp = Server(smtp_host, 587, tls=False, user=address, password=password, oauth=oauth)
    percent = "" if oauth else _("Put the password in the place of the dots, percent-encoded: @ is %40, / is %2F.")
    lines = [
        Line(f"PRESSDESK_IMAP_URL={_write_url(imap)}", percent),
        Line(f"PRESSDESK_SMTP_URL={_write_url(smtp)}", percent),
        Line(f"PRESSDESK_FROM={address}"),
    ]
    for name in SECRETS.get(provider, ()):
        setting = f"PRESSDESK_OAUTH_{provider.upper()}_{name}"
        lines.append(Line(f"{setting}_FILE={BLANK}", _("A file that holds it and nothing else.")))
    if provider == "microsoft":
        lines.append(
            Line(
                f"PRESSDESK_OAUTH_MICROSOFT_TENANT={BLANK}",
                _("The application needs the rights IMAP.AccessAsApp and SMTP.SendAsApp, granted for this mailbox."),
            )
        )
    return lines


def _describe(number: int, setting: str, server: Server) -> Configured:
    if server.tls:
        security = _("TLS from the start")
    elif server.is_loopback:
        security = _("on this machine: STARTTLS where the server has it")
    else:
        security = _("STARTTLS")
    if server.oauth:
        log_in = _("%(user)s, by a token of %(provider)s")
        words = {"user": server.user, "provider": OAUTH_PROVIDERS[server.oauth]}
    elif server.user:
        log_in, words = _("%(user)s, with a password"), {"user": server.user}
    else:
        log_in, words = _("no log-in"), {}
    folder = server.folder if isinstance(server, ImapAddress) else ""
    return Configured(number, setting, server, security, log_in % words, folder)


def _write_url(server: Server) -> str:
    is_imap = isinstance(server, ImapAddress)
    scheme = f"{'imap' if is_imap else 'smtp'}{'s' if server.tls else ''}"
    log_in = quote(server.user, safe="")
    if not server.oauth:
        log_in += f":{BLANK}"
    path = f"/{quote(server.folder)}" if isinstance(server, ImapAddress) else ""
    query = "&".join(
        f"{name}={value}"
        for name, value in [("since", getattr(server, "since", None)), ("oauth", server.oauth)]
        if value
    )
    return f"{scheme}://{log_in}@{server.host}:{server.port}{path}{'?' if query else ''}{query}"
