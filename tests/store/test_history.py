"""History: an area's whole past in one query that an index answers."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, event

from scorecard.services.workspace import Workspace
from scorecard.store import history
from scorecard.store.engine import Store
from tests.samples import HERE, PUBLISHED_ON, THERE, keep

EARLIER = datetime(2018, 5, 1, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.writing() as connection:
        keep(
            *(connection, {"value": 358.0}, {"value": 340.0, "known_at": EARLIER}),
            *({"value": 12.0, "dimension": "sex", "category": "female"},),
            *({"value": 352.0, "basis": "published"}, {"value": 200.0, "area": THERE}),
            {"value": 190.0, "area": THERE, "basis": "published"},
        )
    return store


def test_an_area_has_its_totals_superseded_ones_too(filled: Store) -> None:
    with filled.reading() as connection:
        held = history.of_area(connection, HERE, [THERE])
    assert list(held.facts["value"]) == [340.0, 358.0, 352.0]
    assert list(held.published["value"]) == [190.0]
    assert held.facts["known_at"].is_monotonic_increasing
    assert held.facts["period_end"].dtype == "datetime64[s]"


def test_history_as_known_at(filled: Store) -> None:
    with filled.reading() as connection:
        held = history.of_area(connection, HERE, [THERE], EARLIER)
    assert list(held.facts["value"]) == [340.0]
    assert held.published.empty


def test_periods_and_areas(filled: Store) -> None:
    with filled.reading() as connection:
        assert history.period_ends(connection, HERE) == [date(2018, 3, 31)]
        assert history.areas_with_figures(connection) == [HERE, THERE]
        assert history.period_ends(connection, "E00000000") == []
        assert history.of_area(connection, "E00000000", []).facts.empty


def test_published_figures_stand_in_where_none_were_reported(store: Store) -> None:
    with store.writing() as connection:
        keep(connection, {"basis": "published", "known_at": PUBLISHED_ON})
        assert history.period_ends(connection, HERE) == [date(2018, 3, 31)]


def test_an_areas_whole_history_is_one_query_of_an_index(demo_workspace: Workspace) -> None:
    asked: list[tuple[str, object]] = []

    def note(
        connection: Connection, _cursor: object, words: str, values: object, *_: object
    ) -> None:
        if words.lstrip().upper().startswith("SELECT"):
            asked.append((words, values))

    engine = demo_workspace.store.engine
    event.listen(engine, "before_cursor_execute", note)
    with demo_workspace.reading() as connection:
        held = history.of_area(connection, "E06999999", [])
        event.remove(engine, "before_cursor_execute", note)
        assert len(held.facts) > 1000
        about_the_area = [one for one in asked if "E06999999" in str(one[1])]
        assert len(about_the_area) == 1
        words, values = about_the_area[0]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values).all()
    steps = " / ".join(row[3] for row in plan)
    assert "SEARCH series USING INDEX ix_series_area" in steps
    assert "SEARCH observation USING INDEX ix_observation_figure" in steps
