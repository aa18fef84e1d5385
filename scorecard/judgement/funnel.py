"""The funnel: how far authorities spread, and which figures lie outside it, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isnan

import numpy as np

from scorecard.domain.indicator import Indicator, MeasureType, Polarity, Standing
from scorecard.domain.period import Frequency
from scorecard.domain.verdict import Comparison
from scorecard.judgement.compared import AreaFigure, Benchmark, Compared
from scorecard.judgement.times import OUT_OF_DATE_AFTER, periods_behind
from scorecard.stats import comparison as stats
from scorecard.stats.multiplicity import benjamini_hochberg

FEWEST_FOR_A_SPREAD = 3


@dataclass(frozen=True, slots=True)
class Curve:
    """The funnel to draw, in the indicator's unit: limits of an area with each `size` counted."""

    size: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    far_lower: np.ndarray
    far_upper: np.ndarray

    def is_outside(self, size: float, value: float) -> bool:
        """Whether a figure lies beyond the 95 % limits."""
        low, high = (np.interp(size, self.size, end) for end in (self.lower, self.upper))
        return bool(not low <= value <= high)


SIZES = 60
ROOM = 0.12
"""The share of the sizes' range that is drawn beyond the smallest and the largest."""


def curve(indicator: Indicator, compared: Compared, sizes: Sequence[float]) -> Curve | None:
    """The funnel that gave the call, about areas of these sizes; None where none can be drawn.

    `lower`, `upper`: 95 %, "different"; `far_...`: 99.8 %, "very different".
    """
    kind, scale = _kind(indicator)
    if isnan(compared.tau2) or not _possible(indicator, compared.benchmark.value):
        return None
    low, high = min(sizes), max(sizes)
    room = (high - low or high) * ROOM
    spaced = np.linspace(max(low - room, low / 2, 1.0), high + room, SIZES)
    # among them every area's own size: between two others the curve is not a straight line
    size = np.union1d(spaced, sizes)
    middle = compared.benchmark.value / scale
    limits = [
        end * scale
        for confidence in (stats.DIFFERENT, stats.VERY_DIFFERENT)
        for end in stats.funnel_limits(middle, size, kind, confidence, compared.tau2)
    ]
    return Curve(size, *limits)


def with_adjusted_p(
    found: dict[str, Compared], indicators: Mapping[str, Indicator], as_at: date
) -> dict[str, Compared]:
    """Benjamini-Hochberg over one fixed family: the area's focus indicators not out of date."""
    focus = [
        code
        for code, one in found.items()
        if indicators[code].standing == Standing.FOCUS and not _out_of_date(one, as_at)
    ]
    adjusted = benjamini_hochberg(np.array([found[code].benchmark.p for code in focus], float))
    marked = {
        code: replace(found[code], adjusted_p=float(p))
        for code, p in zip(focus, adjusted, strict=True)
    }
    return found | marked


def _out_of_date(compared: Compared, as_at: date) -> bool:
    """More than two years behind: shown with its year, and never a flag."""
    assert compared.period_end is not None
    end, now = np.datetime64(compared.period_end, "D"), np.datetime64(as_at, "D")
    return periods_behind(end, now, Frequency.YEAR) > OUT_OF_DATE_AFTER


def with_spread(
    found: Mapping[str, Compared], indicators: Mapping[str, Indicator]
) -> dict[str, Compared]:
    """How much more authorities differ than chance would have, for every indicator at once."""
    spread = dict(found)
    for kind in ("proportion", "rate"):
        counted = {
            code: [
                figure
                for figure in (*one.neighbours, one.ours)
                if _counted(indicators[code], figure)
            ]
            for code, one in found.items()
            if _kind(indicators[code])[0] == kind
        }
        codes = [code for code, figures in counted.items() if len(figures) >= FEWEST_FOR_A_SPREAD]
        if not codes:
            continue
        top, bottom = (
            _padded([[getattr(one, part) for one in counted[code] if one] for code in codes])
            for part in ("numerator", "denominator")
        )
        pooled = np.nansum(top, axis=1) / np.nansum(bottom, axis=1) if kind == "rate" else None
        _, tau2 = stats.overdispersion(top, bottom, kind, benchmark=pooled)
        for code, one in zip(codes, tau2.tolist(), strict=True):
            spread[code] = replace(spread[code], tau2=one)
    return spread


def _padded(rows: Sequence[Sequence[float]]) -> np.ndarray:
    width = max(len(row) for row in rows)
    return np.array([[*row, *[np.nan] * (width - len(row))] for row in rows], dtype=float)


def _counted(indicator: Indicator, figure: AreaFigure | None) -> bool:
    return figure is not None and _countable(indicator, figure)


def with_verdicts(
    found: Mapping[str, Compared], indicators: Mapping[str, Indicator]
) -> dict[str, Compared]:
    """Every call and band at once, from the one funnel that also draws them."""
    judged = dict(found)
    for kind in ("proportion", "rate"):
        tests = [
            (code, name)
            for code, one in found.items()
            if _kind(indicators[code])[0] == kind and _testable(indicators[code], one)
            for name, benchmark in one.benchmarks.items()
            if _possible(indicators[code], benchmark.value)
        ]
        if not tests:
            continue
        size = [found[code].ours for code, _ in tests]
        scale = [_kind(indicators[code])[1] for code, _ in tests]
        middle = np.array([found[code].benchmarks[name].value for code, name in tests]) / scale
        tau2 = np.array([found[code].tau2 for code, _ in tests])
        top = np.array([one.numerator for one in size if one])
        bottom = np.array([one.denominator for one in size if one])
        call = stats.funnel_call(top, bottom, middle, kind, tau2)
        told: dict[str, dict[str, Benchmark]] = {}
        bands: dict[str, tuple[float, float]] = {}
        for place, (code, name) in enumerate(tests):
            if isnan(call.p[place]):
                continue
            told.setdefault(code, {})[name] = replace(
                judged[code].benchmarks[name],
                verdict=_word(indicators[code], int(call.level[place])),
                p=float(call.p[place]),
            )
            if name == judged[code].chosen:
                bands[code] = (
                    float(call.lower[place]) * scale[place],
                    float(call.upper[place]) * scale[place],
                )
        for code, benchmarks in told.items():
            one = judged[code]
            judged[code] = replace(
                one,
                benchmarks={**one.benchmarks, **benchmarks},
                band=bands.get(code, one.band),
            )
    return judged


def _testable(indicator: Indicator, one: Compared) -> bool:
    return one.ours is not None and _countable(indicator, one.ours) and not isnan(one.tau2)


def _possible(indicator: Indicator, value: float) -> bool:
    """A benchmark that a funnel can be drawn around: no share below nothing or above the whole."""
    return value >= 0 and (indicator.measure_type != MeasureType.RATIO or value <= 100)


def _word(indicator: Indicator, level: int) -> Comparison:
    if level == 0:
        return Comparison.SIMILAR
    if indicator.polarity in (Polarity.NEUTRAL, Polarity.BAND):
        return Comparison.HIGHER if level > 0 else Comparison.LOWER
    good = (level > 0) == (indicator.polarity == Polarity.HIGH_GOOD)
    return Comparison.BETTER if good else Comparison.WORSE


def _kind(indicator: Indicator) -> tuple[str, float]:
    if indicator.measure_type == MeasureType.RATIO:
        return "proportion", 100.0
    return "rate", float(indicator.per or 1.0)


def _countable(indicator: Indicator, figure: AreaFigure) -> bool:
    if indicator.measure_type not in (MeasureType.RATIO, MeasureType.RATE):
        return False
    if isnan(figure.value) or isnan(figure.numerator) or not figure.denominator > 0:
        return False
    return figure.numerator <= figure.denominator or indicator.measure_type == MeasureType.RATE
