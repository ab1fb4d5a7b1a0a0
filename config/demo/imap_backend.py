"""What the embedded IMAP server changes in pymap: numbering of folders, IDLE, log-ins."""

from argparse import Namespace
from asyncio import StreamReader, StreamWriter
from contextlib import AsyncExitStack, closing
from ssl import SSLContext
from typing import Any

from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import Config, Identity, Login
from pymap.backend.dict.mailbox import MailboxData, MailboxSet, Message
from pymap.concurrent import Event, Subsystem
from pymap.config import BackendCapability
from pymap.context import connection_exit, subsystem
from pymap.exceptions import InvalidAuth
from pymap.imap import IMAPConnection, IMAPServer
from pymap.imap.state import ConnectionState
from pymap.parsing.commands import Commands
from pymap.parsing.response import Response
from pymap.parsing.specials import ObjectId
from pymap.selected import SelectedMailbox
from pysasl import SASLAuth
from pysasl.creds.external import ExternalCredentials
from pysasl.creds.server import ServerCredentials
from pysasl.hashing import Cleartext

MAX_UIDVALIDITY = 2**32 - 1


class Folder(MailboxData):
    """A folder whose UIDs begin at 1 and whose UIDVALIDITY can be chosen."""

    def __init__(self, folders: "FolderSet", uidvalidity: int | None) -> None:
        super().__init__(folders._content_cache, folders._thread_cache)
        self._max_uid = 0
        if uidvalidity is not None:
            self._uid_validity = uidvalidity

    @property
    def stored(self) -> list[Message]:
        return [self._messages[uid] for uid in sorted(self._messages)]

    def renumber(self, first_uid: int) -> int:
        """Move to the next UIDVALIDITY with UIDs from `first_uid`, and return it."""
        messages = self.stored
        self._uid_validity = self._uid_validity % MAX_UIDVALIDITY + 1
        numbered = enumerate(messages, start=first_uid)
        self._messages = {uid: Message.copy(message, uid=uid) for uid, message in numbered}
        self._max_uid = first_uid + len(messages) - 1
        self._mod_sequences.update(self._messages)
        return self._uid_validity

    async def update_selected(self, selected: SelectedMailbox, *, wait_on: Event | None = None) -> SelectedMailbox:
        # pymap would sleep through mail that came while an idling session was being written to,
        # or just before its IDLE.
        if selected.mod_sequence != self._mod_sequences.highest:
            wait_on = None
        return await super().update_selected(selected, wait_on=wait_on)


class FolderSet(MailboxSet):
    """One user's folders; INBOX is there from the start."""

    def __init__(self, uidvalidity: int | None) -> None:
        super().__init__()
        self.uidvalidity = uidvalidity
        self._inbox = Folder(self, uidvalidity)

    async def add_mailbox(self, name: str) -> ObjectId:
        async with self._set_lock.write_lock():
            if name in self._set:
                raise ValueError(name)
            self._set[name] = folder = Folder(self, self.uidvalidity)
            return folder.mailbox_id

    async def find(self, name: str, *, create: bool = False) -> Folder:
        """Return the folder of that name. Raises KeyError where it is missing and not to be made."""
        if create and name.upper() != "INBOX" and name not in self._set:
            await self.add_mailbox(name)
        folder = await self.get_mailbox(name)
        if not isinstance(folder, Folder):
            raise TypeError(f"{name} is a {type(folder).__name__}")
        return folder


class ImapConfig(Config):
    """pymap's settings for a loopback server: clear passwords, no thread pool, no look-up of host names."""

    def __init__(self, args: Namespace, *, idle: bool, xoauth2: bool, **settings: Any) -> None:
        super().__init__(
            args,
            demo_data=False,
            demo_user="",
            demo_password="",
            hash_context=Cleartext(),
            cpu_subsystem=Subsystem.for_asyncio(),
            invalid_user_sleep=0.0,
            reject_dnsbl=False,
            **settings,
        )
        self._idle = idle
        self._xoauth2 = xoauth2

    @property
    def backend_capability(self) -> BackendCapability:
        return BackendCapability(idle=self._idle, object_id=True, multi_append=True)

    @property
    def commands(self) -> Commands:
        commands = super().commands
        if not self._idle:
            commands.deregister(b"IDLE")
        return commands

    @property
    def tls_auth(self) -> SASLAuth:
        names = [b"PLAIN", b"LOGIN", b"XOAUTH2"] if self._xoauth2 else [b"PLAIN", b"LOGIN"]
        return SASLAuth.named(names)

    @property
    def greeting(self) -> bytes:
        return b"Server ready"


class TokenLogin(Login):
    """Log-ins by password, or by XOAUTH2 with the password as the bearer token."""

    async def authenticate(self, credentials: ServerCredentials) -> Identity:
        if not isinstance(credentials, ExternalCredentials):
            return await super().authenticate(credentials)
        user = self.users_dict.get(credentials.authzid)
        if user is None or credentials._token != user.password:
            raise InvalidAuth
        return Identity(user.name, self, None, frozenset())


class WholeLineServer(IMAPServer):
    """A server whose connections send each response in one piece."""

    __slots__ = ()

    async def __call__(self, reader: StreamReader, writer: StreamWriter, sock_info: SocketInfo) -> None:
        connection = _WholeLineConnection(self.commands, self._config, reader, writer, sock_info)
        async with AsyncExitStack() as stack:
            connection_exit.set(stack)
            stack.enter_context(closing(connection))
            await connection.run(ConnectionState(self._login, self._config))


class _WholeLineConnection(IMAPConnection):
    """pymap sends a response word by word; a client that polls while it idles may find half a line.

    imapclient's idle_check raises then.
    """

    __slots__ = ()

    async def write_response(self, resp: Response) -> None:
        pieces = _Pieces()
        await resp.async_write(pieces)
        try:
            self.writer.write(b"".join(pieces.written))
            await self.writer.drain()
        except ConnectionError:
            return


class _Pieces:
    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes, /) -> None:
        self.written.append(data)


def make_config(*, idle: bool, xoauth2: bool, starttls: bool, tls: SSLContext | None) -> ImapConfig:
    """Return pymap's settings, made known to the running task; without `starttls`, log-ins need no TLS."""
    config = ImapConfig(
        Namespace(passlib_cfg=None, proxy_protocol=None),
        host=None,
        port=0,
        idle=idle,
        xoauth2=xoauth2,
        tls_enabled=starttls,
        ssl_context=tls,
    )
    subsystem.set(config.subsystem)
    return config
