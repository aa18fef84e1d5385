"""Amounts and dates as people write them: text to a number, a marker or a day; else why not."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.observation import Marker
from scorecard.domain.period import Frequency, Window, month_end

SIGNS: dict[str, Marker] = {
    **dict.fromkeys(("c", "*", "**", "supp", "suppressed", "disclosive"), Marker.SUPPRESSED),
    **dict.fromkeys(("k", "rounds to zero"), Marker.ROUNDS_TO_ZERO),
    **dict.fromkeys(
        (
            *("x", "n/a", "na", "#n/a", "-", "–", "—", "--", "..", ".", ":", "nk", "n/k", "tbc"),
            *("not available", "not known", "unknown", "not recorded", "missing", "no data"),
            *("not yet available", "unavailable", "n.a.", "null"),
        ),
        Marker.NOT_AVAILABLE,
    ),
    **dict.fromkeys(("z", "not applicable"), Marker.NOT_APPLICABLE),
    **dict.fromkeys(("u", "low reliability", "unreliable"), Marker.LOW_RELIABILITY),
    **dict.fromkeys(("low", "~"), Marker.LOW),
}
"""What stands where a number would, in any case and with or without [ ] -> its marker."""

_UNDER = re.compile(
    r"(?:<|≤|<=|=<|under|below|less than|fewer than|up to)\s*[0-9]{1,2}|"
    r"[0-9]{1,2}\s*(?:-|–|to)\s*[0-9]{1,2}|[0-9]{1,2} or (?:fewer|less)",
    re.IGNORECASE,
)
"""'<5', 'fewer than 10', '1 to 4': a count held back because it is small."""

_NUMBER = re.compile(
    r"[+-]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"
)
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_DECIMALS = re.compile(r"\.([0-9]+)")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october", "nov november"),
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_DAY_FIRST = re.compile(
    r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})(?: 0?0:00(?::00)?)?"
)
_IN_WORDS = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})[ ,-]+([0-9]{4}|[0-9]{2})"
)
_QUARTER = re.compile(r"Q([1-4]) ?([0-9]{4})[-/](?:20)?[0-9]{2}", re.IGNORECASE)
_SERIAL = re.compile(r"[2-7][0-9]{4}")
_SERIAL_FROM = date(1899, 12, 30)

FREQUENCIES: dict[str, Frequency] = {
    **dict.fromkeys(("week", "weekly", "w", "weeks"), Frequency.WEEK),
    **dict.fromkeys(("month", "monthly", "m", "months"), Frequency.MONTH),
    **dict.fromkeys(("quarter", "quarterly", "q", "qtr", "quarters"), Frequency.QUARTER),
    **dict.fromkeys(("term", "termly", "t", "terms"), Frequency.TERM),
    **dict.fromkeys(("year", "yearly", "annual", "annually", "y", "a", "years"), Frequency.YEAR),
}
WINDOWS: dict[str, Window] = {
    **dict.fromkeys(("period", "in period", "this period"), Window.PERIOD),
    **dict.fromkeys(
        (
            *("rolling_12m", "rolling 12m", "rolling 12 months", "rolling year", "rolling12m"),
            *("12 months rolling", "12 month rolling", "r12", "r12m", "rolling 12"),
        ),
        Window.ROLLING_12M,
    ),
    **dict.fromkeys(("ytd", "year to date"), Window.YTD),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell read: a number, or a marker, or what is wrong; all blank for a blank cell.

    `decimals` is how many were written, which is how far it was rounded.
    """

    number: float = math.nan
    marker: str = ""
    problem: str = ""
    remedy: str = ""
    percent: bool = False
    decimals: int = 0

    @property
    def known(self) -> bool:
        """Whether it is a number."""
        return not math.isnan(self.number)


def amount(cell: str) -> Amount:
    """What a cell that should hold a number holds."""
    text = _SPACES.sub(" ", cell).strip()
    if not text:
        return Amount()
    plain = text.casefold().strip("[]").strip()
    if plain in SIGNS:
        return Amount(marker=SIGNS[plain])
    if _UNDER.fullmatch(plain.rstrip("%").strip()):
        return Amount(marker=Marker.SUPPRESSED)
    if text.startswith("="):
        return Amount(
            problem="is a formula that was never worked out",
            remedy="Open the file in Excel and save it, or type the number.",
        )
    if text.startswith("#"):
        return Amount(
            problem="is a formula that went wrong",
            remedy="Mend it, or type the number or a marker.",
        )
    return _number(text)


def _number(text: str) -> Amount:
    percent = text.endswith("%")
    digits = text.rstrip("%").strip().replace(" ", ",")
    if _NUMBER.fullmatch(digits):
        number = float(digits.replace(",", ""))
        if math.isfinite(number):
            written = _DECIMALS.search(digits)
            return Amount(number, percent=percent, decimals=len(written[1]) if written else 0)
    return Amount(
        problem="is not a number",
        remedy="Write digits and a point, such as 1234.5, or a marker such as c or x.",
    )


def day(cell: str) -> date | None:
    """A date as people write it, the day first; else None.

    A month alone, or a quarter of a financial year ('Q2 2026-27'), is its last day.
    """
    text = _SPACES.sub(" ", cell).strip()
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text):
            return date(_year(found[3]), int(found[2]), int(found[1]))
        if found := _QUARTER.fullmatch(text):
            return month_end(int(found[2]), 3 + 3 * int(found[1]))
        if found := _IN_WORDS.fullmatch(text):
            return _in_words(found[1], found[2], found[3])
    except ValueError:
        return None
    return _SERIAL_FROM + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def _in_words(day_of_month: str | None, month: str, year: str) -> date | None:
    number = MONTHS.get(month.lower())
    if number is None:
        return None
    if day_of_month is None:
        return month_end(_year(year), number)
    return date(_year(year), number, int(day_of_month))


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)
