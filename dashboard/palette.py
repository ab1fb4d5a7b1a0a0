"""What the command palette finds beyond the page it stands on: inquiries, people, places."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboard.access import get_person
from dashboard.queue_views import VIEWS, make_view
from inquiries.access import Verb, may
from inquiries.journalists import journalists_visible_to
from inquiries.models import Spokesperson, User
from inquiries.saved_views import views_for
from inquiries.search import find

MOST_INQUIRIES = 8
MOST_PEOPLE = 5
LONGEST_WORDS = 200
SHORTEST_WORDS = 2
# Pages beyond the queue's views: address, name, icon, and who may open it.
PAGES: tuple[tuple[str, Promise, str, Verb], ...] = (
    ("search", gettext_lazy("Search"), "search", Verb.READ),
    ("call_new", gettext_lazy("Log a call"), "phone", Verb.WORK),
    ("journalists", gettext_lazy("Journalists"), "users", Verb.READ),
    ("journalist_new", gettext_lazy("Add a journalist"), "user-round-plus", Verb.WORK),
    ("outlets", gettext_lazy("Outlets"), "newspaper", Verb.READ),
    ("outlet_new", gettext_lazy("Add an outlet"), "plus", Verb.WORK),
    ("spokespeople", gettext_lazy("Spokespeople"), "mic", Verb.READ),
    ("spokesperson_new", gettext_lazy("Add a spokesperson"), "user-round-plus", Verb.EDIT_SPOKESPEOPLE),
    ("spokespeople_import", gettext_lazy("Import spokespeople"), "upload", Verb.EDIT_SPOKESPEOPLE),
    ("reports", gettext_lazy("Reports"), "chart-column", Verb.WORK),
    ("mailroom", gettext_lazy("Mailroom"), "mail", Verb.WORK),
    ("settings", gettext_lazy("Settings"), "settings", Verb.READ),
    ("settings_topics", gettext_lazy("Settings: topics"), "tag", Verb.CHANGE_OFFICE),
    ("staff", gettext_lazy("Settings: people"), "users", Verb.CHANGE_OFFICE),
    ("tokens", gettext_lazy("Settings: API tokens"), "key-round", Verb.ADMINISTER),
    ("api_docs", gettext_lazy("Settings: API documentation"), "braces", Verb.READ),
    ("setup", gettext_lazy("Set-up of the office"), "list-checks", Verb.ADMINISTER),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: where it leads, what it is called, and a quiet word beside it."""

    url: str
    label: str
    aside: str = ""
    icon: str = "arrow-right"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading."""

    slug: str
    title: str
    entries: list[Entry]


def find_entries(request: HttpRequest, words: str) -> list[Group]:
    """What `words` find, in groups that hold something; only what the person may read."""
    words = " ".join(words.replace("\0", "").split())[:LONGEST_WORDS]
    groups = [Group("places", _("Places"), list(_find_places(get_person(request), words)))]
    if len(words) >= SHORTEST_WORDS:
        groups = [
            Group("inquiries", _("Inquiries"), list(_find_inquiries(request, words))),
            *groups,
            Group("spokespeople", _("Spokespeople"), list(_find_spokespeople(words))),
            Group("journalists", _("Journalists"), list(_find_journalists(get_person(request), words))),
        ]
    return [group for group in groups if group.entries]


def _find_inquiries(request: HttpRequest, words: str) -> Iterator[Entry]:
    for hit in find(get_person(request), words, limit=MOST_INQUIRIES).hits:
        inquiry = hit.inquiry
        aside = f"{inquiry.reference} · {inquiry.journalist}"
        yield Entry(inquiry.get_absolute_url(), inquiry.title, aside, "mail")


def _find_spokespeople(words: str) -> Iterator[Entry]:
    for person in Spokesperson.objects.matching(words).order_by("name")[:MOST_PEOPLE]:
        aside = ", ".join(part for part in (person.office, person.place) if part)
        yield Entry(reverse("spokesperson", args=[person.pk]), person.name, aside, "mic")


def _find_journalists(user: User, words: str) -> Iterator[Entry]:
    rows = journalists_visible_to(user).select_related("outlet")
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(address__icontains=word) | Q(outlet__name__icontains=word))
    for journalist in rows.order_by("name")[:MOST_PEOPLE]:
        yield Entry(journalist.get_absolute_url(), str(journalist), journalist.outlet_name, "user-round")


def _find_places(user: User, words: str) -> Iterator[Entry]:
    asked = words.casefold().split()
    for place in _list_places(user):
        label = place.label.casefold()
        if all(word in label for word in asked):
            yield place


def _list_places(user: User) -> Iterator[Entry]:
    for view in VIEWS.values():
        yield Entry(view.url, str(view.title), _("Queue"), view.icon)
    for saved in views_for(user):
        view = make_view(saved)
        yield Entry(view.url, saved.name, _("Saved view"), view.icon)
    for name, label, icon, verb in PAGES:
        if may(user, verb):
            yield Entry(reverse(name), str(label), "", icon)
    yield Entry(f"{reverse('settings')}#id_has_letter_keys", _("Settings: single-letter keys"), "", "keyboard")
