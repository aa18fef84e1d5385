"""Marks: what was done about an indicator stands on its chart, in its order, and nothing else."""

from datetime import date, timedelta

from scorecard.domain.audit import AuditKind, Grade
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import action, audit
from scorecard.services.workspace import Workspace
from scorecard.views import drawings, indicator, marks
from scorecard.views.detail import Event
from scorecard.views.judged import JudgedArea, judge_area
from tests import assurance_samples as samples
from tests.concern_samples import CHAIR, on
from tests.reassurance_samples import MONTHLY, NOW
from tests.samples import HERE

CALDERDALE = "E08000033"


def _seen(desk: Workspace, code: str = MONTHLY) -> tuple[JudgedArea, tuple[Event, ...]]:
    with desk.reading() as connection:
        seen = judge_area(connection, HERE, now=desk.now())
        return seen, marks.of(connection, seen, code, CHAIR)


def test_an_action_from_its_start_and_an_audit_from_its_report(desk: Workspace) -> None:
    samples.reported(desk, HERE, MONTHLY)
    samples.done(desk, HERE, MONTHLY)
    _, found = _seen(desk)
    assert [(one.on, one.kind, one.text) for one in found] == [
        (date(2026, 1, 10), "action", "Action started 10 January 2026: A second duty worker"),
        (
            *(date(2026, 6, 12), "audit"),
            "Multi-agency audit reported 12 June 2026: Quality of plans, good",
        ),
    ]


def test_what_was_not_done_or_is_about_another_is_not_marked(desk: Workspace) -> None:
    samples.agreed(desk, HERE, MONTHLY)
    samples.planned(desk, HERE, MONTHLY)
    samples.done(desk, HERE)
    samples.reported(desk, HERE)
    cancelled = samples.planned(desk, HERE, MONTHLY)
    audit.cancel(desk, samples.ANALYST, cancelled.id, 1, "Looked at by another")
    assert _seen(desk)[1] == ()


def test_an_inspection_of_the_area_is_on_every_indicator(desk: Workspace) -> None:
    inspected = {"kind": AuditKind.INSPECTION, "title": "Help and protection", "agency": ""}
    samples.reported(desk, HERE, "", Grade.REQUIRES_IMPROVEMENT, **inspected)
    (found,) = _seen(desk)[1]
    assert (found.kind, found.text) == (
        "inspection",
        "Inspection reported 12 June 2026: Help and protection, requires improvement",
    )


def test_only_the_latest_are_marked_and_none_that_are_to_come(desk: Workspace) -> None:
    for _ in range(marks.MOST + 2):
        samples.reported(desk, HERE, MONTHLY)
    made = samples.agreed(desk, HERE, MONTHLY)
    action.start(desk, samples.CSC, made.id, 1, NOW - timedelta(days=1))
    seen, found = _seen(desk)
    assert len(found) == marks.MOST
    assert found[-1].kind == "action"
    earlier = on(desk, NOW - timedelta(days=2))
    with earlier.reading() as connection:
        before = judge_area(connection, HERE, now=earlier.now())
        assert all(one.kind == "audit" for one in marks.of(connection, before, MONTHLY, CHAIR))
    chart, *_ = drawings.of(seen, seen.judged.rows[MONTHLY], found)
    assert set(found) <= set(chart.events)


def test_the_inspection_that_calderdales_report_tells(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        seen = judge_area(connection, CALDERDALE)
        code = next(iter(seen.judged.rows))
        found = marks.of(connection, seen, code, DEMO_PEOPLE["chair"])
        view = indicator.view(seen, code, DEMO_PEOPLE["chair"], (), found)
    assert [one.text for one in found if one.kind == "inspection"] == [
        "Inspection reported July 2013: Ofsted inspection"
    ]
    assert not view.charts or set(found) <= set(view.charts[0].events)
