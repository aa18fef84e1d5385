"""Comparing: the area's own published figure against others' of the same period, like for like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import isnan

import numpy as np
import pandas as pd

from scorecard.domain.area import ENGLAND, Area, AreaKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.indicator import Indicator, MeasureType, Polarity, Standing
from scorecard.domain.period import Frequency
from scorecard.domain.verdict import Comparison
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.times import OUT_OF_DATE_AFTER, periods_behind
from scorecard.stats import comparison as stats
from scorecard.stats.multiplicity import benjamini_hochberg

NEIGHBOURS, REGION, COUNTRY = "neighbours", "region", "england"
SIGNIFICANT = 0.05
MOST_OF_TEN = 6


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """One area's published figure; NaN is unknown and `marker` says why."""

    area: str
    value: float
    numerator: float
    denominator: float
    marker: str


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A comparator's figure, the verdict against it and the p value of the difference."""

    value: float = np.nan
    known: int = 0
    of: int = 0
    verdict: Comparison = Comparison.NOT_COMPARED
    p: float = np.nan
    very: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator's comparison; `chosen` is the comparator the verdict rests on."""

    period_end: date | None = None
    ours: AreaFigure | None = None
    chosen: str = ""
    set: ComparatorSet | None = None
    benchmarks: Mapping[str, Benchmark] = field(default_factory=dict)
    neighbours: Sequence[AreaFigure] = ()
    others: Mapping[str, AreaFigure] = field(default_factory=dict)
    rank: int = 0
    of: int = 0
    tau2: float = np.nan
    band: tuple[float, float] = (np.nan, np.nan)
    adjusted_p: float = np.nan

    @property
    def verdict(self) -> Comparison:
        """The word against the chosen comparator."""
        return self.benchmark.verdict

    @property
    def benchmark(self) -> Benchmark:
        """The chosen comparator's figure."""
        return self.benchmarks.get(self.chosen, Benchmark())


NOTHING = Compared()


def others_of(area: Area, areas: Mapping[str, Area], sets: Sequence[ComparatorSet]) -> list[str]:
    """The codes of every area this one may be compared with."""
    members = [member for one in sets for member in one.members]
    return sorted({*members, *filter(None, (area.region, country_of(area, areas)))})


def country_of(area: Area, areas: Mapping[str, Area]) -> str:
    """England, or the invented England that an invented authority is compared with."""
    if not area.synthetic:
        return ENGLAND
    invented = (one for one in areas.values() if one.synthetic and one.kind == AreaKind.COUNTRY)
    return next((one.code for one in invented), "")


def compare(
    evidence: Evidence, ours: pd.DataFrame, published: pd.DataFrame, as_at: date
) -> dict[str, Compared]:
    """A comparison for each indicator with a published figure of ours or of a comparator's.

    `ours` (any basis) and other areas' `published`: current figures with `figure` worked out.
    """
    mine = _latest_published(ours, as_at)
    table = _by_indicator_and_period(published, as_at)
    found = {}
    theirs: dict[str, tuple[date, str]] = {}
    for key in table:
        theirs[key[0]] = max(theirs.get(key[0], key[1:]), key[1:])
    for code in sorted({*mine, *theirs}):
        indicator = evidence.indicators[code]
        if indicator.measure_type == MeasureType.COUNT:
            continue  # a count says how big a place is, not how it does
        period, window = mine[code][:2] if code in mine else theirs[code]
        figure = mine[code][2] if code in mine else None
        others = table.get((code, period, window), {})
        found[code] = _one(evidence, indicator, period, figure, others)
    judged = _with_verdicts(found, evidence.indicators)
    return _with_adjusted_p(judged, evidence.indicators, as_at)


def set_in_force(sets: Sequence[ComparatorSet], when: date) -> ComparatorSet | None:
    """The latest set whose dates hold the day."""
    held = [
        one
        for one in sets
        if one.valid_from <= when and (one.valid_to is None or when <= one.valid_to)
    ]
    return max(held, key=lambda one: one.valid_from) if held else None


def summary(values: Sequence[float], method: SetMethod) -> float:
    """The set's figure by the method it states; NaN unless enough members are known."""
    known = [value for value in values if not isnan(value)]
    needed = max(MOST_OF_TEN, len(values) / 2) if len(values) >= 10 else len(values) / 2
    if not known or len(known) < needed:
        return float("nan")
    return float(np.median(known) if method == SetMethod.MEDIAN else np.mean(known))


def _one(
    evidence: Evidence,
    indicator: Indicator,
    period: date,
    ours: AreaFigure | None,
    others: Mapping[str, AreaFigure],
) -> Compared:
    chosen_set = set_in_force(evidence.comparator_sets, period)
    members = chosen_set.members if chosen_set else ()
    blank = (np.nan, np.nan, np.nan, "")
    neighbours = [others.get(code, AreaFigure(code, *blank)) for code in members]
    values = [one.value for one in neighbours]
    figures = {NEIGHBOURS: summary(values, chosen_set.method) if chosen_set else np.nan}
    wider = {REGION: evidence.area.region, COUNTRY: country_of(evidence.area, evidence.areas)}
    figures |= {name: others[code].value for name, code in wider.items() if code in others}
    counted = dict.fromkeys(wider, (1, 1))
    counted[NEIGHBOURS] = (sum(not isnan(value) for value in values), len(values))
    benchmarks = {
        name: Benchmark(value, *counted[name])
        for name, value in figures.items()
        if not isnan(value)
    }
    chosen = next((name for name in (NEIGHBOURS, REGION, COUNTRY) if name in benchmarks), "")
    rank, of = _rank(indicator, ours, values)
    return Compared(
        period_end=period,
        ours=ours,
        chosen=chosen,
        set=chosen_set,
        benchmarks=benchmarks,
        neighbours=neighbours,
        others={name: others[code] for name, code in wider.items() if code in others},
        rank=rank,
        of=of,
        tau2=_spread(indicator, [*neighbours, *([ours] if ours else [])]),
    )


def _with_verdicts(
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
        low, high = stats.funnel_limits(middle, bottom, kind=kind, confidence=0.95, tau2=tau2)
        for place, (code, name) in enumerate(tests):
            one, level = judged[code], int(call.level[place])
            if isnan(call.p[place]):
                continue
            benchmark = replace(
                one.benchmarks[name],
                verdict=_word(indicators[code], level),
                p=float(call.p[place]),
                very=abs(level) == 2,
            )
            band = (float(low[place]) * scale[place], float(high[place]) * scale[place])
            judged[code] = replace(
                one,
                benchmarks={**one.benchmarks, name: benchmark},
                band=band if name == one.chosen else one.band,
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


def _spread(indicator: Indicator, figures: Sequence[AreaFigure]) -> float:
    countable = [one for one in figures if _countable(indicator, one)]
    if len(countable) < 3 or indicator.measure_type == MeasureType.MEAN:
        return float("nan")
    kind, _ = _kind(indicator)
    top = np.array([one.numerator for one in countable])
    bottom = np.array([one.denominator for one in countable])
    pooled = float(top.sum() / bottom.sum()) if kind == "rate" else None
    return float(stats.overdispersion(top, bottom, kind, benchmark=pooled)[1])


def _rank(
    indicator: Indicator, ours: AreaFigure | None, values: Sequence[float]
) -> tuple[int, int]:
    known = [value for value in values if not isnan(value)]
    if ours is None or isnan(ours.value) or not known:
        return 0, 0
    low_first = indicator.polarity == Polarity.LOW_GOOD
    ahead = sum(value < ours.value if low_first else value > ours.value for value in known)
    return ahead + 1, len(known) + 1


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


def _latest_published(ours: pd.DataFrame, as_at: date) -> dict[str, tuple[date, str, AreaFigure]]:
    yearly = (ours["basis"] == "published") & (ours["frequency"] == Frequency.YEAR)
    frame = ours[yearly.to_numpy(bool) & (ours["period_end"] <= pd.Timestamp(as_at)).to_numpy(bool)]
    frame = frame.sort_values(["period_end", "window"], kind="stable")
    frame = frame.drop_duplicates("indicator", keep="last")
    columns = (frame[name] for name in ("indicator", "period_end", "window", *_FIGURE))
    return {
        code: (end.date(), window, AreaFigure("", *figure))
        for code, end, window, *figure in zip(*columns, strict=True)
    }


_FIGURE = ("figure", "numerator", "denominator", "marker")


def _by_indicator_and_period(
    published: pd.DataFrame, as_at: date
) -> dict[tuple[str, date, str], dict[str, AreaFigure]]:
    """Figures of the same period, and over the same stretch up to it: window."""
    frame = published[(published["frequency"] == Frequency.YEAR).to_numpy(bool)]
    frame = frame[(frame["period_end"] <= pd.Timestamp(as_at)).to_numpy(bool)]
    columns = (frame[name] for name in ("indicator", "period_end", "window", "area", *_FIGURE))
    table: dict[tuple[str, date, str], dict[str, AreaFigure]] = {}
    for code, end, window, area, *figure in zip(*columns, strict=True):
        table.setdefault((code, end.date(), window), {})[area] = AreaFigure(area, *figure)
    return table


def _with_adjusted_p(
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
