"""The rulebook: every worked example in docs/rulebook.md, run against the real judgement."""

from collections.abc import Callable
from math import isnan

import pytest

from scorecard.domain import figure
from scorecard.judgement.before_after import BeforeAfter
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged, Row
from tests.spec import examples, rulebook
from tests.spec.rulebook import Example, Group

LEAST_EXAMPLES = 270
TEXT = rulebook.RULEBOOK.read_text(encoding="utf-8")
GROUPS = list(rulebook.groups(TEXT))
ALONE = [example for group in GROUPS if not group.together for example in group.examples]
TOGETHER = [group for group in GROUPS if group.together]


@pytest.mark.parametrize("example", ALONE, ids=lambda one: one.name)
def test_an_example_comes_out_as_the_rulebook_says(example: Example) -> None:
    _check(example, judge(examples.evidence([example.given])))


@pytest.mark.parametrize("group", TOGETHER, ids=lambda one: one.examples[0].name)
def test_a_list_comes_out_as_the_rulebook_says(group: Group) -> None:
    judged = judge(examples.evidence([example.given for example in group.examples]))
    for example in group.examples:
        _check(example, judged)


def test_the_examples_were_found_and_cover_every_answer() -> None:
    found = [example for group in GROUPS for example in group.examples]
    assert len(found) >= LEAST_EXAMPLES
    asked = {name for example in found for name in example.expected}
    assert asked == set(ANSWERS) | {"raises", "does not raise", "says", "marks"} | set(FOLLOWED)


def test_every_table_of_the_rulebook_is_a_table_of_examples() -> None:
    heads = [n for n, line in enumerate(TEXT.splitlines(), 1) if line.startswith("|--")]
    lines = {example.line for group in GROUPS for example in group.examples}
    assert all(head + 1 in lines for head in heads)


WRONG = """
Given: target is 80.

| values | **{name}** |
|---|---|
| 60 | {cell} |
"""


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        *(("rag", "green"), ("raises", "newly red"), ("does not raise", "late"), ("says", "Green")),
        *(("marks", "late"), ("value", "61%"), ("nonsense", "60")),
    ],
)
def test_an_example_that_is_wrong_fails(name: str, cell: str) -> None:
    ((example,),) = (
        group.examples for group in rulebook.groups(WRONG.format(name=name, cell=cell))
    )
    judged = judge(examples.evidence([example.given]))
    if name == "does not raise":
        _check(example, judged)
    else:
        with pytest.raises((AssertionError, pytest.fail.Exception)):
            _check(example, judged)


@pytest.mark.parametrize(
    "text",
    [
        "Given: target 80.\n\n| values | **rag** |\n|---|---|\n| 60 | red |",
        "Given: target is 80.\n\nSome words.\n\n| values | **rag** |\n|---|---|\n| 60 | red |",
        "Given: target is 80.\n\n| values | **rag** |\n|---|---|\n| 60 | |",
    ],
)
def test_a_table_that_cannot_be_read_is_not_passed_over(text: str) -> None:
    with pytest.raises(AssertionError):
        list(rulebook.groups(text))


def test_a_word_that_examples_do_not_know_is_refused() -> None:
    with pytest.raises(AssertionError, match="not a name that examples know"):
        examples.evidence([{"colour": "red"}])


def _check(example: Example, judged: Judged) -> None:
    row = judged.rows[examples.code_of(example.given)]
    for name, expected in example.expected.items():
        if name in FOLLOWED:
            assert FOLLOWED[name](examples.followed(judged, example.given)) == expected, (
                example.name
            )
        elif name in ANSWERS:
            assert ANSWERS[name](judged, row) == expected, f"{example.name}: {name}"
        else:
            _check_flags(example, row, name, expected)


def _check_flags(example: Example, row: Row, name: str, expected: str) -> None:
    raised = {str(flag.kind).replace("_", " ") for flag in row.flags}
    wanted = set(expected.split(", "))
    sentences = " ".join(flag.sentence for flag in row.flags)
    match name:
        case "raises":
            assert wanted <= raised, f"{example.name}: raised {raised}"
        case "does not raise":
            assert not wanted & raised, f"{example.name}: raised {raised}"
        case "says":
            assert expected in sentences, f"{example.name}: said {sentences}"
        case "marks":
            assert wanted <= {mark.replace("_", " ") for mark in row.quality}, example.name
        case _:
            pytest.fail(f"{example.name}: nothing answers '{name}'")


def _text(row: Row, value: float) -> str:
    return figure.text(value, row.indicator.unit, row.indicator.decimals)


def _limits(judged: Judged, row: Row) -> str:
    assert row.place is not None
    lower, upper = judged.charted.lower[row.place, -1], judged.charted.upper[row.place, -1]
    return "none" if isnan(lower) else f"{lower:.2f} to {upper:.2f}"


def _signalled(judged: Judged, row: Row) -> str:
    """How many of the latest points are marked, without a gap."""
    assert row.place is not None
    marked = (judged.charted.signal[row.place] != 0).tolist()[::-1]
    return str(marked.index(False) if False in marked else len(marked))


def _place(judged: Judged, row: Row) -> str:
    for item in judged.attention:
        if row.code in item.indicators:
            leads = item.indicators[0] == row.code
            return str(item.rank) if leads else f"with {item.indicators[0].replace('_', ' ')}"
    if any(row.code in item.indicators for item in judged.resting):
        return "resting"
    left = any(row.code in item.indicators for item in judged.left_over)
    return "left over" if left else "not listed"


def _is_new(judged: Judged, row: Row) -> str:
    new = any(item.is_new for item in judged.attention if item.indicators[0] == row.code)
    return "yes" if new else "no"


def _rests(judged: Judged, row: Row) -> str:
    found = (item.rests for item in judged.resting if row.code in item.indicators)
    return next(found, "no")


FOLLOWED: dict[str, Callable[[BeforeAfter], str]] = {
    "outcome": lambda found: str(found.outcome).replace("_", " "),
    "told": lambda found: found.sentence,
}
ANSWERS: dict[str, Callable[[Judged, Row], str]] = {
    "value": lambda _, row: _text(row, row.value),
    "rag": lambda _, row: str(row.rag).replace("_", " "),
    "firmness": lambda _, row: str(row.firmness).replace("_", " "),
    "interval": lambda _, row: f"{_text(row, row.lower)} to {_text(row, row.upper)}",
    "previous": lambda _, row: _text(row, row.previous),
    "year ago": lambda _, row: _text(row, row.year_ago),
    "variation": lambda _, row: str(row.variation).replace("_", " "),
    "limits": _limits,
    "points marked": _signalled,
    "assurance": lambda _, row: str(row.assurance).replace("_", " "),
    "comparison": lambda _, row: str(row.compared.verdict).replace("_", " "),
    "against": lambda _, row: row.compared.chosen or "nobody",
    "their figure": lambda _, row: _text(row, row.compared.benchmark.value),
    "rank": lambda _, row: f"{row.compared.rank} of {row.compared.of}",
    "travel": lambda _, row: str(row.travel).replace("_", " "),
    "check": lambda judged, _: " ".join(str(one.outcome) for one in judged.checks).replace(
        "_", " "
    ),
    "place": _place,
    "new": _is_new,
    "rests": _rests,
}
