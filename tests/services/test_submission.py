"""Recording a submission: together with its event, once, and turned away with its findings."""

import pytest
from sqlalchemy.exc import IntegrityError

from scorecard.domain.submission import Finding
from scorecard.services.submission import record
from scorecard.services.workspace import Workspace
from scorecard.store import observation
from tests.samples import figures, submission
from tests.services.audit_trail import trail

FINDING = Finding("report.csv", 7, "value", "lots", "is not a number", "Write digits.")


def kept(workspace: Workspace) -> int:
    with workspace.reading() as connection:
        return len(observation.current(connection, history=True))


def test_figures_and_event_are_kept_together(seeded: Workspace) -> None:
    came_in = submission(title="Annual Report")
    receipt = record(seeded, "Helen", came_in, figures({}, {"edition": "appendix"}))
    assert (receipt.kept, receipt.already, receipt.fingerprint) == (2, False, came_in.sha256)
    assert kept(seeded) == 2
    assert trail(seeded) == [("Helen", "record_submission", "Kept 2 figures from Annual Report.")]


def test_the_same_file_twice_changes_nothing_and_says_so(seeded: Workspace) -> None:
    first = record(seeded, "Helen", submission(), figures({}))
    before = seeded.revision()
    again = record(seeded, "Tom", submission(), figures({}))
    assert (again.number, again.kept, again.already) == (first.number, 0, True)
    assert seeded.revision() == before
    assert kept(seeded) == 1


def test_the_same_bytes_from_another_agency_are_another_submission(seeded: Workspace) -> None:
    record(seeded, "Helen", submission(), figures({}))
    assert not record(seeded, "Tom", submission(agency="csc"), figures({})).already


def test_with_findings_it_is_turned_away_and_may_come_again(seeded: Workspace) -> None:
    receipt = record(seeded, "Helen", submission(), figures({}), [FINDING])
    assert (receipt.kept, receipt.already) == (0, False)
    assert kept(seeded) == 0
    words = "Turned away report.csv: 1 things are wrong in it."
    assert trail(seeded) == [("Helen", "reject_submission", words)]
    assert record(seeded, "Helen", submission(), figures({})).kept == 1


def test_a_figure_that_cannot_be_kept_keeps_nothing(seeded: Workspace) -> None:
    with pytest.raises(IntegrityError):
        record(seeded, "Helen", submission(), figures({}, {"status": "guess"}))
    assert kept(seeded) == 0
    assert trail(seeded) == []
    assert not record(seeded, "Helen", submission(), figures({})).already
