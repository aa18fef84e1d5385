"""Years as the Local Authority Interactive Tool labels them: a table of styles, read in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.observation import Status
from scorecard.domain.period import Frequency, month_end
from scorecard.intake.ees_period import NOT_HELD, Span

STYLES: dict[str, re.Pattern[str]] = {
    "one year": re.compile(r"(?P<last>[0-9]{4})"),
    "a year over two": re.compile(r"(?P<first>[0-9]{4})[-/](?P<second>[0-9]{2})"),
    "several years over two": re.compile(
        r"(?P<first>[0-9]{4})/[0-9]{2}-(?P<before>[0-9]{2})/(?P<second>[0-9]{2})"
    ),
}
"""A label without what stands in brackets: 2023; 2013-15, 2022-23, 2022/23; 2012/13-14/15."""

SAID: dict[str, tuple[Status, str]] = {
    "": (Status.FINAL, ""),
    "prov": (Status.PROVISIONAL, ""),
    "revised": (Status.REVISED, ""),
    "final": (Status.FINAL, ""),
    "ot": (Status.FINAL, "Outturn."),
}
"""What stands in brackets after a label -> status and what to note."""

_LABEL = re.compile(r"(?P<years>[^()]+?)\s*(?:\((?P<said>[^()]*)\))?")


@dataclass(frozen=True, slots=True)
class LaitYear:
    """A label understood. A stretch of several years has no frequency that a series has."""

    span: Span
    status: Status
    note: str


def read(label: str, year_ends: str) -> LaitYear | str:
    """The stretch of a label for an item whose years end on `year_ends`; or what is wrong."""
    found = _LABEL.fullmatch(label.strip())
    said = (found["said"] or "").strip().casefold() if found else ""
    if found is None or said not in SAID:
        return "is not a label of years we know"
    years = _years(found["years"].strip(), year_ends)
    if years is None:
        return "is not a label of years we know"
    status, note = SAID[said]
    return LaitYear(_span(*years, year_ends), status, note)


def _years(words: str, ends: str) -> tuple[int, int] | None:
    """The year in which it ends, and how many years it covers."""
    for style, pattern in STYLES.items():
        found = pattern.fullmatch(words)
        if found is None:
            continue
        if style == "one year":
            return int(found["last"]), 1
        first, second = int(found["first"]), int(found["second"])
        last = first - first % 100 + second + (100 if second < first % 100 else 0)
        over_two = ends != "12-31" or style == "several years over two"
        if style == "a year over two" and last - first == 1 and over_two:
            return last, 1
        count = last - first if style == "several years over two" else last - first + 1
        return (last, count) if 0 < count < 12 else None
    return None


def _span(last: int, count: int, ends: str) -> Span:
    month, day = (int(part) for part in ends.split("-"))
    start = month_end(last - count, month) + timedelta(days=1)
    return Span(start, date(last, month, day), Frequency.YEAR if count == 1 else NOT_HELD)
