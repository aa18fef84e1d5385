"""Copies: an untouched one is judged as its original, one that was written in anew, and once."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from scorecard.domain.meeting import Meeting
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import meeting as meetings
from scorecard.views.judged import JudgedArea
from tests.copies import copied, judged_once, scored_once
from tests.pages.meetings import EXAMPLESHIRE
from tests.store_fixtures import NOW


def judged(workspace: Workspace, now: datetime = NOW) -> JudgedArea:
    with workspace.reading() as connection:
        return judged_once(connection, EXAMPLESHIRE, now=now)


@pytest.fixture
def two(demo_store_path: Path, tmp_path: Path) -> Iterator[list[Workspace]]:
    paths = [copied(demo_store_path, tmp_path / name) for name in ("one.db", "other.db")]
    opened = [open_workspace(Settings(f"sqlite:///{path}"), clock=lambda: NOW) for path in paths]
    yield opened
    for workspace in opened:
        workspace.store.engine.dispose()


def test_two_untouched_copies_are_judged_once_a_day(two: list[Workspace]) -> None:
    one, other = two
    assert judged(one) is judged(other)
    assert judged(one, NOW + timedelta(days=1)) is not judged(other)


@pytest.mark.parametrize("closed", [False, True])
def test_what_was_written_is_judged_and_the_other_copy_stays_as_it_was(
    two: list[Workspace], closed: bool
) -> None:
    one, other = two
    before = judged(other)
    with one.writing() as connection:  # with no event: no revision tells of it
        meetings.put(connection, [Meeting(EXAMPLESHIRE, date(2026, 10, 19), "Review group")])
    if closed:
        one.store.engine.dispose()  # the log is written into the store and is gone
    again = judged(one)
    assert again is not before
    assert judged(one) is again
    assert again.judged.evidence.last_meeting() != before.judged.evidence.last_meeting()
    assert judged(other) is before


def test_when_a_risk_was_scored_is_judged_once(two: list[Workspace]) -> None:
    one, other = two
    then = NOW - timedelta(days=60)
    scored = scored_once(judged(one), then)
    assert scored is not None
    assert scored_once(judged(other), then) is scored
    assert scored_once(judged(other), then - timedelta(days=60)) is not scored
