"""Two at once: what one does while another waits for the store is seen by the other, and refused.

Each looked before either wrote; on a file and on PostgreSQL, with a thread a person.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard.domain.attendance import Attendance, Attended, stamp
from scorecard.domain.errors import NotNow, StaleRecord, UserError
from scorecard.services import attendance, decision, meeting, minutes, pack
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import attendance as seats
from scorecard.store import decision as decisions
from scorecard.store import meeting as meetings
from scorecard.store import minutes as written
from scorecard.store import pack as packs
from scorecard.store.engine import Store, open_store
from tests.samples import seed
from tests.services.audit_trail import trail
from tests.services.meetings import ANALYST, CHAIR, FROZEN, KEEPER, MEETING, NOTE, held, on

AT = (MEETING.area, MEETING.date, MEETING.body)
CSC = Attended(*AT, "csc", Attendance.MEMBER, "Martin Hale")
UNIT = Attended(*AT, "partnership", Attendance.APOLOGIES)
LATER = date(2026, 12, 3)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """One that several threads open at once: none in memory does."""
    if request.param == "sqlite":
        yield request.getfixturevalue("file_store")
        return
    opened = open_store(request.getfixturevalue("postgres_url"))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def day(store: Store) -> Workspace:
    """The meeting's day, its pack issued."""
    workspace = Workspace(store, Settings())
    with workspace.writing() as connection:
        seed(connection)
    then = on(workspace, MEETING.date)
    held(then)
    return then


def _refused(act: Callable[[], object]) -> UserError | None:
    try:
        act()
    except UserError as refused:
        return refused
    return None


@contextmanager
def _waiting(act: Callable[[], object], first: Callable[[Any], None], day: Workspace) -> Iterator:
    """`first` is written in a transaction that is ended only once `act` stands before the store."""
    begun = threading.Event()

    def second() -> UserError | None:
        begun.set()
        return _refused(act)

    with ThreadPoolExecutor(1) as pool:
        with day.writing() as connection:
            first(connection)
            told = pool.submit(second)
            assert begun.wait(5)
            with pytest.raises(TimeoutError):  # it looks, and waits for its turn to write
                told.result(timeout=0.4)
        yield told.result(timeout=20)


def _cancelled(connection: Any) -> None:
    off = replace(MEETING, called_off_on=MEETING.date, called_off_by=CHAIR.name, because="Snow.")
    meetings.keep(connection, [off])


def _moved(connection: Any) -> None:
    off = replace(MEETING, called_off_on=MEETING.date, called_off_by=CHAIR.name, because="Snow.")
    to = replace(MEETING, date=LATER)
    meetings.keep(connection, [replace(off, moved_to=LATER), to])


WRITES: dict[str, Callable[[Workspace], object]] = {
    "attendance": lambda day: attendance.record(day, ANALYST, MEETING, [CSC]),
    "decision": lambda day: decision.decide(day, ANALYST, NOTE),
    "pack": lambda day: pack.issue(day, ANALYST, MEETING, FROZEN),
    "minutes begun": lambda day: minutes.write(day, ANALYST, MEETING, 0, text="All of it."),
    "minutes written": lambda day: minutes.write(day, ANALYST, MEETING, 1, text="All of it."),
    "minutes signed off": lambda day: minutes.sign_off(day, CHAIR, 1, 1),
    "cancelled": lambda day: meeting.cancel(day, ANALYST, MEETING, "Snow."),
    "moved": lambda day: meeting.move(day, ANALYST, MEETING, LATER, "Snow."),
}


@pytest.mark.parametrize("first", [_cancelled, _moved])
@pytest.mark.parametrize("what", WRITES)
def test_nothing_is_written_of_a_meeting_called_off_meanwhile(
    day: Workspace, what: str, first: Callable[[Any], None]
) -> None:
    if what in ("minutes written", "minutes signed off"):
        minutes.write(day, KEEPER, MEETING, 0, text="Begun.")
    before = trail(day)
    with _waiting(lambda: WRITES[what](day), first, day) as told:
        assert isinstance(told, NotNow)
        assert "is not held" in told.sentence
        assert "Snow." in told.sentence
    assert trail(day) == before
    with day.reading() as connection:
        assert seats.for_area(connection, MEETING.area) == []
        assert decisions.for_area(connection, MEETING.area) == []
        assert len(packs.for_meeting(connection, *AT)) == 1
        kept = written.of_meeting(connection, *AT)
    assert kept is None or (kept.text, kept.version, kept.state) == ("Begun.", 1, "written")


@pytest.mark.parametrize("off", [meeting.cancel, meeting.move])
def test_a_meeting_that_somebody_recorded_is_not_called_off(
    day: Workspace, off: Callable[..., object]
) -> None:
    to = (LATER,) if off is meeting.move else ()
    came = lambda connection: seats.put(connection, [CSC])  # noqa: E731
    with _waiting(lambda: off(day, CHAIR, MEETING, *to, "Snow."), came, day) as told:
        assert isinstance(told, NotNow)
        assert "who came" in told.sentence
    with day.reading() as connection:
        assert [one.date for one in meetings.for_area(connection, MEETING.area)] == [MEETING.date]


def _both(acts: list[Callable[[], object]]) -> list[UserError | None]:
    """Each act in a thread of its own, let go together."""
    gate = threading.Barrier(len(acts))

    def one(act: Callable[[], object]) -> UserError | None:
        gate.wait(5)
        return _refused(act)

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_who_issue_the_pack_at_once_issue_one(day: Workspace) -> None:
    with day.reading() as connection:
        (first,) = packs.for_meeting(connection, *AT)
    people = (CHAIR, ANALYST, KEEPER)
    told = _both([lambda who=who: pack.issue(day, who, MEETING, FROZEN, first.id)  # type: ignore[misc]
                  for who in people])  # fmt: skip
    refused = [one for one in told if one is not None]
    assert len(refused) == len(people) - 1
    with day.reading() as connection:
        latest, *earlier = packs.for_meeting(connection, *AT)
    assert earlier == [first]
    for one in refused:
        assert isinstance(one, StaleRecord)
        assert f"{latest.issued_by} issued this pack on 22 October 2026 at 14:00" in one.sentence


def test_the_first_pack_too_is_issued_once(day: Workspace) -> None:
    with pytest.raises(StaleRecord, match="was not issued twice"):
        pack.issue(day, ANALYST, MEETING, FROZEN, 0)
    pack.issue(day, ANALYST, MEETING, FROZEN)  # who compares nothing issues again, as ever


def test_minutes_saved_by_two_are_those_of_one(day: Workspace) -> None:
    minutes.write(day, KEEPER, MEETING, 0, text="Begun.")
    texts = {CHAIR: "The chair's.", ANALYST: "The analyst's."}
    told = _both([lambda who=who: minutes.write(day, who, MEETING, 1, text=texts[who])  # type: ignore[misc]
                  for who in texts])  # fmt: skip
    (refused,) = [one for one in told if one is not None]
    assert isinstance(refused, StaleRecord)
    with day.reading() as connection:
        kept = written.of_meeting(connection, *AT)
    assert kept is not None
    assert (kept.version, kept.text in texts.values()) == (2, True)


def test_minutes_begun_by_two_are_those_of_one(day: Workspace) -> None:
    told = _both([lambda who=who: minutes.write(day, who, MEETING, 0, text=who.name)  # type: ignore[misc]
                  for who in (CHAIR, ANALYST)])  # fmt: skip
    (refused,) = [one for one in told if one is not None]
    assert isinstance(refused, StaleRecord)


def test_who_came_is_not_written_over_by_who_did_not_see_it(day: Workspace) -> None:
    attendance.record(day, CHAIR, MEETING, [CSC, UNIT], stamp([]))
    deputy = replace(CSC, attendance=Attendance.DEPUTY, who="A deputy")
    with pytest.raises(StaleRecord, match=r"member came: Social care; apologies: Business unit\."):
        attendance.record(day, ANALYST, MEETING, [deputy], stamp([]))
    attendance.record(day, ANALYST, MEETING, [deputy], stamp([UNIT, CSC]))
    with day.reading() as connection:
        assert seats.for_area(connection, MEETING.area) == [deputy, UNIT]


def test_a_stamp_tells_what_was_recorded() -> None:
    assert stamp([]) == 0
    others = ([CSC], [UNIT], [CSC, UNIT], [replace(CSC, who="")],
              [replace(CSC, attendance=Attendance.ABSENT)])  # fmt: skip
    found = [stamp(one) for one in others]
    assert len({0, *found}) == len(others) + 1
    assert all(0 < one < 2**31 for one in found)
    assert stamp([CSC, UNIT]) == stamp([UNIT, CSC])
