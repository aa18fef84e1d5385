"""Child-level data: what is refused, what passes, and that nothing of it is said again."""

import csv
import io
import string
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.intake import personal
from scorecard.intake.figures import COLUMNS

REFUSED = """
UPN|upn|Pupil UPN|pupil_upn|UPN (current)|Former UPN|U.P.N.|Unique Pupil Number
UniquePupilNumber|ULN|Unique Learner Number|NHS number|NHS_Number|NHSNumber|nhsnumber|NHS No
NHS No.|nhs_no|NHSNo|NHS Num|NHS ID|N.H.S. number|Child's NHS number|Mother NHS No|Child ID
child_id|ChildID|childid|CHILD ID|Child Id.|Child's ID|Child Ref|Child reference|Child Number
Child no|LA Child ID|LAchildID|la_child_id|CLA child id|Person ID|person_id|PersonID
Person Number|Person ref|Unique person ID|unique_person_identifier|Client ID|ClientID|client_no
Service User ID|Patient ID|Patient Number|Hospital Number|MRN|Medical record number|Pupil ID
Pupil reference|Student ID|Learner ID|Young person ID|YP ID|YP ref|Subject ID|Nominal ID
Victim ID|Suspect ref|LCS ID|LCS number|lcs_id|LCS No|Mosaic ID|Mosaic person ID|MosaicID
mosaic_number|Liquidlogic|LiquidLogic ID|ICS ID|ICS number|CareFirst ID|CareFirst|SystmOne
RiO number|rio_id|EMIS number|PNC ID|PNCID|CRN|Niche ref|Niche ID|Unique ID|unique_id|Case ID
Case number|Case reference|Referral ID|Episode ID|Contact ID|Incident number|Crime number
Crime ref|Occurrence number|Family ID|Household ID|Sibling ID|Parent ID|Unborn ID|Name|NAME
Names|Forename|Surname|forename(s)|First name|first_name|FirstName|Last name|LastName
Family name|Given name|Full name|FullName|Middle name|Preferred name|Known as|Child name
Child's name|ChildName|Name of child|Name of young person|Pupil name|Patient name|Parent name
Mother's name|Carer name|Victim name|YP name|Initials|Child initials|Alias|Social worker name
DOB|D.O.B.|d.o.b|dob|Child DOB|Date of birth|date_of_birth|DateOfBirth|DATE OF BIRTH|Birth date
Birthdate|EDD|Expected date of delivery|Month of birth|Postcode|post code|PostCode|home_postcode
Post Code of child|Postal code|Address|Home address|address_line_1|Address line 1|Child address
Current address|Address 2|House number|Street|Street name|UPRN
"""
PASSES = """
la_name|LA Name|school_name|trust_name|region_name|provider_name|ward_name|Indicator name|Area name
Agency name|Started_child|CPP_child_start|CPP_child_anypoint_rate|Physical_Disability_child
Physical_Abuse_child_on_child|Referrals_child|Re_referrals_child_percent|Children in need
time_period|time_identifier|school_urn|school_laestab|unknown_id|example_id|trust_id|institution_id
provider_ukprn|Individual|number|Pupil numbers|pupil_count|Number of children|Child protection plans
Referral - No Further Action|Case no further action|NHS number recorded %|% with UPN recorded
UPN count|Names recorded (%)|Email address|period_end|Date|Children without an address recorded
age|age_group|sex|gender|ethnicity|Anonymous|Unaccompanied_asylum_seeker|Year of birth cohort
Referral source|Contacts|Contact|Case_holders_fte|Episodes|label|category|filter_hint|Child
"""


def listed(table: str) -> list[str]:
    return [one for line in table.split("\n") for one in line.split("|") if one]


@pytest.mark.parametrize("heading", listed(REFUSED))
def test_a_heading_of_child_level_data_is_refused(heading: str) -> None:
    suspect = personal.in_columns({"indicator": [], heading: []})
    assert suspect
    sentence = suspect.refusal().sentence
    assert f"'{heading}'" in sentence
    assert "child-level" in sentence
    assert "holds totals only" in sentence


@pytest.mark.parametrize("heading", [*listed(PASSES), *COLUMNS])
def test_a_heading_of_totals_passes(heading: str) -> None:
    assert personal.in_heading(heading) == ""


def test_a_hundred_headings_are_tried() -> None:
    assert len(set(listed(REFUSED))) > 150


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (["943 476 5919"], "NHS numbers"),
        (["943-476-5919"], "NHS numbers"),
        (["9434765919"], "NHS numbers"),
        ([9434765919, 4010232137, "n/a"], "NHS numbers"),
        (["ref 943 476 5919 open"], "NHS numbers"),
        (["A123456789012"], "unique pupil numbers"),
        (["z12345678901b"], "unique pupil numbers"),
        (["HX1 1UJ"], "postcodes"),
        (["hd12tt"], "postcodes"),
        (["Emma Shaw", "Mohammed Khan", "Oliver Wood"], "people's names"),
        (["Shaw, Emma", "Khan, Mohammed", "Wood, Oliver", "unknown"], "people's names"),
        (
            ["2010-02-03", "2014-07-19", "2012-11-08", "2016-05-23", "2011-01-14"],
            "dates of birth",
        ),
        (
            ["03/02/2010", "19/07/2014", "08/11/2012", "23/05/2016", "14/01/2011"],
            "dates of birth",
        ),
    ],
)
def test_values_that_look_like_single_children_are_refused(cells: list[object], what: str) -> None:
    assert personal.in_values(cells) == what
    suspect = personal.in_columns({"indicator": ["fd"], "ref": cells})
    assert suspect
    sentence = suspect.refusal().sentence
    assert "'ref'" in sentence
    assert not any(str(cell) in sentence for cell in cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["9434765918"],
        ["1111111111", "0000000000"],
        ["1234567890", "2345678901", "3456789012", "4567890123"],
        ["E08000033", "E12000003", "E92000001"],
        ["Kirklees", "Tower Hamlets", "Milton Keynes", "North East", "Kingston upon Thames"],
        ["West Yorkshire Police", "Calderdale Council", "Grace"],
        ["1,234", "45%", "<5", "c", "z", "low", "-0.5", "1.5e6"],
        ["2026-04-30", "2026-05-31", "2024-06-30", "2023-07-31", "2022-08-31"],
        ["2024-03-15", "2024-04-19", "2024-05-02"],
        ["0113 496 0000", "0300 123 4567"],
        ["201718", "2023/24", "Q2 2026-27"],
        ["1 to 4", "16 plus", "10 to 15", "5A", "N5", "M60+"],
    ],
)
def test_values_of_totals_pass(cells: list[str]) -> None:
    assert personal.in_values(cells) == ""


def test_ends_of_weeks_are_not_days_of_birth() -> None:
    sundays = [str(date(2020, 1, 5) + timedelta(weeks=7 * week)) for week in range(40)]
    assert personal.in_values(sundays) == ""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Late: NHS 943 476 5919 was counted twice.", "an NHS number"),
        ("Pupil A123456789012 moved.", "a unique pupil number"),
        ("Family moved to HX1 1UJ in May.", "a postcode"),
        ("One child (DOB 03/02/2010) was missed.", "a date of birth"),
        ("The boy born on 3 February was seen.", "a date of birth"),
        ("Emma Shaw was seen twice.", "a person's name"),
        ("August is low: schools are closed. 3 of 12 cases.", ""),
        ("Figures from West Yorkshire Police, Q2 2026-27.", ""),
    ],
)
def test_sentences_are_read(text: str, what: str) -> None:
    assert personal.in_text(text) == what


def test_sentences_warn_where_other_columns_refuse() -> None:
    cells = ["Emma Shaw 943 476 5919"]
    assert personal.in_columns({"note": cells}) is None
    assert personal.in_columns({"reason": cells}) is not None


@pytest.mark.parametrize(
    "rows",
    [
        [["Return for June"], [], ["indicator", "Child ID", "value"], ["fd", "1", "2"]],
        [["UPN"]],
        [["Name", "value"], ["fd", "3"]],
        [["", "", ""], ["area", "name", "value"]],
        [["Return"], ["indicator", "2024", "value"], ["fd", "1", "2"], [], ["UPN", "reason"]],
        [["Child name", "2024", "2025"], ["x", "1", "2"]],
    ],
)
def test_headings_are_found_wherever_they_stand(rows: list[list[str]]) -> None:
    suspect = personal.in_sheet(rows, "June")
    assert suspect
    assert suspect.column.endswith("of sheet 'June'")


def test_a_covering_page_with_the_senders_name_passes() -> None:
    page = [["Return of", "West Yorkshire Police"], ["Name", "J Patel"], ["Role", "Analyst"]]
    assert personal.in_sheet(page) is None


@pytest.mark.parametrize("place", ["Street", "Home address", "Known as", "Name"])
def test_a_figures_category_is_no_heading(place: str) -> None:
    rows = [
        ["indicator", "period_end", "value", "dimension", "category"],
        ["cse_count", "2026-09-30", "4", "setting", place],
        ["cse_count", "30 Sep 2026", "c", "setting", place],
    ]
    assert personal.in_sheet(rows) is None


def test_values_are_found_on_a_sheet_without_headings() -> None:
    suspect = personal.in_sheet([["a", "b"], ["1", "943 476 5919"]])
    assert suspect
    assert suspect.column == "column B"


def test_a_heading_that_is_itself_somebodys_is_not_said() -> None:
    suspect = personal.in_columns({"943 476 5919": ["x"], "HX1 1UJ": ["HX1 1UJ"]})
    assert suspect
    assert suspect.column == "column B"


@pytest.mark.parametrize(("place", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_a_spreadsheets_letters(place: int, letters: str) -> None:
    assert personal.letters(place) == letters


@given(st.integers(100_000_000, 999_999_999))
def test_one_check_digit_at_most_makes_an_nhs_number(first_nine: int) -> None:
    good = [digit for digit in string.digits if personal.is_nhs_number(f"{first_nine}{digit}")]
    assert len(good) <= 1


@given(st.text(max_size=80))
def test_any_text_can_be_asked_about(text: str) -> None:
    personal.in_heading(text)
    personal.in_text(text)
    personal.in_values([text, text * 2])
    personal.in_sheet([[text]], text)


@pytest.mark.reference
def test_no_file_of_published_statistics_is_refused(reference_data: Path) -> None:
    files = sorted((reference_data / "data").rglob("*.csv"))
    refused = [
        (path.name, suspect)
        for path in files
        if (suspect := personal.in_columns(columns(path))) is not None
    ]
    assert len(files) > 200
    assert refused == []


@pytest.mark.reference
def test_the_interactive_tools_store_is_not_refused(reference_data: Path) -> None:
    (path,) = (reference_data / "data").rglob("*.parquet")
    frame = pd.read_parquet(path)
    assert personal.in_columns({name: frame[name].unique() for name in frame.columns}) is None


def columns(path: Path) -> dict[str, list[str]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    header, *lines = list(csv.reader(io.StringIO(text))) or [[]]
    return {
        name: list(dict.fromkeys(line[place] for line in lines if place < len(line)))
        for place, name in enumerate(header)
    }
