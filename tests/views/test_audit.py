"""Audits on screen: the next look, the figure beside the grade, and who may see and do what."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.audit import AuditKind, Grade, graded
from scorecard.domain.errors import NotFound
from scorecard.domain.indicator import Sensitivity
from scorecard.services import audit as service
from scorecard.services.workspace import Workspace
from scorecard.store.audit import shelf
from scorecard.views import audit as views
from scorecard.views.judged import JudgedArea
from tests import assurance_samples as samples
from tests.judgement.building import evidence, indicator, series, target
from tests.samples import HERE, RATIO, THERE, seed
from tests.views.conftest import CHAIR, POLICE, seeing

CODE = RATIO.code
TODAY = date(2026, 10, 12)
RED = [(60.0, 100.0)] * 3


@pytest.fixture
def kept(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        seed(connection)
    return workspace


def _seen(workspace: Workspace, **changes) -> JudgedArea:
    """The area judged with the audits that are kept."""
    with workspace.reading() as connection:
        audits = graded(shelf.for_area(connection, HERE))
    one = indicator(CODE, **changes)
    held = evidence(one, series(CODE, RED), targets=[target(CODE)], audits=audits)
    return seeing(held)


def _view(workspace: Workspace, number: int, person=CHAIR, **changes):
    seen = _seen(workspace, **changes)
    with workspace.reading() as connection:
        return views.view(connection, seen, number, person)


def _listing(workspace: Workspace, person=CHAIR, **changes):
    seen = _seen(workspace, **changes)
    with workspace.reading() as connection:
        return views.listing(connection, seen, person)


def test_the_register_in_its_parts(kept: Workspace) -> None:
    samples.planned(kept, HERE, title="Late", agency="police", kind=AuditKind.SINGLE)
    samples.planned(kept, HERE, title="Not yet due", due_on=date(2027, 1, 1))
    samples.reported(kept, HERE, CODE, title="Due again", due_on=date(2026, 6, 1))
    over = samples.reported(kept, HERE, title="Closed, due again", again=date(2026, 12, 1))
    service.close(kept, CHAIR, over.id, 2, "Read")
    samples.reported(kept, HERE, title="Once is enough", again=None, grade=Grade.NONE)
    found = _listing(kept)
    assert [row.title for row in found.working] == ["Late", "Not yet due"]
    assert found.working[0].agency == "Single agency, Police"
    assert [(row.title, row.tone) for row in found.again] == [
        ("Due again", "overdue"),
        ("Closed, due again", "due"),
    ]
    assert found.again[0].under == "20 cases. Graded good. Reported on 12 June 2026."
    assert found.again[0].due_words == "11 days overdue, due 1 October 2026"
    assert [(row.title, row.tone, row.under) for row in found.reported] == [
        ("Once is enough", "waiting", "20 cases."),
    ]
    assert found.over == (), "each stands once, where it asks something of somebody"
    assert found.can_plan
    assert not _listing(kept, POLICE).can_plan


def test_the_figure_stands_beside_the_grade_and_a_difference_is_a_question(
    kept: Workspace,
) -> None:
    made = samples.reported(kept, HERE, CODE)
    view = _view(kept, made.id)
    assert view.figure == "60.0% in September 2026: red."
    assert view.question.endswith("?")
    assert "graded practice “good”; 60.0% in September 2026: red." in view.question
    found = dict(view.found)
    assert (found["Cases"], found["Grade"]) == ("20", "Good")
    assert found["Looked at again"] == "11 days overdue, due 1 October 2026"


def test_only_the_latest_grade_is_asked_about(kept: Workspace) -> None:
    older = samples.reported(kept, HERE, CODE, title="Older")
    newer = samples.planned(kept, HERE, CODE, title="Newer")
    found = service.Found("Worse", date(2026, 9, 1), Grade.INADEQUATE)
    service.report(kept, samples.ANALYST, newer.id, 1, found)
    assert _view(kept, older.id).question == ""
    assert _view(kept, newer.id).question == ""
    service.correct(kept, CHAIR, newer.id, 2, replace(found, grade=Grade.OUTSTANDING))
    assert _view(kept, older.id).question == ""
    assert "outstanding" in _view(kept, newer.id).question


def test_the_look_before_and_the_look_after_are_named(kept: Workspace) -> None:
    first = samples.reported(kept, HERE, CODE, title="First look")
    assert _view(kept, first.id).can_repeat
    again = samples.planned(kept, HERE, CODE, title="Second look", re_audit_of=first.id)
    assert _view(kept, first.id).repeated_by == (again.id, "Second look")
    assert not _view(kept, first.id).can_repeat
    assert dict(_view(kept, first.id).found)["Looked at again"] == "by 1 October 2026"
    assert _view(kept, again.id).repeats == (first.id, "First look")
    assert _listing(kept).again == ()
    service.cancel(kept, CHAIR, again.id, 1, "Nobody to do it")
    assert [row.title for row in _listing(kept).again] == ["First look"]
    assert _view(kept, first.id).can_repeat


def test_a_reader_is_offered_nothing_to_do(kept: Workspace) -> None:
    made = samples.reported(kept, HERE, CODE)
    view = _view(kept, made.id, POLICE)
    assert (view.moves, view.can_repeat) == ((), False)
    assert {move.verb for move in _view(kept, made.id).moves} == {"amend", "keep_steps", "close"}


def test_nothing_of_a_restricted_indicator_is_shown_to_most(kept: Workspace) -> None:
    made = samples.reported(kept, HERE, CODE)
    again = samples.planned(kept, HERE, title="Open follow-up", re_audit_of=made.id)
    hidden = {"sensitivity": Sensitivity.RESTRICTED}
    assert _view(kept, made.id, CHAIR, **hidden).number == made.id
    with pytest.raises(NotFound, match="that you may see"):
        _view(kept, made.id, POLICE, **hidden)
    assert _view(kept, again.id, POLICE, **hidden).repeats is None
    found = _listing(kept, POLICE, **hidden)
    assert (found.again, found.reported) == ((), ())
    with kept.reading() as connection:
        assert views.about(connection, _seen(kept, **hidden), CODE, POLICE) == ()


def test_another_areas_audit_is_not_here(kept: Workspace) -> None:
    made = samples.planned(kept, THERE)
    for number in (made.id, 999):
        with pytest.raises(NotFound, match=f"no audit {number} for Calderdale"):
            _view(kept, number)


def test_what_is_open_about_one_indicator(kept: Workspace) -> None:
    samples.planned(kept, HERE, CODE, title="Planned")
    closed = samples.reported(kept, HERE, CODE, title="Closed, due again")
    service.close(kept, CHAIR, closed.id, 2, "Read")
    shut = samples.reported(kept, HERE, CODE, title="Closed for good", again=None)
    service.close(kept, CHAIR, shut.id, 2, "Read")
    samples.planned(kept, HERE, title="About nothing")
    with kept.reading() as connection:
        rows = views.about(connection, _seen(kept), CODE, POLICE)
    assert {row.title for row in rows} == {"Planned", "Closed, due again"}
