"""Targets as they come in, checked against the indicator they rate."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scorecard.domain.indicator import Polarity
from scorecard.domain.submission import Finding
from scorecard.domain.target import Target, TargetKind
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("indicator", "area", "valid_from", "valid_to", "kind", "green", "amber", "low", "high"),
    *("tolerance", "basis", "approved_by", "approved_on", "agreed_on", "known_on"),
)


def read(
    file: str,
    content: bytes,
    indicators: Collection[str],
    areas: Collection[str],
    polarity: Mapping[str, Polarity],
) -> tuple[list[Target], list[Finding]]:
    """The targets of the file and everything wrong with it."""

    def make(row: Row) -> Target:
        made = _target(row, indicators, areas)
        if made.indicator in polarity:
            _check(row, made, polarity[made.indicator])
        return made

    return records(
        file, content, COLUMNS, make, lambda one: (one.indicator, one.area, one.valid_from)
    )


def _target(row: Row, indicators: Collection[str], areas: Collection[str]) -> Target:
    row.in_order("valid_from", "valid_to", problem="is before the target begins")
    return Target(
        indicator=row.code("indicator", indicators),
        area=row.code("area", areas, blank=True),
        valid_from=row.day("valid_from"),
        valid_to=row.day_or_none("valid_to"),
        kind=row.word("kind", TargetKind),
        green=row.number("green"),
        amber=row.number("amber"),
        low=row.number("low"),
        high=row.number("high"),
        tolerance=row.number("tolerance"),
        basis=row.text("basis", needed=True),
        approved_by=row.text("approved_by", most=120),
        approved_on=row.day_or_none("approved_on"),
        agreed_on=row.day_or_none("agreed_on"),
        known_on=row.day_or_none("known_on"),
    )


def _check(row: Row, made: Target, polarity: Polarity) -> None:
    match polarity:
        case Polarity.NEUTRAL:
            row.note("indicator", "is neutral, so it is not rated", "Remove the target.")
        case Polarity.BAND:
            _check_band(row, made)
        case _:
            _check_bounds(row, made, high_is_good=polarity == Polarity.HIGH_GOOD)


def _check_band(row: Row, made: Target) -> None:
    for column in ("green", "amber"):
        if row.cells[column]:
            row.note(column, "does not belong to a band", "Write low, high and tolerance.")
    if made.low is None or made.high is None:
        row.note("low", "or 'high' is blank", "Write both ends of the band.")
    elif made.high < made.low:
        row.note("high", f"is below low ({made.low:g})", "Write the lower end under low.")
    if made.tolerance is not None and made.tolerance < 0:
        row.note("tolerance", "is negative", "Write how far outside the band is still amber.")


def _check_bounds(row: Row, made: Target, *, high_is_good: bool) -> None:
    for column in ("low", "high", "tolerance"):
        if row.cells[column]:
            row.note(column, "belongs to a band only", "Write green and amber.")
    if made.green is None:
        row.note("green", "is blank", "Write the bound at which it is green.")
    elif made.amber is not None:
        easier = made.green - made.amber if high_is_good else made.amber - made.green
        if easier < 0:
            side = "above" if high_is_good else "below"
            row.note("amber", f"is {side} green ({made.green:g})", "Write the easier bound here.")
