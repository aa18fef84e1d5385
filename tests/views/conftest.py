"""Judged areas to view: the three of the demonstration's store, and small ones built by hand."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from scorecard.domain.agency import Agency
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.theme import Theme
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from scorecard.views.judged import JudgedArea, judge_area
from tests import copies
from tests.concern_samples import on, seed_concerns
from tests.reassurance_samples import NOW as MONDAY
from tests.reassurance_samples import figures, seed_figures
from tests.store_fixtures import NOW

CHAIR, POLICE = DEMO_PEOPLE["chair"], DEMO_PEOPLE["police"]
AREAS = ("E06999999", "E08000033", "E08000034")

Seeing = Callable[[Evidence], JudgedArea]


@pytest.fixture(scope="session", params=AREAS)
def seen(request: pytest.FixtureRequest, demo_workspace: Workspace) -> JudgedArea:
    """Exampleshire, Calderdale and Kirklees as the demonstration holds them."""
    with demo_workspace.reading() as connection:
        return judge_area(connection, request.param, now=demo_workspace.now())


@pytest.fixture(scope="session")
def exampleshire(demo_workspace: Workspace) -> JudgedArea:
    with demo_workspace.reading() as connection:
        return judge_area(connection, AREAS[0], now=demo_workspace.now())


LATER = NOW + timedelta(days=2)


@pytest.fixture
def copied(demo_store_path: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The demonstration to write to, two days after the others look at it."""
    copy = copies.copied(demo_store_path, tmp_path / "copy.db")
    settings = Settings(f"sqlite:///{copy}")
    workspace = open_workspace(settings, clock=lambda: LATER)
    yield workspace
    workspace.store.engine.dispose()


STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 61.9]
"""Assessments in time, the half year up to September."""


@pytest.fixture
def desk(memory_store: Store) -> Workspace:
    """A Monday in October, with the ladders and half a year of figures."""
    made = Workspace(memory_store, Settings())
    with made.writing() as connection:
        seed_concerns(connection)
    seed_figures(made)
    figures(made, STILL_RED)
    return on(made, MONDAY)


@pytest.fixture(params=[CHAIR, POLICE], ids=lambda person: str(person.role))
def person(request: pytest.FixtureRequest) -> Person:
    return request.param


def seeing(evidence: Evidence) -> JudgedArea:
    """A judged area with one theme and two agencies."""
    agencies = {
        code: Agency(code, name, name, "")
        for code, name in (("csc", "Children's social care"), ("police", "Police"))
    }
    return JudgedArea(
        judge(evidence), agencies, {"fd": Theme("fd", "Front door", "p", 1)}, {}, None
    )


def texts(view: Any) -> Iterator[str]:
    """Every text in a view model."""
    if isinstance(view, str):
        yield str(view)
    elif is_dataclass(view):
        for field in fields(view):
            yield from texts(getattr(view, field.name))
    elif isinstance(view, (tuple, list)):
        for part in view:
            yield from texts(part)
    else:
        assert view == view, "NaN reached a view model"
