"""The refresh tokens that Google and Microsoft gave in the place of those of the settings.

A provider may answer each use of a refresh token with a newer one, and end the older by and by (RFC 6749 section 6).
The newest is a secret that only this desk has: it stands in a file of the data folder that nobody else can read, named
by the digest of the token of the settings. Another token there begins anew.
"""

import fcntl
import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from mailbox.addresses import OAuthClient

log = logging.getLogger(__name__)

FOLDER_MODE = 0o700
FILE_MODE = 0o600
# Where the folder takes no file, until this process ends.
_unwritten: dict[str, str] = {}


@contextmanager
def held_alone(client: OAuthClient) -> Iterator[None]:
    """While this lasts no other process of this machine asks with the client's refresh token.

    Two who used one token at once would each be given another, and of the older one the provider might think it stolen.
    Where the folder cannot be written, nothing is held: an office whose token does not change needs no file.
    """
    try:
        file = os.open(_make_folder() / f"{_name(client)}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
    except OSError:
        yield
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def read_newest(client: OAuthClient) -> str:
    """The newest token that came of the client's own; its own where none came."""
    name = _name(client)
    try:
        kept = (settings.TOKENS_FOLDER / name).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    return _unwritten.get(name) or kept or client.refresh_token


def keep(client: OAuthClient, token: str) -> None:
    """Have read_newest find `token` from now on; it is on the disk when this returns.

    Where it cannot be written, this process keeps it, and the log says what will be wrong after the next start.
    """
    name = _name(client)
    try:
        _write(_make_folder() / name, token)
    except (OSError, UnicodeEncodeError) as error:
        if name not in _unwritten:
            log.warning(
                "%s gave a new refresh token, and it cannot be kept in %s (%s): when the one of the settings has "
                "ended, a person must make another",
                client.provider, settings.TOKENS_FOLDER, type(error).__name__,
            )  # fmt: skip
        _unwritten[name] = token
    else:
        _unwritten.pop(name, None)
        log.info("%s gave a new refresh token; it is kept", client.provider)


def forget(client: OAuthClient) -> None:
    """Begin again with the token of the settings."""
    name = _name(client)
    _unwritten.pop(name, None)
    try:
        (settings.TOKENS_FOLDER / name).unlink(missing_ok=True)
    except OSError:
        log.warning("the refresh token of %s in %s cannot be removed", client.provider, settings.TOKENS_FOLDER)


def _name(client: OAuthClient) -> str:
    whole = "\n".join((client.provider, client.client_id, client.refresh_token))
    return f"{client.provider}-{sha256(whole.encode()).hexdigest()[:32]}"


def _make_folder() -> Path:
    folder: Path = settings.TOKENS_FOLDER
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    return folder


def _write(target: Path, token: str) -> None:
    """Whole or not there, whenever the machine stops: temporary file, fsync, rename, the folder."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    try:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
        with os.fdopen(file, "wb") as opened:
            opened.write(token.encode("ascii"))
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
