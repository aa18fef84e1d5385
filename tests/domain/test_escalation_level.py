"""Ladders: the one in force by area and day; its levels, the next one up, where a lead begins."""

from datetime import date

import pytest

from scorecard.domain.escalation_level import (
    EscalationLevel,
    Holder,
    above,
    at,
    ladder,
)
from tests.concern_samples import levels

OLD, NEW = date(2010, 1, 1), date(2019, 9, 29)


def level(order: int, area: str = "", valid_from: date = OLD) -> EscalationLevel:
    held_by = Holder.AGENCY if order == 1 else Holder.GROUP
    return EscalationLevel(
        order=order, name=f"{area}{order}", held_by=held_by, acknowledge_days=2, area=area,
        valid_from=valid_from,
    )  # fmt: skip


EVERY = [level(2), level(1), level(1, valid_from=NEW), level(7, "E1", NEW), level(3, "E1", NEW)]


@pytest.mark.parametrize(
    ("area", "on", "orders"),
    [
        ("E2", date(2009, 12, 31), []),
        ("E2", OLD, [1, 2]),
        ("E2", date(2019, 9, 28), [1, 2]),
        ("E2", NEW, [1]),
        ("E1", OLD, [1, 2]),
        ("E1", NEW, [3, 7]),
    ],
)
def test_the_ladder_in_force(area: str, on: date, orders: list[int]) -> None:
    assert [one.order for one in ladder(EVERY, area, on)] == orders


def test_the_next_level_up_may_skip_numbers_and_ends() -> None:
    steps = ladder(EVERY, "E1", NEW)
    found = above(steps, 3)
    assert found is not None and found.order == 7
    assert above(steps, 7) is None
    assert above((), 1) is None


def test_a_level_no_ladder_holds_has_no_days_and_says_its_number() -> None:
    found = at((), 4, NEW)
    assert (found.name, found.acknowledge_days) == ("level 4", None)


def test_the_ladders_of_the_catalogue() -> None:
    now = ladder(levels(), "E06999999", date(2026, 10, 20))
    assert [(one.name, one.acknowledge_days, one.scrutineer_informed) for one in now] == [
        ("Agency lead", 2, False),
        ("Sub-group chair", 3, False),
        ("Delegated safeguarding partner", 3, True),
        ("Lead safeguarding partner", 5, True),
    ]
    then = ladder(levels(), "E08000033", date(2013, 3, 31))
    assert [one.name for one in then] == [
        "Agency lead",
        "Sub-group chair",
        "Independent chair of the board",
    ]
    assert all(one.acknowledge_days is None for one in then), "the reports print no days"
