"""Since: whether an indicator changed after a day somebody names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scorecard.domain import period
from scorecard.domain.errors import NotFound
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.domain.verdict import OUTCOME_WORDS, Outcome
from scorecard.judgement import sentences
from scorecard.judgement.before_after import EITHER, what_followed
from scorecard.judgement.judged import Row
from scorecard.views.judged import JudgedArea

MOST = 36
"""Periods that can be named: further back, the stretch after holds more than one cause."""

TONES = {Outcome.IMPROVED: "good_news", Outcome.WORSE: "attention"}


@dataclass(frozen=True, slots=True)
class SinceView:
    """The outcome in words, or nothing; what it rests on; its tone: attention, good_news, none."""

    outcome_words: str
    sentence: str
    numbers: str
    tone: str


def choices(seen: JudgedArea, row: Row) -> tuple[tuple[date, str], ...]:
    """(first day, words) of each period whose start can be named, newest first."""
    if row.place is None:
        return ()
    grid = seen.judged.reported
    ends: list[date] = grid.end[row.place].tolist()
    reported: list[bool] = grid.reported[row.place].tolist()
    first = reported.index(True) + 1 if True in reported else len(ends)
    frequency = str(grid.frequency[row.place])
    named = [
        (period.start_of(end, frequency), period.label(end, frequency, long=True))
        for end in ends[first:]
    ]
    return tuple(named[::-1][:MOST])


def of(seen: JudgedArea, code: str, on: date, person: Person) -> SinceView:
    """What the indicator did from a day on; NotFound, NotPermitted as for the indicator itself."""
    row = seen.judged.rows.get(code)
    if row is None:
        raise NotFound(f"There is no indicator with the code '{code[:60]}'.")
    if row.indicator.sensitivity == Sensitivity.RESTRICTED:
        require(person, Permission.SEE_RESTRICTED)
    found = what_followed(seen.judged, code, on, on, EITHER)
    told = OUTCOME_WORDS[found.outcome] if found.numbers else ""
    return SinceView(
        outcome_words=sentences.opened(told),
        sentence=found.sentence.replace(f": {told}.", ".") if told else found.sentence,
        numbers=found.numbers,
        tone=TONES.get(found.outcome, ""),
    )
