"""Section 11 on screen: counts that keep not known apart, and agencies as people type them."""

import pytest

from scorecard.services.workspace import Workspace
from scorecard.views import section_eleven as views
from tests import assurance_samples as samples
from tests.samples import AGENCIES, HERE, seed


@pytest.fixture
def kept(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        seed(connection)
    return workspace


def _matrix(workspace: Workspace, audit) -> views.SectionElevenView | None:
    with workspace.reading() as connection:
        return views.of(connection, audit)


def test_not_known_is_said_and_never_a_no(kept: Workspace) -> None:
    matrix = _matrix(kept, samples.with_steps(kept, HERE))
    assert matrix is not None
    assert matrix.headings[0] == "Returned audit"
    by_agency = {row.agency: row for row in matrix.rows}
    assert [cell.words for cell in by_agency["Police"].cells] == ["Yes", "Yes", "Yes", "No", "Yes"]
    assert {cell.tone for cell in by_agency["Schools"].cells} == {"unknown"}
    assert {cell.words for cell in by_agency["Schools"].cells} == {"Not known"}
    assert by_agency["Police"].note == "By letter"
    assert matrix.counts[0] == "1 of 3; 1 not known"
    assert matrix.sentence == "1 of 3 returned; of 1 it is not known."


def test_an_audit_of_another_kind_has_no_matrix_and_a_new_one_an_empty_one(
    kept: Workspace,
) -> None:
    assert _matrix(kept, samples.planned(kept, HERE)) is None
    empty = _matrix(kept, samples.planned(kept, HERE, kind="section_11"))
    assert empty is not None
    assert (empty.rows, empty.sentence) == ((), "No agency is in this audit yet.")


def test_agencies_are_taken_one_a_line_once_each_with_the_code_we_know() -> None:
    typed = "  Social care \n\nsocial CARE\nWY  Fire Service\npartnership\nPolice"
    held = views.asked("Police", AGENCIES, ())
    found = views.asked(typed, AGENCIES, held)
    assert [(one.agency, one.agency_words) for one in found] == [
        ("csc", "Social care"),
        ("", "WY Fire Service"),
        ("partnership", "partnership"),
    ]
    assert {(one.returned, one.invited, one.deferred) for one in found} == {(None, None, None)}


def test_a_name_fits_where_it_is_kept() -> None:
    (found,) = views.asked("x" * 500, AGENCIES, ())
    assert len(found.agency_words) == views.LONGEST_NAME
