"""Markup of records: whatever a record says stays words, in every part of their screens."""

from dataclasses import replace
from typing import Any

import pytest

from pages.shared.markup import before_after, record, register, section_eleven
from scorecard.services.workspace import Workspace
from scorecard.views import action, audit
from tests import assurance_samples as samples
from tests.judgement.building import evidence, indicator, series
from tests.pages.test_markup import LINKS, Elements, hostile
from tests.samples import HERE, RATIO, seed
from tests.views.conftest import CHAIR, seeing

VALUES = [*[12.0, 10.0] * 8, 17.0, 18.0, 19.0, 18.0, 19.0, 20.0]


def everything(workspace: Workspace, change: Any) -> dict[str, str]:
    """Each piece of HTML that the two screens draw, with the view models changed first."""
    with workspace.writing() as connection:
        seed(connection)
    made = samples.closed(workspace, HERE, RATIO.code, came_from="variance_report 3")
    samples.done(workspace, HERE, RATIO.code)
    held = samples.with_steps(workspace, HERE)
    seen = seeing(evidence(indicator(RATIO.code), series(RATIO.code, VALUES)))
    with workspace.reading() as connection:
        listed = change(action.listing(connection, seen, CHAIR))
        plain = action.view(connection, seen, made.id, CHAIR)
        one = change(plain)
        eleven = change(audit.view(connection, seen, held.id, CHAIR))
    return {
        "register": register.table("A", (*listed.done, *listed.over), "actions", LINKS),
        "facts": register.facts("A", (*one.terms, *one.progress, *eleven.plan)),
        "history": register.history(one.history),
        "verdict": before_after.verdict(one.followed, one.kept, one.beside),
        # the stretches are our own words, and looked up
        "table": before_after.table(
            replace(one.followed.drawing, stretches=plain.followed.drawing.stretches)
        ),
        "matrix": section_eleven.table(eleven.title, eleven.steps),
        "line": record.line(
            record.link(LINKS, "actions", one.title),
            record.opened_by(LINKS, one.came_from),
            record.opened_by(LINKS, (one.title, 3)),
            record.agree_action(LINKS, one.indicator, one.title),
        ),
    }


def test_no_text_of_a_record_becomes_markup(workspace: Workspace) -> None:
    for name, html in everything(workspace, hostile).items():
        found = Elements(html)
        assert not found.names & {"script", "img"}, name
        assert not [one for one in found.attributes if one.startswith("on")], name


def test_all_of_it_is_well_formed_and_fetches_nothing(workspace: Workspace) -> None:
    allowed = {"class", "href", "role", "scope", "tabindex", "aria-label", "aria-hidden",
               "data-open"}  # fmt: skip
    for name, html in everything(workspace, lambda view: view).items():
        found = Elements(html)
        assert (found.unbalanced, found.open) == ([], []), name
        assert found.attributes <= allowed, name


@pytest.mark.parametrize(
    ("state", "due", "words"),
    [
        ("Closed", "closed 3 May 2026", "Closed 3 May 2026"),
        ("Agreed", "due 3 May 2026", "Agreed · due 3 May 2026"),
        ("Agreed", "", "Agreed"),
    ],
)
def test_a_state_is_not_said_twice(state: str, due: str, words: str) -> None:
    assert record.under(state, due) == words


def test_a_matrix_without_agencies_is_a_sentence(workspace: Workspace) -> None:
    with workspace.writing() as connection:
        seed(connection)
    held = samples.planned(workspace, HERE, kind="section_11")
    seen = seeing(evidence(indicator(RATIO.code)))
    with workspace.reading() as connection:
        view = audit.view(connection, seen, held.id, CHAIR)
    assert view.steps is not None
    drawn = section_eleven.table("A", view.steps)
    assert "No agency is in this audit yet." in drawn
    assert "<table" not in drawn
