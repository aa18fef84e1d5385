"""An agency's return: what people send is read, and every problem is a finding in its place."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scorecard.domain.errors import ChildLevelData
from scorecard.domain.period import Frequency
from scorecard.domain.submission import Severity
from scorecard.intake.figures import FRAME_COLUMNS
from scorecard.intake.headings import COLUMNS, SYNONYMS, find
from scorecard.intake.sheet import Line, UnreadableFile
from tests.intake import workbooks as made
from tests.returning import (
    AUGUST,
    EPISODES,
    SEPTEMBER,
    csv,
    errors,
    measures,
    read,
    warnings,
)
from tests.samples import HERE, THERE

GOOD = f"fd_in_time_pct,{HERE},2026-09-30,,40,50"
MARKED = "indicator,area,period_end,value,numerator,denominator,marker"
BROKEN_DOWN = "indicator,area,period_end,value,numerator,denominator,dimension,category"


def figure(content: bytes, **asked: Any) -> dict[str, Any]:
    """The one figure of a return without a finding."""
    found = read(content, **asked)
    assert found.findings == ()
    (row,) = found.frame.to_dict("records")
    return row


def test_a_row_becomes_a_figure() -> None:
    row = figure(csv(GOOD))
    assert set(FRAME_COLUMNS) < set(row)
    assert (row["indicator"], row["area"], row["agency"]) == ("fd_in_time_pct", HERE, "")
    assert (row["period_start"], row["period_end"]) == (date(2026, 9, 1), SEPTEMBER)
    assert (row["frequency"], row["window"], row["basis"]) == ("month", "period", "local")
    assert (row["value"], row["numerator"], row["denominator"]) == (80.0, 40.0, 50.0)
    assert (row["status"], row["marker"], row["reference"]) == ("final", "", "row 2")


def test_headings_in_any_order_case_and_words() -> None:
    headings = "Notes;DENOM;Num;Local Authority;Period Ending;KPI code;Data status"
    row = figure(csv("Late;50;40;calderdale;30/09/2026;FD_IN_TIME_PCT;Prov", headings=headings))
    assert (row["area"], row["numerator"], row["denominator"]) == (HERE, 40.0, 50.0)
    assert (row["status"], row["note"], row["value"]) == ("provisional", "Late", 80.0)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_synonym_is_found(column: str) -> None:
    for word in (column, column.upper(), *SYNONYMS[column]):
        found = find([Line(1, [word])]) or find([Line(1, [word, "indicator", "period_end"])])
        assert found is not None
        assert column in found.columns, word


def test_no_word_means_two_columns() -> None:
    words = [word for others in SYNONYMS.values() for word in others]
    assert len(words) == len(set(words))


def test_a_code_beside_a_name_is_what_counts() -> None:
    headings = "Indicator,Area,Area code,Period end,Num,Den"
    row = figure(csv(f"Assessments in time,?,{HERE},2026-09-30,40,50", headings=headings))
    assert row["area"] == HERE


def test_titles_totals_notes_and_headings_again_are_passed_over() -> None:
    found = read(
        b"West Yorkshire,,,,,\nReturn for September 2026,,,,,\n\n"
        + csv(
            GOOD,
            "Total,,,,40,50",
            "indicator,area,period_end,value,numerator,denominator",
            f"fd_in_time_pct,{THERE},2026-09-30,,3,4",
            "Grand total,,,,43,54",
            "Source: our case system on 3 October,,,,,",
        )
    )
    assert found.findings == ()
    assert list(found.frame["reference"]) == ["row 5", "row 8"]


@pytest.mark.parametrize("area", ["", "E08000033", "Calderdale", "CALDERDALE"])
def test_one_area_may_be_said_once(area: str) -> None:
    assert figure(csv(f"fd_in_time_pct,{area},2026-09-30,,4,5"), areas=(HERE,))["area"] == HERE


def test_one_return_covers_several_areas() -> None:
    found = read(csv(GOOD, f"fd_in_time_pct,{THERE},2026-09-30,,3,4"))
    assert list(found.frame["area"]) == [HERE, THERE]
    only = read(csv(GOOD, f"fd_in_time_pct,{THERE},2026-09-30,,3,4"), areas=(THERE,))
    assert list(only.frame["area"]) == [THERE]


@pytest.mark.parametrize(
    ("cell", "marker"), [("<5", "c"), ("n/a", "x"), ("-", "x"), ("z", "z"), ("low", "low")]
)
def test_what_is_not_known_is_a_marker(cell: str, marker: str) -> None:
    found = read(csv(f"mis_episodes_count,{HERE},2026-09-30,{cell},,"), agency="police")
    (row,) = found.frame.to_dict("records")
    assert (math.isnan(row["value"]), row["marker"]) == (True, marker)


def test_a_marker_has_its_own_column_too() -> None:
    row = figure(csv(f"fd_in_time_pct,{HERE},2026-09-30,,,,C", headings=MARKED))
    assert (row["marker"], math.isnan(row["value"])) == ("c", True)


def test_a_share_of_none_is_not_applicable() -> None:
    row = figure(csv(f"fd_in_time_pct,{HERE},2026-09-30,,0,0"))
    assert (row["marker"], math.isnan(row["value"])) == ("z", True)


def test_a_real_zero_is_zero() -> None:
    row = figure(csv(f"mis_episodes_count,{HERE},2026-09-30,0,,"), agency="police")
    assert (row["value"], row["marker"]) == (0.0, "")


def test_a_count_may_come_as_numerator() -> None:
    row = figure(csv(f"mis_episodes_count,{HERE},2026-09-30,,12,"), agency="police")
    assert (row["value"], row["numerator"]) == (12.0, 12.0)


def test_a_rate_without_a_population_takes_the_newest_known() -> None:
    row = figure(csv(f"fd_referrals_rate,{HERE},2026-09-30,,94,"))
    assert (row["denominator"], row["value"]) == (47_000.0, 20.0)
    found = read(csv(f"fd_referrals_rate,{THERE},2026-09-30,,94,"))
    assert errors(found.findings) == [
        (2, "denominator", "is blank, and no population is held for the area")
    ]


def test_of_two_agencies_each_sends_its_own_count() -> None:
    top = figure(csv(f"mis_rhi_pct,{HERE},2026-09-30,,30,"))
    bottom = figure(csv(f"mis_rhi_pct,{HERE},2026-09-30,,,40"), agency="police")
    assert (top["agency"], top["numerator"], math.isnan(top["value"])) == ("csc", 30.0, True)
    assert (bottom["agency"], bottom["denominator"]) == ("police", 40.0)


def test_the_other_agencys_count_is_left_out_and_said() -> None:
    found = read(csv(f"mis_rhi_pct,{HERE},2026-09-30,75,30,40"))
    (row,) = found.frame.to_dict("records")
    assert (row["numerator"], math.isnan(row["denominator"])) == (30.0, True)
    assert [column for _, column, _ in warnings(found.findings)] == ["value", "denominator"]
    lacking = read(csv(f"mis_rhi_pct,{HERE},2026-09-30,75,,40"))
    assert errors(lacking.findings) == [
        (2, "numerator", "is blank, and it is the count that is yours; Police sends the other")
    ]


@pytest.mark.parametrize(
    ("row", "column", "problem", "remedy"),
    [
        (f"fd_in_time,{HERE},2026-09-30,,4,5", "indicator", "is not a code we know",
         "Did you mean 'fd_in_time_pct'?"),
        ("fd_in_time_pct,Calderdal,2026-09-30,,4,5", "area", "is not a code we know",
         f"Did you mean '{HERE}'?"),
        ("fd_in_time_pct,,2026-09-30,,4,5", "area", "is blank", "Write a code such as E08000033."),
        (f",{HERE},2026-09-30,,4,5", "indicator", "is blank",
         "Write a code such as fd_referrals_count."),
        (f"fd_in_time_pct,{HERE},,,4,5", "period_end", "is blank",
         "Write it as 2026-09-30 or 30/09/2026."),
        (f"fd_in_time_pct,{HERE},09/30/2026,,4,5", "period_end", "is not a date",
         "Write it as 2026-09-30 or 30/09/2026."),
        (f"fd_in_time_pct,{HERE},2026-10-31,,4,5", "period_end",
         "is a period that has not ended yet",
         "Send it when the period is over, or correct the date."),
        (f"fd_in_time_pct,{HERE},2026-09-01,,4,5", "period_end", "is not the end of a month",
         "Did you mean 2026-09-30?"),
        (f"fd_in_time_pct,{HERE},1806-09-30,,4,5", "period_end", "is not a likely date",
         "Check the year."),
        (f"fd_in_time_pct,{HERE},2026-09-30,,6,5", "numerator", "is more than the denominator (5)",
         "Check both counts: the first is part of the second."),
        (f"fd_in_time_pct,{HERE},2026-09-30,70,40,50", "value", "is not what the counts make (80)",
         "Check the value and both counts."),
        (f"fd_in_time_pct,{HERE},2026-09-30,0.8,40,50", "value", "is not what the counts make (80)",
         "Write 80 for per cent."),
        (f"fd_in_time_pct,{HERE},2026-09-30,120,,", "value", "is not between 0 and 100 per cent",
         "Check the figure."),
        (f"fd_in_time_pct,{HERE},2026-09-30,-3,,", "value", "is below zero", "Check the figure."),
        (f"fd_in_time_pct,{HERE},2026-09-30,,4,", "denominator", "is blank",
         "Write the value, or both counts it is made of."),
        (f"fd_in_time_pct,{HERE},2026-09-30,,4.5,9", "numerator", "is not a whole number",
         "Write the count itself."),
        (f"fd_in_time_pct,{HERE},2026-09-30,,40%,50", "numerator",
         "is a percentage, and a number is asked for", "Write the number."),
        (f"fd_in_time_pct,{HERE},2026-09-30,many,,", "value", "is not a number",
         "Write digits and a point, such as 1234.5, or a marker such as c or x."),
        (f"fd_in_time_pct,{HERE},2026-09-30,=1+1,,", "value",
         "is a formula that was never worked out",
         "Open the file in Excel and save it, or type the number."),
    ],
)  # fmt: skip
def test_a_problem_is_a_finding_in_its_place(
    row: str, column: str, problem: str, remedy: str
) -> None:
    found = read(csv(row))
    assert errors(found.findings)[0] == (2, column, problem)
    first = next(one for one in found.findings if one.blocks)
    headings = ("indicator", "area", "period_end", "value", "numerator", "denominator")
    assert first.found == row.split(",")[headings.index(column)]
    assert first.remedy == remedy
    assert len(found.frame) == 0


@pytest.mark.parametrize("value", ["80", "80.0", "80%", "80.00"])
def test_a_value_agrees_with_its_counts_as_far_as_it_is_rounded(value: str) -> None:
    assert figure(csv(f"fd_in_time_pct,{HERE},2026-09-30,{value},40,50"))["value"] == 80.0


def test_a_rounded_value_agrees() -> None:
    assert figure(csv(f"fd_in_time_pct,{HERE},2026-09-30,66.7,2,3"))["value"] == 66.7
    wrong = read(csv(f"fd_in_time_pct,{HERE},2026-09-30,66.6,2,3"))
    assert errors(wrong.findings)


def test_frequency_and_window_are_checked_and_told_in_other_words() -> None:
    headings = "indicator,area,period_end,numerator,denominator,frequency,window"
    found = read(csv(f"fd_in_time_pct,{HERE},2026-09-30,4,5,Quarterly,YTD", headings=headings))
    (row,) = found.frame.to_dict("records")
    assert (row["frequency"], row["window"]) == ("quarter", "ytd")
    assert row["period_start"] == date(2026, 4, 1)
    assert [column for _, column, _ in warnings(found.findings)] == ["frequency", "window"]
    wrong = read(csv(f"fd_in_time_pct,{HERE},2026-08-31,4,5,q,sometimes", headings=headings))
    assert errors(wrong.findings) == [
        (2, "window", "is not a word we know"),
        (2, "period_end", "is not the end of a quarter"),
    ]
    assert wrong.findings[-1].remedy == "Did you mean 2026-09-30?"


@pytest.mark.parametrize("end", ["2026-09-27", "2026-09-24"])
def test_a_week_may_end_on_any_day(end: str) -> None:
    context = measures(replace(EPISODES, frequency=Frequency.WEEK))
    found = read(csv(f"mis_episodes_count,{HERE},{end},3,,"), context, agency="police")
    assert found.findings == ()


def test_repeats_block_and_name_the_row_they_repeat() -> None:
    found = read(csv(GOOD, f"fd_in_time_pct,{THERE},2026-09-30,,1,2", GOOD))
    assert errors(found.findings) == [(4, "indicator", "repeats row 2")]


def test_parts_are_added_up_against_their_total() -> None:
    parts = (
        f"fd_in_time_pct,{HERE},2026-09-30,,30,35,Ethnicity,White",
        f"fd_in_time_pct,{HERE},2026-09-30,,9,15,ethnicity,Not recorded",
    )
    total = f"{GOOD},Total,all"
    found = read(csv(total, *parts, headings=BROKEN_DOWN))
    assert warnings(found.findings) == [
        (2, "numerator", "differs: the 2 parts by ethnicity make 39")
    ]
    assert list(found.frame["dimension"]) == ["", "ethnicity", "ethnicity"]


def test_a_sum_over_what_is_held_back_is_unknown_and_not_compared() -> None:
    found = read(
        csv(
            f"{GOOD},,",
            f"fd_in_time_pct,{HERE},2026-09-30,,30,35,ethnicity,White",
            f"fd_in_time_pct,{HERE},2026-09-30,,<5,15,ethnicity,Mixed",
            headings=BROKEN_DOWN,
        )
    )
    assert [column for _, column, _ in warnings(found.findings)] == []


@pytest.mark.parametrize(
    ("breakdown", "column", "problem"),
    [
        ("shoe size,9", "dimension", "is not a breakdown of this indicator"),
        ("ethnicity,", "category", "is blank and the other is not"),
        (",White", "dimension", "is blank and the other is not"),
        ("ethnicity,=cmd|' /C calc'!A0", "category", "begins as a formula does"),
        (f"ethnicity,{'x' * 161}", "category", "is longer than 160 characters"),
    ],
)
def test_a_breakdown_is_checked(breakdown: str, column: str, problem: str) -> None:
    found = read(csv(f"{GOOD},{breakdown}", headings=BROKEN_DOWN))
    assert (2, column, problem) in errors(found.findings)


@pytest.mark.parametrize(
    ("marker", "value", "problem"),
    [
        ("c", "80", "says 'suppressed to protect children' and there is a value too"),
        ("x", "<5", "differs from the c in the row"),
        ("why", "", "is not a marker we know"),
    ],
)
def test_a_marker_is_checked(marker: str, value: str, problem: str) -> None:
    found = read(csv(f"fd_in_time_pct,{HERE},2026-09-30,{value},,,{marker}", headings=MARKED))
    assert errors(found.findings)[0] == (2, "marker", problem)


def test_a_value_beside_a_count_held_back_is_asked_about() -> None:
    found = read(csv(f"fd_in_time_pct,{HERE},2026-09-30,80,<5,5"))
    assert warnings(found.findings) == [
        (2, "numerator", "is held back, and the value given lets it be worked out")
    ]


def test_notes_that_may_tell_of_a_child_are_asked_about_without_being_repeated() -> None:
    headings = "indicator,area,period_end,numerator,denominator,note"
    row = f"fd_in_time_pct,{HERE},2026-09-30,4,5,NHS 943 476 5919 counted twice"
    (finding,) = read(csv(row, headings=headings)).findings
    assert finding.severity == Severity.PERSONAL
    assert "an NHS number" in finding.problem
    assert "943" not in finding.sentence()


@pytest.mark.parametrize(
    "content",
    [
        csv(f"{GOOD},1", headings="indicator,area,period_end,value,numerator,denominator,UPN"),
        csv(f"{GOOD},943 476 5919", headings=f"{MARKED[:-7]},ref"),
        made.workbook(
            {"Return": made.table([["indicator", "period_end", "value"]]),
             "Records": made.table([["Child ID", "x"], ["1", "2"]])},
            states={"Records": "veryHidden"},
        ),
        made.workbook({"Return": made.table([["a"], ["A123456789012"]])}),
    ],
)  # fmt: skip
def test_a_file_about_single_children_is_refused_whole(content: bytes) -> None:
    with pytest.raises(ChildLevelData, match=r"child-level data .* holds totals only"):
        read(content)


def test_sheets_of_a_workbook_are_read_with_their_names() -> None:
    head = ["indicator", "area", "period_end", "numerator", "denominator"]

    def of(end: str, top: str) -> list[str]:
        return ["fd_in_time_pct", HERE, end, top, "5"]

    content = made.workbook(
        {
            "Cover": made.table([["Return of", "Police"], ["Name", "J Patel"]]),
            "June": made.table([["Front door"], head, of("30/06/2026", "4")]),
            "July": made.table([head, of("31/07/2026", "6")]),
            "Old": made.table([head, of("31/05/2026", "1")]),
        },
        states={"Old": "hidden"},
    )  # fmt: skip
    found = read(content)
    assert list(found.frame["reference"]) == ["sheet June, row 3"]
    assert errors(found.findings) == [(2, "numerator", "is more than the denominator (5)")]
    assert [one.sheet for one in found.findings] == ["Old", "July"]
    assert "sheet 'July', row 2, column 'numerator': '6'" in found.findings[1].sentence()


def test_hidden_rows_and_borrowed_results_are_asked_about() -> None:
    head = made.row(*map(made.text, ("indicator", "area", "period_end", "value")))
    cells = [made.text(each) for each in ("mis_episodes_count", HERE, "30/09/2026")]
    borrowed = "<c><f>[1]Sheet1!A1</f><v>9</v></c>"
    part = made.sheet([head, made.row(*cells, borrowed, attributes="hidden='1'")])
    found = read(made.workbook({"S": part}), agency="police")
    assert [column for _, column, _ in warnings(found.findings)] == ["", "value"]
    assert list(found.frame["value"]) == [9.0]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a,b\n1,2\n", "has no row with the headings of a return"),
        (b"indicator,area,value\nx,y,1\n", "is missing from the headings"),
        (csv(headings="indicator,period_end,value"), "has no figures in it"),
        (csv("x,2026-09-30,1,2", headings="indicator,period_end,value,figure"),
         "is a second column of the same meaning"),
    ],
)  # fmt: skip
def test_a_table_that_is_not_one_says_what_is_missing(content: bytes, problem: str) -> None:
    found = read(content)
    assert problem in [one.problem for one in found.findings if one.blocks]


def test_a_column_nobody_knows_is_asked_about() -> None:
    headings = "indicator,area,period_end,numerator,denominator,mood"
    found = read(csv(f"fd_in_time_pct,{HERE},2026-09-30,4,5,fine", headings=headings))
    assert warnings(found.findings) == [
        (1, "mood", "is not a column of a return, and was not read")
    ]
    assert len(found.frame) == 1


@pytest.mark.parametrize(
    ("rows", "agency", "problem"),
    [
        (["police,mis_episodes_count,2026-09-30,1"], "police", ""),
        (["Police,mis_episodes_count,2026-09-30,1"], "police", ""),
        ([",mis_episodes_count,2026-09-30,1"], "police", ""),
        ([",mis_episodes_count,2026-09-30,1", ",fd_days_avg,2026-09-30,2"], "partnership", ""),
        ([",nothing,2026-09-30,1"], "", "does not say which agency sends it"),
        (["police,mis_episodes_count,2026-09-30,1", "csc,fd_days_avg,2026-09-30,2"], "",
         "names several agencies"),
    ],
)  # fmt: skip
def test_whose_return_it_is(rows: list[str], agency: str, problem: str) -> None:
    headings = "agency,indicator,period_end,value"
    found = read(csv(*rows, headings=headings), agency="", areas=(HERE,))
    assert found.agency == agency
    assert (problem in [one.problem for one in found.findings]) == bool(problem)


def test_a_row_of_another_agency_is_refused() -> None:
    headings = "agency,indicator,area,period_end,value"
    content = csv(f"police,fd_in_time_pct,{HERE},2026-09-30,80", headings=headings)
    assert errors(read(content).findings) == [(2, "agency", "is not the agency that sends this")]


def test_a_long_list_of_problems_is_cut_short() -> None:
    found = read(csv(*[f"fd_in_time_pct,{HERE},2026-09-30,many,,"] * 900))
    assert len(found.findings) == 502
    assert "more than 500 things" in found.findings[-1].problem


def test_too_large_a_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableFile, match="has 21 MB"):
        read(b"x" * 21_000_000)


def test_a_period_must_be_over_when_it_was_known() -> None:
    known = datetime(2026, 9, 15, tzinfo=UTC)
    assert errors(read(csv(GOOD), known_at=known).findings)
    august = csv(f"fd_in_time_pct,{HERE},{AUGUST},,4,5")
    assert read(august, known_at=known).frame["known_at"][0] == known
