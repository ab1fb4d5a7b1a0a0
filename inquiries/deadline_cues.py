"""Weighs a time by the words around it: is it the writer's own limit for an answer, or something else's time?"""

from dataclasses import dataclass
from enum import IntEnum

from inquiries import deadline_asides as asides
from inquiries import deadline_exclusions as exclusions
from inquiries import deadline_phrases as phrases
from inquiries import deadline_requests as requests
from inquiries import deadline_work as work


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
    kinds: frozenset[str]  # the kinds of its parts (`deadline_times`)
    has_inner_limit: bool  # "today by 4"
    names_deadline: bool  # "my noon deadline is tomorrow"
    in_subject: bool

    def asks(self) -> bool:
        return requests.REQUEST.search(self.sentence) is not None

    def needs(self) -> bool:
        return bool(requests.NEED.search(self.before) or requests.NEED_ES.search(self.before))


def weigh(around: Surroundings) -> Weight:
    """Return how firmly the time is stated as a limit for an answer; NONE where it is anything else's time."""
    near, after = around.near, around.after
    is_limit = around.has_inner_limit or phrases.LIMIT.search(near) is not None
    if _is_stated(around, is_limit=is_limit):
        weight = Weight.ASKED if phrases.HOUSE_DEADLINE.search(near) else Weight.STATED
    elif is_limit:
        weight = _weigh_limit(around)
    else:
        weight = _weigh_request(around)
    if weight is Weight.NONE or is_no_limit(around) or _is_of_others(around):
        return Weight.NONE
    if weight < Weight.STATED and ("minutes" in around.kinds or requests.HABIT.search(around.sentence)):
        return Weight.NONE
    is_wish = requests.WISH_AFTER.match(after) or requests.WISH.search(near)
    if is_wish and not (phrases.DEADLINE_BEFORE.search(near) or phrases.AT_LATEST.match(after)):
        return min(weight, Weight.WISHED)
    return weight


def _is_stated(around: Surroundings, *, is_limit: bool) -> bool:
    near, after, before = around.near, around.after, around.before
    if (
        around.names_deadline
        or phrases.DEADLINE_BEFORE.search(near)
        or phrases.LATEST_IS.search(near)
        or (phrases.LATEST_BARE.search(near) and phrases.ENDS_AFTER.match(after))
        or (phrases.DEADLINE_AFTER.match(after) and not exclusions.WAS.search(near))
        or work.FILE.search(near)
        or work.CLOSE.search(near)
        or work.TO_PRINT.search(near)
        or phrases.HAVE_UNTIL.search(near)
        or (phrases.UNTIL.search(near) and phrases.UNTIL_AFTER.match(after))
        or (phrases.MOVED.search(before) and not exclusions.MOVED_MEETING.search(near))
        or (phrases.NOW.search(near) and phrases.DEADLINE_WORD.search(before))
        or work.DUE.search(near)
        or phrases.WANTED_AT.search(near)
        or (phrases.TOO_LATE.search(near) and (phrases.CANNOT.search(near) or phrases.TOO_LATE_AFTER.match(after)))
        or "allowance" in around.kinds
    ):
        return True
    if is_limit and not phrases.UNTIL.search(near):
        return around.needs() or bool(requests.NEEDED.search(before) or phrases.NO_LATER.search(near))
    if phrases.AT_LATEST.match(after):
        return bool(is_limit or around.asks() or around.needs() or requests.NEEDED.search(before) or len(before) < 25)
    return False


def _weigh_limit(around: Surroundings) -> Weight:
    """Weigh a time after "by" or "before" that nothing states as a deadline: it takes a request to make it one."""
    near, before = around.near, around.before
    if phrases.UNTIL.search(near):
        return Weight.NONE
    is_answer = requests.TURNAROUND.search(near) and not requests.APPOINTMENT_ES.search(near)
    if phrases.ANYTHING_TOLD.search(near) and phrases.GETS_IN_AFTER.match(around.after):
        return Weight.STATED
    if phrases.WHAT_ARRIVES.search(near):
        return Weight.ASKED
    is_appointment = requests.APPOINTMENT.search(before) is not None
    if phrases.ANYTHING.search(near) and phrases.SUITS_AFTER.match(around.after) and not is_appointment:
        return Weight.ASKED
    if requests.DUE_PARA.search(near) and not requests.APPOINTMENT_ES.search(near):
        return Weight.ASKED
    if requests.PARA.search(near) and not (is_answer or requests.NEED_ES.search(around.sentence)):
        # "para el jueves" is as often the day an event is planned for.
        return Weight.NONE
    is_fragment = len(before.split()) <= 4 and not (
        requests.TELLS.search(before) or exclusions.SOMEBODY_ELSE.search(before)
    )
    if is_fragment or around.asks() or requests.OR_SOONER.match(around.after) or requests.WISH.search(before):
        return Weight.ASKED
    return Weight.NONE


def _weigh_request(around: Surroundings) -> Weight:
    """Weigh a time with no "by" before it, as in "can you send it today"; an hour alone is an appointment."""
    near = around.near
    is_slot = requests.SLOT.search(around.before) or requests.SLOT.search(requests.WHETHER.split(around.after)[0])
    is_asked = around.asks() and not is_slot
    if phrases.UNTIL.search(near):
        return Weight.NONE
    if requests.BEFORE_PUBLICATION.search(near) and (is_asked or around.needs()):
        return Weight.ASKED
    if requests.OR_SOONER.match(around.after) and is_asked:
        return Weight.ASKED
    if requests.NEED_AFTER.match(around.after):
        return Weight.ASKED
    if requests.UNREAD_HOUR.match(around.after):
        return Weight.NONE
    if "endofday" in around.kinds and (is_asked or around.in_subject):
        return Weight.ASKED
    if around.is_relative:
        is_fragment = len(around.before.split()) <= 1 >= len(around.after.split()) and not around.in_subject
        is_asked = is_asked and not requests.BEGINS.search(near)
        return Weight.ASKED if around.needs() or is_asked or is_fragment else Weight.NONE
    if around.has_clock and (not around.needs() or requests.APPOINTMENT.search(near)):
        return Weight.NONE
    if is_slot or requests.BELONGS_TO.search(near):
        return Weight.NONE
    if around.needs() and not requests.RECORDS.search(near):
        return Weight.ASKED
    return Weight.WISHED if is_asked and requests.TURNAROUND.search(near) else Weight.NONE


def is_doubtful(around: Surroundings) -> bool:
    """Return whether a day may as well be that of what the story is about; an hour is seldom."""
    if around.has_clock:
        return False
    # "We need a comment on the vote tomorrow": what is near is when it is needed.
    is_near = "day" in around.kinds and bool(around.needs() or asides.SENDS.search(around.near))
    is_hers = around.is_relative or is_near or phrases.AT_LATEST.match(around.after) is not None
    is_beside_event = not is_hers and asides.OF_THE_EVENT.search(around.near) is not None
    return is_beside_event or asides.EITHER.search(around.before) is not None


def is_no_limit(around: Surroundings) -> bool:
    """Return whether the time is one end of a span, a former time, an event's, or one taken back."""
    near, after = around.near, around.after
    if _is_yesterdays(around):
        return True
    if exclusions.ABOUT_WHAT.search(near) or (around.in_subject and exclusions.BOOKED.match(near)):
        return True
    if exclusions.HOUSE_HOURS.search(around.before) and not (
        around.needs() or around.asks() or exclusions.OURS.search(around.before)
    ):
        return True
    if exclusions.MOVE_VERB.search(around.before):
        if exclusions.MOVED_FROM.search(near):
            return True
    elif exclusions.RANGE_AFTER.match(after) or (
        exclusions.RANGE_TAIL.search(around.before[-60:]) and not exclusions.NOW_AND.search(near)
    ):
        return True
    if exclusions.RANGE_BEFORE.search(near) and not exclusions.LIMIT_DE.search(near):
        return True
    if (
        exclusions.NOT_THIS.search(near)
        or exclusions.WAS_AFTER.match(after)
        or exclusions.NO_DEADLINE.search(exclusions.last_clause(near))
    ):
        return True
    if exclusions.EVENT_AFTER.match(after) and not phrases.DEADLINE_AFTER.match(after):
        return True
    if (
        exclusions.EVERY_WEEK_AFTER.match(after)
        or exclusions.PROPOSED.search(near)
        or exclusions.PROPOSED_AFTER.match(after)
    ):
        return True
    if (
        exclusions.HELD_BACK.search(near)
        or exclusions.IN_CASE.search(near)
        or exclusions.REOPENS.search(around.sentence)
    ):
        return True
    is_past = exclusions.PAST.search(exclusions.TURN.split(near)[-1]) is not None
    return is_past and not (exclusions.STILL_ASKED.search(near) or phrases.MOVED.search(near))


def _is_yesterdays(around: Surroundings) -> bool:
    """Return whether an hour without a day of its own is one of the day before."""
    if not around.kinds <= {"clock", "bare", "noon", "lunch", "midnight", "endofday", "zone", "part"}:
        return False
    if phrases.DEADLINE_AFTER.match(around.after):
        return False  # "As I said last night 6 p.m. is my deadline"
    if exclusions.YESTERDAY_AFTER.match(around.after) or exclusions.YESTERDAY_AT.search(around.near):
        return True
    return exclusions.YESTERDAY_BY.search(around.near) is not None and not (around.needs() or around.asks())


def _is_of_others(around: Surroundings) -> bool:
    """Return whether the limit binds someone else, or the writer herself toward the office."""
    near, after = around.near, around.after
    clause = exclusions.last_clause(near)
    if exclusions.OTHER_LIMIT_AFTER.match(after) or exclusions.TO_AUTHORITY.search(near):
        return True
    subject = around.before if exclusions.SAME_SUBJECT.match(near) else near
    other = exclusions.OTHER_LIMIT.search(subject)
    if other and not exclusions.STORY_TOPIC.search(subject, 0, other.start() + 1):
        return True
    # The mark stands for the time itself: "a <time> deadline to comply".
    marked = near[-120:] + "\0" + after[:70]
    if exclusions.DEADLINE_FOR.search(marked):
        return True
    theirs = exclusions.OTHERS_DEADLINE.search(marked)
    if theirs and not exclusions.OURS.search(theirs.string, max(0, theirs.start() - 12), theirs.end()):
        return True
    told = exclusions.last_clause(subject)
    duty = exclusions.THEIR_DUTY.search(told)
    is_noun = duty and exclusions.VOTE_ABOUT.search(told[: duty.end()])
    if duty and not is_noun and not exclusions.BETWEEN_US.search(told, duty.end()):
        return True
    if is_aside(around.before):
        return True
    if asides.FOR_OTHERS_AFTER.match(after) and not (requests.REQUEST.search(around.before) or around.needs()):
        return True
    if exclusions.REPORTED.search(around.before) or exclusions.REPORTED_AFTER.match(after):
        return not (phrases.DEADLINE_BEFORE.search(near) or around.needs())
    if exclusions.THEY_GET.search(near):
        return True
    if exclusions.TRAVEL.search(near) and not requests.ARRIVES.search(near):
        return True
    if phrases.HAVE_UNTIL.search(near):
        return False
    return exclusions.OWN_PROMISE.search(clause) is not None and not exclusions.ANSWER_AWAITED.search(near)


def is_aside(before: str) -> bool:
    """Return whether a time after these words belongs to what they tell of, offer or ask about."""
    return bool(
        asides.ASKED_ABOUT.search(before)
        or asides.FETCHED.search(before)
        or asides.OWN_ROUTINE.search(before)
        or asides.TOLD_OTHERS.search(before)
    )
