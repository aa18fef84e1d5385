"""docs/states.md is what the lifecycles say, and leaves out none of them."""

import re

import pytest

from scorecard.domain.lifecycle import NEW, Lifecycle
from scorecard.domain.permissions import ALLOWED
from tests.docs.states import PAGE, REGENERATE, diagram, modules, page, table, who
from tests.domain.test_lifecycle import LIFECYCLES

FOUND: list[Lifecycle] = [module.LIFECYCLE for module in modules()]
ARROW = re.compile(r"^    (\S+) --> (\S+?)(?:: (.+))?$")


def test_the_page_is_in_step_with_the_lifecycles() -> None:
    assert PAGE.read_text("utf-8") == page(), f"Run: {REGENERATE}"


def test_every_lifecycle_is_drawn_and_tested() -> None:
    assert [one.noun for one in FOUND] == [one.noun for one in LIFECYCLES]


@pytest.mark.parametrize("lifecycle", FOUND, ids=lambda one: one.noun)
def test_every_state_and_every_move_is_in_the_diagram(lifecycle: Lifecycle) -> None:
    lines = list(diagram(lifecycle))
    arrows = [found.groups() for line in lines if (found := ARROW.match(line))]
    drawn = {(source, target, label) for source, target, label in arrows if target != "[*]"}
    assert drawn == {(move.source or "[*]", move.target, move.label) for move in lifecycle.moves}
    assert {source for source, target, _ in arrows if target == "[*]"} == lifecycle.over
    assert len(lines) == len(arrows) + len(lifecycle.states)


@pytest.mark.parametrize("lifecycle", FOUND, ids=lambda one: one.noun)
def test_a_label_has_nothing_in_it_that_a_diagram_reads_otherwise(lifecycle: Lifecycle) -> None:
    for move in lifecycle.moves:
        assert not set(move.label) & set(':;"|\n'), move.label
    assert not any(set(words) & set('"|\n') for words in lifecycle.words.values())


@pytest.mark.parametrize("lifecycle", FOUND, ids=lambda one: one.noun)
def test_every_move_is_somebodys(lifecycle: Lifecycle) -> None:
    assert all(ALLOWED[move.permission] for move in lifecycle.moves)
    assert all(who(move.permission) in row for move, row in _rows(lifecycle))


def _rows(lifecycle: Lifecycle) -> list[tuple]:
    rows = list(table(lifecycle))
    return [
        (move, next(row for row in rows if row.startswith(f"| {move.label} |")))
        for move in lifecycle.moves
        if move.source != NEW
    ]
