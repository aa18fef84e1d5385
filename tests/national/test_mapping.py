"""The tables that make national files figures: complete, checked, and in step with each other."""

import pytest

from scorecard.domain.indicator import MeasureType
from scorecard.domain.submission import Finding
from scorecard.intake import area_code, ees_mapping, release
from scorecard.intake.area_code import AreaCodes
from tests.national.reading import CALDERDALE, context, files, held

INDICATORS = {one.code: one for one in held().indicators}
AREAS = {one.code: one for one in held().areas}
OFFICIAL = context().official()
CODES: AreaCodes = OFFICIAL.codes


def with_row(name: str, row: str) -> list[Finding]:
    """What is wrong with the mapping when one of its files has one more row."""
    changed = {**files(), name: files()[name] + row.encode() + b"\n"}
    return ees_mapping.read(changed, INDICATORS)[1]


def test_every_table_is_mapped_or_says_why_not() -> None:
    mapped = {one.table for one in OFFICIAL.ees.figures}
    for table in OFFICIAL.ees.tables:
        assert (table.code in mapped) != bool(table.nothing_because), table.code


def test_no_two_tables_need_the_same() -> None:
    needs = [frozenset(table.needs) for table in OFFICIAL.ees.tables]
    assert len(set(needs)) == len(needs)


def test_every_family_has_a_release_for_any_year() -> None:
    for family in {table.family for table in OFFICIAL.ees.tables} | {"lait", "neighbours"}:
        assert "2031" in OFFICIAL.releases.of(family, 2031, "May").edition


def test_a_share_or_a_rate_is_divided_only_from_two_counts() -> None:
    for one in OFFICIAL.ees.figures:
        counted = INDICATORS[one.indicator].measure_type == MeasureType.COUNT
        assert not (counted and (one.numerator or one.denominator)), one
        if not one.value:
            assert one.numerator, one


def test_a_rate_of_children_is_of_the_population_of_the_year_before() -> None:
    rates = [one for one in OFFICIAL.ees.figures if one.by_population]
    assert {INDICATORS[one.indicator].per for one in rates} == {10_000}
    assert len(rates) == 7


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        ("ees_mapping.csv", "nowhere,cp_icpc_count,,,,icpc,,,", "is not a code we know"),
        ("ees_mapping.csv", "cin_plans,nothing,,,,icpc,,,", "is not a code we know"),
        ("ees_mapping.csv", "cin_plans,cp_icpc_rate,,,,,icpc,,", "and so is one of the counts"),
        ("ees_mapping.csv", "cin_plans,cp_icpc_count,13,,,icpc,,,", "is not a whole number from 0"),
        (
            "ees_mapping.csv",
            "cin_plans,cp_icpc_count,,shoe,Size 9,a,,,",
            "is none the indicator has",
        ),
        ("ees_mapping.csv", "cin_plans,cp_icpc_count,,sex,,a,,,", "go together"),
        (
            "ees_mapping.csv",
            "cin_plans,cp_icpc_count,,,,a[b,,,",
            "is not a column with its filters",
        ),
        ("ees_tables.csv", "t,cin,T,a,,,31 March,0,", "is not a day of the year"),
        ("ees_names.csv", "nowhere,column,a,b,", "is not a code we know"),
        ("ees_names.csv", "cin_plans,shape,a,b,", "is not a word we know"),
    ],
)
def test_a_bad_row_is_a_finding(name: str, row: str, words: str) -> None:
    assert words in with_row(name, row)[0].sentence()


def test_every_number_of_an_authority_is_known_and_no_code_twice() -> None:
    local = [one for one in AREAS.values() if one.kind == "local_authority"]
    assert len(local) == 153
    assert {one.code for one in local} <= set(CODES.numbers.values())
    assert CODES.by_number("381") == CALDERDALE
    assert CODES.by_number("970") == "E92000001"


@pytest.mark.parametrize(
    ("former", "now"),
    [
        *(("E10000002", "E06000060"), ("E10000023", "E06000065"), ("E10000027", "E06000066")),
        *(("E06000048", "E06000057"), ("E08000020", "E08000037")),
    ],
)
def test_a_code_replaced_on_the_same_ground_is_its_successor(former: str, now: str) -> None:
    assert CODES.by_gss(former) == now
    assert former not in AREAS


@pytest.mark.parametrize("code", ["E06000028", "E06000029", "E10000006", "E10000009", "E10000021"])
def test_an_area_whose_ground_was_divided_keeps_its_code(code: str) -> None:
    assert CODES.by_gss(code) == code
    assert AREAS[code].kind == "former_authority"
    assert "Code History Database" in AREAS[code].note


def test_names_are_known_whatever_their_case() -> None:
    assert CODES.by_name("BEDFORD borough") == "E06000055"
    assert CODES.by_name(" yorkshire and  the humber ") == "E12000003"
    assert CODES.by_name("Atlantis") == ""


def test_a_bad_area_code_is_a_finding() -> None:
    rows = b"code,area,system,note\n999,E00000000,dfe_number,\n381,E08000033,shoe_size,\n"
    _, findings = area_code.read("area_codes.csv", rows, AREAS)
    assert [one.problem for one in findings] == ["is not a code we know", "is not a word we know"]


def test_a_family_of_releases_without_a_general_row_is_a_finding() -> None:
    rows = (",".join(release.COLUMNS) + "\nx,2024,T,T 2024,,,,\n").encode()
    _, findings = release.read("releases.csv", rows)
    assert findings[0].problem == "has no row for any year"
