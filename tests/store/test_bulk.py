"""Many rows at once: bound as an ordinary insert binds them, held to the same rules on either."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from scorecard.domain.observation import SERIES_KEY
from scorecard.store import bulk, observation, series
from scorecard.store.engine import Store
from tests.samples import COUNT, HERE, RATE, RECORDED, THERE, figure, figures, keep, seed

EVENING = timezone(timedelta(hours=5))


@pytest.fixture
def both(any_store: Store) -> Store:
    with any_store.writing() as connection:
        seed(connection)
    return any_store


def raw(store: Store, columns: str = "*", table: str = "observation") -> list[tuple[object, ...]]:
    with store.reading() as connection:
        query = text(f"SELECT {columns} FROM {table} ORDER BY id")
        return [tuple(row) for row in connection.execute(query)]


def test_a_bulk_row_and_an_ordinary_one_are_the_same_row(both: Store) -> None:
    """Each value is bound by its column's own type, so nobody can tell how a row came in."""
    with both.writing() as connection:
        number = keep(connection, {"value": 62.5, "numerator": 5.0, "note": "as printed"})
        (row,) = connection.execute(select(observation.observation)).mappings()
        connection.execute(
            observation.observation.insert(), [{**row, "id": None} | {"id": row["id"] + 1}]
        )
        columns = {name: [cell] for name, cell in row.items() if name != "id"}
        columns["submission_id"] = [number]
        connection.execute(text("SELECT 1"))
        again = {**columns, "id": [row["id"] + 2]}
        assert bulk.insert(connection, observation.observation, again) == 1
    first, ordinary, in_bulk = (row[1:] for row in raw(both))
    assert first == ordinary == in_bulk


def test_unknown_is_null_and_a_zero_a_zero(both: Store) -> None:
    with both.writing() as connection:
        keep(connection, {"value": math.nan, "marker": "c"}, {"value": 0.0, "category": "x"})
    assert raw(both, "value, numerator, denominator, marker") == [
        (None, None, None, "c"),
        (0.0, None, None, ""),
    ]


def test_moments_go_in_as_utc_whatever_their_zone(both: Store) -> None:
    here = datetime(2018, 10, 1, 3, 30, tzinfo=EVENING)
    with both.writing() as connection:
        keep(connection, {"known_at": here})
    with both.reading() as connection:
        (known_at,) = observation.current(connection)["known_at"]
    assert known_at == here
    assert pd.Timestamp(known_at).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "bad",
    [
        {"marker": "q", "value": math.nan},
        {"marker": "c", "value": 3.0},
        {"status": "rumour"},
        {"reference": ""},
        {"period_start": date(2018, 4, 1), "period_end": date(2018, 3, 31)},
        {"area": "E09999999"},
        {"indicator": "no_such_count"},
        {"frequency": "decade"},
        {"basis": "hearsay"},
    ],
    ids=lambda bad: next(iter(bad)),
)
def test_one_bad_row_among_many_keeps_all_of_them_out(both: Store, bad: dict[str, object]) -> None:
    good = [{"category": str(number)} for number in range(20)]
    with pytest.raises(IntegrityError), both.writing() as connection:
        keep(connection, *good[:10], bad, *good[10:])
    assert raw(both) == []
    assert raw(both, table="series") == []


def test_a_moment_without_a_zone_is_a_fault_of_ours(both: Store) -> None:
    with pytest.raises((AssertionError, StatementError)), both.writing() as connection:
        keep(connection, {"known_at": datetime(2018, 10, 1)})  # noqa: DTZ001 - what is tested
    assert raw(both) == []


def test_more_rows_than_a_part_go_in_whole_and_in_order(
    both: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "PART", 7)
    editions = [{"edition": f"edition {number}", "value": float(number)} for number in range(20)]
    with both.writing() as connection:
        keep(connection, *editions)
    assert [value for (value,) in raw(both, "value")] == [float(number) for number in range(20)]


def test_rows_go_in_series_by_series_and_in_order_within_one(both: Store) -> None:
    """Of two states recorded together the later row is current: its place must not change."""
    with both.writing() as connection:
        keep(
            connection,
            {"area": THERE, "value": 1.0},
            {"area": HERE, "value": 2.0},
            {"area": THERE, "value": 3.0},
        )
    with both.reading() as connection:
        held = observation.current(connection)
    assert dict(zip(held["area"], held["value"], strict=True)) == {HERE: 2.0, THERE: 3.0}


def test_an_empty_frame_is_no_row(both: Store) -> None:
    with both.writing() as connection:
        assert observation.append(connection, 1, figures(), RECORDED) == 0


def key(**changes: object) -> tuple[str, ...]:
    made = figure(**changes)
    return tuple(str(made[name]) for name in SERIES_KEY)


@pytest.mark.parametrize("most_named", [500, 1, 0])
def test_a_series_is_added_once_and_found_again(
    both: Store, monkeypatch: pytest.MonkeyPatch, most_named: int
) -> None:
    monkeypatch.setattr(series, "MOST_NAMED", most_named)
    old = {key(), key(area=THERE), key(basis="published")}
    with both.writing() as connection:
        first = series.numbers(connection, old)
    new = {key(indicator=RATE.code), key(category="x", dimension="sex")}
    with both.writing() as connection:
        second = series.numbers(connection, old | new)
        held = connection.execute(select(func.count()).select_from(series.series)).scalar()
    assert {each: second[each] for each in old} == first
    assert new <= second.keys()
    assert held == len(old | new)


def test_every_part_of_a_key_tells_series_apart(both: Store) -> None:
    """Also where two keys would read the same, run together."""
    keys = {
        key(dimension="a", category="bc"),
        key(dimension="ab", category="c"),
        key(indicator=COUNT.code, agency="police"),
        key(frequency="month"),
        key(window="ytd"),
    }
    with both.writing() as connection:
        numbers = series.numbers(connection, keys)
    assert len({numbers[each] for each in keys}) == len(keys)


def test_what_was_kept_in_bulk_is_never_changed(both: Store) -> None:
    from scorecard.domain.errors import StoreUnavailable

    with both.writing() as connection:
        keep(connection, {"known_at": datetime(2018, 10, 1, tzinfo=UTC)})
    with pytest.raises(StoreUnavailable), both.writing() as connection:
        connection.execute(text("UPDATE observation SET value = 1"))
    with pytest.raises(StoreUnavailable), both.writing() as connection:
        connection.execute(text("DELETE FROM observation"))
    assert len(raw(both)) == 1
