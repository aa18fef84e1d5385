"""Observations: append-only, current as known at a moment, unknown never zero, times in UTC."""

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from scorecard.domain.errors import StoreUnavailable
from scorecard.domain.observation import OBSERVATION_COLUMNS, Marker
from scorecard.store import audit_event, observation
from scorecard.store.engine import Store
from tests.samples import COUNT, HERE, RATIO, RECORDED, THERE, keep

MARCH = datetime(2018, 3, 1, tzinfo=UTC)
MAY = datetime(2018, 5, 1, tzinfo=UTC)
JULY = datetime(2018, 7, 1, tzinfo=UTC)

again_and_again = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def current(store: Store, **asked: object) -> pd.DataFrame:
    with store.reading() as connection:
        return observation.current(connection, **asked)  # type: ignore[arg-type]


def values(store: Store, **asked: object) -> list[float]:
    return list(current(store, **asked)["value"])


def append(store: Store, *changed: dict[str, object], recorded: datetime = RECORDED) -> None:
    with store.writing() as connection:
        keep(connection, *changed, recorded=recorded)


def test_a_figure_comes_back_as_it_went_in(store: Store) -> None:
    append(store, {"value": 62.4, "numerator": 5.0, "note": "as printed", "category": "x",
                   "dimension": "sex", "agency": "csc", "edition": "draft"})  # fmt: skip
    (row,) = current(store).to_dict("records")
    assert tuple(row)[: len(OBSERVATION_COLUMNS)] == OBSERVATION_COLUMNS
    assert (row["value"], row["numerator"], row["note"]) == (62.4, 5.0, "as printed")
    assert (row["agency"], row["dimension"], row["category"]) == ("csc", "sex", "x")
    assert (row["period_start"], row["period_end"]) == (date(2017, 4, 1), date(2018, 3, 31))
    assert row["recorded_at"] == RECORDED
    assert pd.isna(row["denominator"])


@pytest.mark.parametrize("table", ["observation", "audit_event"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_what_was_recorded_is_never_changed(store: Store, table: str, verb: str) -> None:
    with store.writing() as connection:
        keep(connection, {})
        audit_event.add(connection, at=RECORDED, who="a", verb="b", subject="c", sentence="d")
    refusal = pytest.raises(StoreUnavailable, match=r"never changed or removed\. Send a correction")
    with refusal, store.writing() as connection:
        connection.execute(text(verb.format(table)))
    assert len(current(store)) == 1


def test_the_latest_known_wins_and_not_the_latest_loaded(store: Store) -> None:
    append(store, {"value": 2.0, "known_at": JULY})
    append(store, {"value": 1.0, "known_at": MAY}, recorded=RECORDED + timedelta(days=9))
    assert values(store) == [2.0]


def test_a_correction_known_at_the_same_moment_is_the_later_recorded(store: Store) -> None:
    append(store, {"value": 2.0})
    append(store, {"value": 1.0}, recorded=RECORDED + timedelta(seconds=1))
    assert values(store) == [1.0]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (MARCH - timedelta(microseconds=1), []),
        (MARCH, [1.0]),
        (MAY - timedelta(microseconds=1), [1.0]),
        (MAY, [2.0]),
        (JULY, [3.0]),
        (None, [3.0]),
    ],
)
def test_as_known_at(store: Store, moment: datetime | None, expected: list[float]) -> None:
    append(store, {"value": 3.0, "known_at": JULY, "status": "revised"})
    append(store, {"value": 1.0, "known_at": MARCH, "status": "provisional"})
    append(store, {"value": 2.0, "known_at": MAY})
    assert values(store, as_known_at=moment) == expected
    held = [at for at in (MARCH, MAY, JULY) if moment is None or at <= moment]
    assert list(current(store, as_known_at=moment, history=True)["known_at"]) == held


def test_two_figures_of_one_document_stay_apart(store: Store) -> None:
    append(store, {"value": 975.0, "edition": "as printed, section 7"},
           {"value": 979.0, "edition": "as printed, appendix 3"})  # fmt: skip
    assert sorted(values(store)) == [975.0, 979.0]
    append(store, {"value": 980.0, "known_at": datetime(2019, 1, 1, tzinfo=UTC)})
    assert values(store) == [980.0]
    assert len(current(store, history=True)) == 3


def test_reported_and_official_figures_are_two_series(store: Store) -> None:
    append(store, {"value": 358.0}, {"value": 352.0, "basis": "published", "known_at": JULY})
    assert dict(current(store)[["basis", "value"]].values) == {"local": 358.0, "published": 352.0}
    assert values(store, basis="local") == [358.0]
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM series")).scalar() == 2


@pytest.mark.parametrize("marker", Marker)
def test_a_marker_is_kept_and_never_zero(store: Store, marker: Marker) -> None:
    append(store, {"marker": marker.value, "value": math.nan})
    (row,) = current(store).to_dict("records")
    assert row["marker"] == marker
    assert pd.isna(row["value"])
    with store.reading() as connection:
        assert connection.execute(text("SELECT value FROM observation")).scalar() is None


@pytest.mark.parametrize(
    "bad",
    [
        {"marker": "c", "value": 0.0},
        {"marker": "q", "value": math.nan},
        {"status": "guess"},
        {"basis": "rumour"},
        {"frequency": "day"},
        {"window": "decade"},
        {"reference": ""},
        {"period_start": date(2018, 4, 1)},
        {"indicator": "no_such_indicator"},
        {"area": "E00000000"},
    ],
    ids=str,
)
def test_the_database_itself_refuses(store: Store, bad: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        append(store, {}, bad)
    assert current(store).empty


def test_only_what_is_asked_for(store: Store) -> None:
    append(store, {}, {"area": THERE}, {"indicator": RATIO.code})
    assert len(current(store)) == 3
    assert set(current(store, areas=[HERE])["area"]) == {HERE}
    assert len(current(store, areas=[HERE, THERE], indicators=[COUNT.code])) == 2
    assert current(store, areas=[THERE], indicators=[RATIO.code]).empty


numbers = some.floats(allow_nan=False, allow_infinity=False)
zones = some.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = some.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=zones)  # noqa: DTZ001


@again_and_again
@given(moment=moments, number=numbers)
def test_times_and_numbers_come_back_exactly(store: Store, moment: datetime, number: float) -> None:
    with store.engine.connect() as connection:
        transaction = connection.begin()
        keep(connection, {"known_at": moment, "value": number})
        frame = observation.current(connection)
        transaction.rollback()
    (known_at,), (value,) = frame["known_at"], frame["value"]
    assert known_at == moment
    assert known_at.utcoffset() == timedelta(0)
    assert value == number


def test_a_time_without_a_zone_is_a_fault(store: Store) -> None:
    with pytest.raises(AssertionError, match="a time without a zone"):
        append(store, {"known_at": datetime(2018, 3, 1)})  # noqa: DTZ001
