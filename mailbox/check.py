"""Whether the mail servers of the settings can be used: a real connection, and in words what is wrong with it."""

from dataclasses import dataclass, field
from email.utils import parseaddr

from mailbox.addresses import ImapAddress, Server
from mailbox.imap import MailboxUnavailable, open_mailbox
from mailbox.smtp import Refusal, open_session

# Somebody waits for the page: each step of a connection may take this long.
PATIENCE_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a test: `words` say it, `count` is how many mails the folder holds.

    `folders` are those that the server has, where the one of the settings is not among them.
    """

    is_well: bool
    words: str = ""
    count: int | None = None
    folders: tuple[str, ...] = field(default=())


def check_imap(address: ImapAddress) -> Checked:
    """Connect, log in and open the folder as the watcher does; read-only, nothing in it changes."""
    try:
        with open_mailbox(address, seconds=PATIENCE_SECONDS) as folder:
            try:
                return Checked(is_well=True, count=folder.select().count)
            except MailboxUnavailable as error:
                if not error.needs_person:
                    raise
                return Checked(is_well=False, words=str(error), folders=tuple(folder.list_folders()))
    except MailboxUnavailable as error:
        return Checked(is_well=False, words=str(error))


def check_smtp(server: Server, sender: str) -> Checked:
    """Connect, log in and name the sender as the outbox does; no mail is sent."""
    try:
        session = open_session(server, seconds=PATIENCE_SECONDS)
        try:
            session.begin(parseaddr(sender)[1])
            session.reset()
        finally:
            session.close()
    except Refusal as refusal:
        return Checked(is_well=False, words=str(refusal))
    return Checked(is_well=True)
