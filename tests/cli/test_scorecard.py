"""The commands `scorecard` and `attention`: the promised columns, words and refusals."""

import csv
import io
import json

import pytest
from typer.testing import Result

from scorecard.domain.flag import ATTENTION_CAP, ATTENTION_KINDS, FlagKind
from scorecard.domain.verdict import Assurance, Comparison, Firmness, Rag, Travel, Variation
from tests.cli.conftest import Run

SCORECARD = (
    "indicator,theme,period_end,frequency,value,basis,status,target,rag,firmness,variation,"
    "assurance,comparator,comparator_value,comparator_period,comparison,rank,of,travel,quality,flags"
)
ATTENTION = "rank,indicators,kinds,sentence,agency"
AREAS = ["E06999999", "E08000033", "E08000034"]
WORDS = {
    "rag": Rag,
    "firmness": Firmness,
    "variation": Variation,
    "assurance": Assurance,
    "comparison": Comparison,
    "travel": Travel,
}


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize("area", AREAS)
def test_one_row_an_indicator_in_the_words_promised(demo: Run, area: str) -> None:
    result = demo("scorecard", "--area", area)
    assert result.stdout.splitlines()[0] == SCORECARD
    found = rows(result)
    codes = [row["indicator"] for row in found]
    assert len(set(codes)) == len(codes) >= 154
    for column, words in WORDS.items():
        assert {row[column] for row in found} <= set(words), column
    kinds = {kind for row in found for kind in row["flags"].split(";") if kind}
    assert kinds <= set(FlagKind)


@pytest.mark.parametrize("area", AREAS)
def test_the_attention_list_is_short_and_in_order(demo: Run, area: str) -> None:
    result = demo("attention", "--area", area)
    assert result.stdout.splitlines()[0] == ATTENTION
    found = rows(result)
    assert [int(row["rank"]) for row in found] == list(range(1, len(found) + 1))
    assert len(found) <= ATTENTION_CAP
    for row in found:
        assert set(row["kinds"].split(";")) <= ATTENTION_KINDS
        assert row["sentence"].endswith((".", "?"))


def test_the_list_is_drawn_from_the_scorecard(demo: Run) -> None:
    flags = {
        row["indicator"]: set(row["flags"].split(";"))
        for row in rows(demo("scorecard", "--area", AREAS[0]))
    }
    for item in rows(demo("attention", "--area", AREAS[0])):
        for code in item["indicators"].split(";"):
            assert flags[code] & set(item["kinds"].split(";"))


def test_json_has_numbers_and_nulls(demo: Run) -> None:
    found = json.loads(demo("scorecard", "--area", AREAS[0], "--json").stdout)
    assert {type(row["value"]) for row in found} <= {float, int, type(None)}
    assert any(row["value"] is None for row in found)
    assert list(found[0]) == SCORECARD.split(",")


def test_an_earlier_date_gives_an_earlier_scorecard(demo: Run) -> None:
    asked = ("scorecard", "--area", AREAS[0])
    then = rows(demo(*asked, "--period-end", "2026-03-31"))
    assert max(row["period_end"] for row in then) == "2026-03-31"
    known = rows(demo(*asked, "--as-known-at", "2026-03-31"))
    assert max(row["period_end"] for row in known) < "2026-03-31"


@pytest.mark.parametrize("command", ["scorecard", "attention"])
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--area", "E99999999"], "There is no area with the code 'E99999999'."),
        (["--area", "Kirklees"], "Did you mean E08000034?"),
        (["--area", "E08000034", "--as-known-at", "2010-01-01"], "No figures are held for"),
        (["--area", "E08000034", "--period-end", "1990-01-01"], "No figures are held for"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_names_nothing_is_refused_in_a_sentence(
    demo: Run, command: str, arguments: list[str], words: str
) -> None:
    result = demo(command, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_day_to_come_is_refused(demo: Run) -> None:
    to_come = demo("attention", "--area", AREAS[0], "--as-known-at", "2999-01-01")
    assert to_come.exit_code == 1
    assert "1 January 2999 is still to come" in to_come.stderr
