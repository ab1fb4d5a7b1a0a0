"""What the staff of the demo's story do: each word of the script is one verb of the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from inquiries.assignment import assign_owner, assign_spokesperson, take
from inquiries.closing import close
from inquiries.models import Inquiry, Reply, Spokesperson, User
from inquiries.notes import add_note
from inquiries.sending import save_draft, send_reply, start_reply
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
    "close": _close,
}
