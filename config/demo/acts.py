"""What the staff of the demo's story do: each word of the script is one verb of the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from inquiries.acknowledging import acknowledge
from inquiries.assignment import ask_spokesperson, assign_owner, assign_spokesperson, take
from inquiries.calls import log_call
from inquiries.closing import close
from inquiries.confidentiality import make_confidential
from inquiries.models import Inquiry, Office, Reply, Spokesperson, Topic, User
from inquiries.notes import add_note
from inquiries.sending import save_draft, send_reply, start_reply
from inquiries.snooze_times import at_clock
from inquiries.snoozing import snooze
from inquiries.topics import set_topics
from inquiries.triage import confirm_deadline


@dataclass(frozen=True)
class Scene:
    """One act: on which inquiry, by whom, when; `text` and `who` as the act needs them."""

    inquiry: Inquiry
    by: User
    at: datetime
    text: str
    who: str
    staff: Mapping[str, User]


def _take(scene: Scene) -> None:
    take(scene.inquiry, by=scene.by, at=scene.at)


def _assign(scene: Scene) -> None:
    assign_owner(scene.inquiry, scene.staff[scene.who], by=scene.by, at=scene.at)


def _note(scene: Scene) -> None:
    add_note(scene.inquiry, scene.text, by=scene.by, at=scene.at)


def _spokesperson(scene: Scene) -> None:
    spokesperson = Spokesperson.objects.get(name=scene.who)
    assign_spokesperson(scene.inquiry, spokesperson, by=scene.by, at=scene.at)


def _confirm(scene: Scene) -> None:
    deadline = scene.inquiry.deadline
    assert deadline is not None, "the script confirms what was read"  # noqa: S101
    confirm_deadline(scene.inquiry, shown=deadline, by=scene.by, at=scene.at)


def _draft(scene: Scene) -> Reply:
    draft = start_reply(scene.inquiry, by=scene.by, at=scene.at)
    return save_draft(
        draft,
        text=scene.text,
        to=draft.to,
        cc=draft.cc,
        revision=draft.revision,
        by=scene.by,
        at=scene.at,
    )


def _answer(scene: Scene) -> None:
    draft = _draft(scene)
    send_reply(draft, revision=draft.revision, by=scene.by, at=scene.at)


def _acknowledge(scene: Scene) -> None:
    acknowledge(scene.inquiry, by=scene.by, at=scene.at)


def _question(scene: Scene) -> None:
    draft = _draft(scene)
    send_reply(draft, revision=draft.revision, kind=Reply.Kind.QUESTION, by=scene.by, at=scene.at)


def _ask(scene: Scene) -> None:
    ask_spokesperson(scene.inquiry, Spokesperson.objects.get(name=scene.who), by=scene.by, at=scene.at)


def _topics(scene: Scene) -> None:
    names = [name.strip() for name in scene.who.split(";")]
    set_topics(scene.inquiry, Topic.objects.filter(name__in=names), by=scene.by, at=scene.at)


def _snooze(scene: Scene) -> None:
    """Until the office opens on the day after."""
    office = Office.load()
    morning = at_clock(scene.at.astimezone(office.zone).date() + timedelta(days=1), office.opens_at, office.zone)
    snooze(scene.inquiry, morning, by=scene.by, at=scene.at)


def _call(scene: Scene) -> None:
    log_call(scene.inquiry.journalist, scene.text, inquiry=scene.inquiry, by=scene.by, at=scene.at)


def _confidential(scene: Scene) -> None:
    named = [scene.staff[key.strip()] for key in scene.who.split(";") if key.strip()]
    make_confidential(scene.inquiry, named, by=scene.by, at=scene.at)


def _close(scene: Scene) -> None:
    close(scene.inquiry, Inquiry.Outcome(scene.who), by=scene.by, at=scene.at)


ACTS: Mapping[str, Callable[[Scene], object]] = {
    "take": _take,
    "assign": _assign,
    "note": _note,
    "spokesperson": _spokesperson,
    "confirm": _confirm,
    "draft": _draft,
    "answer": _answer,
    "acknowledge": _acknowledge,
    "question": _question,
    "ask": _ask,
    "topics": _topics,
    "snooze": _snooze,
    "call": _call,
    "confidential": _confidential,
    "close": _close,
}
