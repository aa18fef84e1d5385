"""Evidence out of simple series: an indicator with defaults, monthly values, a target."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd

from scorecard.domain.area import ENGLAND, Area, AreaKind
from scorecard.domain.audit import GradedAudit
from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.check import CheckKind, ReconciliationCheck, terms
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.decision import Decided
from scorecard.domain.indicator import (
    Indicator,
    MeasureType,
    Polarity,
    Standing,
    Timing,
    Unit,
)
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import Frequency, Window, shift, start_of
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.yearly_change import YearlyChange
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged, Row

HERE, REGION = "E08000033", "E12000003"
NEIGHBOURS = tuple(f"E0700000{digit}" for digit in range(10))
END = date(2026, 9, 30)
TODAY = datetime(2026, 10, 12, 12, tzinfo=UTC)
NAN = math.nan
MEASURES = {
    MeasureType.RATIO: Unit.PCT,
    MeasureType.COUNT: Unit.COUNT,
    MeasureType.RATE: Unit.RATE,
    MeasureType.MEAN: Unit.DAYS,
}

Facts = list[dict[str, Any]]


def indicator(code: str = "one_pct", **changes: Any) -> Indicator:
    """A monthly percentage of the council's where higher is better, unless told otherwise."""
    measure = MeasureType(changes.get("measure_type", MeasureType.RATIO))
    plain: dict[str, Any] = {
        "name": f"Name of {code}",
        "short_name": f"Short {code}",
        "theme": "fd",
        "standing": Standing.FOCUS,
        "unit": MEASURES[measure],
        "measure_type": measure,
        "timing": Timing.FLOW,
        "window": Window.PERIOD,
        "polarity": Polarity.HIGH_GOOD,
        "frequency": Frequency.MONTH,
        "decimals": 0 if measure == MeasureType.COUNT else 1,
        "due_days": 10,
        "accountable_agency": "csc",
        "per": 10_000.0 if measure == MeasureType.RATE else None,
    }
    return Indicator(code=code, **{**plain, **changes})


def target(
    code: str = "one_pct", green: float | None = 80, amber: float | None = 75, **changes: Any
) -> Target:
    """An agreed target of this area's, in force since 2010."""
    plain: dict[str, Any] = {
        "area": HERE,
        "valid_from": date(2010, 1, 1),
        "kind": TargetKind.AGREED,
        "basis": "agreed by the group",
        "agreed_on": date(2010, 1, 1),
    }
    return Target(indicator=code, green=green, amber=amber, **{**plain, **changes})


def band(code: str, low: float, high: float, tolerance: float | None, **changes: Any) -> Target:
    """An agreed range."""
    return target(code, None, None, low=low, high=high, tolerance=tolerance, **changes)


def series(
    code: str,
    values: Sequence[float | str | tuple[float, float] | None],
    *,
    end: date = END,
    frequency: str = "month",
    window: str = "period",
    basis: str = "local",
    agency: str = "",
    area: str = HERE,
    status: str = "final",
    edition: str = "",
    known_at: datetime | None = None,
) -> Facts:
    """Consecutive periods, the last ending at `end`: numbers, (x, n), markers; None for none."""
    facts = []
    for back, given in enumerate(reversed(values)):
        if given is None:
            continue
        last = shift(end, frequency, -back) if back else end
        facts.append(
            {
                "indicator": code,
                "area": area,
                "agency": agency,
                "basis": basis,
                "frequency": frequency,
                "window": window,
                "period_start": start_of(last, frequency),
                "period_end": last,
                "edition": edition,
                "status": status,
                **_amounts(given),
                "known_at": known_at or at(last + timedelta(days=9)),
            }
        )
    return facts[::-1]


def at(day: date) -> datetime:
    """Nine in the morning of a day, in UTC."""
    return datetime.combine(day, time(9), UTC)


def evidence(
    indicators: Indicator | Sequence[Indicator],
    facts: Iterable[Mapping[str, Any]] = (),
    *,
    published: Iterable[Mapping[str, Any]] = (),
    targets: Sequence[Target] = (),
    breaks: Sequence[BreakInSeries] = (),
    sets: Sequence[ComparatorSet] = (),
    meetings: Sequence[date | Meeting] = (),
    clock: datetime = TODAY,
    period_end: date | None = None,
    reassurances: Sequence[Reassurance] = (),
    audits: Sequence[GradedAudit] = (),
    decided: Sequence[Decided] = (),
    **rules: Any,
) -> Evidence:
    """Evidence of one real-looking area in a region; `meetings` may be bare dates.

    `rules`: checks, explanations, yearly_changes, agencies.
    """
    listed = [indicators] if isinstance(indicators, Indicator) else indicators
    held = [one if isinstance(one, Meeting) else Meeting(HERE, one, "Board") for one in meetings]
    return Evidence(
        area=AREAS[HERE],
        areas=AREAS,
        indicators={one.code: one for one in listed},
        facts=frame(facts),
        published=frame(published),
        targets=list(targets),
        breaks=list(breaks),
        comparator_sets=list(sets),
        meetings=held,
        clock=clock,
        period_end=period_end,
        reassurances=list(reassurances),
        audits=list(audits),
        decided=list(decided),
        **rules,
    )


def frame(facts: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Facts as the store hands them over: in the order they became known."""
    rows = sorted(facts, key=lambda fact: fact["known_at"])
    ids: dict[tuple[Any, ...], int] = {}
    key = ("indicator", "area", "agency", "basis", "frequency", "window")
    rows = [
        {**row, "series_id": ids.setdefault(tuple(row[name] for name in key), len(ids))}
        for row in rows
    ]
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    return pd.DataFrame(
        {name: pd.Series(cells, dtype=_kind(name)) for name, cells in columns.items()}
    )


def judged_row(
    one: Indicator,
    values: Sequence[float | str | tuple[float, float] | None],
    *targets: Target,
    **given: Any,
) -> Row:
    """The judged row of one indicator with one local series at its own frequency."""
    facts = series(one.code, values, frequency=one.frequency, window=one.window)
    return judge(evidence(one, facts, targets=targets, **given)).rows[one.code]


def kinds(row: Row) -> set[str]:
    """The kinds of flags on a row."""
    return {str(flag.kind) for flag in row.flags}


def break_at(code: str, day: date) -> BreakInSeries:
    """A new definition from a day on."""
    return BreakInSeries(code, HERE, day, BreakKind.DEFINITION, "Counted in a new way.")


def neighbours(method: str = "mean", count: int = 10, **changes: Any) -> ComparatorSet:
    """Ten statistical neighbours, in force since 2010."""
    made = ComparatorSet(
        "n10", HERE, "Ten neighbours", SetMethod(method), date(2010, 1, 1), NEIGHBOURS[:count]
    )
    return replace(made, **changes)


def check(kind: str, left: str, right: str, **changes: Any) -> ReconciliationCheck:
    """Two sums that should agree, over a period, without any tolerance; it marks the right."""
    plain: dict[str, Any] = {
        "left": terms(left),
        "right": terms(right),
        "over": terms(changes.pop("over", "")),
        "window": Window.PERIOD,
        "tolerance": 0.0,
        "tolerance_pct": 0.0,
        "left_population": "those on the left",
        "right_population": "those on the right",
        "left_agencies": ("csc",),
        "right_agencies": ("police",),
        "marks": terms(right)[0].code,
    }
    made = {"code": "one", "name": "Left and right", "kind": CheckKind(kind), **plain, **changes}
    return ReconciliationCheck(**made)


def usual(code: str, low: float, high: float, **changes: Any) -> YearlyChange:
    """What authorities' published figures changed by in a year, known since 2024."""
    known_on = changes.pop("known_on", date(2024, 10, 31))
    made = YearlyChange(code, known_on, low, high, 1628, 154, 2013, 2024, "DfE, table d1", "how")
    return replace(made, **changes)


def everything(judged: Judged) -> dict[str, Row]:
    """The rows of a judgement, to compare with another's."""
    return dict(judged.rows)


def _amounts(given: float | str | tuple[float, float]) -> dict[str, Any]:
    marker, value, top, bottom = "", NAN, NAN, NAN
    if isinstance(given, str):
        marker = given
    elif isinstance(given, tuple):
        top, bottom = given
    else:
        value = given
    return {"marker": marker, "value": value, "numerator": top, "denominator": bottom}


def _kind(name: str) -> str:
    if name in ("value", "numerator", "denominator"):
        return "float64"
    if name in ("period_start", "period_end"):
        return "datetime64[s]"
    return "int64" if name == "series_id" else "object"


COLUMNS = (
    *("indicator", "area", "agency", "basis", "frequency", "window", "series_id"),
    *("period_start", "period_end", "edition", "status", "marker", "value", "numerator"),
    *("denominator", "known_at"),
)

AREAS = {
    one.code: one
    for one in (
        Area(HERE, "Calderdale", AreaKind.LOCAL_AUTHORITY, REGION),
        *(Area(code, f"Place {code[-1]}", AreaKind.LOCAL_AUTHORITY, REGION) for code in NEIGHBOURS),
        Area(REGION, "Yorkshire and The Humber", AreaKind.REGION),
        Area(ENGLAND, "England", AreaKind.COUNTRY),
    )
}
