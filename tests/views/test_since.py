"""Since: what followed a day somebody names, told once and without a cause."""

from datetime import date

import pytest

from scorecard.domain.errors import NotFound, NotPermitted
from scorecard.domain.indicator import Polarity, Sensitivity
from scorecard.views import since
from tests.judgement.building import evidence, indicator, series
from tests.views.conftest import CHAIR, POLICE, seeing

APRIL = date(2026, 4, 1)
BEFORE, AFTER = [(60.0, 100.0)] * 8, [(80.0, 100.0)] * 6


def _seen(values, **changes):
    one = indicator("one", **changes)
    return seeing(evidence(one, series("one", values)))


def test_the_outcome_is_told_once_with_its_numbers() -> None:
    found = since.of(_seen([*BEFORE, *AFTER]), "one", APRIL, CHAIR)
    assert found.outcome_words == "Improved by more than chance"
    assert found.sentence == (
        "60.0% over the eight months to March 2026, 80.0% over the six months to September 2026."
    )
    assert found.numbers.startswith("480 of 800 before, 480 of 600 after; ")
    assert found.tone == "good_news"


@pytest.mark.parametrize(
    ("polarity", "words", "tone"),
    [
        (Polarity.LOW_GOOD, "Worse by more than chance", "attention"),
        (Polarity.NEUTRAL, "Higher by more than chance", ""),
        (Polarity.BAND, "Higher by more than chance", ""),
    ],
)
def test_what_is_better_decides_the_word(polarity: Polarity, words: str, tone: str) -> None:
    found = since.of(_seen([*BEFORE, *AFTER], polarity=polarity), "one", APRIL, CHAIR)
    assert (found.outcome_words, found.tone) == (words, tone)


def test_too_soon_says_only_that() -> None:
    found = since.of(_seen([*BEFORE, *AFTER[:1]]), "one", date(2026, 9, 1), CHAIR)
    assert found.sentence == "Too soon to say: one of three months known."
    assert (found.outcome_words, found.numbers) == ("", "")


def test_every_period_after_the_first_can_be_named_newest_first() -> None:
    seen = _seen([*BEFORE, None, *AFTER])
    named = since.choices(seen, seen.judged.rows["one"])
    assert named[0] == (date(2026, 9, 1), "September 2026")
    assert named[-1] == (date(2025, 8, 1), "August 2025")
    assert len(named) == 14


def test_nothing_held_offers_nothing() -> None:
    seen = seeing(evidence([indicator("one"), indicator("two")], series("one", BEFORE)))
    assert since.choices(seen, seen.judged.rows["two"]) == ()


def test_a_restricted_indicator_is_refused() -> None:
    seen = _seen([*BEFORE, *AFTER], sensitivity=Sensitivity.RESTRICTED)
    with pytest.raises(NotPermitted):
        since.of(seen, "one", APRIL, POLICE)
    with pytest.raises(NotFound):
        since.of(seen, "nothing", APRIL, CHAIR)
