"""Agencies, indicators and files for tests of returns: small, and easy to vary."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection

from scorecard.domain.agency import Agency
from scorecard.domain.area import Area, AreaKind
from scorecard.domain.indicator import Indicator, MeasureType, Polarity, Timing, Unit
from scorecard.domain.period import Frequency
from scorecard.domain.submission import Finding, Severity
from scorecard.domain.theme import Priority, Theme
from scorecard.intake import agency_return
from scorecard.intake.context import Context
from scorecard.intake.incoming import Asked, Incoming, Read, from_bytes
from scorecard.store import agency, area, indicator, theme
from tests.samples import HERE, RATIO, THERE

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
SEPTEMBER, AUGUST = date(2026, 9, 30), date(2026, 8, 31)

AGENCIES = {
    code: Agency(code, name, short, sector)
    for code, name, short, sector in (
        ("csc", "Children's social care", "Social care", "local authority"),
        ("early_help", "Early help services", "Early help", "local authority"),
        ("police", "West Yorkshire Police", "Police", "police"),
        ("health", "Health", "Health", "health"),
        ("camhs", "Mental health services", "CAMHS", "health"),
        ("partnership", "Business unit", "Business unit", "partnership"),
        ("ons", "Office for National Statistics", "ONS", "national statistics"),
    )
}
AREAS = {
    code: Area(code, name, AreaKind.LOCAL_AUTHORITY)
    for code, name in ((HERE, "Calderdale"), (THERE, "Kirklees"))
}
IN_TIME = replace(
    RATIO,
    code="fd_in_time_pct",
    frequency=Frequency.MONTH,
    numerator_supplier="csc",
    denominator_supplier="csc",
    numerator="assessments in time",
    dimensions="ethnicity;age",
    decimals=1,
)
EPISODES = replace(
    IN_TIME,
    code="mis_episodes_count",
    name="Missing episodes",
    short_name="Missing episodes",
    unit=Unit.COUNT,
    measure_type=MeasureType.COUNT,
    polarity=Polarity.NEUTRAL,
    decimals=0,
    denominator="",
    accountable_agency="police",
    numerator_supplier="police",
    denominator_supplier="",
)
INTERVIEWS = replace(
    IN_TIME,
    code="mis_rhi_pct",
    name="Return interviews",
    short_name="Return interviews",
    numerator_supplier="csc",
    denominator_supplier="police",
)
RATE = replace(
    IN_TIME,
    code="fd_referrals_rate",
    name="Referrals, per 10,000",
    short_name="Referrals, per 10,000",
    unit=Unit.RATE,
    measure_type=MeasureType.RATE,
    per=10_000.0,
    denominator="children aged 0 to 17 living in the area (mid-year estimate)",
    denominator_supplier="ons",
)
DAYS = replace(
    IN_TIME,
    code="fd_days_avg",
    name="Average days",
    short_name="Average days",
    unit=Unit.DAYS,
    measure_type=MeasureType.MEAN,
    polarity=Polarity.LOW_GOOD,
)
WAITS = replace(
    IN_TIME,
    code="hea_waits_count",
    name="Waiting",
    short_name="Waiting",
    unit=Unit.COUNT,
    measure_type=MeasureType.COUNT,
    timing=Timing.SNAPSHOT,
    frequency=Frequency.QUARTER,
    denominator="",
    accountable_agency="health",
    numerator_supplier="health",
    denominator_supplier="",
    decimals=0,
)
INDICATORS = {one.code: one for one in (IN_TIME, EPISODES, INTERVIEWS, RATE, DAYS, WAITS)}
CONTEXT = Context(INDICATORS, AREAS, AGENCIES, {HERE: [(date(2025, 6, 30), 47_000.0)]})


def seed(connection: Connection) -> None:
    """Keep the codes these returns are about."""
    theme.put_priorities(connection, [Priority("safe", "Safe", 1)])
    theme.put(connection, [Theme("fd", "Front door", "safe", 1)])
    agency.put(connection, AGENCIES.values())
    area.put(connection, AREAS.values())
    indicator.put(connection, INDICATORS.values())


def csv(
    *rows: str, headings: str = "indicator,area,period_end,value,numerator,denominator"
) -> bytes:
    """A file of these rows under these headings."""
    return "\n".join((headings, *rows)).encode()


def incoming(content: bytes, name: str = "return.csv", at: datetime = NOW) -> Incoming:
    return from_bytes(name, content, at)


def read(content: bytes, context: Context = CONTEXT, **asked: Any) -> Read:
    """What a return holds, sent by social care unless said otherwise."""
    return agency_return.read(incoming(content), context, Asked(**{"agency": "csc", **asked}))


def errors(findings: tuple[Finding, ...]) -> list[tuple[int, str, str]]:
    """Row, column and problem of what blocks."""
    return [(one.row, one.column, one.problem) for one in findings if one.blocks]


def warnings(findings: tuple[Finding, ...]) -> list[tuple[int, str, str]]:
    """Row, column and problem of what asks."""
    return [
        (one.row, one.column, one.problem) for one in findings if one.severity != Severity.ERROR
    ]


def measures(*changes: Indicator) -> Context:
    """The context with some indicators changed."""
    return replace(CONTEXT, indicators={**INDICATORS, **{one.code: one for one in changes}})
