"""Settled: from when on the calendar alone can change nothing more of an area's judgement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np

from scorecard.domain.check import COVERS_DAYS
from scorecard.judgement.evidence import A_YEAR, Evidence
from scorecard.judgement.returns import CHASED_FOR_DAYS

RULES_REACH = max(A_YEAR, timedelta(days=CHASED_FOR_DAYS)) + timedelta(days=1)
"""The furthest that any rule looks back from the clock: chasing, and the last meeting."""


def can_differ(evidence: Evidence, moments: Sequence[datetime]) -> list[bool]:
    """Whether the judgement at each moment can differ from the one at the moment before it.

    False only where every figure and meeting lies further back than any rule reaches, and nothing
    else dated lies in between. A board whose figures stopped in 2013 need not be judged again for
    every month since.
    """
    days = [moment.date() for moment in moments]
    figures = _newest_of_figures(evidence, days)
    meetings = sorted(one.date for one in evidence.meetings)
    dated = sorted(day for read in DATES.values() for day in read(evidence))
    found = [True] * len(days)
    for place, (before, day) in enumerate(pairwise(days), start=1):
        newest = max([figures[place], *meetings[: bisect_right(meetings, day)][-1:]])
        between = bisect_right(dated, day) - bisect_right(dated, before)
        found[place] = before - newest <= RULES_REACH or between > 0
    return found


def _newest_of_figures(evidence: Evidence, days: Sequence[date]) -> list[date]:
    """For each day, the latest on which a figure known by then came, or its period ends if later.

    A period that ends in the future is not over with: it is chased until a year after.
    """
    asked = np.array(days, dtype="datetime64[D]")
    newest = np.full(len(days), np.datetime64(date.min, "D"))
    for frame in (evidence.facts, evidence.published):
        known = np.array([moment.date() for moment in frame["known_at"]], dtype="datetime64[D]")
        ends = frame["period_end"].to_numpy("datetime64[D]")
        held = np.searchsorted(known, asked, side="right")
        so_far = np.maximum.accumulate(np.maximum(known, ends)) if len(known) else known
        some = held > 0
        newest[some] = np.maximum(newest[some], so_far[held[some] - 1])
    found: list[date] = newest.tolist()
    return found


def _days(part: str, *fields: str) -> Callable[[Evidence], Iterable[date]]:
    """Reads the dates that each thing of a part carries, where it carries them."""

    def read(evidence: Evidence) -> Iterable[date]:
        days = (getattr(one, field, None) for one in getattr(evidence, part) for field in fields)
        return (day for day in days if day is not None)

    return read


def _explained(evidence: Evidence) -> Iterable[date]:
    """An explanation counts from its day, and for a year."""
    for one in evidence.explanations:
        yield one.explained_on
        yield one.explained_on + timedelta(days=COVERS_DAYS + 1)


def _none(evidence: Evidence) -> Iterable[date]:
    return ()


DATES: Mapping[str, Callable[[Evidence], Iterable[date]]] = {
    "area": _none,
    "areas": _none,
    "indicators": _none,
    "facts": _none,  # read all at once: `_newest_of_figures`
    "published": _none,
    "targets": _days("targets", "valid_from", "approved_on", "agreed_on", "known_on"),
    "breaks": _days("breaks", "date", "known_on"),
    "comparator_sets": _days("comparator_sets", "valid_from", "known_on"),
    "meetings": _days("meetings", "date"),
    "clock": _none,
    "period_end": _none,
    "reassurances": _days("reassurances", "accepted_on", "recovery_by", "ended_on"),
    "checks": _days("checks", "withdrawn_on"),
    "explanations": _explained,
    "yearly_changes": _days("yearly_changes", "known_on"),
    "agencies": _none,
    "audits": _days("audits", "reported_on"),
    "decided": _days("decided", "decided_on", "until", "taken_back_on"),
}
"""The days on which each part of the evidence can change a judgement; a test holds it complete."""
