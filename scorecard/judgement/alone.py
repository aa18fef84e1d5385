"""Alone: one indicator replayed without judging the others, and flagged as it is among them.

What comes from other indicators is worked out here from the whole area's evidence: the area's
latest period (it says what is out of date or late), the family of tests that a comparison has to
stand up in (Benjamini-Hochberg), a stock's starts and ends, and the numbers that should agree with
it. The rest of an indicator's flags are its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pandas as pd

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Standing
from scorecard.domain.observation import Basis
from scorecard.domain.period import Frequency
from scorecard.judgement import figures
from scorecard.judgement.backtest import Key, Look, Raised, looks, raised
from scorecard.judgement.compared import SIGNIFICANT
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.judgement.times import periods_behind


def replay_alone(evidence: Evidence, code: str, moments: Sequence[datetime]) -> Iterator[Look]:
    """What `backtest.replay` gives of one indicator, in a fraction of the time."""
    own = _of(evidence, _beside(evidence, code))
    ends = latest_ends(evidence, moments)
    upheld = _Upheld(evidence, code, moments)

    def raised_at(place: int) -> Mapping[Key, Raised]:
        known = own.as_known(moments[place], ends[place])
        if not len(known.facts):
            return {}
        judged = judge(known, against_last_meeting=False)
        found = raised(judged)
        worse, p = (code, FlagKind.WORSE_THAN_COMPARATORS), judged.rows[code].compared.benchmark.p
        if worse in found and not upheld.at(place, moments[place], ends[place], p):
            del found[worse]
        return {key: one for key, one in found.items() if key[0] == code}

    return looks(evidence, moments, raised_at)


def _beside(evidence: Evidence, code: str) -> list[str]:
    """The indicator, what starts and ends it, and every other that a check marking it names."""
    own = evidence.indicators[code]
    marking = [check for check in evidence.checks if check.marks == code]
    named = [term.code for check in marking for term in check.named]
    balanced = [evidence.indicators[one] for one in named if one in evidence.indicators]
    flows = [flow for one in (own, *balanced) for flow in (one.starts, one.ends)]
    known = (one for one in (code, *named, *flows) if one in evidence.indicators)
    return list(dict.fromkeys(known))


def latest_ends(evidence: Evidence, moments: Sequence[datetime]) -> list[date]:
    """The area's latest period end as known at each moment: what its judgement is as at."""
    first = evidence.facts[~evidence.facts.duplicated(["series_id", "period_end"])]
    whole = (first["agency"] == "").to_numpy(bool)
    made = figures.totals(first[~whole], evidence.indicators)
    held = pd.concat([first[whole], made], ignore_index=True).sort_values("known_at", kind="stable")
    ends = np.array([moment.date() for moment in moments], dtype="datetime64[D]")
    for basis in (Basis.PUBLISHED, Basis.LOCAL):  # the local ones have the last word
        here = held[(held["basis"] == basis).to_numpy(bool)]
        known = np.array(_known_at_each(here, moments))
        latest = np.maximum.accumulate(here["period_end"].to_numpy("datetime64[D]"))
        ends[known > 0] = latest[known[known > 0] - 1]
    found: list[date] = ends.tolist()
    return found


class _Upheld:
    """Whether a difference from comparators stands up among all the comparisons of focus."""

    def __init__(self, evidence: Evidence, code: str, moments: Sequence[datetime]) -> None:
        focus = [one.code for one in evidence.indicators.values() if one.standing == Standing.FOCUS]
        family = _of(evidence, [*focus, code])
        yearly = (family.facts["frequency"] == Frequency.YEAR).to_numpy(bool)
        official = yearly & (family.facts["basis"] == Basis.PUBLISHED).to_numpy(bool)
        self.family, self.code = replace(family, facts=family.facts[official]), code
        self.most = len(focus)
        self.held = _known_at_each(self.family.facts, moments)
        self.theirs = _known_at_each(self.family.published, moments)
        self.ends = np.unique(self.family.facts["period_end"].to_numpy("datetime64[D]"))
        self.answers: dict[tuple[object, ...], bool] = {}

    def at(self, place: int, moment: datetime, as_at: date, p: float) -> bool:
        """Judged among the family once for every state that its published figures were in.

        An adjusted p is at most p times the size of the family, which spares the clear cases.
        """
        if p * self.most < SIGNIFICANT:
            return True
        state = (self.held[place], self.theirs[place], *self._ages(as_at))
        if state not in self.answers:
            judged = judge(self.family.as_known(moment, as_at), against_last_meeting=False)
            worse = (self.code, FlagKind.WORSE_THAN_COMPARATORS)
            self.answers[state] = worse in raised(judged)
        return self.answers[state]

    def _ages(self, as_at: date) -> Iterator[tuple[bool, int]]:
        """How old each published year is: all that the date looked at decides."""
        day = np.datetime64(as_at, "D")
        return ((bool(end <= day), periods_behind(end, day, Frequency.YEAR)) for end in self.ends)


def _known_at_each(frame: pd.DataFrame, moments: Sequence[datetime]) -> list[int]:
    """How many rows were known at each moment; they are in the order they became known."""
    known_at = frame["known_at"]
    asked = pd.Series(list(moments), dtype=known_at.dtype)
    found: list[int] = known_at.searchsorted(asked, side="right").tolist()
    return found


def _of(evidence: Evidence, codes: Sequence[str]) -> Evidence:
    """The evidence about some indicators and nothing else."""
    return replace(
        evidence,
        indicators={code: evidence.indicators[code] for code in codes},
        facts=evidence.facts[evidence.facts["indicator"].isin(codes).to_numpy(bool)],
        published=evidence.published[evidence.published["indicator"].isin(codes).to_numpy(bool)],
        targets=[one for one in evidence.targets if one.indicator in codes],
        breaks=[one for one in evidence.breaks if one.indicator in codes],
        reassurances=[one for one in evidence.reassurances if one.indicator in codes],
    )
