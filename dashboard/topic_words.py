"""An inquiry's topics: which are offered, and what became of them in a line of the timeline."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from inquiries.models import Event, Inquiry, Topic


def describe_topics(event: Event) -> str:
    """Which were added and which taken away, under the names they had then."""
    now, before = event.details.get("topics", []), event.details.get("before", [])
    added = ", ".join(name for name in now if name not in before)
    removed = ", ".join(name for name in before if name not in now)
    if added and removed:
        return _("gave it the topic %(added)s, took %(removed)s away") % {"added": added, "removed": removed}
    if added:
        return _("gave it the topic %(added)s") % {"added": added}
    return _("took the topic %(removed)s away") % {"removed": removed}


def topics_to_choose(inquiry: Inquiry) -> list[Topic]:
    """The offered topics and those the inquiry has, in one query; `is_chosen` tells which it has."""
    given = Inquiry.topics.through.objects.filter(inquiry=inquiry.pk, topic=OuterRef("pk"))
    rows = Topic.objects.annotate(is_chosen=Exists(given)).filter(Q(retired_at=None) | Q(is_chosen=True))
    return list(rows)
