"""Time that an office was open: arithmetic on moments, without a database and without a clock of its own."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When an office is open: between two times of day, on some days of the week (0 is Monday), in its zone.

    Closing not after opening means never open. A day is as long as its zone makes it: on the night a clock is moved,
    an office open through it worked an hour less or more.
    """

    zone: tzinfo
    opens_at: time
    closes_at: time
    days: Collection[int]

    def between(self, first: date, last: date) -> "OpenTimes":
        """All its open times from the day `first` to the day `last`, ready for counting."""
        opens: list[float] = []
        closes: list[float] = []
        day = first
        while day <= last:
            if day.weekday() in self.days and self.opens_at < self.closes_at:
                opens.append(datetime.combine(day, self.opens_at, self.zone).timestamp())
                closes.append(datetime.combine(day, self.closes_at, self.zone).timestamp())
            day += DAY
        return OpenTimes(opens, closes)


class OpenTimes:
    """Open times in their order, and how much was worked before each."""

    def __init__(self, opens: list[float], closes: list[float]) -> None:
        self._opens = opens
        self._closes = closes
        self._before = [0.0]
        for begin, end in zip(opens, closes, strict=True):
            self._before.append(self._before[-1] + end - begin)

    def seconds_until(self, moment: float) -> float:
        """Seconds open from the first of these times to `moment`, in seconds since 1970 (UTC)."""
        passed = bisect_right(self._opens, moment)
        if passed == 0:
            return 0.0
        # Asked for three times a row of a year's report: a call of max() would be a fifth of it.
        left = self._closes[passed - 1] - moment
        return self._before[passed] - left if left > 0 else self._before[passed]
