"""No look-ahead: nothing that became known later, figure or rule, is in an earlier judgement."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.check import CheckExplanation
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from tests.judgement.building import (
    HERE,
    NEIGHBOURS,
    break_at,
    check,
    evidence,
    indicator,
    kinds,
    neighbours,
    series,
    target,
    usual,
)

PCT = indicator("one_pct")
COUNT = indicator("count", measure_type="count", timing="snapshot", polarity="neutral")
LATER = date(2026, 10, 13)
"""The day after the clock of every test."""


def _on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_a_break_breaks_from_the_day_it_was_said() -> None:
    values = [(12.0, 20.0), (10.0, 20.0)] * 7
    said = replace(break_at("one_pct", date(2026, 4, 1)), known_on=LATER)
    held = evidence(PCT, series("one_pct", values), breaks=[said])
    assert judge(held).rows["one_pct"].variation == "common_cause"
    after = judge(replace(held, clock=_on(LATER))).rows["one_pct"]
    assert after.variation == "too_few_points"


def test_a_break_without_a_day_of_its_own_is_known_from_its_first() -> None:
    held = evidence(PCT, series("one_pct", [60.0] * 3), breaks=[break_at("one_pct", LATER)])
    assert judge(held).evidence.breaks == []
    assert len(judge(replace(held, clock=_on(LATER))).evidence.breaks) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"approved_on": LATER},
        {"known_on": LATER},
        {"approved_on": date(2010, 1, 1), "known_on": LATER},
        {"agreed_on": LATER},
    ],
)
def test_a_target_rates_from_the_day_it_was_known(changes: dict[str, date]) -> None:
    held = evidence(PCT, series("one_pct", [95.0]), targets=[target(**changes)])
    assert judge(held).rows["one_pct"].rag == "no_target"
    assert judge(replace(held, clock=_on(LATER))).rows["one_pct"].rag == "green"


def test_a_list_of_neighbours_is_used_from_the_day_it_came_out() -> None:
    """Applied to earlier years, but not by anybody who judged before it was out."""
    yearly = {"end": date(2026, 3, 31), "frequency": "year", "basis": "published"}
    ours = series("one_pct", [(120.0, 200.0)], **yearly)
    theirs = [
        fact
        for code in NEIGHBOURS
        for fact in series("one_pct", [(160.0, 200.0)], area=code, **yearly)
    ]
    held = evidence(PCT, ours, published=theirs, sets=[neighbours(known_on=LATER)])
    assert judge(held).rows["one_pct"].compared.chosen == ""
    after = judge(replace(held, clock=_on(LATER))).rows["one_pct"]
    assert (after.compared.chosen, after.compared.verdict) == ("neighbours", "worse")


def _of_rules() -> Evidence:
    early, late = date(2020, 1, 1), date(2026, 1, 1)
    return evidence(
        [PCT, COUNT],
        series("one_pct", [60.0] * 3),
        targets=[target(approved_on=early), target(approved_on=late, valid_from=late)],
        breaks=[replace(break_at("count", early), known_on=day) for day in (None, late)],
        sets=[neighbours(), neighbours(known_on=late, code="later")],
        checks=[check("equal", "count", "count"), replace(CHECK, withdrawn_on=late)],
        explanations=[CheckExplanation("one", HERE, day, "x", "y") for day in (early, late)],
        yearly_changes=[usual("count", -10, 10, known_on=day) for day in (early, late)],
    )


CHECK = check("equal", "count", "count", code="two")
RULES = ("targets", "breaks", "comparator_sets", "explanations", "yearly_changes")


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_left_out_before_it_was_known(name: str) -> None:
    held = _of_rules()
    earlier = held.as_known(datetime(2021, 1, 1, tzinfo=UTC))
    assert len(getattr(held.known(), name)) == 2
    assert len(getattr(earlier, name)) == 1
    assert getattr(earlier, name)[0] == getattr(held, name)[0]


def test_a_check_withdrawn_later_was_asked_before() -> None:
    held = _of_rules()
    assert [one.code for one in held.known().checks] == ["one"]
    assert [one.code for one in held.as_known(datetime(2021, 1, 1, tzinfo=UTC)).checks] == [
        *("one", "two")
    ]


def test_what_is_known_does_not_depend_on_what_came_later() -> None:
    """Judging as of a day gives the same whether or not later rules are in the store."""
    values = [(90.0, 100.0)] * 20 + [(60.0, 100.0)] * 4
    plain = evidence(PCT, series("one_pct", values), targets=[target()])
    later = replace(
        plain,
        targets=[target(), target(green=50, valid_from=date(2026, 1, 1), approved_on=LATER)],
        breaks=[replace(break_at("one_pct", date(2026, 6, 1)), known_on=LATER)],
        comparator_sets=[neighbours(known_on=LATER)],
        yearly_changes=[usual("one_pct", -1, 1, known_on=LATER)],
    )
    then, now = judge(plain).rows["one_pct"], judge(later).rows["one_pct"]
    assert repr(then) == repr(now)
    assert "special_cause_concern" in kinds(now)  # which the later break would have ended
