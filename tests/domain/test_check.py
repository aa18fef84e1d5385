"""Checks: their tables are complete, sums are read as written, explanations last so long."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.check import (
    CHECK_RULES,
    OUTCOME_WORDS,
    UNJUDGED_WORDS,
    CheckExplanation,
    CheckKind,
    CheckOutcome,
    Part,
    Term,
    Unjudged,
    covers,
    terms,
    written,
)

SAID = date(2026, 8, 14)
CODES = st.from_regex(r"[a-z0-9_]{1,20}", fullmatch=True)
TERMS = st.builds(Term, CODES, st.sampled_from(Part))


def test_every_kind_outcome_and_reason_has_its_words() -> None:
    assert set(CHECK_RULES) == set(CheckKind)
    assert all(rule.kind == kind and rule.rule.endswith(".") for kind, rule in CHECK_RULES.items())
    assert set(OUTCOME_WORDS) == set(CheckOutcome)
    assert set(UNJUDGED_WORDS) == set(Unjudged)
    assert [kind for kind, rule in CHECK_RULES.items() if rule.one_sided] == [CheckKind.AT_MOST]


@given(st.lists(TERMS, max_size=4))
def test_a_sum_is_read_as_it_was_written(held: list[Term]) -> None:
    assert terms(written(held)) == tuple(held)


@pytest.mark.parametrize("text", ["one two", "+ one", "one.value", "one.top", "One", "one - two"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not codes"):
        terms(text)


@pytest.mark.parametrize(
    ("difference", "days", "covered"),
    [
        (-20.0, 0, True),
        (-20.0, 365, True),
        (-20.0, 366, False),  # a year is over
        (-20.0, -1, False),  # nobody had said it yet
        (-30.0, 10, True),  # half as much again
        (-30.1, 10, False),
        (-3.0, 10, True),
        (3.0, 10, False),  # the other way round
    ],
)
def test_an_explanation_covers_what_it_explained_for_a_year(
    difference: float, days: int, covered: bool
) -> None:
    said = CheckExplanation("one", "E08000033", SAID, "the council", "late entries", -20.0)
    assert covers(said, difference, SAID + timedelta(days=days)) is covered


def test_an_explanation_of_no_number_covers_none() -> None:
    said = CheckExplanation("one", "E08000033", SAID, "the report", "they do not match")
    assert not covers(said, -1.0, SAID)
