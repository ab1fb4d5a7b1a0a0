"""What an inquiry is about, and the office's list of topics."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from inquiries.access import Verb, require
from inquiries.editing import count_edit
from inquiries.models import Event, Inquiry, Topic, User
from inquiries.search import renew
from inquiries.triage import lock, mark_open


class TopicRetired(Exception):
    """The office no longer gives this topic. The text says so."""


def set_topics(inquiry: Inquiry, topics: Iterable[Topic], *, by: User, at: datetime) -> None:
    """Make `topics` the inquiry's topics, and no others; the Event holds their names before and after.

    A retired topic may stay where it was given. Raises TopicRetired where one would be given anew.
    """
    require(by, Verb.WORK)
    wanted = {topic.pk: topic for topic in topics}
    with transaction.atomic():
        row = lock(inquiry)
        before = list(row.topics.all())
        had = {topic.pk for topic in before}
        for topic in wanted.values():
            if topic.retired_at is not None and topic.pk not in had:
                raise TopicRetired(_("“%(topic)s” is no longer used.") % {"topic": topic})
        if had == set(wanted):
            return
        row.topics.set(wanted.values())
        names = {"topics": sorted(map(str, wanted.values())), "before": sorted(map(str, before))}
        row.events.create(kind=Event.Kind.TOPICS_CHANGED, by=by, at=at, details=names)
        mark_open(row)


def add_topic(name: str, description: str, *, by: User) -> Topic:
    """Put a topic on the office's list. Raises ValidationError, in words, where its name is empty or stands there."""
    require(by, Verb.CHANGE_OFFICE)
    return _keep(Topic(), name, description)


def change_topic(topic: Topic, name: str, description: str, *, by: User, seen: str | None = None) -> Topic:
    """Rename or describe a topic; inquiries that have it follow. Raises ValidationError as add_topic does.

    `seen` is the edition that was edited. Raises SavedMeanwhile where it is another by now.
    """
    require(by, Verb.CHANGE_OFFICE)
    with transaction.atomic():
        count_edit(topic, seen=seen, by=by)
        kept = _keep(topic, name, description)
        renew(Inquiry.objects.filter(topics=kept))
    return kept


def retire_topic(topic: Topic, *, by: User, at: datetime) -> None:
    """Offer it no longer; it stays on the inquiries that have it."""
    require(by, Verb.CHANGE_OFFICE)
    with transaction.atomic():
        Topic.objects.filter(pk=topic.pk, retired_at=None).update(retired_at=at)


def restore_topic(topic: Topic, *, by: User) -> None:
    """Offer a retired one again."""
    require(by, Verb.CHANGE_OFFICE)
    with transaction.atomic():
        Topic.objects.filter(pk=topic.pk).update(retired_at=None)


def _keep(topic: Topic, name: str, description: str) -> Topic:
    topic.name, topic.description = " ".join(name.split()), " ".join(description.split())
    topic.clean_fields(exclude=["retired_at"])
    # "; " stands between topics in the spokespeople file.
    if ";" in topic.name:
        raise ValidationError({"name": _("A topic’s name holds no semicolon: lists are written with it.")})
    if (other := Topic.objects.filter(name__iexact=topic.name).exclude(pk=topic.pk).first()) is not None:
        raise ValidationError({"name": _say_taken(other)})
    try:
        with transaction.atomic():
            # Of one that is on the list only what was edited: a colleague may retire it at this moment.
            topic.save(update_fields=None if topic._state.adding else ["name", "description"])
    except IntegrityError as error:  # a colleague was faster by a moment
        raise ValidationError({"name": _say_taken(topic)}) from error
    return topic


def _say_taken(topic: Topic) -> str:
    if topic.retired_at is not None:
        return _("“%(topic)s” is on the list already, among those no longer used. Use it again there.") % {
            "topic": topic
        }
    return _("“%(topic)s” is on the list already.") % {"topic": topic}
