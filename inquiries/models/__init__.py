"""What a press office works with, one idea a file."""

from inquiries.models.api_token import ApiToken
from inquiries.models.ask import Ask
from inquiries.models.attachment import ReplyAttachment
from inquiries.models.attention import Presence, ReadMark
from inquiries.models.bulk import BulkAct, BulkItem
from inquiries.models.digest_request import DigestRequest
from inquiries.models.dismissal import Dismissal
from inquiries.models.event import Event
from inquiries.models.inquiry import Inquiry, Participant
from inquiries.models.journalist import Journalist, Outlet, OutletDomain
from inquiries.models.kept_answer import KeptAnswer
from inquiries.models.message import Message
from inquiries.models.note import Mention, Note
from inquiries.models.notification import Notification
from inquiries.models.office import Office
from inquiries.models.reply import DraftCopy, Reply
from inquiries.models.saved_view import SavedView
from inquiries.models.search import SearchDocument
from inquiries.models.sender_rule import SenderRule
from inquiries.models.spokesperson import Spokesperson
from inquiries.models.topic import Topic
from inquiries.models.user import User

__all__ = [
    "ApiToken",
    "Ask",
    "BulkAct",
    "BulkItem",
    "DigestRequest",
    "Dismissal",
    "DraftCopy",
    "Event",
    "Inquiry",
    "Journalist",
    "KeptAnswer",
    "Mention",
    "Message",
    "Note",
    "Notification",
    "Office",
    "Outlet",
    "OutletDomain",
    "Participant",
    "Presence",
    "ReadMark",
    "Reply",
    "ReplyAttachment",
    "SavedView",
    "SearchDocument",
    "SenderRule",
    "Spokesperson",
    "Topic",
    "User",
]
