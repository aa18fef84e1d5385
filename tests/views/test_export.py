"""Exports: the columns and words that other programs hold on to."""

import csv
import io
import json
from pathlib import Path

import pytest

from scorecard.domain.flag import FlagKind
from scorecard.domain.verdict import (
    Assurance,
    Comparison,
    Firmness,
    Rag,
    Travel,
    Variation,
)
from scorecard.judgement.quality import MARKS
from scorecard.views.export import attention_table, scorecard_table
from scorecard.views.judged import JudgedArea
from scorecard.views.table_text import csv_text, json_text
from tests.judgement import building
from tests.views.conftest import seeing

SCORECARD = [
    *("indicator", "theme", "period_end", "frequency", "value", "basis", "status", "target"),
    *("rag", "firmness", "variation", "assurance", "comparator", "comparator_value"),
    *("comparator_period", "comparison", "rank", "of", "travel", "quality", "flags"),
]
ATTENTION = ["rank", "indicators", "kinds", "sentence", "agency"]
WORDS = {
    "frequency": "week month quarter term year",
    "rag": "green amber red context no_target suppressed missing out_of_date",
    "firmness": "firm could_be_chance unknown",
    "variation": "improvement concern both neither_high neither_low common_cause too_few_points "
    "not_charted unknown",
    "assurance": "pass fail hit_and_miss unknown",
    "comparison": "better similar worse higher lower not_compared",
    "travel": "improving worsening rising falling no_trend too_few_years unknown",
}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        *(("rag", Rag), ("firmness", Firmness), ("variation", Variation)),
        *(("assurance", Assurance), ("comparison", Comparison), ("travel", Travel)),
    ],
)
def test_the_words_are_the_ones_promised(name: str, words) -> None:
    assert sorted(words) == sorted(WORDS[name].split())


def test_one_row_an_indicator_in_the_columns_promised(seen: JudgedArea) -> None:
    table = scorecard_table(seen)
    assert list(table.columns) == SCORECARD
    assert table["indicator"].tolist().count(table["indicator"][0]) == 1
    assert set(table["indicator"]) == set(seen.judged.rows)
    for name, words in WORDS.items():
        assert set(table[name]) <= set(words.split()), name
    for cell in table["flags"]:
        assert all(kind in set(FlagKind) for kind in cell.split(";") if kind)
    for cell in table["quality"]:
        assert all(mark in MARKS for mark in cell.split(";") if mark)


def test_the_attention_list_in_the_columns_promised(seen: JudgedArea) -> None:
    table = attention_table(seen)
    assert list(table.columns) == ATTENTION
    assert table["rank"].tolist() == list(range(1, len(table) + 1))
    assert len(table) <= 10


def test_what_rests_stands_last_and_says_so_first(seen: JudgedArea) -> None:
    items = [*seen.judged.attention, *seen.judged.resting]
    said = attention_table(seen)["sentence"].tolist()
    rests = [bool(one.rests) for one in items][: len(said)]
    assert any(rests) == seen.area.synthetic, "its group has decided about something"
    assert [one.startswith("Decided on ") for one in said] == rests


def test_both_are_csv_and_json_without_unknowns(seen: JudgedArea, tmp_path: Path) -> None:
    for table in (scorecard_table(seen), attention_table(seen)):
        rows = list(csv.reader(io.StringIO(csv_text(table))))
        assert rows[0] == list(table.columns)
        assert len(rows) == len(table) + 1
        assert not {cell for row in rows for cell in row} & {"nan", "None", "NaT"}
        assert len(json.loads(json_text(table))) == len(table)


@pytest.mark.parametrize(
    ("held", "polarity", "cell"),
    [
        (building.target("one", 80, 75), "high_good", 80),
        (building.band("one", 21, 28.5, 2), "band", "21-28.5"),
        (building.band("one", 1234567, 2345678, 2), "band", "1234567-2345678"),
        (building.target("one", 80, agreed_on=None), "high_good", 80),
        (building.target("one", 80), "neutral", None),
    ],
)
def test_the_target_as_one_cell(held, polarity, cell) -> None:
    one = building.indicator("one", polarity=polarity)
    seen = seeing(building.evidence(one, building.series("one", [90.0]), targets=[held]))
    assert scorecard_table(seen)["target"].tolist() == [cell]


def test_a_value_is_rounded_as_it_is_shown() -> None:
    one = building.indicator("one")
    seen = seeing(building.evidence(one, building.series("one", [79.95])))
    assert scorecard_table(seen)["value"].tolist() == [80.0]
