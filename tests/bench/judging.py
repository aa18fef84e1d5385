"""Judging one area's whole scorecard from the store, against only reading the same rows."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from scorecard.domain.area import Area, AreaKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.indicator import Indicator, MeasureType
from scorecard.domain.period import PERIODS_A_YEAR, month_end, shift, start_of
from scorecard.domain.submission import Submission, SubmissionKind
from scorecard.services import installation
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import area, comparator_set, indicator, observation, submission
from scorecard.views.judged import judge_area
from tests.bench.harness import Measured, measure, measure_seconds

AS_AT = date(2026, 10, 31)
NOW = datetime(2026, 11, 20, tzinfo=UTC)
HERE = "E06999999"
NEIGHBOURS = tuple(f"E069990{number:02d}" for number in range(1, 11))
INDICATORS = 154
MONTHS = 48

SAME_ROWS = """
    select s.*, o.period_start, o.period_end, o.edition, o.status, o.marker, o.value, o.numerator,
           o.denominator, o.known_at
    from observation o join series s on s.id = o.series_id where s.dimension = ''
"""


def bench_judge_an_area() -> list[Measured]:
    """154 indicators of 48 months and ten neighbours' latest values: 0.4 s, 3 times the reading."""
    workspace = _store()

    def ours() -> object:
        with workspace.reading() as connection:
            return judge_area(connection, HERE, now=NOW)

    def floor() -> object:
        with workspace.reading() as connection:
            return pd.read_sql(SAME_ROWS, connection.connection.dbapi_connection)

    return [
        measure("judge an area / read_sql of the same rows", ours, floor, bound=3.0),
        measure_seconds("judge an area, seconds", ours, bound=0.4),
    ]


def _store() -> Workspace:
    path = Path(tempfile.mkdtemp()) / "bench.db"
    settings = Settings(database_url=f"sqlite:///{path}")
    installation.init(settings, who="bench", today=date(2026, 11, 20))
    workspace = open_workspace(settings, clock=lambda: NOW)
    draw = np.random.default_rng(7)
    with workspace.writing() as connection:
        area.put(connection, [_area(code) for code in (HERE, *NEIGHBOURS)])
        members = ComparatorSet(
            "bench", HERE, "Bench", SetMethod.MEDIAN, date(2010, 1, 1), NEIGHBOURS
        )
        comparator_set.put(connection, [members])
        held = list(indicator.every(connection).values())[:INDICATORS]
        record = Submission("partnership", "bench.csv", "0" * 64, SubmissionKind.RETURN, NOW)
        number = submission.add(connection, record, accepted=True, recorded_at=NOW)
        local = [row for one in held for row in _local(one, draw)]
        latest = [_published(one, code, draw) for one in held for code in (HERE, *NEIGHBOURS)]
        observation.append(connection, number, pd.DataFrame([*local, *latest]), NOW)
    return workspace


def _area(code: str) -> Area:
    return Area(code, f"Bench {code}", AreaKind.LOCAL_AUTHORITY, synthetic=True)


def _local(one: Indicator, draw: np.random.Generator) -> list[dict[str, object]]:
    return [
        _row(one, HERE, "local", "month", month_end(2026, 10 - back), draw)
        for back in range(MONTHS)
    ]


def _published(one: Indicator, code: str, draw: np.random.Generator) -> dict[str, object]:
    return _row(one, code, "published", "year", date(2026, 3, 31), draw)


def _row(
    one: Indicator, code: str, basis: str, frequency: str, end: date, draw: np.random.Generator
) -> dict[str, object]:
    bottom = float(draw.integers(150, 250)) * 12 / PERIODS_A_YEAR[frequency]
    top = float(draw.binomial(int(bottom), 0.7))
    per = 100.0 if one.measure_type == MeasureType.RATIO else float(one.per or 1.0)
    counted = one.measure_type == MeasureType.COUNT
    return {
        "indicator": one.code,
        "area": code,
        "agency": "",
        "period_start": start_of(end, frequency),
        "period_end": shift(end, frequency, 0),
        "frequency": frequency,
        "window": "period",
        "dimension": "",
        "category": "",
        "basis": basis,
        "edition": "",
        "status": "final",
        "marker": "",
        "value": top if counted else top / bottom * per,
        "numerator": float("nan") if counted else top,
        "denominator": float("nan") if counted else bottom,
        "reference": "bench",
        "note": "",
        "known_at": NOW,
    }
