"""Statistical neighbour workbooks: dated sets, by number, ten members, mean said."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from scorecard.domain.comparator_set import SetMethod
from scorecard.domain.errors import UserError
from scorecard.domain.submission import SubmissionKind
from scorecard.intake import neighbours
from scorecard.intake.incoming import Asked, Read
from scorecard.intake.noted import blocks
from tests.intake import workbooks
from tests.national.reading import CALDERDALE, KIRKLEES, context, incoming, kind_of, said

HEAD = ["LA num", "LA Name", "LA number", "GOReg"]
TEN = ["382", "383", "370", "371", "372", "380", "384", "330", "331", "332"]


def sheet(*rows: tuple[str, list[str]]) -> list[list[str]]:
    """The tool's sheet: letters, numbers, headings, and how close each member is beside it."""
    heads = [*HEAD, *(cell for place in range(1, 11) for cell in (f"SN{place}", "SNP"))]
    made = [["A", "B"], ["1", "2"], heads]
    for number, members in rows:
        made.append([number, "Name", number, "Region", *_with_closeness(members)])
    return made


def _with_closeness(members: list[str]) -> list[str]:
    return [cell for member in members for cell in (member, "Very Close")]


def read(*rows: tuple[str, list[str]], name: str = "sn_may_2025.xlsx", **asked: Any) -> Read:
    content = workbooks.workbook({"LA SN Groups": workbooks.table(sheet(*rows))})
    return neighbours.read(incoming(content, name), context(), Asked(**asked))


def test_a_row_is_a_dated_set_of_ten() -> None:
    found = read(("381", TEN))
    (made,) = found.comparator_sets
    assert (made.code, made.area, made.name) == (
        *("calderdale_sn_2025_05", CALDERDALE, "DfE statistical neighbours, May 2025"),
    )
    assert (made.valid_from, made.valid_to, made.method) == (date(2025, 5, 1), None, SetMethod.MEAN)
    assert len(made.members) == 10
    assert made.members[0] == KIRKLEES
    assert found.findings == ()


def test_an_edition_ends_where_the_next_begins() -> None:
    (made,) = read(("381", TEN), name="sn_april_2021.xlsx").comparator_sets
    assert (made.valid_from, made.valid_to) == (date(2021, 4, 1), date(2025, 4, 30))


def test_who_loads_it_may_say_from_when() -> None:
    known_at = datetime(2027, 6, 1, tzinfo=UTC)
    (made,) = read(("381", TEN), name="neighbours.xlsx", known_at=known_at).comparator_sets
    assert made.code == "calderdale_sn_2027_06"
    assert made.name == "DfE statistical neighbours, June 2027"


def test_without_a_month_nothing_is_loaded() -> None:
    found = read(("381", TEN), name="neighbours.xlsx")
    assert blocks(found.findings)
    assert "Say from when it holds with --known-at" in said(found)


@pytest.mark.parametrize(
    ("number", "members", "words", "keeps_out"),
    [
        ("999", TEN, "is the number of no authority held here", False),
        ("381", ["-"] * 10, "has no neighbours in this edition", False),
        ("381", [*TEN[:9], "999"], "has neighbours that are not held here: 999", True),
        ("381", [*TEN[:9], "382"], "has one neighbour twice, or itself", True),
        ("381", [*TEN[:9], "381"], "has one neighbour twice, or itself", True),
    ],
    ids=["unknown", "dashes", "a member unknown", "twice", "itself"],
)
def test_what_is_wrong_with_a_row_is_said(
    number: str, members: list[str], words: str, keeps_out: bool
) -> None:
    found = read((number, members), ("382", ["381", *TEN[1:]]))
    assert words in said(found)
    assert blocks(found.findings) == keeps_out
    assert len(found.comparator_sets) == (0 if keeps_out else 1)


def test_only_the_areas_asked_for() -> None:
    found = read(("381", TEN), ("382", ["381", *TEN[1:]]), areas=(KIRKLEES,))
    assert [one.area for one in found.comparator_sets] == [KIRKLEES]


def test_another_workbook_is_refused_in_words() -> None:
    content = workbooks.workbook({"Sheet1": workbooks.table([["a", "b"], ["1", "2"]])})
    found = neighbours.read(incoming(content, "sn_may_2025.xlsx"), context(), Asked())
    assert "has no sheet with the columns LA number and SN1 to SN10" in said(found)
    with pytest.raises(UserError):
        neighbours.read(incoming(b"PK\x03\x04 cut short", "sn_may_2025.xlsx"), context(), Asked())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("sn_may_2025.xlsx", SubmissionKind.NEIGHBOURS),
        ("Statistical Neighbours June 2027.xlsx", SubmissionKind.NEIGHBOURS),
        ("snow_closures.xlsx", SubmissionKind.RETURN),
        ("return.xlsx", SubmissionKind.RETURN),
    ],
)
def test_it_is_known_by_its_name(name: str, kind: SubmissionKind) -> None:
    content = workbooks.workbook({"a": workbooks.table([["a"]])})
    assert kind_of(incoming(content, name)).kind == kind
