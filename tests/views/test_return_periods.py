"""The periods a sender is offered: which are owed, newest first; and who may send at all."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.indicator import Indicator, Sensitivity, Standing
from scorecard.domain.person import DEMO_PEOPLE, Person, Role
from scorecard.judgement.evidence import Evidence
from scorecard.views import return_periods
from tests.judgement.test_calendar import CLOCK, fact
from tests.judgement.test_calendar import evidence as made
from tests.returning import AGENCIES, EPISODES, IN_TIME, INTERVIEWS, RATE, WAITS

POLICE = DEMO_PEOPLE["police"]
SOCIAL_WORK = Person("Sam", Role.AGENCY_LEAD, "csc")
RESTRICTED = replace(IN_TIME, code="fd_few_count", sensitivity=Sensitivity.RESTRICTED)


def known(*facts: dict[str, object], indicators: list[Indicator] | None = None) -> Evidence:
    return replace(made(*facts, indicators=indicators), agencies=AGENCIES)


def test_each_period_says_what_is_owed_what_is_due_or_that_all_is_in() -> None:
    found = return_periods.choices(
        known(
            fact(EPISODES, "2026-07-31", "2026-08-10"),
            fact(WAITS, "2026-06-30", "2026-07-10"),
            indicators=[EPISODES, WAITS],
        ),
        POLICE,
        "police",
    )
    assert [(one.period_end, one.words, one.owed, one.due) for one in found] == [
        (date(2026, 9, 30), "30 September 2026: 1 due by 21 Oct 2026", 0, 1),
        (date(2026, 8, 31), "31 August 2026: 1 of 1 owed", 1, 1),
        (date(2026, 7, 31), "31 July 2026: all in", 0, 1),
    ]
    assert return_periods.first(found).period_end == date(2026, 8, 31)


def test_a_figure_of_which_a_part_came_is_owed() -> None:
    part = fact(IN_TIME, "2026-08-31", "2026-09-10", value=float("nan"), numerator=3.0)
    offered = return_periods.choices(known(part, indicators=[IN_TIME]), SOCIAL_WORK, "csc")
    assert [(one.owed, one.due) for one in offered] == [(0, 1), (1, 1)]


def test_the_newest_is_meant_where_nothing_is_owed() -> None:
    all_in = known(
        fact(EPISODES, "2026-08-31", "2026-09-10"), fact(EPISODES, "2026-09-30", "2026-10-10")
    )
    offered = return_periods.choices(all_in, POLICE, "police")
    assert not any(one.owed for one in offered)
    assert return_periods.first(offered).period_end == date(2026, 9, 30)


def test_an_agency_that_never_sent_is_offered_the_last_month_ends() -> None:
    watched = replace(EPISODES, standing=Standing.WATCH)
    offered = return_periods.choices(
        known(fact(IN_TIME, "2026-08-31", "2026-09-10"), indicators=[watched, IN_TIME]),
        POLICE,
        "police",
    )
    assert [one.period_end for one in offered[:2]] == [date(2026, 9, 30), date(2026, 8, 31)]
    assert offered[-1].period_end == date(2025, 8, 31)
    assert {(one.owed, one.due) for one in offered} == {(0, 0)}
    assert offered[0].words == "30 September 2026"
    assert return_periods.first(offered) == offered[0]


def test_month_ends_roll_over_the_year() -> None:
    january = replace(known(), clock=CLOCK.replace(year=2026, month=1))
    offered = return_periods.choices(january, POLICE, "police")
    assert [one.period_end for one in offered[:2]] == [date(2025, 12, 31), date(2025, 11, 30)]


@pytest.mark.parametrize(
    ("person", "due"),
    [(SOCIAL_WORK, 2), (DEMO_PEOPLE["analyst"], 2), (POLICE, 1)],
    ids=lambda one: one.agency or str(one.role) if isinstance(one, Person) else str(one),
)
def test_a_restricted_figure_is_counted_for_who_may_know_of_it(person: Person, due: int) -> None:
    facts = [fact(one, "2026-08-31", "2026-09-10") for one in (IN_TIME, RESTRICTED)]
    held = known(*facts, indicators=[IN_TIME, RESTRICTED])
    offered = return_periods.choices(held, person, "csc")
    assert {one.due for one in offered} == {due}


def test_who_may_send_are_the_suppliers_and_the_business_unit_by_name() -> None:
    population = replace(EPISODES, code="pop", numerator_supplier="", accountable_agency="ons")
    retired = replace(WAITS, standing=Standing.RETIRED)
    held = known(indicators=[INTERVIEWS, RATE, population, retired])
    assert return_periods.senders(held) == {
        "partnership": "Business unit",
        "police": "Police",
        "csc": "Social care",
    }
    assert list(return_periods.senders(held)) == ["partnership", "police", "csc"]


def test_who_has_sent_a_part_of_a_figure_may_send_again() -> None:
    held = known(
        fact(WAITS, "2026-06-30", "2026-07-10", agency="camhs"),
        fact(WAITS, "2025-06-30", "2025-07-10", agency="early_help"),
        indicators=[WAITS],
    )
    assert return_periods.senders(held) == {
        "partnership": "Business unit",
        "camhs": "CAMHS",
        "health": "Health",
    }
