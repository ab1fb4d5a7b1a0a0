"""What a press office works with, one idea a file."""

from inquiries.models.ask import Ask
from inquiries.models.event import Event
from inquiries.models.inquiry import Inquiry, Participant
from inquiries.models.journalist import Journalist, Outlet
from inquiries.models.message import Message
from inquiries.models.note import Note
from inquiries.models.notification import Notification
from inquiries.models.office import Office
from inquiries.models.reply import DraftCopy, Reply
from inquiries.models.spokesperson import Spokesperson
from inquiries.models.user import User

__all__ = [
    "Ask",
    "DraftCopy",
    "Event",
    "Inquiry",
    "Journalist",
    "Message",
    "Note",
    "Notification",
    "Office",
    "Outlet",
    "Participant",
    "Reply",
    "Spokesperson",
    "User",
]
