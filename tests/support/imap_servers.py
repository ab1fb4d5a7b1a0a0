"""A throwaway Dovecot on loopback, for tests that want a server as offices have it."""

import grp
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from config.demo.serving import START_SECONDS, STOP_SECONDS, ServerNotRunning

# The letters that end a Maildir file name, in the order the format demands.
_MAILDIR_FLAGS = {"\\Draft": "D", "\\Flagged": "F", "\\Answered": "R", "\\Seen": "S", "\\Deleted": "T"}

# Where it lies, which is not on everybody's PATH.
DOVECOT_FOLDERS: tuple[str, ...] = ("/usr/sbin", "/usr/local/sbin")

_UIDVALIDITY = re.compile(r" V(\d+) ")

_SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_mechanisms = {mechanisms}
mail_location = maildir:%h/Maildir
first_valid_uid = 1
mail_max_userip_connections = 50
namespace inbox {{
  inbox = yes
  separator = /
}}
{passdbs}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u allow_all_users=yes
}}
service imap-login {{
{login_settings}
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""

_TOKEN_PASSDB = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf.ext
}}
"""
_TOKEN_SETTINGS = """
introspection_mode = auth
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""

# Without root, nothing can change its root directory or become another user.
_ROOTLESS_SETTINGS = """
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
service anvil {{
  chroot =
}}
"""


def find_dovecot() -> str | None:
    """Return the path of a Dovecot 2.3 with IMAP, or None; 2.4 reads another kind of settings."""
    folders = [*os.environ.get("PATH", "").split(os.pathsep), *DOVECOT_FOLDERS]
    path = shutil.which("dovecot", path=os.pathsep.join(filter(None, folders)) or os.devnull)
    if path is None:
        return None
    version = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False)
    return path if version.stdout.startswith("2.3.") else None


class Dovecot:
    """A Dovecot on 127.0.0.1 with its own folder, config and mail, gone when stopped.

    Any user name logs in with the password; a user's INBOX is made by the first delivery or log-in. Started
    by root it hands mail to `nobody`; started by anybody else it runs as that user. Where it does not come
    up, ServerNotRunning holds the end of its log. With `introspection_url` it takes XOAUTH2 too, and asks there
    whether a token is good and whose it is.
    """

    def __init__(
        self,
        *,
        password: str = "secret",  # noqa: S107 - opens nothing but this server
        introspection_url: str = "",
    ) -> None:
        self.password = password
        self.introspection_url = introspection_url
        self.port = 0
        self._delivered = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        path = find_dovecot()
        if path is None:
            raise ServerNotRunning("no Dovecot 2.3 is installed")
        # Not under the test's own folder: `nobody` may not enter it, and socket names have 108 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
        self.folder.chmod(0o755)
        self.port = _find_free_port()
        self._write_settings()
        self._process = subprocess.Popen(
            [path, "-F", "-c", str(self.folder / "dovecot.conf")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait_until_up()
        return self

    def stop(self) -> None:
        """End the server and remove its folder."""
        process, self._process = self._process, None
        if process is None:
            return
        # The master alone would wait a second or two for its children.
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS / 2)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(STOP_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def deliver(
        self,
        raw_mails: Sequence[bytes],
        user: str = "press",
        *,
        received_at: datetime | None = None,
        flags: Collection[str] = (),
    ) -> None:
        """Put mails into the user's INBOX, in this order; `received_at` is aware, now where absent."""
        at = received_at or datetime.now(UTC)
        inbox = self._make_maildir(user)
        letters = "".join(sorted(_MAILDIR_FLAGS[flag] for flag in flags))
        for raw in raw_mails:
            self._delivered += 1
            # Dovecot gives UIDs in the order of the names' leading numbers.
            name = f"{self._delivered}.M{self._delivered}P{os.getpid()}.localhost"
            written = inbox / "tmp" / name
            written.write_bytes(raw)
            os.utime(written, (at.timestamp(), at.timestamp()))
            self._own(written)
            written.rename(inbox / "cur" / f"{name}:2,{letters}" if letters else inbox / "new" / name)

    def reset_uidvalidity(self, user: str = "press") -> None:
        """Make the server number the INBOX anew, as after a move to another machine; takes up to a second."""
        maildir = self.folder / "mail" / user / "Maildir"
        told = _UIDVALIDITY.search((maildir / "dovecot-uidlist").read_text())
        for path in maildir.glob("dovecot*"):
            path.unlink()
        # The new value is the clock's second; it has to be another one than the old.
        while told is not None and time.time() < int(told[1]) + 1:
            time.sleep(0.02)

    def _make_maildir(self, user: str) -> Path:
        home = self.folder / "mail" / user
        maildir = home / "Maildir"
        for path in (home, maildir, maildir / "tmp", maildir / "cur", maildir / "new"):
            path.mkdir(exist_ok=True)
            self._own(path)
        return maildir

    def _own(self, path: Path) -> None:
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(path, nobody.pw_uid, nobody.pw_gid)

    def _write_settings(self) -> None:
        is_root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody") if is_root else pwd.getpwuid(os.geteuid())
        for name in ("mail", "run", "state"):
            (self.folder / name).mkdir()
        self._own(self.folder / "mail")
        settings = _SETTINGS.format(
            folder=self.folder,
            password=self.password,
            mechanisms="plain login xoauth2" if self.introspection_url else "plain login",
            passdbs=_TOKEN_PASSDB.format(folder=self.folder) if self.introspection_url else "",
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            port=self.port,
            login_settings="" if is_root else "  chroot =",
        )
        if not is_root:
            settings += _ROOTLESS_SETTINGS.format(user=owner.pw_name, group=grp.getgrgid(owner.pw_gid).gr_name)
        (self.folder / "dovecot.conf").write_text(settings)
        if self.introspection_url:
            (self.folder / "oauth2.conf.ext").write_text(_TOKEN_SETTINGS.format(url=self.introspection_url))

    def _wait_until_up(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        log = self.folder / "dovecot.log"
        told = log.read_text(errors="replace")[-1000:] if log.exists() else "it wrote no log"
        self.stop()
        raise ServerNotRunning(f"Dovecot did not come up on port {self.port}: {told}")


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
