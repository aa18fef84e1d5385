"""A return as its sender meets it: who may send what, typed figures, the template and back."""

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook

from scorecard.domain.errors import NotFound, NotPermitted
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.period import Frequency
from scorecard.domain.person import Person, Role
from scorecard.domain.reported import Standing
from scorecard.intake.headings import COLUMNS
from scorecard.intake.incoming import Asked
from scorecard.intake.template import SHEET
from scorecard.services import agency_return
from scorecard.services.preview import Preview, Stale
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.store import audit_event, indicator, observation, submission, target
from tests import returning
from tests.returning import NOW, SEPTEMBER, csv
from tests.samples import HERE, THERE
from tests.services.test_receiving import agreed

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


def later(workspace: Workspace, days: int) -> Workspace:
    return replace(workspace, clock=lambda: NOW + timedelta(days=days))


def test_each_of_two_agencies_is_told_its_own_last_count(here: Workspace) -> None:
    sent(here, SOCIAL_WORK, csv(f"mis_rhi_pct,{HERE},2026-07-31,,30,"))
    sent(here, LEAD, csv(f"mis_rhi_pct,{HERE},2026-08-31,,,40"))
    for person, agency, last in (
        (SOCIAL_WORK, "csc", {"numerator": "30 (31 Jul 2026)"}),
        (LEAD, "police", {"denominator": "40 (31 Aug 2026)"}),
    ):
        rows = agency_return.due_rows(here, person, agency, SEPTEMBER, [HERE])
        (row,) = [one for one in rows if one.indicator.code == "mis_rhi_pct"]
        assert row.last_counts == last
        assert row.last_sent == next(iter(last.values()))


def test_the_last_of_both_counts_is_told_and_nothing_of_later_periods(here: Workspace) -> None:
    sent(
        here,
        SOCIAL_WORK,
        csv(
            f"fd_in_time_pct,{HERE},2026-08-31,,1450,5000",
            f"fd_in_time_pct,{HERE},2026-09-30,,1,2",
            f"fd_days_avg,{HERE},2026-08-31,<5,,",
        ),
    )
    rows = agency_return.due_rows(here, SOCIAL_WORK, "csc", SEPTEMBER, [HERE, THERE])
    last = {(one.indicator.code, one.area): (one.last_sent, one.last_counts) for one in rows}
    assert last["fd_in_time_pct", HERE] == (
        "29.0% (31 Aug 2026)",
        {"numerator": "1,450 (31 Aug 2026)", "denominator": "5,000 (31 Aug 2026)"},
    )
    assert last["fd_days_avg", HERE] == ("c (31 Aug 2026)", {})
    assert last["fd_in_time_pct", THERE] == ("", {})


def test_a_month_end_asks_for_no_week_and_no_year_that_ends_elsewhere(here: Workspace) -> None:
    weekly = replace(returning.EPISODES, code="mis_weekly_count", frequency=Frequency.WEEK)
    yearly = replace(returning.EPISODES, code="mis_yearly_count", frequency=Frequency.YEAR)
    with here.writing() as connection:
        indicator.put(connection, [weekly, yearly])
    sent(here, LEAD, csv(f"mis_weekly_count,{HERE},2026-10-09,3,,"))

    def due(end: date) -> set[str]:
        rows = agency_return.due_rows(here, LEAD, "police", end, [HERE])
        return {one.indicator.code for one in rows} - {"mis_episodes_count", "mis_rhi_pct"}

    assert due(SEPTEMBER) == set()
    assert due(date(2026, 10, 16)) == {"mis_weekly_count"}
    assert due(date(2026, 3, 31)) == {"mis_yearly_count"}


def test_rows_that_name_no_area_are_about_the_one_the_sender_says(here: Workspace) -> None:
    content = csv(
        "mis_episodes_count,,2026-09-30,12,,", f"mis_episodes_count,{HERE},2026-09-30,9,,"
    )
    seen = agency_return.check_file(here, LEAD, "x.csv", content, Asked(usual_area=THERE))
    assert [(one.area, one.amounts.value) for one in seen.reported] == [(THERE, 12), (HERE, 9)]
    unsaid = agency_return.check_file(here, LEAD, "x.csv", content, Asked())
    assert [(one.row, one.column, one.problem) for one in unsaid.errors] == [
        (2, "area", "is blank")
    ]
    with pytest.raises(NotFound, match="no area with the code 'E1'"):
        agency_return.check_file(here, LEAD, "x.csv", content, Asked(usual_area="E1"))


def test_the_same_return_twice_changes_nothing_and_says_so(here: Workspace) -> None:
    first = sent(here, LEAD, EPISODES)
    before = here.revision()
    again = sent(later(here, 1), LEAD, EPISODES)
    assert (again.already, again.kept) == (True, 0)
    assert again.sentence() == (
        f"Nothing was changed: everything in it is held already. It is submission {first.number}."
    )
    assert here.revision() == before


def test_a_preview_of_what_is_no_longer_so_is_refused_in_a_sentence(here: Workspace) -> None:
    sent(here, LEAD, EPISODES)
    other = csv(f"mis_episodes_count,{HERE},2026-09-30,15,,")
    seen = agency_return.check_file(later(here, 2), LEAD, "x.csv", other, Asked())
    sent(later(here, 1), LEAD, csv(f"mis_episodes_count,{HERE},2026-09-30,21,,"))
    before = here.revision()
    outcome = agency_return.send(later(here, 2), LEAD, seen)
    assert isinstance(outcome, Stale)
    assert outcome.differences == (
        f"mis_episodes_count for {HERE}, 2026-09-30: 12 was held and now 21 is.",
    )
    assert here.revision() == before
    assert isinstance(agency_return.send(later(here, 2), LEAD, outcome.preview), Receipt)


FEW = replace(
    returning.IN_TIME,
    code="pol_few_pct",
    sensitivity=Sensitivity.RESTRICTED,
    accountable_agency="police",
    numerator_supplier="police",
    denominator_supplier="police",
)


def few(*counts: int) -> bytes:
    """A restricted indicator's figures of two months."""
    ends = ("2026-08-31", "2026-09-30")
    return csv(*(f"pol_few_pct,{HERE},{end},,{n},10" for end, n in zip(ends, counts, strict=True)))


def target_set(workspace: Workspace) -> None:
    with workspace.writing() as connection:
        target.put(connection, [replace(agreed(), indicator="pol_few_pct")])
        audit_event.add(
            connection, at=NOW, who="x", verb="load_catalogue", subject="x", sentence="x"
        )


@pytest.mark.parametrize(("person", "is_told"), [(LEAD, False), (UNIT, True)])
def test_how_a_restricted_indicator_is_now_judged_is_not_told_to_a_lead(
    here: Workspace, person: Person, is_told: bool
) -> None:
    with here.writing() as connection:
        indicator.put(connection, [FEW])
    police = Asked(agency="police")
    sent(here, person, few(9, 9), agency="police")
    then = later(here, 1)
    seen = agency_return.check_file(then, person, "x.csv", few(9, 2), police)
    target_set(here)
    outcome = agency_return.send(then, person, seen)
    if is_told:
        assert isinstance(outcome, Stale)
        assert outcome.differences == (
            f"pol_few_pct for {HERE} would go from green to red, where it was no_target to "
            "no_target.",
        )
    else:
        # what the lead was shown is still so
        assert isinstance(outcome, Receipt)
        assert (outcome.kept, outcome.corrected) == (1, 1)


def test_a_lead_is_told_of_their_own_restricted_figure_that_moved(here: Workspace) -> None:
    with here.writing() as connection:
        indicator.put(connection, [FEW])
    sent(here, LEAD, few(9, 9))
    then = later(here, 2)
    seen = agency_return.check_file(then, LEAD, "x.csv", few(9, 2), Asked())
    sent(later(here, 1), LEAD, few(9, 7))
    target_set(here)
    outcome = agency_return.send(then, LEAD, seen)
    assert isinstance(outcome, Stale)
    assert outcome.differences == (
        f"pol_few_pct for {HERE}, 2026-09-30: 90 was held and now 70 is.",
    )


def test_a_refusal_on_screen_keeps_its_fingerprint_and_nothing_of_the_file(
    here: Workspace,
) -> None:
    content = csv(f"mis_episodes_cuont,{HERE},2026-09-30,12,,Emma said", f"x,{HERE},,y,,")
    seen = agency_return.check_file(here, LEAD, "Emma.csv", content, Asked())
    assert seen.errors
    number = agency_return.refused(here, LEAD, seen)
    assert number is not None
    assert agency_return.refused(here, LEAD, seen) == number
    with here.reading() as connection:
        (kept,) = submission.received(connection)
        found = submission.findings_of(connection, number)
        *_, event = connection.execute(audit_event.audit_event.select()).mappings()
    assert (kept.accepted, kept.figures, kept.findings) == (False, 0, len(seen.errors))
    assert kept.submission.sha256 == seen.incoming.sha256
    assert event["who"] == LEAD.title
    for told in (repr(kept), repr(found), repr(dict(event))):
        assert "Emma" not in told
        assert "cuont" not in told
    with pytest.raises(NotPermitted):
        agency_return.refused(here, SOCIAL_WORK, seen)
