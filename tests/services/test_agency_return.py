"""A return as its sender meets it: who may send what, typed figures, the template and back."""

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from scorecard.domain.errors import NotFound, NotPermitted
from scorecard.domain.person import Person, Role
from scorecard.domain.reported import Standing
from scorecard.intake.headings import COLUMNS
from scorecard.intake.incoming import Asked
from scorecard.intake.template import SHEET
from scorecard.services import agency_return
from scorecard.services.preview import Preview
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.store import observation
from tests import returning
from tests.returning import NOW, SEPTEMBER, csv
from tests.samples import HERE, THERE

LEAD = Person("Priya", Role.AGENCY_LEAD, "police")
SOCIAL_WORK = Person("Sam", Role.AGENCY_LEAD, "csc")
UNIT = Person("Helen", Role.ADMINISTRATOR)
CHAIR = Person("Amara", Role.CHAIR)
EPISODES = csv(f"mis_episodes_count,{HERE},2026-09-30,12,,")


@pytest.fixture
def here(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        returning.seed(connection)
    return workspace


def sent(workspace: Workspace, person: Person, content: bytes, **asked: Any) -> Receipt:
    seen = agency_return.check_file(workspace, person, "return.csv", content, Asked(**asked))
    receipt = agency_return.send(workspace, person, seen)
    assert isinstance(receipt, Receipt)
    return receipt


def test_a_lead_sends_their_own_agencys_return(here: Workspace) -> None:
    assert sent(here, LEAD, EPISODES).kept == 1


def test_the_business_unit_sends_for_any_agency(here: Workspace) -> None:
    assert sent(here, UNIT, EPISODES, agency="police").kept == 1


@pytest.mark.parametrize(
    ("person", "asked", "words"),
    [
        (CHAIR, {"agency": "police"}, "sent by an agency's own lead"),
        (LEAD, {"agency": "csc"}, "of your own agency"),
        (Person("Nobody", Role.AGENCY_LEAD), {}, "of your own agency"),
    ],
)
def test_others_are_refused_in_words(
    here: Workspace, person: Person, asked: dict[str, str], words: str
) -> None:
    with pytest.raises(NotPermitted, match=words):
        agency_return.check_file(here, person, "return.csv", EPISODES, Asked(**asked))
    seen = agency_return.check_file(here, LEAD, "return.csv", EPISODES, Asked())
    if person != CHAIR:
        return
    with pytest.raises(NotPermitted):
        agency_return.send(here, person, seen)


def typed(workspace: Workspace, value: str, person: Person = LEAD) -> Preview:
    row = {"indicator": "mis_episodes_count", "area": HERE, "period_end": "2026-09-30"}
    blank = dict.fromkeys(COLUMNS, "")
    return agency_return.check_typed(
        workspace, person, [blank, {**row, "value": value, "note": "=1+1"}], Asked()
    )


def test_typed_figures_are_checked_row_by_row(here: Workspace) -> None:
    (finding,) = typed(here, "many").errors
    assert (finding.file, finding.row, finding.column) == ("typed figures", 3, "value")


def test_typed_figures_are_previewed_and_kept(here: Workspace) -> None:
    receipt = agency_return.send(here, LEAD, typed(here, "12"))
    assert isinstance(receipt, Receipt)
    assert (receipt.kept, receipt.new) == (1, 1)
    with here.reading() as connection:
        (row,) = observation.current(connection).to_dict("records")
    assert (row["value"], row["reference"], row["note"]) == (12.0, "row 3", "=1+1")


def test_a_figure_may_be_put_right_and_back_again(here: Workspace) -> None:
    for days, value in enumerate(("12", "21", "12")):
        then = replace(here, clock=lambda days=days: NOW + timedelta(days=days))
        receipt = agency_return.send(then, LEAD, typed(then, value))
        assert isinstance(receipt, Receipt)
        assert receipt.kept == 1
    again = agency_return.send(here, LEAD, typed(here, "12"))
    assert isinstance(again, Receipt)
    assert again.already


def test_the_template_asks_for_what_is_due_and_round_trips(here: Workspace) -> None:
    made = agency_return.make_template(here, SOCIAL_WORK, "csc", SEPTEMBER, [HERE, THERE])
    assert made.name == "return-csc-2026-09-30"
    book = load_workbook(io.BytesIO(made.workbook))
    sheet = book[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    due = {(row[0], row[1]) for row in rows}
    codes = ("fd_in_time_pct", "mis_rhi_pct", "fd_referrals_rate", "fd_days_avg")
    assert due == {(code, area) for code in codes for area in (HERE, THERE)}
    assert made.rows == len(rows) == 8
    amounts = {name: COLUMNS.index(name) + 1 for name in ("value", "numerator", "denominator")}
    for place, row in enumerate(rows, start=2):
        own = {"fd_days_avg": ("value",), "mis_rhi_pct": ("numerator",)}
        for name in own.get(str(row[0]), ("numerator", "denominator")):
            sheet.cell(place, amounts[name]).value = 40 if name == "denominator" else 30
    file = io.BytesIO()
    book.save(file)
    seen = agency_return.check_file(here, SOCIAL_WORK, "x.xlsx", file.getvalue(), Asked())
    assert seen.findings == ()
    assert [one.standing for one in seen.reported] == [Standing.NEW] * 8


def test_the_template_says_what_came_last(here: Workspace) -> None:
    sent(here, LEAD, csv(f"mis_episodes_count,{HERE},2026-08-31,1234,,"))
    made = agency_return.make_template(here, LEAD, "police", SEPTEMBER, [HERE])
    assert '"1,234 (31 Aug 2026)"' in made.csv.decode("utf-8-sig")


def test_a_month_asks_for_no_quarters(here: Workspace) -> None:
    with pytest.raises(NotFound, match="Health owes nothing for periods ending on 31 August 2026"):
        agency_return.make_template(here, UNIT, "health", date(2026, 8, 31), [HERE])
    assert agency_return.make_template(here, UNIT, "health", SEPTEMBER, [HERE]).rows == 1


@pytest.mark.parametrize(
    ("agency", "areas", "words"),
    [("nobody", [HERE], "no agency"), ("police", ["E1"], "no area with the code 'E1'")],
)
def test_a_template_for_a_code_that_names_nothing_is_refused(
    here: Workspace, agency: str, areas: list[str], words: str
) -> None:
    with pytest.raises(NotFound, match=words):
        agency_return.make_template(here, UNIT, agency, SEPTEMBER, areas)


def test_a_lead_makes_no_other_agencys_template(here: Workspace) -> None:
    with pytest.raises(NotPermitted):
        agency_return.make_template(here, LEAD, "csc", SEPTEMBER, [HERE])
