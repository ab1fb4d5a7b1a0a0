"""The views of the queue: what the rail offers, and the views people saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard.access import get_person
from inquiries.filters import read_number
from inquiries.models import SavedView, User
from inquiries.models.inquiry import InquiryQuerySet
from inquiries.queue_views import CHOOSE
from inquiries.saved_views import may_change, views_for

SAVED_PREFIX = "saved-"


@dataclass(frozen=True, slots=True)
class View:
    """One entry of the rail: which inquiries, in which order, and what to say when there is none.

    `key` is the moment that orders it; `label` is what the rail says where its heading says the rest; `count` names
    its number among the frame's counts. A saved view is the view it narrows, under its own name.
    """

    slug: str
    title: Promise | str
    icon: str
    choose: Callable[[InquiryQuerySet, User], InquiryQuerySet]
    key: str
    empty: Promise
    label: Promise | str = ""
    count: str = ""
    newest_first: bool = False
    saved: SavedView | None = None

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("saved_view", args=[self.saved.pk]) if self.saved else reverse("queue", args=[self.slug])

    @property
    def base(self) -> str:
        """The slug of the view that filters are put on: its own, or that of the view it narrows."""
        return self.saved.view if self.saved else self.slug

    @property
    def base_url(self) -> str:
        """The page of that view."""
        return reverse("queue", args=[self.base])


VIEWS: Mapping[str, View] = {
    view.slug: view
    for view in (
        View("due", _("Due soon"), "inbox", CHOOSE["due"], "due_at",
             _("New mail to the press address appears here by itself."), count="waiting"),
        View("unassigned", _("Unassigned"), "user-round-x", CHOOSE["unassigned"], "due_at",
             _("Every inquiry has somebody who answers for it."), count="unassigned"),
        View("mine", _("Mine"), "user-round-check", CHOOSE["mine"], "due_at",
             _("Take an inquiry and it stands here until it is answered."), count="mine"),
        View("spokesperson", _("Waiting for a spokesperson"), "mic",
             CHOOSE["spokesperson"], "due_at",
             _("Whoever was asked to speak, and has not said yes or no, is waited for here."),
             label=_("A spokesperson"), count="spokesperson"),
        View("reporter", _("Waiting for the reporter"), "message-circle-question-mark",
             CHOOSE["reporter"], "due_at",
             _("Questions that we sent back stand here until the reporter writes again."),
             label=_("The reporter"), count="reporter"),
        View("snoozed", _("Snoozed"), "alarm-clock", CHOOSE["snoozed"], "snoozed_until",
             _("What you put off stands here, the next to come back first."), count="snoozed"),
        View("answered", _("Answered"), "mail-check", CHOOSE["answered"], "last_message_at",
             _("Answers that a server accepted stand here until the reporter writes again, or for a week."),
             newest_first=True),
        View("all", _("All"), "archive", CHOOSE["all"], "received_at",
             _("Everything anybody ever asked will be found here."), newest_first=True),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A line of the rail, with its number where it has one."""

    view: View
    count: int
    is_late: bool = False


def make_view(saved: SavedView) -> View:
    """A saved view as a view: the one it narrows (All where that is no more), under its own name."""
    base = VIEWS.get(saved.view, VIEWS["all"])
    if base.slug != saved.view:
        saved.view = base.slug
    icon = "users" if saved.is_shared else "bookmark"
    return replace(base, slug=f"{SAVED_PREFIX}{saved.pk}", title=saved.name, icon=icon, label="", count="", saved=saved)


def find_view(request: HttpRequest, slug: str) -> View | None:
    """The view of that name; a saved one, `saved-7`, only where it is the person's own or shared."""
    if slug.startswith(SAVED_PREFIX):
        number = read_number(slug[len(SAVED_PREFIX) :])
        saved = views_for(get_person(request)).select_related("by").filter(pk=number).first() if number else None
        return make_view(saved) if saved else None
    return VIEWS.get(slug)


def get_view_or_404(request: HttpRequest, slug: str) -> View:
    """See find_view."""
    view = find_view(request, slug)
    if view is None:
        raise Http404
    return view


def may_change_view(user: User, view: View) -> bool:
    """Whether the page offers to rename or delete it."""
    return view.saved is not None and may_change(user, view.saved)
