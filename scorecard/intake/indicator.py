"""Indicators as they come in: the catalogue's definitions, checked one cell at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scorecard.domain.indicator import (
    FOCUS_CAP,
    Indicator,
    MeasureType,
    Polarity,
    Sensitivity,
    Standing,
    Timing,
    Unit,
)
from scorecard.domain.period import Frequency, Window
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = (
    *("code", "name", "theme", "standing", "scrutinised_by", "unit", "per", "measure_type"),
    *("timing", "window", "numerator", "denominator", "polarity", "frequency", "decimals"),
    *("due_days", "accountable_agency", "numerator_supplier", "denominator_supplier", "driver"),
    *("dimensions", "sensitivity", "official_source", "lait_item", "england_value"),
    *("england_period", "note", "short_name", "why", "question", "good_answer", "author"),
    *("checker", "next_review", "equality", "starts", "ends"),
)
_PROSE = (
    *("numerator", "denominator", "dimensions", "scrutinised_by", "official_source"),
    *("lait_item", "england_value", "england_period", "note", "why", "question"),
    *("good_answer", "author", "checker"),
)


def read(
    files: Mapping[str, bytes], themes: Collection[str], agencies: Collection[str]
) -> tuple[list[Indicator], list[Finding]]:
    """The indicators of one or more files together and everything wrong with them."""
    every: dict[str, Indicator] = {}
    findings: list[Finding] = []

    def make(row: Row) -> Indicator:
        made = _indicator(row, themes, agencies)
        if made.code in every:
            row.note("code", "is in another file of the catalogue too", "Keep one of the two.")
        return made

    for file, content in files.items():
        found, wrong = records(file, content, COLUMNS, make, lambda one: one.code)
        every |= {one.code: one for one in found}
        findings += wrong
    if not findings:
        findings += _taken_together(next(iter(files), ""), every)
    return list(every.values()), findings


def _taken_together(file: str, every: Mapping[str, Indicator]) -> list[Finding]:
    findings = [
        Finding(file, 0, name, f"{code} of {one.code}", "is not an indicator", "Add it.")
        for one in every.values()
        for name in _REFERS
        if (code := str(getattr(one, name))) and code not in every
    ]
    findings += [
        Finding(
            file, 0, name, f"{code} of {one.code}", "is not a flow", "Name what starts or ends."
        )
        for one in every.values()
        for name in ("starts", "ends")
        if (code := str(getattr(one, name))) in every and every[code].timing != Timing.FLOW
    ]
    focus = sum(one.standing == Standing.FOCUS for one in every.values())
    if focus > FOCUS_CAP:
        problem = f"{focus} indicators are in focus and the scorecard holds {FOCUS_CAP}"
        remedy = f"Make {focus - FOCUS_CAP} of them watch or retired."
        findings.append(Finding(file, 0, "standing", "", problem, remedy))
    return findings


_REFERS = ("driver", "starts", "ends")


def _indicator(row: Row, themes: Collection[str], agencies: Collection[str]) -> Indicator:
    made = Indicator(
        code=row.text("code", most=60, needed=True),
        name=row.text("name", needed=True),
        short_name=row.text("short_name", needed=True),
        theme=row.code("theme", themes),
        standing=row.word("standing", Standing),
        unit=row.word("unit", Unit),
        measure_type=row.word("measure_type", MeasureType),
        timing=row.word("timing", Timing),
        window=row.word("window", Window),
        polarity=row.word("polarity", Polarity),
        frequency=row.word("frequency", Frequency),
        decimals=row.count("decimals", most=6),
        due_days=row.count("due_days", most=1000),
        accountable_agency=row.code("accountable_agency", agencies),
        numerator_supplier=row.code("numerator_supplier", agencies, blank=True),
        denominator_supplier=row.code("denominator_supplier", agencies, blank=True),
        per=row.number("per"),
        **{name: row.text(name, most=60) for name in _REFERS},
        sensitivity=row.word("sensitivity", Sensitivity),
        equality=row.truth("equality"),
        next_review=row.day_or_none("next_review"),
        **{name: row.text(name) for name in _PROSE},
    )
    _check(row, made)
    return made


def _check(row: Row, made: Indicator) -> None:
    if made.measure_type == MeasureType.RATE and not (made.per and made.per > 0):
        row.note("per", "is not what a rate is per", "Write 10000 for a rate per 10,000 children.")
    if made.measure_type in (MeasureType.RATIO, MeasureType.RATE) and not made.denominator:
        row.note("denominator", "is blank", f"Say what the {made.measure_type} is out of.")
    if made.timing == Timing.FLOW and (made.starts or made.ends):
        row.note("timing", "is a flow, which nothing starts or ends", "Leave both blank.")
    if made.standing == Standing.ELSEWHERE and not made.scrutinised_by:
        row.note("scrutinised_by", "is blank", "Name the board that scrutinises it.")
