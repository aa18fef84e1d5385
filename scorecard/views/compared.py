"""Compared: the published figure like for like, over its funnel; the local one indicative."""

from __future__ import annotations

from math import isnan

from scorecard.domain.verdict import COMPARISON_WORDS, Comparison
from scorecard.judgement import sentences
from scorecard.judgement.compared import COUNTRY, REGION, AreaFigure, Compared
from scorecard.judgement.flags import comparator_name
from scorecard.judgement.intervals import of_figure
from scorecard.judgement.judged import Row
from scorecard.judgement.windows import latest_year
from scorecard.views import funnelled, words
from scorecard.views.detail import ComparedArea, ComparisonView
from scorecard.views.judged import JudgedArea


def of(seen: JudgedArea, row: Row) -> ComparisonView | None:
    """The comparison, or None where nobody's published figures are held."""
    compared = row.compared
    if compared.period_end is None or not compared.chosen:
        return None
    areas = _areas(seen, row)
    benchmark = compared.benchmark
    label = f"{_statistic(compared)} {words.number(row, benchmark.value)}"
    band = compared.band
    return ComparisonView(
        sentence=_sentence(seen, row),
        caption=_caption(compared),
        alt=_alt(seen, row, areas),
        benchmark=benchmark.value,
        benchmark_label=label,
        band_lower=None if isnan(band[0]) else band[0],
        band_upper=None if isnan(band[1]) else band[1],
        areas=areas,
        indicative=_indicative(seen, row),
        verdict=compared.verdict,
        funnel=funnelled.of(seen, row, label),
    )


def _sentence(seen: JudgedArea, row: Row) -> str:
    compared = row.compared
    where = sentences.in_period(compared.period_end, "year")
    name = comparator_name(compared.chosen)
    if compared.ours is None or isnan(compared.ours.value):
        none = f"**No published figure of {seen.area.name}'s** is known {where}"
        return f"{none}, so no verdict is given."
    ours = words.number(row, compared.ours.value)
    if compared.verdict == Comparison.NOT_COMPARED:
        theirs = words.number(row, compared.benchmark.value)
        return f"**{ours} {where}, against {theirs} for {name}.** Rank only: no counts to test."
    theirs = words.number(row, compared.benchmark.value)
    if compared.verdict == Comparison.SIMILAR:
        return (
            f"**No clear difference from {name}**: {ours} against {theirs} {where}, within what "
            "chance and the usual differences between areas give."
        )
    return (
        f"**{sentences.opened(COMPARISON_WORDS[compared.verdict])} than {name}, "
        f"{words.how_sure(compared)}**: {ours} against {theirs} {where}."
    )


def _caption(compared: Compared) -> str:
    said = ["Like for like: published figures of the same year and definition."]
    if compared.set is not None and compared.chosen == "neighbours":
        said.append(f"{compared.set.name}; {words.known_of(compared)}.")
    elif compared.set is not None:
        said.append(f"Too few neighbours are known, so {comparator_name(compared.chosen)} is used.")
    said.append(
        "Lines show what chance allows (95 % intervals); shaded, what chance and the usual "
        "differences between areas give an authority of this size."
    )
    return " ".join(said)


def _statistic(compared: Compared) -> str:
    if compared.chosen != "neighbours" or compared.set is None:
        return sentences.opened(comparator_name(compared.chosen))
    return f"Neighbours' {compared.set.method}"


def _areas(seen: JudgedArea, row: Row) -> tuple[ComparedArea, ...]:
    compared = row.compared
    named = [(seen.area_name(one.area), "neighbour", one) for one in compared.neighbours]
    for key, kind in ((REGION, "region"), (COUNTRY, "england")):
        if key in compared.others:
            one = compared.others[key]
            named.append((seen.area_name(one.area), kind, one))
    if compared.ours is not None:
        named.append((seen.area.name, "ours", compared.ours))
    known = [_area(row, *each) for each in named if not isnan(each[2].value)]
    return tuple(sorted(known, key=lambda one: (-one.value, one.name)))


def _area(row: Row, name: str, kind: str, one: AreaFigure) -> ComparedArea:
    low, high = of_figure(row.indicator, one.value, one.numerator, one.denominator)
    return ComparedArea(
        name=name,
        kind=kind,
        value=one.value,
        text=words.number(row, one.value),
        lower=None if isnan(low) else low,
        upper=None if isnan(high) else high,
    )


def _alt(seen: JudgedArea, row: Row, areas: tuple[ComparedArea, ...]) -> str:
    ranked = "; ".join(f"{one.name} {one.text}" for one in areas)
    return f"{row.indicator.short_name}, published, highest first: {ranked}."


def _indicative(seen: JudgedArea, row: Row) -> str:
    """The newest local figure beside the benchmark, with its age and no verdict."""
    compared = row.compared
    if row.basis != "local" or isnan(row.value) or compared.period_end is None:
        return ""
    assert row.place is not None and row.period_end is not None
    value, window = latest_year(seen.judged.grid, seen.judged.segment, row.place)
    if isnan(value) or isnan(compared.benchmark.value):
        return ""
    end = row.period_end
    age = (end.year - compared.period_end.year) * 12 + end.month - compared.period_end.month
    older = f"; the benchmark is {words.plural(age, 'month')} older" if age > 0 else ""
    theirs = words.number(row, compared.benchmark.value)
    return (
        f"**Indicative, no verdict:** local, {window}, {words.number(row, value)}, beside "
        f"{theirs} for {comparator_name(compared.chosen)}{older}."
    )
