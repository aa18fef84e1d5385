"""Typed figures: a line for each count, and the same return that a file with them would be."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.errors import ChildLevelData
from scorecard.domain.indicator import MeasureType
from scorecard.domain.person import Person, Role
from scorecard.domain.reported import Standing
from scorecard.domain.submission import Finding
from scorecard.intake.headings import COLUMNS
from scorecard.intake.incoming import Asked
from scorecard.intake.template import TemplateRow
from scorecard.services import agency_return, typed_return
from scorecard.services.preview import Preview
from scorecard.services.submission import Receipt
from scorecard.services.typed_return import Typed, TypedLine
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import observation
from scorecard.store.engine import Store
from tests import returning
from tests.returning import EPISODES, IN_TIME, INTERVIEWS, NOW, SEPTEMBER, csv
from tests.samples import HERE, THERE

SOCIAL_WORK = Person("Sam", Role.AGENCY_LEAD, "csc")


@pytest.fixture
def here(memory_store: Store) -> Workspace:
    workspace = Workspace(memory_store, Settings(), clock=lambda: NOW)
    with workspace.writing() as connection:
        returning.seed(connection)
    return workspace


def due(workspace: Workspace) -> tuple[TypedLine, ...]:
    return typed_return.lines(
        agency_return.due_rows(workspace, SOCIAL_WORK, "csc", SEPTEMBER, [HERE])
    )


def typed(workspace: Workspace, said: dict[tuple[str, str], Typed]) -> Preview:
    """The preview of typing so much beside what is due, everything else left blank."""
    asked = due(workspace)
    assert set(said) <= {(one.indicator, one.column) for one in asked}
    beside = [said.get((one.indicator, one.column), Typed()) for one in asked]
    rows = typed_return.rows(asked, beside)
    return agency_return.check_typed(workspace, SOCIAL_WORK, rows, Asked())


def row(indicator: str, **filled: str) -> str:
    cells = {"indicator": indicator, "area": HERE, "period_end": "2026-09-30", **filled}
    return ",".join(f'"{cells.get(name, "")}"' for name in COLUMNS)


def from_file(workspace: Workspace, *rows: str) -> Preview:
    content = csv(*rows, headings=",".join(COLUMNS))
    return agency_return.check_file(workspace, SOCIAL_WORK, "return.csv", content, Asked())


def said_of(findings: tuple[Finding, ...]) -> list[Finding]:
    return [replace(one, file="") for one in findings]


def test_each_count_is_asked_for_in_its_own_words(here: Workspace) -> None:
    asked = {(one.indicator, one.column): one for one in due(here)}
    assert set(asked) == {
        ("fd_in_time_pct", "numerator"),
        ("fd_in_time_pct", "denominator"),
        ("mis_rhi_pct", "numerator"),
        ("fd_referrals_rate", "numerator"),
        ("fd_days_avg", "value"),
    }
    assert asked["fd_in_time_pct", "numerator"].asks == "Assessments in time"
    assert asked["fd_in_time_pct", "denominator"].asks == "Out of: assessments"
    assert {(one.area, one.period_end) for one in asked.values()} == {(HERE, "2026-09-30")}


@pytest.mark.parametrize(
    ("changes", "column", "asks"),
    [
        ({"numerator": ""}, "numerator", "Assessments in time"),
        ({"denominator": ""}, "denominator", "Out of how many"),
        ({"numerator": "NHS checks"}, "numerator", "NHS checks"),
    ],
)
def test_a_count_without_words_is_asked_for_all_the_same(
    changes: dict[str, str], column: str, asks: str
) -> None:
    one = replace(IN_TIME, measure_type=MeasureType.RATIO, **changes)
    (line,) = typed_return.lines([TemplateRow(one, HERE, "csc", SEPTEMBER, (column,), SEPTEMBER)])
    assert line.asks == asks


def test_what_came_last_stands_beside_the_count_it_is_of() -> None:
    asked = TemplateRow(
        *(IN_TIME, HERE, "csc", SEPTEMBER, ("numerator", "denominator"), SEPTEMBER),
        last_sent="80.0% (31 Aug 2026)",
        last_counts={"numerator": "40 (31 Aug 2026)"},
    )
    top, bottom = typed_return.lines([asked])
    assert (top.last_sent, bottom.last_sent) == ("40 (31 Aug 2026)", "80.0% (31 Aug 2026)")


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        *(("40", "50"), ("1,234", "2 000"), ("0", "50"), ("40", ""), ("", "50"), ("<5", "50")),
        *(("c", "c"), ("n/a", ""), ("-", "-"), ("60", "50"), ("many", "50"), ("=1+1", "50")),
        *(("12.5", "50"), ("-3", "50"), ("45%", "50"), ('4"0', "50"), ("40\n", " 50 ")),
    ],
)
def test_what_is_typed_is_read_as_the_same_cell_of_a_file_is(
    here: Workspace, top: str, bottom: str
) -> None:
    about = {"frequency": "month", "window": "period"}
    cells = {"numerator": top.strip(), "denominator": bottom.strip()}
    quoted = {name: cell.replace('"', '""') for name, cell in cells.items()}
    file = from_file(here, row("fd_in_time_pct", **about, **quoted))
    form = typed(
        here,
        {
            ("fd_in_time_pct", "numerator"): Typed(top),
            ("fd_in_time_pct", "denominator"): Typed(bottom),
        },
    )
    assert said_of(form.findings) == said_of(file.findings)
    assert [str(one) for one in form.reported] == [str(one) for one in file.reported]
    assert [str(one) for one in form.effects] == [str(one) for one in file.effects]
    assert form.frame.to_csv() == file.frame.to_csv()


def test_a_small_number_that_is_held_back_is_no_number(here: Workspace) -> None:
    seen = typed(here, {("mis_rhi_pct", "numerator"): Typed("<5")})
    receipt = agency_return.send(here, SOCIAL_WORK, seen)
    assert isinstance(receipt, Receipt)
    with here.reading() as connection:
        (kept,) = observation.current(connection).to_dict("records")
    assert kept["marker"] == "c"
    assert all(pd.isna(kept[name]) for name in ("value", "numerator", "denominator"))


def test_what_is_left_blank_is_not_sent_and_stays_owed(here: Workspace) -> None:
    before = due(here)
    seen = typed(here, {("fd_days_avg", "value"): Typed("20")})
    assert [(one.indicator, one.standing) for one in seen.reported] == [
        ("fd_days_avg", Standing.NEW)
    ]
    assert isinstance(agency_return.send(here, SOCIAL_WORK, seen), Receipt)
    assert [one.indicator for one in due(here)] == [one.indicator for one in before]


def test_what_goes_with_a_figure_is_kept_with_it(here: Workspace) -> None:
    seen = typed(
        here,
        {
            ("fd_in_time_pct", "numerator"): Typed("40", provisional=True, note=" Two teams. "),
            ("fd_in_time_pct", "denominator"): Typed("50", note="Backlog cleared"),
            ("fd_days_avg", "value"): Typed("20"),
        },
    )
    assert isinstance(agency_return.send(here, SOCIAL_WORK, seen), Receipt)
    with here.reading() as connection:
        kept = observation.current(connection).set_index("indicator")[["status", "note"]]
    assert kept.T.to_dict("list") == {
        "fd_in_time_pct": ["provisional", "Two teams. Backlog cleared"],
        "fd_days_avg": ["final", ""],
    }


def test_a_note_without_a_figure_is_asked_about_and_not_lost_in_silence(here: Workspace) -> None:
    seen = typed(here, {("fd_days_avg", "value"): Typed(note="Comes on Friday")})
    assert [one.problem for one in seen.findings if not one.blocks] == [
        "is blank, so the row was passed over"
    ]
    assert [one.problem for one in seen.errors] == ["has no figures in it"]


def test_findings_are_named_by_the_indicator_the_typist_knows(here: Workspace) -> None:
    asked = due(here)
    beside = [
        Typed("many") if one.indicator in ("mis_rhi_pct", "fd_days_avg") else Typed()
        for one in asked
    ]
    rows = typed_return.rows(asked, beside)
    seen = agency_return.check_typed(here, SOCIAL_WORK, rows, Asked())
    names = typed_return.row_names(asked, rows)
    found = {names[one.row] for one in seen.errors}
    assert found == {"Return interviews", "Average days"}


LINES = typed_return.lines(
    [
        TemplateRow(IN_TIME, HERE, "csc", SEPTEMBER, ("numerator", "denominator"), SEPTEMBER),
        TemplateRow(IN_TIME, THERE, "csc", SEPTEMBER, ("numerator", "denominator"), SEPTEMBER),
        TemplateRow(INTERVIEWS, HERE, "csc", SEPTEMBER, ("numerator",), SEPTEMBER),
        TemplateRow(EPISODES, HERE, "csc", SEPTEMBER, ("value",), SEPTEMBER),
    ]
)
CELL = st.builds(
    Typed, st.sampled_from(["", " ", "0", "12", "<5", "=1"]), st.booleans(), st.text(max_size=4)
)


@given(st.lists(CELL, min_size=len(LINES), max_size=len(LINES)))
def test_nothing_that_is_typed_is_lost_or_put_beside_another_figure(cells: list[Typed]) -> None:
    rows = typed_return.rows(LINES, cells)
    by_place = {(one["area"], one["indicator"]): one for one in rows}
    assert len(by_place) == len(rows)
    for line, cell in zip(LINES, cells, strict=True):
        made = by_place.get((line.area, line.indicator), {})
        assert made.get(line.column, "") == cell.figure.strip()
        assert cell.note.strip() in made.get("note", "")
        if cell.figure.strip() and cell.provisional:
            assert made["status"] == "provisional"
    assert set(typed_return.row_names(LINES, rows)) == set(range(2, 2 + len(rows)))


@given(st.lists(CELL, min_size=len(LINES), max_size=len(LINES)))
def test_a_draft_gives_back_all_that_was_typed(cells: list[Typed]) -> None:
    kept = typed_return.drafted(LINES, cells)
    again = typed_return.from_draft(LINES, kept)
    for cell, back in zip(cells, again, strict=True):
        assert back == (Typed() if cell.is_blank and not cell.provisional else cell)


def test_a_draft_of_other_lines_is_left_alone() -> None:
    kept = typed_return.drafted(LINES, [Typed("12")] * len(LINES))
    assert typed_return.from_draft(LINES[:1], kept) == [Typed("12")]
    assert typed_return.from_draft(LINES[:2], {}) == [Typed(), Typed()]


@pytest.mark.parametrize(
    ("top", "bottom", "kept"),
    [
        (Typed("40", note="Emma Shaw was seen"), Typed("50"), [Typed("40"), Typed("50")]),
        (Typed("40", True, "NHS 943 476 5919"), Typed(), [Typed("40", True), Typed()]),
        (Typed("40", note="hx1 1uj"), Typed(), [Typed("40"), Typed()]),
        (Typed(note="born 3 May 2019"), Typed("50"), [Typed(), Typed("50")]),
        (Typed("40", note="Emma"), Typed("50", note="Shaw"), [Typed("40"), Typed("50")]),
        (Typed("Emma Shaw"), Typed("50", note="late"), [Typed(), Typed("50", note="late")]),
        (Typed("9434765919"), Typed("50"), [Typed(), Typed()]),
        (Typed("40", note="late"), Typed("HX1 1UJ"), [Typed(), Typed()]),
        (Typed("40", note="Two teams"), Typed("50"), [Typed("40", note="Two teams"), Typed("50")]),
    ],
)
def test_what_tells_of_a_child_is_not_kept_as_a_draft(
    top: Typed, bottom: Typed, kept: list[Typed]
) -> None:
    asked = LINES[:2]
    assert typed_return.from_draft(asked, typed_return.drafted(asked, [top, bottom])) == kept


def test_what_is_marked_in_one_row_leaves_the_notes_of_the_others() -> None:
    cells = [Typed("1", note="Emma Shaw"), Typed("2"), *[Typed("3", note="late")] * 3]
    cells += [Typed()] * (len(LINES) - len(cells))
    again = typed_return.from_draft(LINES, typed_return.drafted(LINES, cells))
    assert again == [Typed("1"), *cells[1:]]


@pytest.mark.parametrize(
    "told", [{"figure": "9434765919"}, {"figure": "HX1 1UJ"}, {"figure": "943 476 5919"}]
)
def test_of_what_is_refused_as_child_level_data_no_later_cell_keeps_any(
    here: Workspace, told: dict[str, str]
) -> None:
    asked = due(here)
    cells = [Typed("40", note="late") for _ in asked]
    cells[-1] = Typed(**told)
    with pytest.raises(ChildLevelData):
        agency_return.check_typed(here, SOCIAL_WORK, typed_return.rows(asked, cells), Asked())
    cells[0] = Typed("41")
    assert typed_return.drafted(asked, cells) == {}


def test_what_a_draft_holds_for_the_lines_is_given_as_it_stands() -> None:
    held = {**typed_return.drafted(LINES, [Typed("12")] * len(LINES)), "another": "x"}
    assert typed_return.held_for(LINES, held) == {k: v for k, v in held.items() if k != "another"}
    assert len(typed_return.held_for(LINES[:1], held)) == 1


def test_what_no_draft_holds_is_named(here: Workspace) -> None:
    asked = due(here)
    cells = [Typed("12", note="late"), *[Typed()] * (len(asked) - 1)]
    assert typed_return.left_out(asked, cells, typed_return.drafted(asked, cells)) == ()
    cells[2] = Typed("3", note="Emma Shaw was seen")
    cells[3] = Typed("  ")
    kept = typed_return.drafted(asked, cells)
    assert typed_return.left_out(asked, cells, kept) == (asked[2].asks,)
    assert typed_return.left_out(asked, cells, {}) == (asked[0].asks, asked[2].asks)
