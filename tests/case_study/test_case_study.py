"""docs/case-study.md says what the product says, and its prose rests on facts that still hold."""

import re
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from scorecard.domain.flag import FlagKind
from scorecard.domain.verdict import Variation
from tests.case_study import pictures, study, tables
from tests.case_study.referrals import known_at
from tests.case_study.study import CALDERDALE
from tests.docs.method_pictures import FOLDER

TEXT = tables.DOCUMENT.read_text("utf-8")
REGENERATE = "python -m tests.case_study --write"


def test_every_block_stands_in_the_document_once() -> None:
    marks = re.findall(r"<!-- (begin|end) ([a-z]+) -->", TEXT)
    names = [name for which, name in marks if which == "begin"]
    assert sorted(names) == sorted(tables.BLOCKS)
    assert marks == [(which, name) for name in names for which in ("begin", "end")]
    assert all(tables.in_document(TEXT)[name].strip() for name in names)


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_every_picture_is_there_and_described(name: str) -> None:
    assert (FOLDER / f"{name}.png").read_bytes().startswith(b"\x89PNG"), f"Run: {REGENERATE}"
    (words,) = re.findall(rf"!\[([^\]]+)\]\(pictures/{name}\.png\)", TEXT)
    assert len(words) > 100


def test_a_block_is_written_between_its_marks_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "BLOCKS", {"dates": lambda folder: f"| {folder} |"})
    text = "Before.\n<!-- begin dates -->\nold\n\nolder\n<!-- end dates -->\nAfter."
    made = tables.written(text, Path("here"))
    assert made == "Before.\n<!-- begin dates -->\n| here |\n<!-- end dates -->\nAfter."
    assert tables.in_document(made) == {"dates": "| here |"}
    assert tables.written(made, Path("here")) == made


def test_a_count_comes_fifteen_working_days_after_its_month() -> None:
    assert known_at(date(2013, 4, 30)).date() == date(2013, 5, 21)


@pytest.mark.reference
@pytest.mark.slow
@pytest.mark.parametrize("name", tables.BLOCKS)
def test_the_document_says_what_the_command_prints(name: str, reference_data: Path) -> None:
    printed = tables.BLOCKS[name](reference_data)
    assert tables.in_document(TEXT)[name] == printed, f"Run: {REGENERATE}"


@pytest.mark.reference
def test_the_figures_the_prose_gives_are_those_of_the_file(reference_data: Path) -> None:
    (ours,) = [place for place in study.held(reference_data) if place.code == CALDERDALE]
    years: dict[int, float] = {}
    for end, count, children in ours.months:
        assert count is not None and children is not None
        year = end.year if end.month <= 3 else end.year + 1
        years[year] = years.get(year, 0.0) + count / children * 10_000
    assert (round(years[2013]), round(years[2014])) == (715, 985)
    known = {end: count for end, count, _ in ours.months}
    assert (known[date(2013, 3, 31)], known[date(2013, 4, 30)]) == (228, 480)


@pytest.mark.reference
@pytest.mark.slow
def test_what_the_prose_says_still_holds(reference_data: Path) -> None:
    """Not the tables: the sentences about them. Where one fails, the page is to be rewritten."""
    months = study.replayed(reference_data)[CALDERDALE]
    first = next(month for month in months if month.signals)
    assert (first.end, first.high) == (date(2013, 4, 30), True)
    assert not any(month.charted for month in months if month.end < first.end)
    assert not any(month.flagged for month in months if month.end < date(2014, 3, 31))
    after = {month.end: month for month in months}
    assert after[date(2013, 5, 31)].high  # known during the month of the inspection
    assert after[date(2013, 6, 30)].row.variation == Variation.COMMON_CAUSE
    flags = study.boards_own_year().flags
    assert [flag.kind for flag in flags] == [FlagKind.UNEXPLAINED_CHANGE]
    (then,) = [month for month in study.alarms(reference_data) if month.end == first.end]
    assert (then.high, then.charted) == (9, 140)
    charted = [month for month in study.alarms(reference_data) if month.charted]
    assert 1 / 7 < median(month.high / month.charted for month in charted) < 1 / 5
    broken = study.calderdale_broken(reference_data, every_april=True)
    assert not any(month.charted or month.flagged for month in broken)
    (up, allowing, either) = study.jumps(reference_data)
    assert up.april < up.others
    assert allowing.april > allowing.others
    assert either.april > either.others
