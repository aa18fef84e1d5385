"""A change and its audit event are one: both are kept or neither is."""

import ast

import pytest

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import agency
from tests.architecture.source import ROOT, modules
from tests.samples import AGENCIES
from tests.services.audit_trail import trail


def test_a_change_and_its_event_are_kept_together(workspace: Workspace) -> None:
    with change(workspace, "Helen", Verb.LOAD_CATALOGUE, "x", "Loaded it.") as connection:
        agency.put(connection, AGENCIES.values())
    assert trail(workspace) == [("Helen", "load_catalogue", "Loaded it.")]


def test_a_failure_keeps_neither(workspace: Workspace) -> None:
    failing = change(workspace, "Helen", Verb.LOAD_CATALOGUE, "x", "Loaded it.")
    with pytest.raises(ZeroDivisionError), failing as connection:
        agency.put(connection, AGENCIES.values())
        _ = 1 / 0
    assert trail(workspace) == []
    with workspace.reading() as connection:
        assert agency.every(connection) == {}


def test_every_verb_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Verb)


def test_there_is_no_other_way_to_write() -> None:
    """Outside the store, only `change` asks for a connection that writes; and drafts, no record."""
    writers = {
        module.where
        for module in modules(ROOT)
        if not module.where.startswith("scorecard/store/")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "writing"
    }
    names = ("change", "draft", "workspace")
    assert writers == {f"scorecard/services/{name}.py" for name in names}
