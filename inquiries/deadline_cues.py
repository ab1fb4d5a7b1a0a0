"""Weighs a time by the words around it: is it the writer's own limit for an answer, or something else's time?"""

from dataclasses import dataclass
from enum import IntEnum

from inquiries import deadline_phrases as phrases


class Weight(IntEnum):
    """How firmly a time is stated as the writer's deadline; a firmer one in the same mail wins."""

    NONE = 0
    WISHED = 1  # "ideally by Tuesday", "can you send it today"
    ASKED = 2  # "please reply by Tuesday"
    STATED = 3  # "my deadline is Tuesday", "I need it by Tuesday"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The folded words around one time, inside its sentence."""

    sentence: str
    before: str  # from the sentence's start
    near: str  # from the time before this one in the same sentence, else the sentence's start
    after: str
    has_clock: bool  # an hour is named, not only a day or a part of one
    is_relative: bool
    has_inner_limit: bool  # "today by 4"
    in_subject: bool

    def asks(self) -> bool:
        return phrases.REQUEST.search(self.sentence) is not None

    def needs(self) -> bool:
        return bool(phrases.NEED.search(self.before) or phrases.NEED_ES.search(self.before))


def weigh(around: Surroundings) -> Weight:
    """Return how firmly the time is stated as a limit for an answer; NONE where it is anything else's time."""
    near, after = around.near, around.after
    is_limit = around.has_inner_limit or phrases.LIMIT.search(near) is not None
    if _is_stated(around, is_limit=is_limit):
        weight = Weight.STATED
    elif is_limit:
        weight = _weigh_limit(around)
    else:
        weight = _weigh_request(around)
    if weight is Weight.NONE or _is_no_limit(around) or _is_of_others(around):
        return Weight.NONE
    is_wish = phrases.WISH_AFTER.match(after) or phrases.WISH.search(near)
    if is_wish and not (phrases.DEADLINE_BEFORE.search(near) or phrases.AT_LATEST.match(after)):
        return min(weight, Weight.WISHED)
    return weight


def _is_stated(around: Surroundings, *, is_limit: bool) -> bool:
    near, after, before = around.near, around.after, around.before
    if (
        phrases.DEADLINE_BEFORE.search(near)
        or (phrases.DEADLINE_AFTER.match(after) and not phrases.WAS.search(near))
        or phrases.FILE.search(near)
        or phrases.CLOSE.search(near)
        or phrases.TO_PRINT.search(near)
        or phrases.HAVE_UNTIL.search(near)
        or phrases.MOVED.search(before)
        or (phrases.NOW.search(near) and phrases.DEADLINE_WORD.search(before))
        or phrases.DUE.search(near)
        or phrases.WANTED_AT.search(near)
    ):
        return True
    if is_limit and not phrases.UNTIL.search(near):
        return around.needs() or bool(phrases.NEEDED.search(before) or phrases.NO_LATER.search(near))
    if phrases.AT_LATEST.match(after):
        return is_limit or around.asks() or around.needs() or len(before) < 25
    return False


def _weigh_limit(around: Surroundings) -> Weight:
    """Weigh a time after "by" or "before" that nothing states as a deadline: it takes a request to make it one."""
    near, before = around.near, around.before
    if phrases.UNTIL.search(near):
        return Weight.NONE
    is_answer = phrases.TURNAROUND.search(near) and not phrases.APPOINTMENT_ES.search(near)
    if phrases.PARA.search(near) and not (is_answer or phrases.NEED_ES.search(around.sentence)):
        # "para el jueves" is as often the day an event is planned for.
        return Weight.NONE
    is_fragment = len(before.split()) <= 4
    if is_fragment or around.asks() or phrases.OR_SOONER.match(around.after) or phrases.WISH.search(before):
        return Weight.ASKED
    return Weight.NONE


def _weigh_request(around: Surroundings) -> Weight:
    """Weigh a time with no "by" before it, as in "can you send it today"; an hour alone is an appointment."""
    near, sentence = around.near, around.sentence
    is_asked = around.asks() and not phrases.SLOT.search(sentence)
    if phrases.UNTIL.search(near):
        return Weight.NONE
    if phrases.BEFORE_PUBLICATION.search(near) and (is_asked or around.needs()):
        return Weight.ASKED
    if phrases.OR_SOONER.match(around.after) and is_asked:
        return Weight.ASKED
    if phrases.UNREAD_HOUR.match(around.after):
        return Weight.NONE
    if around.is_relative:
        is_fragment = len(around.before.split()) <= 1 >= len(around.after.split()) and not around.in_subject
        is_asked = is_asked and not phrases.BEGINS.search(near)
        return Weight.ASKED if around.needs() or is_asked or is_fragment else Weight.NONE
    if around.has_clock and (not around.needs() or phrases.APPOINTMENT.search(near)):
        return Weight.NONE
    if phrases.SLOT.search(sentence) or phrases.BELONGS_TO.search(near):
        return Weight.NONE
    if around.needs():
        return Weight.ASKED
    return Weight.WISHED if is_asked and phrases.TURNAROUND.search(near) else Weight.NONE


def _is_no_limit(around: Surroundings) -> bool:
    """Return whether the time is one end of a span, a former time, an event's, or one taken back."""
    near, after = around.near, around.after
    if phrases.MOVE_VERB.search(around.before):
        if phrases.MOVED_FROM.search(near):
            return True
    elif phrases.RANGE_AFTER.match(after) or (
        phrases.RANGE_TAIL.search(around.before[-60:]) and not phrases.NOW_AND.search(near)
    ):
        return True
    if phrases.RANGE_BEFORE.search(near) and not phrases.LIMIT_DE.search(near):
        return True
    if phrases.NOT_THIS.search(near) or phrases.WAS_AFTER.match(after) or phrases.NO_DEADLINE.search(near):
        return True
    if phrases.EVENT_AFTER.match(after) and not phrases.DEADLINE_AFTER.match(after):
        return True
    return phrases.PAST.search(near) is not None and not phrases.STILL_ASKED.search(near)


def _is_of_others(around: Surroundings) -> bool:
    """Return whether the limit binds someone else, or the writer herself toward the office."""
    near, after = around.near, around.after
    if phrases.OTHER_LIMIT_AFTER.match(after):
        return True
    other = phrases.OTHER_LIMIT.search(near)
    if other and not phrases.STORY_TOPIC.search(near, 0, other.start() + 1):
        return True
    # The mark stands for the time itself: "a <time> deadline to comply".
    others = phrases.OTHERS_DEADLINE.search(near[-120:] + "\0" + after[:70])
    if others and not phrases.OURS.search(others.group()):
        return True
    duty = phrases.THEIR_DUTY.search(near)
    if duty and not phrases.BETWEEN_US.search(near, duty.end()):
        return True
    if phrases.ASKED_ABOUT.search(around.before):
        return True
    return phrases.OWN_PROMISE.search(near) is not None and not phrases.ANSWER_AWAITED.search(near)
