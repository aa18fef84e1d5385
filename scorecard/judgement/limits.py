"""Limits: an XmR chart of each segment; where few are counted, one from the chance of counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.domain.indicator import MeasureType
from scorecard.judgement.grid import Floats, Grid
from scorecard.stats import attribute_charts, spc
from scorecard.stats.attribute_charts import AttributeChart
from scorecard.stats.spc_rules import RULES

Codes = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits and marks of each segment (segments, periods), in the indicators' units."""

    mean: Floats
    lower: Floats
    upper: Floats
    signal: Codes
    marks: Mapping[str, Codes]
    known: Codes

    def latest(self) -> spc.Xmr:
        """The limits at each segment's latest known point, as an XmR chart has them."""
        columns = self.lower.shape[1]
        last = columns - 1 - (~np.isnan(self.lower[:, ::-1])).argmax(axis=1)
        at = (np.arange(len(last)), last)
        flags = {name: mark.astype(np.int8) for name, mark in self.marks.items()}
        return spc.Xmr(
            self.mean[at],
            self.lower[at],
            self.upper[at],
            **flags,
            signal=self.signal.astype(np.int8),
            known=self.known,
        )


def draw(grid: Grid, charted: Floats, rows: Codes, inside: Bools, few: Bools) -> Limits:
    """The limits of segments: `rows` of the grid, the columns `inside` each, whether `few`."""
    values = np.where(inside, charted[rows], np.nan)
    chart = spc.xmr(values, rules=spc.MDC)
    wide = np.ones(values.shape)
    drawn = Limits(
        mean=chart.mean[:, None] * wide,
        lower=chart.lower[:, None] * wide,
        upper=chart.upper[:, None] * wide,
        signal=chart.signal.astype(np.int64),
        marks={name: getattr(chart, name).astype(np.int64) for name in RULES},
        known=chart.known,
    )
    for kind in (MeasureType.COUNT, MeasureType.RATE, MeasureType.RATIO):
        alike = np.array([grid.indicators[row].measure_type == kind for row in rows], dtype=bool)
        here = np.flatnonzero(few & alike)
        if len(here):
            _by_chance(drawn, grid, kind, rows, here, inside)
    return drawn


def over_grid(
    drawn: Limits, shape: tuple[int, ...], rows: Codes, inside: Bools, enough: Bools
) -> Limits:
    """Limits of segments laid over the grid; NaN and 0 where there are not enough points."""
    row, column = np.nonzero(inside & enough[:, None])
    at = (rows[row], column)

    def laid(part: np.ndarray, blank: float) -> np.ndarray:
        whole = np.full(shape, blank, dtype=part.dtype)
        whole[at] = part[row, column]
        return whole

    return Limits(
        mean=laid(drawn.mean, np.nan),
        lower=laid(drawn.lower, np.nan),
        upper=laid(drawn.upper, np.nan),
        signal=laid(drawn.signal, 0),
        marks={name: laid(mark, 0) for name, mark in drawn.marks.items()},
        known=drawn.known,
    )


def _by_chance(
    drawn: Limits, grid: Grid, kind: MeasureType, rows: Codes, here: Codes, inside: Bools
) -> None:
    """Put the attribute chart's limits in place of those of some segments."""
    of, unit = rows[here], np.ones((len(here), 1))
    # counts that do not reconcile have no figure
    shown = inside[here] & ~np.isnan(grid.value[of])
    bottom = np.where(shown, grid.denominator[of], np.nan)
    if kind == MeasureType.COUNT:
        counted = np.where(shown, grid.value[of], np.nan)
        chart = attribute_charts.u_chart(counted)
    elif kind == MeasureType.RATE:
        counted = np.where(shown, grid.numerator[of], np.nan)
        per = np.array([grid.indicators[row].per or 1.0 for row in of])[:, None]
        chart = attribute_charts.u_chart(counted, bottom / per)
    else:
        counted = np.where(shown, grid.numerator[of], np.nan)
        chart, unit = attribute_charts.p_chart(counted, bottom), unit * 100
    _replace(drawn, here, chart, unit)


def _replace(drawn: Limits, here: Codes, chart: AttributeChart, unit: Floats) -> None:
    drawn.mean[here] = chart.mean[:, None] * unit
    # a period without a figure has no limits of its own: those before it stand in the drawing
    drawn.lower[here], drawn.upper[here] = (
        _carried(chart.lower * unit),
        _carried(chart.upper * unit),
    )
    drawn.signal[here] = chart.signal
    for name in RULES:
        drawn.marks[name][here] = getattr(chart, name)
    drawn.known[here] = chart.known


def _carried(limits: Floats) -> Floats:
    """Each row with its unknowns filled by the latest known before, else the first known."""
    known = ~np.isnan(limits)
    place = np.where(known, np.arange(limits.shape[1]), 0)
    np.maximum.accumulate(place, axis=1, out=place)
    first = known.argmax(axis=1)[:, None]
    place = np.maximum(place, first)
    return np.take_along_axis(limits, place, axis=1)
