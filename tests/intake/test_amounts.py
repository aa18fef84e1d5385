"""Numbers, markers and dates as people write them."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.observation import Marker
from scorecard.intake.amounts import SIGNS, amount, day


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0", 0.0),
        ("45", 45.0),
        ("-3.5", -3.5),
        ("1,234", 1234.0),
        ("1,234,567.8", 1234567.8),
        ("1 234", 1234.0),
        ("1\u00a0234", 1234.0),
        ("45%", 45.0),
        ("45.5 %", 45.5),
        (".5", 0.5),
        ("12.", 12.0),
        ("1e3", 1000.0),
        (" 7 ", 7.0),
    ],
)
def test_a_number(cell: str, number: float) -> None:
    found = amount(cell)
    assert (found.number, found.marker, found.problem) == (number, "", "")
    assert found.percent == cell.endswith("%")


@pytest.mark.parametrize(
    ("cell", "marker"),
    [
        *((cell, "c") for cell in ("<5", "< 5", "<=5", "≤5", "fewer than 5", "Less than 10")),
        *((cell, "c") for cell in ("under 5", "1-4", "1 to 4", "4 or fewer", "<5%", "*", "c", "C")),
        *((cell, "c") for cell in ("[c]", "suppressed", "supp")),
        *((cell, "x") for cell in ("n/a", "N/A", "#N/A", "-", "–", "..", ":", "x", "not known")),
        *((cell, "z") for cell in ("z", "[z]", "not applicable")),
        ("k", "k"),
        ("u", "u"),
        ("low", "low"),
        ("~", "low"),
    ],
)
def test_what_is_not_known_is_a_marker_and_never_a_number(cell: str, marker: str) -> None:
    found = amount(cell)
    assert math.isnan(found.number)
    assert (found.marker, found.problem) == (marker, "")


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("lots", "is not a number"),
        ("12abc", "is not a number"),
        ("1,5", "is not a number"),
        ("1.234,5", "is not a number"),
        ("12,34", "is not a number"),
        ("(5)", "is not a number"),
        ("e5", "is not a number"),
        ("1e999", "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("5 or 6", "is not a number"),
        ("٣", "is not a number"),
        ("=1+1", "is a formula that was never worked out"),
        ("=cmd|' /C calc'!A0", "is a formula that was never worked out"),
        ("#REF!", "is a formula that went wrong"),
        ("#DIV/0!", "is a formula that went wrong"),
    ],
)
def test_what_is_neither_says_so(cell: str, problem: str) -> None:
    found = amount(cell)
    assert math.isnan(found.number)
    assert (found.marker, found.problem) == ("", problem)
    assert found.remedy


def test_a_blank_is_nothing() -> None:
    found = amount("  ")
    assert (math.isnan(found.number), found.marker, found.problem) == (True, "", "")


def test_every_marker_can_be_written() -> None:
    assert set(SIGNS.values()) == set(Marker)
    assert all(amount(marker).marker == marker for marker in Marker)


def test_decimals_are_those_written() -> None:
    written = ("45", "45.0", "45.25%", "1,234.5")
    assert [amount(cell).decimals for cell in written] == [0, 1, 2, 1]


@given(st.floats(-1e12, 1e12).map(lambda number: round(number, 4)))
def test_a_number_written_with_commas_is_read_back(number: float) -> None:
    assert amount(f"{number:,.4f}").number == pytest.approx(number, abs=1e-9)


@given(st.text(max_size=30))
def test_any_cell_is_a_number_a_marker_a_blank_or_a_problem(cell: str) -> None:
    found = amount(cell)
    told = [found.known, bool(found.marker), bool(found.problem), not cell.split()]
    assert sum(told) <= 1 or not cell.strip()
    day(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-09-30", "2026/09/30", "2026-09-30T00:00:00", "2026-09-30 00:00", "30/09/2026"),
        *("30-09-2026", "30.09.2026", "30/9/26", "30/09/2026 00:00", "30 September 2026"),
        *("30 Sep 2026", "30-Sep-26", "30th September 2026", "September 2026", "Sep-26", "Sep 26"),
        *("Q2 2026-27", "Q2 2026/27", "46295"),
    ],
)
def test_a_date_in_any_style(cell: str) -> None:
    assert day(cell) == date(2026, 9, 30)


@pytest.mark.parametrize(
    "cell",
    ["", "09/30/2026", "31/09/2026", "2026-13-01", "2026", "soon", "Septober 2026", "Q5 2026-27"],
)
def test_what_is_no_date(cell: str) -> None:
    assert day(cell) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_style_says_the_same_day(when: date) -> None:
    styles = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d-%b-%y")
    assert {day(when.strftime(style)) for style in styles} == {when}
