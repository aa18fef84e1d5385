"""Judge: what holds of every judgement, whatever comes in."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.meeting import Meeting
from scorecard.judgement.judge import judge, meeting_moment
from scorecard.judgement.judged import Row
from tests.judgement.building import (
    END,
    HERE,
    NEIGHBOURS,
    TODAY,
    Facts,
    at,
    break_at,
    evidence,
    indicator,
    neighbours,
    series,
    target,
)

SEPARATE = {
    "alpha": indicator("alpha"),
    "beta": indicator("beta", measure_type="count", polarity="low_good"),
    "gamma": indicator("gamma", measure_type="rate", frequency="quarter", polarity="neutral"),
    "delta": indicator("delta", timing="snapshot", measure_type="count", polarity="band"),
}
TARGETS = [target("alpha"), target("beta", green=5, amber=8)]
GIVEN = st.one_of(
    st.none(),
    st.sampled_from(["c", "k", "x", "z", "u", "low"]),
    st.integers(0, 100).map(float),
    st.sampled_from([float("nan"), 1e15, -4.0]),
    st.tuples(st.integers(0, 60), st.integers(0, 50)).map(
        lambda pair: (float(pair[0]), float(pair[1]))
    ),
)
SERIES = st.lists(GIVEN, max_size=20)


def _same(one: Row, other: Row) -> bool:
    """Equal field by field; two unknowns are the same."""
    return all(
        _plain(getattr(one, name.name)) == _plain(getattr(other, name.name))
        for name in fields(one)
        if name.name != "place"
    )


def _plain(value: object) -> str:
    return repr(value)  # NaN is written the same as NaN


def _facts(code: str, values, **span) -> Facts:
    one = SEPARATE[code]
    return series(code, values, **{"frequency": one.frequency, "end": END, **span})


def _judged(facts: Facts, **given_too):
    settled = {"targets": TARGETS, "period_end": END, **given_too}
    return judge(evidence(list(SEPARATE.values()), facts, **settled))


STEADY = [*_facts("alpha", [*[82.0, 78.0] * 8, 60.0]), *_facts("delta", [400.0] * 12 + [300.0])]


@given(SERIES, SERIES)
@settings(max_examples=20)
def test_one_series_never_changes_another(first, second) -> None:
    noise = [*_facts("beta", first), *_facts("gamma", second)]
    alone, among = _judged(STEADY), _judged([*STEADY, *noise])
    for code in ("alpha", "delta"):
        assert _same(alone.rows[code], among.rows[code])


@given(SERIES, SERIES, st.randoms())
@settings(max_examples=15)
def test_the_order_of_rows_does_not_matter(first, second, random) -> None:
    facts = [*_facts("alpha", first), *_facts("beta", second)]
    mixed = random.sample(facts, len(facts))
    plain, shuffled = _judged(facts), _judged(mixed)
    for code in SEPARATE:
        assert _same(plain.rows[code], shuffled.rows[code])


@given(SERIES, SERIES)
@settings(max_examples=15)
def test_published_figures_never_enter_a_local_series(values, official) -> None:
    if not any(value is not None for value in values):
        return
    local = _facts("alpha", values)
    published = _facts("alpha", official, basis="published")
    plain, beside = _judged(local), _judged([*local, *published])
    assert np.array_equal(plain.grid.value, beside.grid.value, equal_nan=True)
    assert beside.rows["alpha"].basis == "local"
    assert plain.rows["alpha"].rag == beside.rows["alpha"].rag


@given(SERIES, SERIES, st.integers(0, 400))
@settings(max_examples=20)
def test_what_was_known_then_is_all_that_counts_then(first, revised, days) -> None:
    moment = TODAY - timedelta(days=days)
    late = [
        fact | {"known_at": fact["known_at"] + timedelta(days=45)}
        for fact in _facts("alpha", revised)
    ]
    facts = [*_facts("alpha", first), *late, *_facts("beta", first)]
    meetings = [date(2026, 6, 1), date(2026, 9, 15)]
    given_too = {"targets": TARGETS, "meetings": meetings}
    whole = evidence(list(SEPARATE.values()), facts, **given_too)
    known = [fact for fact in facts if fact["known_at"] <= moment]
    then = evidence(list(SEPARATE.values()), known, clock=moment, **given_too)
    replayed, direct = judge(whole.as_known(moment)), judge(then)
    assert replayed.as_at == direct.as_at
    for code in SEPARATE:
        assert _same(replayed.rows[code], direct.rows[code])
    assert [item.sentence for item in replayed.attention] == [
        item.sentence for item in direct.attention
    ]


@given(SERIES, st.sampled_from(["c", "u", "low", "x", "z", "k"]))
@settings(max_examples=15)
def test_a_suppressed_part_is_unknown_and_never_zero(values, marker) -> None:
    row = _judged(_facts("beta", [*values, marker])).rows["beta"]
    assert np.isnan(row.value)
    assert row.rag == ("suppressed" if marker in ("c", "u", "low") else "missing")
    assert row.firmness == "unknown"
    rolling = indicator("roll", measure_type="count", window="rolling_12m")
    year = [5.0] * 6 + [marker] + [5.0] * 5
    held = judge(evidence(rolling, series("roll", year, window="period"))).rows["roll"]
    assert held.value == 5
    assert held.window == "period"


@given(
    st.lists(SERIES, min_size=3, max_size=3),
    st.sampled_from(["week", "month", "quarter", "term", "year"]),
    st.sampled_from(["period", "rolling_12m", "ytd"]),
    st.dates(date(2012, 1, 1), date(2027, 1, 1)),
)
@settings(max_examples=40)
def test_nothing_raises(several, frequency, window, start) -> None:
    facts = [
        *_facts("alpha", several[0], frequency=frequency, window=window),
        *_facts("beta", several[1], end=date(2026, 2, 28)),
        *_facts("gamma", several[2], basis="published", frequency="year"),
        *_facts("alpha", several[2], agency="police"),
    ]
    theirs = [
        fact
        for area in NEIGHBOURS
        for fact in _facts("gamma", several[1][:2], area=area, basis="published", frequency="year")
    ]
    judged = judge(
        evidence(
            list(SEPARATE.values()),
            facts,
            published=theirs,
            targets=[*TARGETS, target("alpha", green=None, amber=None)],
            breaks=[break_at("alpha", start), break_at("gamma", start)],
            sets=[neighbours()],
            meetings=[start, start],
        )
    )
    assert set(judged.rows) == set(SEPARATE)


def test_nothing_at_all_is_missing_and_never_reported() -> None:
    judged = judge(evidence(list(SEPARATE.values())))
    assert judged.as_at == TODAY.date()
    assert {row.rag for row in judged.rows.values()} == {"missing"}
    assert not judged.attention
    assert judged.before is None


def test_published_figures_alone_are_judged_and_marked() -> None:
    facts = _facts("alpha", [90.0, 60.0], basis="published", frequency="year")
    judged = judge(evidence(list(SEPARATE.values()), facts, targets=TARGETS))
    row = judged.rows["alpha"]
    assert (judged.as_at, row.basis, row.rag) == (END, "published", "red")
    assert "published_only" in row.quality


def test_the_latest_local_period_is_looked_at_even_when_newer_statistics_are_out() -> None:
    local = _facts("alpha", [90.0], end=date(2026, 6, 30))
    official = _facts("gamma", [1.0], basis="published", frequency="year")
    assert judge(evidence(list(SEPARATE.values()), [*local, *official])).as_at == date(2026, 6, 30)


def test_a_retired_indicator_shows_only_where_figures_are_held() -> None:
    retired = replace(SEPARATE["alpha"], standing="retired")
    assert "alpha" not in judge(evidence(retired)).rows
    assert "alpha" in judge(evidence(retired, _facts("alpha", [1.0]))).rows


def test_what_is_new_is_new_since_the_last_meeting_held() -> None:
    facts = _facts("alpha", [(90.0, 100.0), (90.0, 100.0), (10.0, 40.0)])
    for meetings, new in (
        ([date(2026, 9, 20)], True),
        ([date(2026, 10, 10)], False),
        ([date(2026, 10, 12)], False),  # today's is not over
        ([date(2026, 9, 20), date(2026, 10, 10)], False),
        ([date(2026, 10, 10), date(2026, 9, 20)], False),
    ):
        (item,) = _judged(facts, meetings=meetings).attention
        assert item.is_new == new, meetings


def test_two_bodies_that_met_on_one_day_saw_the_same() -> None:
    day = date(2026, 9, 20)
    both = [Meeting(HERE, day, "Board"), Meeting(HERE, day, "QA sub-group")]
    judged = _judged(_facts("alpha", [90.0, 60.0]), meetings=both)
    assert judged.before is not None
    assert judged.before.rows["alpha"].value == 90


def test_what_the_meeting_saw_ends_where_the_reader_looks() -> None:
    """Looking back at March from October: September's meeting is not shown April's figures."""
    facts = _facts("alpha", [90.0] * 6 + [60.0] * 6)
    march = date(2026, 3, 31)
    judged = _judged(facts, meetings=[date(2026, 9, 20)], period_end=march)
    assert judged.as_at == march
    assert judged.before is not None
    assert judged.before.as_at == march


def test_a_date_ahead_of_the_figures_does_not_age_what_the_meeting_saw() -> None:
    facts = _facts("alpha", [90.0] * 5, end=date(2026, 9, 30))
    judged = _judged(facts, meetings=[date(2026, 6, 20)], period_end=END)
    assert judged.before is not None
    assert judged.before.rows["alpha"].rag == "green"


@pytest.mark.parametrize("hours", [-5, 0, 1, 14])
def test_the_same_moment_in_another_zone_is_the_same_judgement(hours: int) -> None:
    facts = _facts("alpha", [90.0, 60.0])
    there = TODAY.astimezone(timezone(timedelta(hours=hours)))
    plain = _judged(facts, meetings=[date(2026, 9, 20)])
    abroad = _judged(facts, meetings=[date(2026, 9, 20)], clock=there)
    assert _same(plain.rows["alpha"], abroad.rows["alpha"])


def test_a_meeting_knew_what_came_before_its_day() -> None:
    assert meeting_moment(date(2026, 9, 20)) == datetime(2026, 9, 20, tzinfo=UTC)
    facts = _facts("alpha", [90.0], end=date(2026, 8, 31))
    facts += series("alpha", [60.0], known_at=at(date(2026, 10, 8)))
    assert _judged(facts, meetings=[date(2026, 10, 8)]).before.rows["alpha"].value == 90
    assert _judged(facts, meetings=[date(2026, 10, 9)]).before.rows["alpha"].value == 60


def test_nothing_was_known_before_the_first_return() -> None:
    judged = _judged(_facts("alpha", [90.0]), meetings=[date(2020, 1, 1)])
    assert judged.before is None
