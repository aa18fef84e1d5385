"""The amounts of a figure: value, numerator, denominator and marker, each checked by the others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from scorecard.domain.indicator import Indicator, MeasureType, Unit
from scorecard.domain.observation import MARKER_WORDS, Marker
from scorecard.domain.submission import Severity
from scorecard.domain.supplier import suppliers
from scorecard.intake import amounts
from scorecard.intake.amounts import SIGNS, Amount
from scorecard.intake.figures import divided
from scorecard.intake.headings import AMOUNTS
from scorecard.intake.row_notes import RowNotes

POPULATION_OF = "children aged 0 to 17 living in the area"
"""The denominator, in the catalogue's words, that the store's population stands for."""

_HALF = 0.5 + 1e-9


def read(notes: RowNotes, indicator: Indicator, figure: dict[str, Any]) -> dict[str, Any]:
    """`value`, `numerator`, `denominator` (NaN is unknown) and `marker` of a row."""
    found = {name: _amount(notes, indicator, name) for name in AMOUNTS}
    found = _own_part(notes, indicator, found)
    marker = _marker(notes, found)
    numbers = {name: one.number for name, one in found.items()}
    if notes.blocked:
        return {**numbers, "marker": marker}
    numbers = _with_population(notes, indicator, figure, numbers)
    _check_counts(notes, indicator, numbers)
    if not marker and not notes.blocked:
        numbers, marker = _value(notes, indicator, found["value"], numbers)
    return {**numbers, "marker": marker}


def _amount(notes: RowNotes, indicator: Indicator, column: str) -> Amount:
    found = amounts.amount(notes.cell(column))
    if found.problem:
        notes.note(column, found.problem, found.remedy)
    elif found.percent and (column != "value" or indicator.unit != Unit.PCT):
        notes.note(column, "is a percentage, and a number is asked for", "Write the number.")
    elif found.known and found.number < 0 and indicator.measure_type != MeasureType.MEAN:
        notes.note(column, "is below zero", "Check the figure.")
    elif found.known and _counts(indicator, column) and found.number != int(found.number):
        notes.note(column, "is not a whole number", "Write the count itself.")
    return found


def _counts(indicator: Indicator, column: str) -> bool:
    """Whether a column counts children or events, which come whole."""
    if column == "value":
        return indicator.unit == Unit.COUNT
    return indicator.measure_type in (MeasureType.RATIO, MeasureType.COUNT) or (
        column == "numerator" and indicator.measure_type == MeasureType.RATE
    )


def _own_part(notes: RowNotes, indicator: Indicator, found: dict[str, Amount]) -> dict[str, Amount]:
    """Of an indicator that two agencies make, the count that the sender owns and nothing else."""
    both = suppliers(indicator)
    if len(both) < 2 or notes.reading.agency not in both:
        return found
    own = AMOUNTS[1 + both.index(notes.reading.agency)]
    others = [name for name in AMOUNTS if name != own]
    other = notes.reading.context.agencies.get(both[1 - both.index(notes.reading.agency)])
    whose = other.short_name if other else "the other agency"
    alone = found[own].known or bool(found[own].marker)
    for name in others:
        if found[name].known and alone:
            problem = f"is made with the count that {whose} sends, so it was left out"
            notes.ask(name, problem, f"Send the {own} alone.")
    if not alone and not notes.cell("marker"):
        problem = f"is blank, and it is the count that is yours; {whose} sends the other"
        notes.note(own, problem, f"Write your count in the column {own}.")
    return {name: one if name == own else Amount() for name, one in found.items()}


def _marker(notes: RowNotes, found: dict[str, Amount]) -> str:
    """Why there is no figure: as the marker's column says, or as stands where a number would."""
    cell = notes.cell("marker").casefold().strip("[]")
    said = SIGNS.get(cell, "") if cell else ""
    if cell and not said:
        words = ", ".join(f"{one} ({MARKER_WORDS[one]})" for one in Marker)
        notes.note("marker", "is not a marker we know", f"Write one of {words}.")
    value = found["value"]
    inside = value.marker or next((one.marker for one in found.values() if one.marker), "")
    if said and inside and said != inside:
        notes.note("marker", f"differs from the {inside} in the row", "Keep one of the two.")
    if said and value.known:
        remedy = "Keep one of the two."
        notes.note("marker", f"says '{MARKER_WORDS[said]}' and there is a value too", remedy)
    if value.known and not value.marker and inside:
        hidden = next(name for name, one in found.items() if one.marker)
        problem = "is held back, and the value given lets it be worked out"
        notes.ask(hidden, problem, "Hold the value back too, or give the count.")
        return ""
    return str(said or inside)


def _with_population(
    notes: RowNotes, indicator: Indicator, figure: dict[str, Any], numbers: dict[str, float]
) -> dict[str, float]:
    """The newest mid-year population known for the period, where nobody sends the denominator."""
    owned_outside = indicator.denominator_supplier == "ons" and indicator.per
    known = not math.isnan(numbers["numerator"]) and math.isnan(numbers["denominator"])
    whole = not figure["dimension"] and indicator.denominator.startswith(POPULATION_OF)
    if not (owned_outside and known and whole):
        return numbers
    by_then = notes.reading.context.population.get(figure["area"], ())
    number = _newest(by_then, figure["period_end"])
    if math.isnan(number) and math.isnan(numbers["value"]):
        remedy = "Write the population that the rate is out of."
        notes.note("denominator", "is blank, and no population is held for the area", remedy)
    return {**numbers, "denominator": number}


def _newest(population: Sequence[tuple[date, float]], end: date) -> float:
    found = [number for day, number in population if day <= end]
    return float(found[-1]) if found else math.nan


def _check_counts(notes: RowNotes, indicator: Indicator, numbers: dict[str, float]) -> None:
    if indicator.measure_type != MeasureType.RATIO:
        return
    if numbers["numerator"] > numbers["denominator"]:
        problem = f"is more than the denominator ({numbers['denominator']:g})"
        notes.note("numerator", problem, "Check both counts: the first is part of the second.")


def _value(
    notes: RowNotes, indicator: Indicator, written: Amount, numbers: dict[str, float]
) -> tuple[dict[str, float], str]:
    """The value, written or worked out from the counts; both must agree as far as it is rounded."""
    if len(suppliers(indicator)) > 1 and notes.reading.agency in suppliers(indicator):
        return numbers, ""  # divided when the other count is in
    made = divided(numbers["numerator"], numbers["denominator"], indicator)
    if indicator.measure_type == MeasureType.COUNT:
        made = numbers["numerator"]
    if indicator.measure_type == MeasureType.MEAN and numbers["denominator"] > 0:
        made = numbers["numerator"] / numbers["denominator"]
    if not written.known:
        if math.isnan(made) and numbers["denominator"] == 0:
            return numbers, Marker.NOT_APPLICABLE.value  # a share of none is none
        if math.isnan(made):
            lacking = "denominator" if not math.isnan(numbers["numerator"]) else "value"
            notes.note(lacking, "is blank", "Write the value, or both counts it is made of.")
        return {**numbers, "value": made}, ""
    _check_value(notes, indicator, written, made)
    return numbers, ""


def _check_value(notes: RowNotes, indicator: Indicator, written: Amount, made: float) -> None:
    value, step = written.number, 10.0**-written.decimals
    if indicator.unit == Unit.PCT and not 0 <= value <= 100:
        notes.note("value", "is not between 0 and 100 per cent", "Check the figure.")
    elif not math.isnan(made) and abs(value - made) > _HALF * step:
        share = indicator.unit == Unit.PCT and abs(100 * value - made) <= _HALF * 100 * step
        remedy = f"Write {made:.4g} for per cent." if share else "Check the value and both counts."
        notes.note("value", f"is not what the counts make ({made:.4g})", remedy)
    elif math.isnan(made) and indicator.unit == Unit.PCT and 0 < value < 1 and not written.percent:
        problem = "is less than one per cent"
        notes.note("value", problem, "Write 45 for 45%, if that is meant.", Severity.WARNING)
