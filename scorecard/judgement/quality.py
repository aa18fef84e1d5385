"""Quality: marks beside a figure that say how far it can be leaned on."""

from __future__ import annotations

import numpy as np

from scorecard.domain.flag import OWED_KINDS
from scorecard.domain.observation import Basis
from scorecard.judgement.case import Case
from scorecard.judgement.judged import Flag
from scorecard.judgement.ratings import duty_never_met

MARKS: dict[str, str] = {
    "late": "late",
    "missing": "no figure",
    "does_not_reconcile": "does not reconcile",
    "revised_materially": "revised",
    "definition_changed": "break in series",
    "small_numbers": "small numbers",
    "two_figures": "two figures printed",
    "published_only": "published only",
    "differs_from_published": "published figure differs",
    "other_frequency": "not at its own frequency",
    "duty_not_yet_met": "duty not yet met",
    "school_year": "school holidays",
    "never_reported": "never reported",
}
"""Every mark and its words on screen."""

HOLIDAY_MONTHS = (8, 12)


def marks(case: Case, flags: tuple[Flag, ...]) -> tuple[str, ...]:
    """The marks of one row, in the order of MARKS."""
    found = {str(flag.kind) for flag in flags if flag.kind in OWED_KINDS}
    if case.row.basis == Basis.PUBLISHED:
        found.add("published_only")
    elif case.row.frequency != case.row.indicator.frequency:
        found.add("other_frequency")
    if _differs(case):
        found.add("differs_from_published")
    if case.printed_twice:
        found.add("two_figures")
    if duty_never_met(case):
        found.add("duty_not_yet_met")
    if _low_season(case):
        found.add("school_year")
    return tuple(mark for mark in MARKS if mark in found)


DIFFERENCE = 0.1
"""Local and published always differ a little; from a tenth it is said."""


def _differs(case: Case) -> bool:
    """The local figure and the published one of the same year are a tenth or more apart."""
    ours = case.row.compared.ours
    same = ours is not None and case.row.compared.period_end == case.row.period_end
    if not same or ours is None or case.row.basis != Basis.LOCAL or case.row.frequency != "year":
        return False
    return bool(abs(case.row.value - ours.value) > DIFFERENCE * abs(ours.value))


def _low_season(case: Case) -> bool:
    """A low August or December in a monthly flow that is not seasonally adjusted."""
    monthly = case.row.frequency == "month" and case.row.indicator.timing == "flow"
    if not monthly or case.row.period_end is None or case.charted.adjusted[case.place]:
        return False
    counted = case.row.indicator.measure_type in ("count", "rate")
    mean = case.charted.mean[case.place, -1]
    low = not np.isnan(mean) and case.row.value < mean
    return counted and bool(low) and case.row.period_end.month in HOLIDAY_MONTHS
