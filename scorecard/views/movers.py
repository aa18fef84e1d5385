"""Movers: three indicators that got worse and three that got better, by more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from scorecard.domain.flag import FlagGroup
from scorecard.domain.indicator import Polarity
from scorecard.domain.verdict import Variation
from scorecard.judgement.judged import Judged, Row
from scorecard.views import words
from scorecard.views.parts import Mover

SHOWN = 3


def of(judged: Judged, focus: Sequence[Row]) -> tuple[tuple[Mover, ...], tuple[Mover, ...]]:
    """(worse, better): flagged indicators whose value moved that way since the last meeting."""
    return (
        _three(judged, focus, FlagGroup.ATTENTION, -1),
        _three(judged, focus, FlagGroup.GOOD_NEWS, 1),
    )


def _three(judged: Judged, focus: Sequence[Row], group: FlagGroup, way: int) -> tuple[Mover, ...]:
    found = []
    for row in focus:
        weights = [flag.severity for flag in row.flags if flag.group == group]
        then, then_period = _before(judged, row)
        if weights and not isnan(row.value) and _moved(row, then) == way:
            mover = _mover(row, then, then_period, "concern" if way < 0 else "improvement")
            order = (not _signalled(row), not _recoloured(judged, row), -max(weights))
            found.append((*order, row.code, mover))
    return tuple(mover for *_, mover in sorted(found, key=lambda one: one[:4])[:SHOWN])


def _signalled(row: Row) -> bool:
    """Whether its limits say that it changed by more than chance: that comes first."""
    return row.variation in (Variation.CONCERN, Variation.IMPROVEMENT, Variation.BOTH)


def _recoloured(judged: Judged, row: Row) -> bool:
    """Whether its colour is not the one the last meeting saw: that is what is new to the room."""
    return judged.before is not None and judged.before.rows[row.code].rag != row.rag


def _before(judged: Judged, row: Row) -> tuple[float, str]:
    """The value the last meeting saw, else the period before."""
    if judged.before and row.code in judged.before.rows:
        then = judged.before.rows[row.code]
        if not isnan(then.value) and _alike(judged, then, row):
            return then.value, words.short_period(
                then.period_end, then.frequency, then.indicator.timing
            )
    return row.previous, words.short_period(row.previous_end, row.frequency, row.indicator.timing)


def _alike(judged: Judged, then: Row, now: Row) -> bool:
    """One series, and no break in it since: nothing is compared across one."""
    if (then.frequency, then.window, then.basis) != (now.frequency, now.window, now.basis):
        return False
    assert then.period_end is not None and now.period_end is not None
    return not any(
        one.indicator == now.code and then.period_end < one.date <= now.period_end
        for one in judged.evidence.breaks
    )


def _moved(row: Row, then: float) -> int:
    """1 better, -1 worse, 0 neither or unknown."""
    if isnan(then) or row.indicator.polarity in (Polarity.NEUTRAL, Polarity.BAND):
        return 0
    difference = row.value - then
    sign = 1 if row.indicator.polarity == Polarity.HIGH_GOOD else -1
    return sign * ((difference > 0) - (difference < 0))


def _mover(row: Row, then: float, then_period: str, tone: str) -> Mover:
    return Mover(
        code=row.code,
        name=row.indicator.short_name,
        direction="up" if row.value > then else "down",
        tone=tone,
        before=words.number(row, then),
        before_period=then_period,
        now=words.value(row),
        now_period=words.short_period(row.period_end, row.frequency, row.indicator.timing),
    )
