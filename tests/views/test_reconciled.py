"""An indicator's checks on screen: what differs first, whole, and nothing a person may not see."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.check import CheckExplanation
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.views import reconciled
from scorecard.views.judged import JudgedArea
from tests.judgement.building import HERE, check, evidence, indicator, series
from tests.views.conftest import CHAIR, POLICE, seeing, texts

LEFT = indicator("left", measure_type="count", polarity="neutral")
RIGHT = indicator("right", measure_type="count", polarity="neutral")
HIDDEN = replace(LEFT, code="hidden", sensitivity=Sensitivity.RESTRICTED)
FACTS = series("left", [50.0]) + series("right", [60.0]) + series("hidden", [70.0])
CHECKS = (
    check("at_most", "left", "right", code="a"),
    check("equal", "left", "right", code="b", tolerance=3, note="Late entries."),
    check("equal", "left", "nowhere", code="c", marks="left"),
    check("equal", "left", "hidden", code="d"),
)


def _lines(code: str = "left", person=CHAIR, **given):
    seen = seeing(evidence([LEFT, RIGHT, HIDDEN], FACTS, checks=CHECKS, **given))
    return reconciled.of(seen, seen.judged.rows[code], person)


def test_what_differs_is_first_and_what_is_not_known_last() -> None:
    assert [(line.code, line.outcome) for line in _lines()] == [
        *(("b", "differs"), ("d", "differs"), ("a", "passed"), ("c", "not_known"))
    ]
    assert [line.code for line in _lines("right")] == ["b", "a"]


def test_a_line_says_whose_numbers_they_are_and_whom_they_count() -> None:
    line = _lines()[0]
    assert (line.left.number, line.left.owner) == ("50", "Children's social care")
    assert (line.right.number, line.right.owner) == ("60", "Police")
    assert (line.left.population, line.right.population) == (
        *("those on the left", "those on the right"),
    )
    assert line.outcome_words == "differs"
    assert line.expected == "the same, within 3"
    assert line.result == "In September 2026: 10 apart, where up to 3 is usual."
    assert line.note == "Late entries."


def test_a_check_that_passes_and_one_that_is_not_known_say_so() -> None:
    passed, unknown = _lines()[2:]
    assert passed.result == "In September 2026: as expected (no more than the second)."
    assert unknown.result == "Not known: not every figure of it is held."
    assert (unknown.left.number, unknown.right.number, unknown.when) == ("", "", "")


def test_a_check_with_a_restricted_indicator_is_for_named_roles() -> None:
    assert "d" not in [line.code for line in _lines(person=POLICE)]
    assert not any("70" in text for line in _lines(person=POLICE) for text in texts(line))


def test_an_explanation_stands_beside_its_check() -> None:
    said = CheckExplanation("b", HERE, date(2026, 9, 1), "the council", "Late entries", -10.0)
    line = _lines(explanations=[said])[0]
    assert line.explanation == (
        "Known, last explained on 1 September 2026 by the council: Late entries."
    )


@pytest.mark.parametrize("who", ["chair", "police"])
def test_every_indicator_s_checks_can_be_shown(seen: JudgedArea, who: str) -> None:
    person = DEMO_PEOPLE[who]
    shown = [line for row in seen.judged.rows.values() for line in reconciled.of(seen, row, person)]
    assert shown
    assert all("nan" not in text.lower().split() for line in shown for text in texts(line))


def test_the_planted_difference_is_known_and_told(exampleshire: JudgedArea) -> None:
    row = exampleshire.judged.rows["mis_lac_council_count"]
    line = reconciled.of(exampleshire, row, CHAIR)[0]
    assert (line.code, line.outcome) == ("missing_police_and_council", "differs")
    assert line.explanation.startswith("Known, last explained on ")
    assert {line.left.owner, line.right.owner} == {"Social care", "Police"}
