"""What is held of figures: the present state of each, who sent it, and the population."""

import math
from datetime import UTC, date, datetime
from typing import Any

from scorecard.store import held
from scorecard.store.engine import Store
from tests.samples import COUNT, HERE, RATIO, THERE, keep

THREAD = (COUNT.code, HERE, "year", "period", "", "")
LATER = datetime(2019, 1, 1, tzinfo=UTC)


def test_the_latest_known_state_with_its_sender(store: Store) -> None:
    with store.writing() as connection:
        keep(connection, {"value": 1.0}, _earlier(5.0, date(2017, 3, 31)))
        keep(connection, {"value": 2.0, "known_at": LATER, "note": "put right"})
    with store.reading() as connection:
        found = held.figures(connection, areas=[HERE, THERE], indicators=[COUNT.code])
    assert [(one.period_end.year, one.amounts.value) for one in found[THREAD]] == [
        (2017, 5.0),
        (2018, 2.0),
    ]
    last = found[THREAD][-1]
    assert (last.sender, last.agency, last.note) == ("partnership", "", "put right")
    assert last.known_at == LATER


def test_only_what_was_asked_for(store: Store) -> None:
    white = {"dimension": "ethnicity", "category": "White"}
    with store.writing() as connection:
        keep(
            connection,
            {"area": THERE},
            {"indicator": RATIO.code, "value": math.nan, "marker": "c"},
            {"basis": "published"},
            white,
        )
    with store.reading() as connection:
        plain = held.figures(connection, areas=[HERE], indicators=[COUNT.code, RATIO.code])
        parts = held.figures(
            connection, areas=[HERE], indicators=[COUNT.code], dimensions=["ethnicity"]
        )
        assert held.figures(connection, areas=[], indicators=[]) == {}
    ((thread, (one,)),) = plain.items()
    assert thread[0] == RATIO.code
    assert (math.isnan(one.amounts.value), one.amounts.marker) == (True, "c")
    assert [thread[4:] for thread in parts] == [("ethnicity", "White")]


def test_a_figure_is_what_was_sent_of_it(store: Store) -> None:
    with store.writing() as connection:
        keep(connection, {"value": math.nan, "denominator": 40.0, "agency": "police"})
    with store.reading() as connection:
        ((one,),) = held.figures(connection, areas=[HERE], indicators=[COUNT.code]).values()
    assert (one.agency, one.amounts.figure) == ("police", 40.0)


def test_the_population_as_it_is_known_now(store: Store) -> None:
    published = {"basis": "published"}
    with store.writing() as connection:
        keep(connection, {**published, "value": 10.0})
        keep(
            connection,
            {**published, "value": 11.0, "known_at": LATER},
            {**published, **_earlier(9.0, date(2017, 6, 30))},
        )
    with store.reading() as connection:
        found = held.population(connection, COUNT.code)
    assert found == {HERE: [(date(2017, 6, 30), 9.0), (date(2018, 3, 31), 11.0)]}


def _earlier(value: float, end: date) -> dict[str, Any]:
    return {"value": value, "period_start": date(2016, 4, 1), "period_end": end}
