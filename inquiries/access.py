"""Who may see and do what: the only access rule. Web, API and commands ask here."""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from inquiries.models import Inquiry, User
from inquiries.models.inquiry import InquiryQuerySet

Role = User.Role


class Verb(StrEnum):
    """What can be done at the desk, in the groups that roles are given."""

    READ = "read inquiries"
    WORK = "triage, assign, note, draft, send, close, and file mail by hand"
    EDIT_SPOKESPEOPLE = "edit the directory of spokespeople"
    CHANGE_OFFICE = "change the office's settings"


ALL_ROLES = frozenset(Role)
MAY: dict[Verb, frozenset[Role]] = {
    Verb.READ: ALL_ROLES,
    Verb.WORK: ALL_ROLES,
    Verb.EDIT_SPOKESPEOPLE: ALL_ROLES,
    Verb.CHANGE_OFFICE: frozenset({Role.MANAGER, Role.ADMINISTRATOR}),
}


def may(user: User | AnonymousUser, verb: Verb) -> bool:
    """Whether `user` may do `verb`; somebody not logged in or locked out may nothing."""
    return isinstance(user, User) and user.is_active and Role(user.role) in MAY[verb]


def require(user: User, verb: Verb) -> None:
    """Raise PermissionDenied unless `user` may do `verb`; each verb begins with it."""
    if not may(user, verb):
        raise PermissionDenied(f"{user} may not {verb}")


def visible_to(user: User | AnonymousUser) -> InquiryQuerySet:
    """The inquiries `user` may read: every row that reaches a page or an answer comes through here."""
    return Inquiry.objects.all() if may(user, Verb.READ) else Inquiry.objects.none()
