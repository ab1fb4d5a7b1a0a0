"""What became of an inquiry's topics, in a line of the timeline."""

from django.utils.translation import gettext as _

from inquiries.models import Event


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
