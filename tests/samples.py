"""Small made-up rows for tests: a handful of codes and figures about them, easy to vary."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from scorecard.domain.agency import Agency
from scorecard.domain.area import Area, AreaKind
from scorecard.domain.indicator import (
    Indicator,
    MeasureType,
    Polarity,
    Standing,
    Timing,
    Unit,
)
from scorecard.domain.period import Frequency, Window
from scorecard.domain.submission import Submission, SubmissionKind
from scorecard.domain.theme import Priority, Theme
from scorecard.intake.context import Context
from scorecard.intake.figures import FRAME_COLUMNS, frame
from scorecard.store import agency, area, indicator, theme
from scorecard.store import submission as submissions

HERE, THERE = "E08000033", "E08000034"
RECORDED = datetime(2026, 10, 20, 12, tzinfo=UTC)
PUBLISHED_ON = datetime(2018, 10, 1, tzinfo=UTC)

RATIO = Indicator(
    code="fd_in_time_pct",
    name="Assessments in time",
    short_name="Assessments in time",
    theme="fd",
    standing=Standing.FOCUS,
    unit=Unit.PCT,
    measure_type=MeasureType.RATIO,
    timing=Timing.FLOW,
    window=Window.PERIOD,
    polarity=Polarity.HIGH_GOOD,
    frequency=Frequency.YEAR,
    decimals=1,
    due_days=15,
    accountable_agency="csc",
    denominator="assessments",
)
COUNT = replace(
    *(RATIO,),
    code="cp_plans_count",
    unit=Unit.COUNT,
    measure_type=MeasureType.COUNT,
    polarity=Polarity.NEUTRAL,
    decimals=0,
    denominator="",
)
RATE = replace(
    *(RATIO,),
    code="cp_plans_rate",
    unit=Unit.RATE,
    measure_type=MeasureType.RATE,
    per=10_000.0,
)
INDICATORS = {one.code: one for one in (RATIO, COUNT, RATE)}
AREAS = {
    HERE: Area(HERE, "Calderdale", AreaKind.LOCAL_AUTHORITY),
    THERE: Area(THERE, "Kirklees", AreaKind.LOCAL_AUTHORITY),
}
AGENCIES = {
    "csc": Agency("csc", "Children's social care", "Social care", "local authority"),
    "partnership": Agency("partnership", "Business unit", "Business unit", "partnership"),
}
CONTEXT = Context(INDICATORS, AREAS, AGENCIES)


def seed(connection: Connection) -> None:
    """Keep the codes that the sample figures are about."""
    theme.put_priorities(connection, [Priority("safe", "Safe", 1)])
    theme.put(connection, [Theme("fd", "Front door", "safe", 1)])
    agency.put(connection, AGENCIES.values())
    area.put(connection, AREAS.values())
    indicator.put(connection, INDICATORS.values())


def figure(**changes: Any) -> dict[str, Any]:
    """A figure as intake makes it: a count of 358 at 31 March 2018, unless changed."""
    made: dict[str, Any] = {
        "indicator": COUNT.code,
        "area": HERE,
        "agency": "",
        "period_start": date(2017, 4, 1),
        "period_end": date(2018, 3, 31),
        "frequency": "year",
        "window": "period",
        "dimension": "",
        "category": "",
        "basis": "local",
        "edition": "",
        "status": "final",
        "marker": "",
        "value": 358.0,
        "numerator": math.nan,
        "denominator": math.nan,
        "reference": "page 1",
        "known_at": PUBLISHED_ON,
        "note": "",
    }
    assert set(changes) <= set(FRAME_COLUMNS)
    return {**made, **changes}


def figures(*changed: dict[str, Any]) -> pd.DataFrame:
    """A frame of figures, each given by how it differs from the sample."""
    return frame(figure(**changes) for changes in changed)


def submission(sha256: str = "a" * 64, **changes: Any) -> Submission:
    """A printed report from the business unit, unless changed."""
    made = Submission("partnership", "report.csv", sha256, SubmissionKind.PRINTED, PUBLISHED_ON)
    return replace(made, **changes)


def keep(connection: Connection, *changed: dict[str, Any], recorded: datetime = RECORDED) -> int:
    """Append sample figures as one more submission; the submission's number."""
    from scorecard.store import observation

    known = submissions.submission.select().with_only_columns(submissions.submission.c.id)
    sha256 = f"{len(connection.execute(known).all()):064d}"
    number = submissions.add(connection, submission(sha256), accepted=True, recorded_at=recorded)
    observation.append(connection, number, figures(*changed), recorded)
    return number
