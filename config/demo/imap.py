"""A real IMAP server in a thread, on pymap's in-memory backend."""

import asyncio
import re
import ssl
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from weakref import WeakSet

from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict.filter import FilterSet
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import Flag
from pymap.user import UserMetadata

from config.demo.imap_backend import Folder, FolderSet, TokenLogin, WholeLineServer, make_config
from config.demo.serving import ServerThread

Security = Literal["none", "starttls", "implicit"]

DEFAULT_USERS: Mapping[str, str] = {"press": "secret"}

# asyncio's own 64 KiB would end a session on a FETCH that names many UIDs.
LONGEST_COMMAND = 2**20

_BARE_LF = re.compile(rb"(?<!\r)\n")


@dataclass(frozen=True)
class StoredMail:
    """One mail as the server holds it; `flags` are the lasting ones, without \\Recent."""

    uid: int
    flags: frozenset[str]
    received_at: datetime
    raw: bytes


class EmbeddedImap(ServerThread):
    """An IMAP server on loopback that starts empty and forgets its mail when stopped.

    `users` maps names to passwords; where a method is told no user, the first one is meant. UIDs of a folder
    are 1, 2, 3 … in the order of delivery, so a caller that delivers the same mails after a restart, with the
    same `uidvalidity`, gets the same UIDs (RFC 3501, 2.3.1.1). Without one, each folder draws its own.
    `idle=False` withdraws the IDLE capability and refuses the command. `xoauth2=True` takes the password as a
    bearer token too. `security` other than "none" needs `certificate` and `key`, PEM files; with "starttls" a
    log-in in clear is still taken, as it comes from loopback. Custom keywords are dropped; there is no
    CONDSTORE, NAMESPACE or SPECIAL-USE.
    """

    def __init__(
        self,
        users: Mapping[str, str] = DEFAULT_USERS,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        uidvalidity: int | None = None,
        idle: bool = True,
        xoauth2: bool = False,
        security: Security = "none",
        certificate: Path | None = None,
        key: Path | None = None,
    ) -> None:
        super().__init__("embedded IMAP server", host=host, port=port)
        self.users = dict(users)
        self.uidvalidity = uidvalidity
        self.idle = idle
        self.xoauth2 = xoauth2
        self.security = security
        self._tls = make_tls_context(certificate, key) if security != "none" else None
        self._folders: dict[str, FolderSet] = {}
        self._known_users: dict[str, UserMetadata] = {}
        self._writers: WeakSet[asyncio.StreamWriter] = WeakSet()

    def deliver(
        self,
        raw_mails: Sequence[bytes],
        folder: str = "INBOX",
        received_at: datetime | Sequence[datetime] | None = None,
        *,
        flags: Collection[str] = (),
        user: str | None = None,
    ) -> list[int]:
        """Put mails into a folder, made where it is missing, and return their UIDs; bare LF becomes CRLF.

        `received_at` (INTERNALDATE, whole seconds) is one aware time for all or one for each; absent, it is
        now. `flags` are what the mails arrive with, for instance `\\Seen` for mail that a colleague has read.
        """
        times = _spread_times(received_at, len(raw_mails))
        flag_set = frozenset(Flag(flag) for flag in flags)
        mails = [
            AppendMessage(_BARE_LF.sub(b"\r\n", raw), at, flag_set) for raw, at in zip(raw_mails, times, strict=True)
        ]
        return self._call(self._append(mails, folder, self._name_of(user)))

    def messages(self, folder: str = "INBOX", *, user: str | None = None) -> list[StoredMail]:
        """Return what the folder holds, by UID, read past the protocol and without leaving a trace."""
        return self._call(self._read(folder, self._name_of(user)))

    def flags(self, uid: int, folder: str = "INBOX", *, user: str | None = None) -> frozenset[str]:
        """Return the lasting flags of one mail. Raises KeyError where no such UID is held."""
        return {mail.uid: mail.flags for mail in self.messages(folder, user=user)}[uid]

    def reset_uidvalidity(self, folder: str = "INBOX", *, first_uid: int = 1, user: str | None = None) -> int:
        """Give the folder the next UIDVALIDITY and return it; mails, order and flags stay.

        UIDs count anew from `first_uid`. All connections are cut, for a session may not live through this.
        """
        return self._call(self._renumber(folder, first_uid, self._name_of(user)))

    def change_password(self, password: str, *, user: str | None = None) -> None:
        """Make this the user's password from the next log-in on; open sessions go on."""
        self._call(self._set_password(self._name_of(user), password))

    def cut_connections(self) -> None:
        """Reset every open connection; new ones are taken."""
        self._call(self._abort())

    def _name_of(self, user: str | None) -> str:
        return next(iter(self.users)) if user is None else user

    async def _open(self) -> asyncio.Server:
        config = make_config(idle=self.idle, xoauth2=self.xoauth2, starttls=self.security == "starttls", tls=self._tls)
        login = TokenLogin(config)
        self._known_users = login.users_dict
        for name, password in self.users.items():
            self._known_users[name] = UserMetadata(config, name, password=password)
            self._folders[name] = FolderSet(self.uidvalidity)
            config.set_cache[name] = (self._folders[name], FilterSet())
        reader = ProxyProtocolReader(ProxyProtocolVersion.get("noop"))
        answer = reader.get_callback(WholeLineServer(login, config))

        async def take(stream: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._writers.add(writer)
            await answer(stream, writer)

        implicit = self._tls if self.security == "implicit" else None
        return await asyncio.start_server(take, self.host, self.port, ssl=implicit, limit=LONGEST_COMMAND)

    def _drop_connections(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _abort(self) -> None:
        self._drop_connections()

    async def _append(self, mails: Sequence[AppendMessage], folder: str, user: str) -> list[int]:
        target = await self._folders[user].find(folder, create=True)
        return [(await target.append(mail)).uid for mail in mails]

    async def _read(self, folder: str, user: str) -> list[StoredMail]:
        source = await self._folders[user].find(folder)
        return [
            StoredMail(
                uid=message.uid,
                flags=frozenset(flag.value.decode("ascii") for flag in message.permanent_flags),
                received_at=message.internal_date,
                raw=bytes(message._content or b""),
            )
            for message in source.stored
        ]

    async def _renumber(self, folder: str, first_uid: int, user: str) -> int:
        target: Folder = await self._folders[user].find(folder)
        uidvalidity = target.renumber(first_uid)
        self._drop_connections()
        return uidvalidity

    async def _set_password(self, user: str, password: str) -> None:
        self._known_users[user] = replace(self._known_users[user], password=password)


def make_tls_context(certificate: Path | None, key: Path | None) -> ssl.SSLContext:
    """Return a server's TLS context from PEM files. Raises ValueError where one of them is not named."""
    if certificate is None or key is None:
        raise ValueError("TLS needs a certificate and a key")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def _spread_times(received_at: datetime | Sequence[datetime] | None, count: int) -> Sequence[datetime]:
    if received_at is None:
        received_at = datetime.now(UTC)
    times = [received_at] * count if isinstance(received_at, datetime) else received_at
    if any(at.tzinfo is None for at in times):
        raise ValueError("received_at must be aware")
    return times
