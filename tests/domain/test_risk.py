"""Risks: bands without a gap, movement, linked indicators, and the scores worked back in time."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.errors import Incomplete
from scorecard.domain.record import RecordChange
from scorecard.domain.risk import (
    BANDS,
    IMPACT_WORDS,
    LIFECYCLE,
    LIKELIHOOD_WORDS,
    band,
    complete,
    scored_at,
    scorings,
)
from tests.concern_samples import MONDAY, risk


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (1, "low"), (4, "low"), (5, "moderate"), (9, "moderate"), (10, "high"), (15, "high"),
        (16, "very high"), (25, "very high"),
    ],
)  # fmt: skip
def test_the_band_of_a_score(score: int, words: str) -> None:
    assert band(score).words == words


def test_the_bands_begin_at_one_and_climb() -> None:
    lowest = [one.lowest for one in BANDS]
    assert lowest[0] == 1
    assert lowest == sorted(set(lowest))
    assert len({one.code for one in BANDS}) == len({one.words for one in BANDS}) == len(BANDS)
    assert len(LIKELIHOOD_WORDS) == len(IMPACT_WORDS) == 5


@pytest.mark.parametrize(
    ("was", "movement"), [((0, 0), 0), ((2, 4), 4), ((4, 3), 0), ((5, 5), -13)]
)
def test_movement_since_the_last_scoring(was: tuple[int, int], movement: int) -> None:
    assert risk(was_likelihood=was[0], was_impact=was[1]).movement == movement


@pytest.mark.parametrize(
    ("indicator", "indicators", "linked"),
    [
        ("", "", ()),
        ("a", "", ("a",)),
        ("", "a\n\n b \n", ("a", "b")),
        ("b", "a\nb", ("b", "a")),
    ],
)
def test_linked_indicators_each_once(
    indicator: str, indicators: str, linked: tuple[str, ...]
) -> None:
    made = risk(indicator=indicator, indicators=indicators)
    assert made.linked == made.about == linked


@pytest.mark.parametrize(
    ("likelihood", "impact", "words"),
    [(0, 3, "Likelihood"), (3, 0, "Impact"), (6, 1, "Likelihood")],
)
def test_a_score_off_the_grid_is_refused(likelihood: int, impact: int, words: str) -> None:
    (move,) = LIFECYCLE.moves_from("")
    with pytest.raises(Incomplete, match=f"{words} is a whole number from 1 to 5"):
        complete(None, risk(likelihood=likelihood, impact=impact), move)


def change(verb: str, at: datetime, *fields: tuple[str, str, str]) -> RecordChange:
    return RecordChange("risk", 1, 1, at, "Tom", verb, "open", "open", "scored", fields)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)


def test_scores_are_worked_back_from_what_the_risk_is() -> None:
    first, second = date(2026, 1, 5), date(2026, 4, 6)
    made = risk(likelihood=4, impact=5, scored_on=MONDAY, scored_because="Worse")
    changes = [
        change("open", moment(first)),
        change("score", moment(second), ("likelihood", "3", "2"),
               ("scored_on", first.isoformat(), second.isoformat()),
               ("scored_because", "First", "Better")),
        change("amend", moment(second), ("mitigations", "a", "b")),
        change("score", moment(MONDAY), ("likelihood", "2", "4"), ("impact", "4", "5"),
               ("scored_on", second.isoformat(), MONDAY.isoformat()),
               ("scored_because", "Better", "Worse")),
    ]  # fmt: skip
    assert [(one.on, one.score, one.because) for one in scorings(made, changes)] == [
        (first, 12, "First"),
        (second, 8, "Better"),
        (MONDAY, 20, "Worse"),
    ]


def test_a_risk_read_from_a_report_has_one_score_and_no_history() -> None:
    made = risk(scored_on=None)
    assert [(one.on, one.score) for one in scorings(made, [])] == [(None, 12)]
    assert scored_at(made, []) == datetime(2026, 10, 19, 23, 59, 59, 999999, tzinfo=UTC)


def test_the_moment_of_a_scoring_is_the_histories_own_where_it_is_that_day() -> None:
    made = risk(scored_on=MONDAY)
    changes = [change("open", moment(MONDAY)), change("amend", moment(date(2026, 10, 20)))]
    assert scored_at(made, changes) == moment(MONDAY)
    put_in_later = replace(made, scored_on=date(2013, 3, 31))
    assert scored_at(put_in_later, changes).date() == date(2013, 3, 31)


scores = st.tuples(st.integers(1, 5), st.integers(1, 5), st.text("ab", max_size=3))


@given(st.lists(scores, min_size=1, max_size=6))
def test_scorings_give_back_every_score_that_was_given(given_scores: list) -> None:
    """Whatever was scored on whatever day comes back, oldest first."""
    days = [date(2026, 1, number + 1) for number in range(len(given_scores))]
    changes, now = [], None
    for day, (likelihood, impact, because) in zip(days, given_scores, strict=True):
        after = risk(likelihood=likelihood, impact=impact, scored_because=because, scored_on=day)
        names = ("likelihood", "impact", "scored_because", "scored_on")
        rewritten = tuple(
            (name, str(getattr(now, name)), str(getattr(after, name)))
            for name in names
            if now is not None and getattr(now, name) != getattr(after, name)
        )
        changes.append(change("score" if now else "open", moment(day), *rewritten))
        now = after
    assert now is not None
    found = [(one.on, one.likelihood, one.impact, one.because) for one in scorings(now, changes)]
    assert found == [(day, *score) for day, score in zip(days, given_scores, strict=True)]
