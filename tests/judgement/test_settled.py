"""Settled: which moments need judging again, and that no part of the evidence is forgotten."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.check import CheckExplanation
from scorecard.domain.reassurance import Reassurance
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.settled import DATES, can_differ
from tests.judgement.building import HERE, break_at, evidence, indicator, neighbours, series, target

LATER = datetime(2030, 1, 15, tzinfo=UTC)


def _moments() -> list[datetime]:
    return [datetime(2026 + n // 12, n % 12 + 1, 28, tzinfo=UTC) for n in range(9, 45)]


def _held(**given) -> Evidence:
    return evidence(indicator("alpha"), series("alpha", [90.0]), clock=LATER, **given)


def _differing(whole: Evidence) -> list[str]:
    pairs = zip(_moments(), can_differ(whole, _moments()), strict=True)
    return [f"{moment:%Y-%m}" for moment, differs in pairs if differs]


def test_the_dates_of_every_part_of_the_evidence_are_read() -> None:
    """A new part of the evidence can change a judgement on days of its own: say on which."""
    assert set(DATES) == {field.name for field in fields(Evidence)}


def test_a_year_and_a_day_after_the_last_figure_nothing_changes_by_itself() -> None:
    assert _differing(_held())[-1] == "2027-10"  # the figure came on 9 October 2026


@pytest.mark.parametrize(
    ("given", "month"),
    [
        ({"targets": [target("alpha", agreed_on=date(2029, 3, 4))]}, "2029-03"),
        ({"targets": [target("alpha", approved_on=date(2029, 3, 4))]}, "2029-03"),
        ({"targets": [target("alpha", valid_from=date(2029, 3, 4))]}, "2029-03"),
        ({"breaks": [break_at("alpha", date(2029, 3, 4))]}, "2029-03"),
        ({"sets": [neighbours(valid_from=date(2029, 3, 4))]}, "2029-03"),
        ({"explanations": [CheckExplanation("c", HERE, date(2028, 3, 4), "x", "y")]}, "2029-03"),
        ({"reassurances": [Reassurance("alpha", date(2029, 3, 4), date(2029, 3, 5))]}, "2029-03"),
    ],
    ids=str,
)
def test_a_dated_thing_is_looked_at_in_its_own_month(given: dict, month: str) -> None:
    assert _differing(_held(**given))[-1] == month


def test_a_meeting_and_a_figure_are_news_for_a_year() -> None:
    meeting = _differing(_held(meetings=[date(2028, 3, 4)]))
    assert meeting[-1] == "2029-03"
    assert "2028-02" not in meeting
    late = series("alpha", [50.0], known_at=datetime(2028, 3, 4, tzinfo=UTC))
    whole = evidence(indicator("alpha"), [*series("alpha", [90.0]), *late], clock=LATER)
    assert _differing(whole) == meeting


def test_a_period_that_has_not_ended_is_not_over_with() -> None:
    early = series(
        "alpha", [90.0], end=date(2028, 3, 31), known_at=datetime(2026, 9, 1, tzinfo=UTC)
    )
    whole = evidence(indicator("alpha"), early, clock=LATER)
    assert _differing(whole)[-1] == "2029-04"


def test_others_published_figures_count_too() -> None:
    theirs = series(
        "alpha",
        [80.0],
        basis="published",
        frequency="year",
        end=date(2028, 3, 31),
        known_at=datetime(2028, 11, 1, tzinfo=UTC),
    )
    whole = replace(_held(published=theirs), facts=_held().facts)
    assert _differing(whole)[-1] == "2029-09"
    assert "2028-10" not in _differing(whole)
