"""Upgrading a store that holds rows: they stay, and what is new about them is unknown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import MetaData, text
from sqlalchemy.exc import DBAPIError

from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.theme import Priority, Theme
from scorecard.store import (
    agency,
    area,
    break_in_series,
    check,
    comparator_set,
    indicator,
    target,
    theme,
    version,
    yearly_change,
)
from scorecard.store.engine import Store, open_store
from scorecard.store.reference import as_row
from tests.samples import AGENCIES, AREAS, COUNT, HERE, INDICATORS, THERE

DAY = date(2018, 4, 1)
PRIORITY, THEME = Priority("safe", "Safe", 1), Theme("fd", "Front door", "safe", 1)
TARGET = Target(COUNT.code, HERE, DAY, TargetKind.AGREED, "by vote", green=0.1)
BREAK = BreakInSeries(COUNT.code, "", DAY, BreakKind.DEFINITION, "counted anew")
SET = ComparatorSet("set", HERE, "Neighbours", SetMethod.MEDIAN, DAY, (THERE,))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of the version before checks, with reference data and an audit event in it."""
    url = f"sqlite:///{tmp_path / 'older.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("empty_postgres_url")
    store = open_store(url)
    with store.writing() as connection:
        command.upgrade(version._config(connection), "0002")
        _fill(connection)
    yield store
    store.engine.dispose()


def _fill(connection) -> None:
    tables = MetaData()
    tables.reflect(connection)
    held = {
        "priority": [PRIORITY],
        "theme": [THEME],
        "agency": AGENCIES.values(),
        "area": AREAS.values(),
        "indicator": INDICATORS.values(),
        "target": [TARGET],
        "break_in_series": [BREAK],
        "comparator_set": [SET],
    }
    for name, records in held.items():
        table = tables.tables[name]
        columns = [column.name for column in table.columns]
        connection.execute(table.insert(), [as_row(one, columns) for one in records])
    member = {"set_code": SET.code, "position": 1, "area": THERE}
    connection.execute(tables.tables["comparator_member"].insert(), [member])
    connection.execute(
        text(
            "INSERT INTO audit_event (at, who, verb, subject, sentence) "
            "VALUES ('2026-01-01 00:00:00', 'Helen', 'load_catalogue', 'all', 'Loaded.')"
        )
    )


def test_every_row_stays_and_what_is_new_is_unknown(older: Store) -> None:
    version.upgrade(older)
    version.require_current(older)
    with older.reading() as connection:
        assert indicator.every(connection) == INDICATORS
        assert target.for_area(connection, HERE) == [TARGET]
        assert break_in_series.for_area(connection, HERE) == [BREAK]
        assert comparator_set.for_area(connection, HERE) == [SET]
        assert agency.every(connection) == AGENCIES
        assert area.every(connection) == AREAS
        assert list(theme.every(connection)) == [THEME.code]
        assert check.every(connection) == []
        assert yearly_change.every(connection) == []


def test_what_was_kept_can_be_brought_up_to_date(older: Store) -> None:
    version.upgrade(older)
    stock = replace(COUNT, starts="fd_in_time_pct")
    with older.writing() as connection:
        indicator.put(connection, [stock])
    with older.reading() as connection:
        assert indicator.every(connection)[stock.code] == stock


def test_the_audit_trail_is_still_append_only(older: Store) -> None:
    version.upgrade(older)
    with pytest.raises(DBAPIError, match="append-only"), older.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_event"))
