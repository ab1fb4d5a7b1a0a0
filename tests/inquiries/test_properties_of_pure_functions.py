"""Every pure function of the press office, called with anything: it answers, the answer can be stored, its law holds.

As tests/mailbox/test_properties_of_pure_functions.py, which says what a new function lacks where it fails.
"""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from inquiries.contact_lines import MOST_OUTLET_WORDS, fold_name, goes_on
from inquiries.deadline_text import fold
from inquiries.deadlines import Deadline
from inquiries.report_periods import MOST_DAYS, NoPeriod
from tests.support.any_input import BYTES, DAYS, FOLDED, MAIL, RAW_TEXT, TEXT, WORDY, Prepared, find_unserved, places_in
from tests.support.properties import Law, hold
from tests.support.pure_functions import find_pure_functions

FUNCTIONS = find_pure_functions("inquiries")
HERE = Path(__file__).parent
TEXT_AND_FOLDED = (TEXT | WORDY).map(lambda text: (text, fold(text)))
RAW = (MAIL | BYTES).map(lambda raw: (raw,))
LOW = FOLDED.map(lambda low: (low,))
# Parameters that depend on each other, or take what has not been decoded yet.
PREPARED: dict[str, Prepared] = {
    "inquiries.deadline_anaphora.lean_on": ("low end stop", places_in(FOLDED)),
    "inquiries.deadline_haste.find_withdrawal": ("low", LOW),
    "inquiries.deadline_haste.sounds_urgent": ("low", LOW),
    "inquiries.deadline_haste.turns_back": ("low withdrawn at", places_in(FOLDED)),
    "inquiries.deadline_marks.take_in": ("low start end", places_in(FOLDED)),
    "inquiries.deadline_pattern.compile_late": ("pattern flags", st.just(("a", 0))),
    "inquiries.deadline_pattern.compile_with_stems": ("pattern", st.just(("a",))),
    "inquiries.deadline_text.find_forwarded": ("low", LOW),
    "inquiries.deadline_text.is_forward": ("subject text", st.tuples(FOLDED, FOLDED)),
    "inquiries.deadline_text.keep_fresh": ("text low", TEXT_AND_FOLDED),
    "inquiries.deadline_times.find_times": ("text low", TEXT_AND_FOLDED),
    "inquiries.mail_files.read_files": ("paths", st.just(([HERE, HERE / "no\x00file", "nowhere.eml"],))),
    "inquiries.mail_lines.clean": ("text", RAW_TEXT.map(lambda text: (text,))),
    "inquiries.mail_lines.describe_failure": ("mail_id error", st.tuples(RAW_TEXT, RAW_TEXT)),
    "inquiries.mail_lines.describe_mail": ("raw", RAW),
    "inquiries.reading.cut_headers": ("raw", RAW),
    "inquiries.reading.read_mail": ("raw", RAW),
    "inquiries.report_periods.Period.between": ("first last", st.tuples(DAYS, DAYS)),
}
# As their docstrings say.
MAY_RAISE: dict[str, type[Exception]] = {"inquiries.report_periods.Period.between": NoPeriod}
UNDECODED: set[str] = set()


def _stands_there(deadline: Deadline | None, given: dict[str, Any]) -> bool:
    if deadline is None:
        return True
    text = given["text"] if deadline.place == "body" else given["subject"]
    return bool(deadline.phrase.strip()) and text[deadline.start : deadline.end] == deadline.phrase


def _quotes_the_mail(result: Any, given: dict[str, Any]) -> bool:
    is_one = result.deadline is None or result.offered is None
    return is_one and _stands_there(result.deadline, given) and _stands_there(result.offered, given)


def _are_in_order(result: Any, given: dict[str, Any]) -> bool:
    places = [place for each in result for place in (each.start, each.end)]
    return places == sorted(places) and all(each.start < each.end <= len(given["low"]) for each in result)


def _is_read(result: dict[str, Any], given: dict[str, Any]) -> bool:
    is_json = json.loads(json.dumps(result)) == result
    return is_json and (result["error"] is None) is bool(given["raw"])


def _is_of_one_length(result: str, given: dict[str, Any]) -> bool:
    return len(result) == len(given["low"]) and result.count("\n") <= given["low"].count("\n")


def _lie_ahead(result: Any, given: dict[str, Any]) -> bool:
    moments = [each.at for each in result]
    return bool(min(moments) > given["now"]) and len(set(moments)) == len(moments)


def _holds_its_day(result: Any, given: dict[str, Any]) -> bool:
    return bool(result.first <= given["day"] <= result.last)


def _touches(result: Any, given: dict[str, Any]) -> bool:
    period = given["self"]
    return result.span is period.span and timedelta(days=1) in (result.first - period.last, period.first - result.last)


def _are_mondays(result: Any, given: dict[str, Any]) -> bool:
    return all(each.weekday() == 0 and each <= given["until"] for each in result) and result == sorted(set(result))


def _are_compared_as_names(result: Any, _given: dict[str, Any]) -> bool:
    return all(each and len(each.split()) <= MOST_OUTLET_WORDS for each in result)


def _can_be_compared(result: Any, given: dict[str, Any]) -> bool:
    """What is suggested is compared with what her entry says: a name of which nothing is left there is none."""
    return (
        bool(fold_name(result.name)) is bool(result.name) and not goes_on(result.name, "") and len(result.lines) <= 25
    )


def _is_open_no_longer_than_time(result: float, given: dict[str, Any]) -> bool:
    before: float = given["self"].seconds_until(given["moment"] - 60)
    return 0 <= before <= result <= before + 60.001


LAWS: dict[str, Law] = {
    "inquiries.business_hours.OpenTimes.seconds_until": _is_open_no_longer_than_time,
    "inquiries.contact_lines.goes_on": lambda result, given: not result or bool(fold_name(given["name"])),
    "inquiries.contact_lines.list_phrases": _are_compared_as_names,
    "inquiries.contact_lines.read_contact": _can_be_compared,
    "inquiries.deadline_clocks.on_wall": lambda result, given: abs(result.date() - given["on"]) <= timedelta(days=1),
    "inquiries.deadline_haste.find_withdrawal": lambda result, given: result is None or 0 < result <= len(given["low"]),
    "inquiries.deadline_text.find_forwarded": lambda result, given: (
        result is None or 0 < result[0] <= len(given["low"])
    ),
    "inquiries.deadline_text.fold": lambda result, given: len(result) == len(given["text"]),
    "inquiries.deadline_text.keep_fresh": _is_of_one_length,
    "inquiries.deadline_times.find_times": _are_in_order,
    "inquiries.deadlines.find_deadline": _quotes_the_mail,
    "inquiries.mail_files.read_files": lambda result, _: [bool(each.problem) for each in result][-2:] == [True, True],
    "inquiries.mail_lines.clean": lambda result, given: len(result) <= len(given["text"]),
    "inquiries.mail_lines.describe_failure": lambda result, _: json.dumps(result) and result["error"] is not None,
    "inquiries.mail_lines.describe_mail": _is_read,
    "inquiries.reading.cut_headers": lambda result, given: given["raw"].endswith(result),
    "inquiries.reading.is_bare_thanks": lambda result, given: not (result and "?" in given["text"]),
    "inquiries.reading.read_mail": lambda result, _: bool(result.trimmed.fresh) or not result.parsed.text.strip(),
    "inquiries.report_periods.Period.after": _touches,
    "inquiries.report_periods.Period.before": _touches,
    "inquiries.report_periods.Period.between": lambda result, _: 0 <= (result.last - result.first).days < MOST_DAYS,
    "inquiries.report_periods.Period.holding": _holds_its_day,
    "inquiries.report_periods.Period.mondays": _are_mondays,
    "inquiries.report_periods.monday_of": lambda result, given: (
        result.weekday() == 0 and 0 <= (given["day"] - result).days < 7
    ),
    "inquiries.snooze_times.at_clock": lambda result, given: abs(result.date() - given["day"]) <= timedelta(days=1),
    "inquiries.snooze_times.offer_times": _lie_ahead,
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_can_be_called_with_anything(name: str) -> None:
    """The list of those that have no property: it stays empty."""
    assert find_unserved(FUNCTIONS[name], PREPARED.get(name)) == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_whatever_comes_it_answers_by_its_law(name: str) -> None:
    hold(FUNCTIONS[name], PREPARED.get(name), law=LAWS.get(name), may_raise=MAY_RAISE.get(name, ()))


def test_no_law_outlives_its_function() -> None:
    assert {*LAWS, *PREPARED, *MAY_RAISE} <= set(FUNCTIONS)
