"""The study: Calderdale's front door judged month by month, and every other authority beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median

from scorecard.domain.flag import FlagGroup
from scorecard.domain.verdict import Variation
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Row
from tests.case_study.referrals import Place, evidence, known_at, places, referrals_indicator
from tests.judgement.building import evidence as small_evidence
from tests.judgement.building import series

CALDERDALE = "E08000033"
YEAR_END = date(2013, 3, 31)
BOARDS_OWN = (773.76, 1212.53)
"""Referrals per 10,000 children in 2011-12 and 2012-13 as the board's report prints them (3.30)."""

JUMP = 1.4
"""A change by more than 40 %: times this, or divided by it."""

SIGNALS = (Variation.NEITHER_HIGH, Variation.NEITHER_LOW, Variation.BOTH)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of one authority as it was judged when it was known."""

    end: date
    known: datetime
    count: float | None
    row: Row

    @property
    def signals(self) -> bool:
        """Whether the scorecard said that it had changed by more than chance."""
        return self.row.variation in SIGNALS

    @property
    def charted(self) -> bool:
        """Whether there were limits to say it by."""
        return self.signals or self.row.variation == Variation.COMMON_CAUSE

    @property
    def high(self) -> bool:
        """Whether the signal was of more referrals."""
        return self.row.variation == Variation.NEITHER_HIGH

    @property
    def flagged(self) -> bool:
        """Whether it was flagged for attention."""
        return any(flag.group == FlagGroup.ATTENTION for flag in self.row.flags)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Month by month over all authorities: with limits, signalling, signalling more, flagged."""

    end: date
    charted: int
    signals: int
    high: int
    held: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Jumps:
    """How often a month is more than 40 % off the one before it: into April, and into others."""

    april: float
    others: float


@cache
def held(folder: Path) -> tuple[Place, ...]:
    """Every authority with all twelve years."""
    return tuple(places(folder))


@cache
def replayed(folder: Path) -> Mapping[str, Sequence[Month]]:
    """Every month of every authority, judged from what was known on the day it came."""
    return _judged(evidence(held(folder)), held(folder))


@cache
def calderdale_broken(folder: Path, every_april: bool) -> Sequence[Month]:
    """Calderdale alone, with a break recorded every April, or in April 2013 alone."""
    ours = [place for place in held(folder) if place.code == CALDERDALE]
    whole = evidence(ours, census_breaks=True)
    if not every_april:
        whole = replace(whole, breaks=[one for one in whole.breaks if one.date.year == 2013])
    return _judged(whole, ours, until=date(2014, 6, 30))[CALDERDALE]


def _judged(
    whole: Evidence, these: Sequence[Place], until: date = date.max
) -> dict[str, list[Month]]:
    found: dict[str, list[Month]] = {place.code: [] for place in these}
    counts = {(place.code, end): count for place in these for end, count, _ in place.months}
    for end in sorted({end for _, end in counts if end <= until}):
        moment = known_at(end)
        judged = judge(whole.as_known(moment), against_last_meeting=False)
        for code, months in found.items():
            months.append(Month(end, moment, counts[code, end], judged.rows[code]))
    return found


def boards_own_year() -> Row:
    """What the scorecard says of the two years the board's report prints, once they are known."""
    one = referrals_indicator()
    facts = series(
        one.code, BOARDS_OWN, frequency="year", end=YEAR_END, known_at=known_at(YEAR_END)
    )
    judged = judge(small_evidence(one, facts, clock=known_at(YEAR_END)))
    return judged.rows[one.code]


def alarms(folder: Path) -> list[Alarms]:
    """All authorities, month by month."""
    by_month = zip(*replayed(folder).values(), strict=True)
    return [
        Alarms(
            end=these[0].end,
            charted=sum(one.charted for one in these),
            signals=sum(one.signals for one in these),
            high=sum(one.high for one in these),
            held=sum(one.count is not None for one in these),
            flagged=sum(one.flagged for one in these),
        )
        for these in by_month
    ]


def ever(folder: Path) -> tuple[int, int]:
    """How many authorities were ever signalled to have more referrals, and ever flagged."""
    every = replayed(folder).values()
    high = sum(any(one.high for one in months) for months in every)
    return high, sum(any(one.flagged for one in months) for months in every)


def new_signals(folder: Path) -> float:
    """The share of months with limits in which a signal begins."""
    pairs = [pair for months in replayed(folder).values() for pair in pairwise(months)]
    asked = [(before, now) for before, now in pairs if now.charted]
    return sum(now.signals and not before.signals for before, now in asked) / len(asked)


def jumps(folder: Path) -> tuple[Jumps, Jumps, Jumps]:
    """Up as counted; up, allowing for the usual change into that month; either way, allowing."""
    moves = list(_moves(folder))
    usual = {
        month: median(ratio for _, end, ratio in moves if end.month == month)
        for month in range(1, 13)
    }
    plain = [(end.month, ratio) for _, end, ratio in moves]
    allowing = [(month, ratio / usual[month]) for month, ratio in plain]
    either = [(month, max(ratio, 1 / ratio)) for month, ratio in allowing if ratio > 0]
    return _shares(plain), _shares(allowing), _shares(either)


def rank_into_april(folder: Path) -> tuple[int, int, int, int]:
    """Calderdale's rise into April 2013: its place among that April's, and among all Aprils'."""
    aprils = [(code, end, ratio) for code, end, ratio in _moves(folder) if end.month == 4]
    ours = next(r for code, end, r in aprils if code == CALDERDALE and end.year == 2013)
    that_year = [ratio for _, end, ratio in aprils if end.year == 2013]
    return (
        *(sum(ratio > ours for ratio in that_year) + 1, len(that_year)),
        *(sum(ratio > ours for _, _, ratio in aprils) + 1, len(aprils)),
    )


def _moves(folder: Path) -> Iterator[tuple[str, date, float]]:
    """(authority, month end, count over the count of the month before), where both are known."""
    for place in held(folder):
        for (_, before, _), (end, now, _) in pairwise(place.months):
            if before and now is not None:
                yield place.code, end, now / before


def _shares(moves: Sequence[tuple[int, float]]) -> Jumps:
    april = [ratio > JUMP for month, ratio in moves if month == 4]
    others = [ratio > JUMP for month, ratio in moves if month != 4]
    return Jumps(sum(april) / len(april), sum(others) / len(others))
