"""Every word that others hold on to is the contract's, and each has words a person reads."""

from enum import StrEnum

import pytest

from scorecard.domain import verdict
from scorecard.domain.observation import (
    MARKER_WORDS,
    OBSERVATION_COLUMNS,
    SERIES_KEY,
    Basis,
    Marker,
    Status,
)
from scorecard.domain.period import Frequency, Window

CONTRACT = {
    Frequency: "week month quarter term year",
    Window: "period rolling_12m ytd",
    Basis: "local published",
    Status: "provisional final revised",
    Marker: "c k x z u low",
    verdict.Rag: "green amber red context no_target suppressed missing out_of_date",
    verdict.Firmness: "firm could_be_chance unknown",
    verdict.Variation: (
        "improvement concern both neither_high neither_low common_cause too_few_points "
        "not_charted unknown"
    ),
    verdict.Assurance: "pass fail hit_and_miss unknown",
    verdict.Comparison: "better similar worse higher lower not_compared",
    verdict.Travel: "improving worsening rising falling no_trend too_few_years unknown",
    verdict.Outcome: "improved no_change worse higher lower too_soon cannot_be_told",
}
WORDS: list[tuple[type[StrEnum], dict[str, str]]] = [
    (verdict.Rag, verdict.RAG_WORDS),
    (verdict.Firmness, verdict.FIRMNESS_WORDS),
    (verdict.Variation, verdict.VARIATION_WORDS),
    (verdict.Assurance, verdict.ASSURANCE_WORDS),
    (verdict.Comparison, verdict.COMPARISON_WORDS),
    (verdict.Travel, verdict.TRAVEL_WORDS),
    (verdict.Outcome, verdict.OUTCOME_WORDS),
    (Marker, MARKER_WORDS),
]


@pytest.mark.parametrize(("kind", "words"), CONTRACT.items(), ids=lambda one: str(one)[:30])
def test_the_words_promised(kind: type[StrEnum], words: str) -> None:
    assert [one.value for one in kind] == words.split()


@pytest.mark.parametrize(("kind", "words"), WORDS, ids=lambda one: str(one)[:30])
def test_each_has_words_of_its_own(kind: type[StrEnum], words: dict[str, str]) -> None:
    assert set(words) == set(kind)
    assert len(set(words.values())) == len(words)
    assert all(words[one] for one in kind if one.value != "unknown")


def test_the_columns_promised() -> None:
    assert ",".join(OBSERVATION_COLUMNS) == (
        "indicator,area,agency,period_start,period_end,frequency,window,dimension,category,basis,"
        "edition,status,marker,value,numerator,denominator,reference,known_at,recorded_at"
    )
    assert set(SERIES_KEY) < set(OBSERVATION_COLUMNS)
