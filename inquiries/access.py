"""Who may see and do what: the only access rule. Web, API and commands ask here."""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q

from inquiries.models import Inquiry, User
from inquiries.models.inquiry import InquiryQuerySet

Role = User.Role


class Verb(StrEnum):
    """What can be done at the desk, in the groups that roles are given."""

    READ = "read inquiries"
    WORK = "triage, assign, note, draft, send, log, close, and file mail by hand"
    EDIT_SPOKESPEOPLE = "edit the directory of spokespeople"
    CHANGE_OFFICE = "change the office's settings and topics"
    READ_ALL = "read confidential inquiries"
    READ_REPORTS = "read the reports of everybody"
    ADMINISTER = "accounts, tokens, mailboxes"


ALL_ROLES = frozenset(Role)
STAFF = ALL_ROLES - {Role.OBSERVER}
MANAGERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
MAY: dict[Verb, frozenset[Role]] = {
    Verb.READ: ALL_ROLES,
    Verb.WORK: STAFF,
    Verb.EDIT_SPOKESPEOPLE: STAFF,
    Verb.CHANGE_OFFICE: MANAGERS,
    Verb.READ_ALL: MANAGERS,
    Verb.READ_REPORTS: MANAGERS,
    Verb.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}


def may(user: User | AnonymousUser, verb: Verb) -> bool:
    """Whether `user` may do `verb`; somebody not logged in or locked out may nothing."""
    return isinstance(user, User) and user.is_active and Role(user.role) in MAY[verb]


def require(user: User, verb: Verb) -> None:
    """Raise PermissionDenied unless `user` may do `verb`; each verb begins with it."""
    if not may(user, verb):
        raise PermissionDenied(f"{user} may not {verb}")


def visible_to(user: User | AnonymousUser) -> InquiryQuerySet:
    """The inquiries `user` may read: every row that reaches a page or an answer comes through here.

    A confidential one is read by its owner, those named in it, managers and administrators.
    """
    if not isinstance(user, User) or not may(user, Verb.READ):
        return Inquiry.objects.none()
    if may(user, Verb.READ_ALL):
        return Inquiry.objects.all()
    named = Inquiry.named.through.objects.filter(inquiry=OuterRef("pk"), user=user)
    return Inquiry.objects.filter(Q(is_confidential=False) | Q(owner=user) | Exists(named))


def may_read(user: User, inquiry: Inquiry) -> bool:
    """Whether `user` may read this inquiry."""
    return visible_to(user).filter(pk=inquiry.pk).exists()
