"""Rooms for tests: a meeting to come in a store of its own, before its pack and after."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.decision import Decision, DecisionKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.variance_report import VarianceReport, VarianceState
from scorecard.services import decision, variance_report
from scorecard.services.variance_report import Answer
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import decision as decisions
from scorecard.store import variance_report as variance_reports
from tests.copies import copied
from tests.pages.conftest import visited, words
from tests.pages.meetings import BODY, CODE, EXAMPLESHIRE, issued, key_of, with_meeting

CHAIR = DEMO_PEOPLE["chair"]


Stores = tuple[Path, Path, Meeting, str]


@dataclass(frozen=True, slots=True)
class Room:
    """A store with a meeting to come, and how the address calls it."""

    workspace: Workspace
    meeting: Meeting
    key: str

    def visit(self, who: str = "chair", **parts: str) -> AppTest:
        """The screen of this meeting."""
        return visited("meeting", who, **{"meeting": self.key, **parts})

    def decided(self) -> list[Decision]:
        with self.workspace.reading() as connection:
            return decisions.for_area(connection, EXAMPLESHIRE, body=BODY)


@pytest.fixture(scope="session")
def stores(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Before the pack and after it, made once: each test has a copy of its own."""
    folder = tmp_path_factory.mktemp("meetings")
    workspace, coming = with_meeting(demo_store_path, folder / "before.db")
    key = key_of(workspace, coming)
    workspace.store.engine.dispose()
    copyfile(folder / "before.db", folder / "after.db")
    later = open_workspace(Settings(f"sqlite:///{folder / 'after.db'}"))
    issued(later, coming)
    later.store.engine.dispose()
    return folder / "before.db", folder / "after.db", coming, key


@contextmanager
def entered(made: Path, copy: Path, coming: Meeting, key: str) -> Iterator[Room]:
    copied(made, copy)
    workspace = open_workspace(Settings(f"sqlite:///{copy}"))
    yield Room(workspace, coming, key)
    workspace.store.engine.dispose()


@pytest.fixture
def room(stores: Stores, tmp_path: Path, at_store: Callable[[str], None]) -> Iterator[Room]:
    before, _, coming, key = stores
    at_store(f"sqlite:///{tmp_path / 'meeting.db'}")
    with entered(before, tmp_path / "meeting.db", coming, key) as made:
        yield made


@pytest.fixture
def open_room(stores: Stores, tmp_path: Path, at_store: Callable[[str], None]) -> Iterator[Room]:
    """The same with its pack issued."""
    _, after, coming, key = stores
    at_store(f"sqlite:///{tmp_path / 'meeting.db'}")
    with entered(after, tmp_path / "meeting.db", coming, key) as made:
        yield made


def shown(screen: AppTest) -> str:
    """What the screen says, without its styles."""
    assert not screen.exception
    assert not screen.error, screen.error[0].value
    assert not screen.warning, screen.warning[0].value
    return STYLES.sub("", words(screen))


STYLES = re.compile("<style>.*?</style>", re.DOTALL)


def labels(screen: AppTest) -> set[str]:
    return {button.label for button in screen.button}


def fill(fields: Iterable[Any], label: str, value: object) -> None:
    next(one for one in fields if one.label == label).set_value(value).run()


def asked(room: Room) -> VarianceReport:
    """A question about the item, whose answer is owed."""
    today = room.workspace.now().date()
    return variance_report.ask(
        room.workspace,
        CHAIR,
        VarianceReport(
            area=EXAMPLESHIRE, title="Assessments", state="", agency="csc", indicator=CODE,
            opened_on=today, due_on=today + timedelta(days=5), question="What takes longer?",
        ),
    )  # fmt: skip


def held(room: Room, report: VarianceReport) -> VarianceReport:
    """The report as it is kept now."""
    with room.workspace.reading() as connection:
        found = variance_reports.shelf.get(connection, report.id)
    assert found is not None
    return found


def promised(screen: AppTest) -> str:
    """What was promised, as the screen says it."""
    return shown(screen).partition("What was promised")[2].partition("</section>")[0]


def answered(room: Room) -> None:
    """An answer about the item, which waits for the group's verdict."""
    answer(room, asked(room))


def answer(room: Room, report: VarianceReport) -> VarianceReport:
    """The agency's answer; the report as it is then."""
    today = room.workspace.now().date()
    given = Answer(
        "Fewer staff", "Children wait", "Two more", today + timedelta(days=90), 80.0,
        evidence="agency_word: they are sure",
    )  # fmt: skip
    return variance_report.answer(
        room.workspace, DEMO_PEOPLE["csc"], report.id, report.version, given
    )


def noted(room: Room, code: str = CODE) -> Decision:
    today = room.workspace.now().date()
    made = Decision(
        area=EXAMPLESHIRE, meeting_on=room.meeting.date, body=BODY, indicator=code,
        kind=DecisionKind.NOTE, words="Seen.", until=room.meeting.date, decided_on=today,
    )  # fmt: skip
    return decision.decide(room.workspace, CHAIR, made)


def waiting(room: Room) -> list[VarianceReport]:
    with room.workspace.reading() as connection:
        held = variance_reports.shelf.for_area(connection, EXAMPLESHIRE)
    return [one for one in held if one.indicator == CODE and one.state == VarianceState.ANSWERED]


def told(screen: AppTest) -> str:
    return " ".join(one.value.replace("\\", "") for one in screen.warning)
