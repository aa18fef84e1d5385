"""Reconciliation checks, and explanations of what they found, as they come in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scorecard.domain.check import (
    CheckExplanation,
    CheckKind,
    Part,
    ReconciliationCheck,
    Term,
    terms,
)
from scorecard.domain.indicator import Indicator, MeasureType, Sensitivity, Timing
from scorecard.domain.period import Window
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("code", "name", "kind", "left", "right", "over", "window", "tolerance", "tolerance_pct"),
    *("left_population", "right_population", "left_agencies", "right_agencies", "marks", "note"),
    "withdrawn_on",
)
EXPLANATION_COLUMNS = ("check", "area", "explained_on", "explained_by", "words", "difference")


def read(
    file: str, content: bytes, indicators: Mapping[str, Indicator], agencies: Collection[str]
) -> tuple[list[ReconciliationCheck], list[Finding]]:
    """The checks of the file and everything wrong with it; `indicators` as they were read."""

    def make(row: Row) -> ReconciliationCheck:
        made = _check(row, indicators, agencies)
        if not row.findings:
            _fits_its_kind(row, made, indicators)
        return made

    return records(file, content, COLUMNS, make, lambda one: one.code)


def read_explanations(
    file: str, content: bytes, checks: Collection[str], areas: Collection[str]
) -> tuple[list[CheckExplanation], list[Finding]]:
    """The explanations of the file and everything wrong with it."""

    def make(row: Row) -> CheckExplanation:
        return CheckExplanation(
            check=row.code("check", checks),
            area=row.code("area", areas),
            explained_on=row.day("explained_on"),
            explained_by=row.text("explained_by", most=120, needed=True),
            words=row.text("words", needed=True),
            difference=row.number("difference"),
        )

    return records(
        file,
        content,
        EXPLANATION_COLUMNS,
        make,
        lambda one: (one.check, one.area, one.explained_on),
    )


def _check(
    row: Row, indicators: Mapping[str, Indicator], agencies: Collection[str]
) -> ReconciliationCheck:
    return ReconciliationCheck(
        code=row.text("code", most=60, needed=True),
        name=row.text("name", needed=True),
        kind=row.word("kind", CheckKind),
        left=_terms(row, "left", indicators),
        right=_terms(row, "right", indicators),
        over=_terms(row, "over", indicators),
        window=row.word("window", Window),
        tolerance=_no_less_than_nothing(row, "tolerance"),
        tolerance_pct=_no_less_than_nothing(row, "tolerance_pct"),
        left_population=row.text("left_population", needed=True),
        right_population=row.text("right_population", needed=True),
        left_agencies=_agencies(row, "left_agencies", agencies),
        right_agencies=_agencies(row, "right_agencies", agencies),
        marks=row.code("marks", indicators),
        note=row.text("note"),
        withdrawn_on=row.day_or_none("withdrawn_on"),
    )


def _terms(row: Row, column: str, indicators: Mapping[str, Indicator]) -> tuple[Term, ...]:
    try:
        found = terms(row.text(column))
    except ValueError:
        remedy = "Write codes with + between them, each alone or with .numerator or .denominator."
        row.note(column, "is not a sum of indicators' amounts", remedy)
        return ()
    for one in found:
        if one.code not in indicators:
            row.note(column, f"names {one.code}, which is not an indicator", "Check the code.")
    return found


def _no_less_than_nothing(row: Row, column: str) -> float:
    value = row.number(column) or 0.0
    if value < 0:
        row.note(column, "is below zero", "Write how far apart the two sides may lie.")
    return value


def _agencies(row: Row, column: str, agencies: Collection[str]) -> tuple[str, ...]:
    found = tuple(part.strip() for part in row.text(column, needed=True).split(";"))
    for one in found:
        if one and one not in agencies:
            row.note(column, f"names {one}, which is not an agency", "Write codes with ; between.")
    return found


def _fits_its_kind(
    row: Row, made: ReconciliationCheck, indicators: Mapping[str, Indicator]
) -> None:
    if made.window == Window.YTD:
        row.note("window", "adds up no whole period", "Write period or rolling_12m.")
    if made.kind == CheckKind.BALANCE:
        _fits_a_balance(row, made, indicators)
    elif not made.left or not made.right:
        row.note("left", "or 'right' is blank", "Name both sides.")
    elif made.kind == CheckKind.RATE_OF:
        _fits_a_rate(row, made, indicators)
    elif made.over:
        row.note("over", "belongs to a rate_of only", "Leave it blank.")
    _can_be_added(row, made, indicators)
    asked = {one.code for one in made.named}
    if made.marks not in asked:
        row.note("marks", "is not an indicator of this check", "Name one that is.")
    hidden = {code for code in asked if indicators[code].sensitivity == Sensitivity.RESTRICTED}
    if hidden and indicators[made.marks].sensitivity != Sensitivity.RESTRICTED:
        problem = "may be seen by more people than what it is checked with"
        row.note("marks", problem, f"Mark {sorted(hidden)[0]}.")


def _fits_a_balance(
    row: Row, made: ReconciliationCheck, indicators: Mapping[str, Indicator]
) -> None:
    stock = indicators[made.right[0].code] if len(made.right) == 1 else None
    if made.left or made.over:
        row.note("left", "of a balance is the stock's own starts and ends", "Leave it blank.")
    if stock is None or not (stock.starts and stock.ends):
        row.note("right", "is not one stock with starts and ends", "Fill both for the indicator.")
    elif stock.measure_type != MeasureType.COUNT:
        row.note("right", "is not a count", "Name the count that the rate is made of.")


def _fits_a_rate(row: Row, made: ReconciliationCheck, indicators: Mapping[str, Indicator]) -> None:
    alone = len(made.left) == 1 and made.left[0].part == Part.VALUE
    if not alone or indicators[made.left[0].code].measure_type not in _QUOTIENTS:
        row.note("left", "is not one share or rate", "Name the share or rate that is checked.")


_QUOTIENTS = (MeasureType.RATIO, MeasureType.RATE)


def _can_be_added(row: Row, made: ReconciliationCheck, indicators: Mapping[str, Indicator]) -> None:
    rate = made.kind == CheckKind.RATE_OF
    for one in (*(() if rate else made.left), *made.right, *made.over):
        measure = indicators[one.code].measure_type
        if one.part == Part.VALUE and measure != MeasureType.COUNT:
            remedy = f"Write {one.code}.numerator or {one.code}.denominator."
            row.note("right", f"adds up {one.code}, which is a {measure}", remedy)
        elif one.part != Part.VALUE and measure == MeasureType.COUNT:
            row.note("right", f"takes a part of {one.code}, a count", f"Write {one.code}.")
    flows = [code for code in {one.code for one in made.named} if _flows(indicators[code])]
    if not flows and made.kind != CheckKind.BALANCE and made.window != Window.PERIOD:
        row.note("window", "is of flows, and only stocks are named", "Write period.")


def _flows(indicator: Indicator) -> bool:
    return indicator.timing == Timing.FLOW
