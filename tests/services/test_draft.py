"""Drafts: kept under their form's name however long it is, each its writer's alone."""

import pytest

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import draft
from scorecard.services.workspace import Workspace

CHAIR, POLICE = DEMO_PEOPLE["chair"], DEMO_PEOPLE["police"]


@pytest.mark.parametrize("code", ["", "fd_in_time_pct", "x" * 300])
def test_a_draft_comes_back_whatever_the_address_named(workspace: Workspace, code: str) -> None:
    """A form's name ends in a code that an address gives: PostgreSQL takes only so much of it."""
    form = f"make_challenge_E08000033_{code}"
    draft.keep(workspace, CHAIR, form, {"title": "Mine"}, 3)
    draft.keep(workspace, CHAIR, f"{form}y", {"title": "Another"}, 3)
    draft.keep(workspace, POLICE, form, {"title": "Theirs"}, 3)
    found = draft.held(workspace, CHAIR, form)
    assert found is not None
    assert (dict(found.fields), found.version) == ({"title": "Mine"}, 3)
    assert len(draft.every(workspace, CHAIR)) == 2
    draft.drop(workspace, CHAIR, form)
    assert draft.held(workspace, CHAIR, form) is None
    assert draft.held(workspace, CHAIR, f"{form}y") is not None
    assert draft.held(workspace, POLICE, form) is not None
