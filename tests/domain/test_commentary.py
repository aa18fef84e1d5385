"""Commentary: four parts, none blank, and when two are nearly the same words."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from scorecard.domain.commentary import PARTS, Commentary, complete, nearly_unchanged
from scorecard.domain.errors import Incomplete

SAID = Commentary(
    *("cp_visits_on_time_pct", "E06999999", date(2026, 8, 31), "csc"),
    "One visit in eight was late, most of them in the north of the area.",
    "Two of nine posts in the north team stood vacant.",
    "Children on a plan saw nobody for longer than was agreed.",
    "Both posts are advertised; the manager reads a list every Monday.",
)


@pytest.mark.parametrize("part", PARTS)
def test_a_blank_part_is_refused_by_its_name(part: str) -> None:
    complete(SAID)
    with pytest.raises(Incomplete) as refused:
        complete(replace(SAID, **{part: "  \n"}))
    assert f"“{PARTS[part]}” is blank" in refused.value.sentence


@pytest.mark.parametrize(
    ("changed", "alike"),
    [
        ({}, True),
        ({"what_happened": SAID.what_happened.replace("eight", "seven")}, True),
        ({"what_happened": SAID.what_happened.upper()}, True),
        ({"why": "Sickness doubled in both teams during August and September."}, False),
        (dict.fromkeys(PARTS, "Quite another story, told at some length and in other words."),
         False),
    ],
    ids=["the same", "a number", "capitals", "another cause", "another story"],
)  # fmt: skip
def test_nearly_the_same_words(changed: dict[str, str], alike: bool) -> None:
    assert nearly_unchanged(replace(SAID, **changed), SAID) is alike


def test_nonsense_of_any_length_is_compared_at_once() -> None:
    long = replace(SAID, why="a b " * 50_000, what_next="b a a " * 50_000)
    other = replace(SAID, why="b a a " * 50_000, what_next="a b " * 50_000)
    began = process_time()
    nearly_unchanged(long, other)
    assert process_time() - began < 2
