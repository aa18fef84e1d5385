"""The indicator's sentence, and the strip of facts under it."""

from __future__ import annotations

from math import isnan

from scorecard.domain import figure
from scorecard.domain.flag import FlagKind
from scorecard.domain.observation import Basis, Status
from scorecard.domain.verdict import (
    ASSURANCE_WORDS,
    COMPARISON_WORDS,
    FIRMNESS_WORDS,
    RATED,
    TRAVEL_WORDS,
    VARIATION_WORDS,
    Assurance,
    Comparison,
    Firmness,
    Travel,
    Variation,
)
from scorecard.judgement import sentences
from scorecard.judgement.flags import comparator_name
from scorecard.judgement.judged import Row
from scorecard.judgement.signals import alike, describe
from scorecard.views import words
from scorecard.views.detail import Fact
from scorecard.views.headline import is_silent
from scorecard.views.judged import JudgedArea

_SIGNALLED = (
    *(Variation.CONCERN, Variation.IMPROVEMENT, Variation.BOTH),
    *(Variation.NEITHER_HIGH, Variation.NEITHER_LOW),
)


def sentence(seen: JudgedArea, row: Row) -> str:
    """What is true of the indicator now, in Markdown with the figure in bold."""
    if row.place is None:
        return f"**No figure has been reported** for {seen.area.name}."
    where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
    if isnan(row.value):
        return f"**No figure is shown** {where}: {words.value(row)}. {_last_known(seen, row)}"
    head = f"**{words.value(row)} {where}**{_counts(seen, row)}"
    return " ".join(
        part for part in (f"{head}{_rating(row)}.", _change(seen, row), _beside(row)) if part
    )


def facts(seen: JudgedArea, row: Row) -> tuple[Fact, ...]:
    """Firmness, variation, assurance, comparison, previous values: what a strip can hold."""
    found = [_firm(row), _variation(seen, row), _assurance(row), _comparison(row), _values(row)]
    return tuple(fact for fact in found if fact is not None)


def _counts(seen: JudgedArea, row: Row) -> str:
    grid, place = seen.judged.grid, row.place
    assert place is not None
    top, bottom = float(grid.numerator[place, -1]), float(grid.denominator[place, -1])
    parts = [figure.count_of(top, bottom) if row.indicator.measure_type == "ratio" else ""]
    parts.append("provisional" if row.status == Status.PROVISIONAL else "")
    parts.append("published" if row.basis == Basis.PUBLISHED else "")
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def _rating(row: Row) -> str:
    if row.rag not in RATED:
        return f"; {words.rag_reason(row)}"
    target = sentences.target(row.target, row.indicator)
    chance = (
        ", though the colour could be chance" if row.firmness == Firmness.COULD_BE_CHANCE else ""
    )
    silent = is_silent(row)
    since = (
        ". No figure has come for two meetings since, so no assurance is possible" if silent else ""
    )
    if row.rag == "green":
        return f": green (target {target}){chance}{since}"
    gap = sentences.shortfall(row.target, row.indicator, row.value) or f"the target is {target}"
    running = next((_running(flag.sentence) for flag in row.flags if flag.kind in _RED), "")
    return f": {row.rag}, {gap}{f', {running}' if running else ''}{chance}{since}"


_RED = (FlagKind.PERSISTENTLY_RED, FlagKind.NEWLY_RED)


def _running(text: str) -> str:
    """'red for nine months running' out of the flag's own sentence."""
    head = text.partition(":")[0].partition(" (")[0]
    return f"{head[:1].lower()}{head[1:]}"


def _change(seen: JudgedArea, row: Row) -> str:
    if row.variation in _SIGNALLED and row.place is not None:
        return describe(seen.judged.grid, seen.judged.charted, row.place).sentence
    other = [flag for flag in row.flags if flag.kind == FlagKind.UNEXPLAINED_CHANGE]
    return other[0].sentence.partition(". ")[0] + "." if other else ""


def _beside(row: Row) -> str:
    verdict = row.compared.verdict
    if verdict in (Comparison.NOT_COMPARED, Comparison.SIMILAR):
        return ""
    where = sentences.in_period(row.compared.period_end, "year")
    said = f"{COMPARISON_WORDS[verdict]} than {comparator_name(row.compared.chosen)}"
    return f"Published figures {where}: {said}, {words.how_sure(row.compared)}."


def _last_known(seen: JudgedArea, row: Row) -> str:
    grid = seen.judged.grid
    assert row.place is not None
    values: list[float] = grid.value[row.place].tolist()
    for column in range(grid.columns - 1, -1, -1):
        if not isnan(values[column]):
            when = sentences.at_time(
                row.indicator, grid.end[row.place, column], row.frequency, row.window
            )
            return f"The last known figure was {words.number(row, values[column])} {when}."
    return ""


def _firm(row: Row) -> Fact | None:
    if isnan(row.lower):
        return None
    low, high = words.number(row, row.lower), words.number(row, row.upper)
    firm = sentences.opened(FIRMNESS_WORDS[row.firmness])
    if not firm:
        return Fact("", f"{low} to {high}", "what chance allows (95 % interval)")
    return Fact("", firm, f"chance allows {low} to {high}")


def _variation(seen: JudgedArea, row: Row) -> Fact | None:
    if row.variation == Variation.UNKNOWN or row.place is None:
        return None
    title = sentences.opened(VARIATION_WORDS[row.variation])
    charted = seen.judged.charted
    together = f"{row.frequency}s move together" if alike(charted, row.place) else ""
    if row.variation in _SIGNALLED:
        label = describe(seen.judged.grid, charted, row.place).label
        return Fact("variation", title, "; ".join(filter(None, (label, together))))
    if row.variation == Variation.NOT_CHARTED and row.travel not in (Travel.UNKNOWN,):
        return Fact("variation", title, f"five-year trend: {TRAVEL_WORDS[row.travel]}")
    return Fact("variation", title, together)


def _assurance(row: Row) -> Fact | None:
    if row.assurance == Assurance.UNKNOWN:
        return None
    title = sentences.opened(ASSURANCE_WORDS[row.assurance])
    return Fact("assurance", title, f"target {sentences.target(row.target, row.indicator)}")


def _comparison(row: Row) -> Fact | None:
    compared = row.compared
    if compared.ours is None or not compared.chosen or isnan(compared.ours.value):
        return None
    said = COMPARISON_WORDS[compared.verdict]
    beside = "to" if compared.verdict == Comparison.SIMILAR else "than"
    name = comparator_name(compared.chosen)
    title = (
        f"Published {words.number(row, compared.ours.value)}, {name} "
        f"{words.number(row, compared.benchmark.value)}"
        if compared.verdict == Comparison.NOT_COMPARED
        else f"{sentences.opened(said)} {beside} {name}"
    )
    rank = f"{compared.rank} of {compared.of}{words.quarter(row)}, " if compared.rank else ""
    return Fact("comparison", title, f"{rank}{words.compared_period(compared)}")


def _values(row: Row) -> Fact | None:
    if isnan(row.previous) and isnan(row.year_ago):
        return None
    before = words.short_period(row.previous_end, row.frequency)
    year_ago = words.short_period(row.year_ago_end, row.frequency)
    if row.frequency == "year" or not year_ago:
        return Fact("", f"{words.number(row, row.previous)} before", before)
    return Fact(
        "",
        f"{words.number(row, row.previous)} in {before}",
        f"{words.number(row, row.year_ago)} in {year_ago}",
    )
