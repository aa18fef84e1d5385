"""The demonstration's past: packs, minutes and figures as screens would have shown them then."""

from datetime import UTC, date, datetime

import pytest

from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.meeting import Meeting
from scorecard.domain.variance_report import TO_ANSWER, VarianceState
from scorecard.services.workspace import Workspace
from scorecard.store import pack as packs
from scorecard.store.variance_report import shelf
from scorecard.views import demonstration, indicator, pack, promise, variance_report
from scorecard.views.judged import JudgedArea
from scorecard.views.pack import EVERYONE, NAMED_ROLES
from tests.views.conftest import CHAIR
from tests.views.packs import BODY, EXAMPLESHIRE

MAY = Meeting(EXAMPLESHIRE, date(2026, 5, 28), BODY, "Synthetic")
MOMENT = datetime(2026, 5, 21, 9, tzinfo=UTC)


def test_a_past_pack_is_what_would_have_been_frozen_then(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        held = packs.latest(connection, EXAMPLESHIRE, MAY.date, BODY)
    assert held is not None
    made = pack.read(held)
    assert (held.known_at, made.known_at) == (MOMENT, MOMENT)
    assert made.as_at == date(2026, 4, 30)
    assert {one.code for one in made.named_roles.agenda} >= {"hea_camhs_wait_pct"}


def test_the_figures_of_a_day_are_those_known_then(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        then = demonstration.look(connection, EXAMPLESHIRE, MOMENT)
    assert "April 2026" in then.figure("mis_rhi_72h_pct")
    assert then.figure("no_such_pct") == ""


def test_another_person_sees_the_same_but_for_what_names_others(exampleshire: JudgedArea) -> None:
    for row in exampleshire.judged.rows.values():
        restricted = row.indicator.sensitivity == Sensitivity.RESTRICTED
        if row.indicator.standing != Standing.FOCUS or row.place is None or restricted:
            continue
        named = indicator.view(exampleshire, row.code, NAMED_ROLES)
        theirs = indicator.view(exampleshire, row.code, EVERYONE)
        assert indicator.seen_by(exampleshire, named, EVERYONE) == theirs


def test_what_was_answered_is_not_overdue(
    demo_workspace: Workspace, exampleshire: JudgedArea
) -> None:
    with demo_workspace.reading() as connection:
        listed = variance_report.listing(connection, exampleshire, CHAIR)
        held = {one.id: one for one in shelf.for_area(connection, EXAMPLESHIRE)}
    rows = (*listed.waiting, *listed.accepted)
    assert {held[row.number].state for row in rows} >= {VarianceState.ANSWERED, "accepted"}
    late = {held[row.number].state for row in rows if row.tone == "overdue"}
    assert late and late <= TO_ANSWER
    said = {held[row.number].state: row.due_words for row in rows if row.due_words}
    assert said["answered"].startswith("answered ")
    assert said["accepted"].startswith("recovery agreed by ")


@pytest.mark.parametrize("code", ["mis_rhi_completed_pct", "da_encompass_notified_pct"])
def test_a_promise_that_was_answered_is_not_called_overdue(
    demo_workspace: Workspace, exampleshire: JudgedArea, code: str
) -> None:
    on, last = date(2026, 11, 26), date(2026, 8, 27)
    with demo_workspace.reading() as connection:
        found = promise.before(connection, exampleshire, CHAIR, [code], on, last)
    assert {one.what for one in found} >= {"Variance report"}
    assert [one.what for one in found if one.tone == "overdue"] == []
