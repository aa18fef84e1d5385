"""Playing: a year written down beforehand, done through the services on each step's own day.

Every step is somebody's: it is refused where they may not, or where it cannot happen yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol

from scorecard.domain.action import Action
from scorecard.domain.attendance import Attended
from scorecard.domain.commentary import Commentary
from scorecard.domain.decision import Decision, flags_text
from scorecard.domain.meeting import Meeting
from scorecard.domain.minutes import Minutes
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.record import Record
from scorecard.domain.variance_report import VarianceReport
from scorecard.services import action, attendance, commentary, decision, minutes, opening, pack
from scorecard.services.opening import Details
from scorecard.services.pack import Frozen
from scorecard.services.progress import Progress
from scorecard.services.step import (
    Attends,
    Closes,
    Comments,
    Decides,
    Issues,
    Moves,
    Opens,
    SignsOff,
    Step,
    TakesBack,
    Writes,
    in_order,
)
from scorecard.services.workspace import Workspace, as_at
from scorecard.store.engine import Connection
from scorecard.store.record import Shelf

REFERENCE = "Synthetic demonstration record."


class FrozenItem(Protocol):
    """What a pack says of one indicator: an item of its agenda."""

    @property
    def code(self) -> str:
        """The indicator."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def figure(self) -> str:
        """What the figure is, in words."""

    @property
    def flags(self) -> tuple[tuple[str, str], ...]:
        """Its flags, as (indicator, kind)."""

    @property
    def rag(self) -> str:
        """Its colour."""

    @property
    def agency(self) -> str:
        """Who answers for it."""

    @property
    def since(self) -> date | None:
        """The end of its latest period."""

    @property
    def toward(self) -> str:
        """Which way is better."""


class ThatDay(Protocol):
    """An area as it was seen on a day."""

    def figure(self, code: str) -> str:
        """What an indicator said."""

    def outcome(self, made: Action) -> str:
        """What an action's indicator had done."""


class FrozenPack(Protocol):
    """A pack as it would have been issued then, with what it says of each indicator."""

    @property
    def content(self) -> str:
        """What is frozen."""

    @property
    def as_at(self) -> date:
        """The last date of which it holds figures."""

    @property
    def agenda(self) -> Sequence[FrozenItem]:
        """Every indicator in it."""

    @property
    def day(self) -> ThatDay:
        """The area as it shows it."""

    def minutes(self, connection: Connection, childrens_words: str) -> str:
        """The draft of the meeting's minutes."""


class Sight(Protocol):
    """How the past is seen: services know the shape of it, and views what is shown."""

    def freeze(self, connection: Connection, meeting: Meeting, moment: datetime) -> FrozenPack:
        """A meeting's pack."""

    def look(self, connection: Connection, area: str, moment: datetime) -> ThatDay:
        """An area at a moment."""


PAPERS_HOLD = 8
"""Days for which an issued pack's figures are what people go by: a working week, to the meeting."""


@dataclass(slots=True)
class _Stage:
    """What has been done so far, by the names that the steps give."""

    area: str
    connection: Connection
    workspace: Workspace
    sight: Sight
    records: dict[str, Record] = field(default_factory=dict)
    decisions: dict[str, int] = field(default_factory=dict)
    packs: dict[date, tuple[int, FrozenPack]] = field(default_factory=dict)
    minutes: dict[date, Minutes] = field(default_factory=dict)
    days: dict[date, ThatDay] = field(default_factory=dict)

    def day(self, on: date) -> ThatDay:
        """The area as the papers of that week show it; without any, as it was that morning."""
        if on not in self.days:
            morning = datetime.combine(on, time(8), UTC)
            self.days[on] = self.sight.look(self.connection, self.area, morning)
        return self.days[on]


def play(
    connection: Connection,
    workspace: Workspace,
    sight: Sight,
    area: str,
    steps: Sequence[Step],
    progress: Progress,
) -> None:
    """Do the steps in order of time, each under its own clock, in the transaction under way."""
    stage = _Stage(area, connection, workspace, sight)
    dated = in_order(steps)
    for done, (moment, step) in enumerate(dated, start=1):
        assert moment <= workspace.now(), f"{step} is still to come"
        then = as_at(connection, workspace, moment)
        DONE[type(step)](stage, then, DEMO_PEOPLE[step.who], step)
        progress("Playing the synthetic year", done, len(dated))


def _open(stage: _Stage, then: Workspace, person: Person, step: Opens) -> None:
    assert step.name not in stage.records, f"two records are called {step.name}"
    given = dict(step.given)
    if step.noun is VarianceReport:
        given["frozen"] = stage.day(step.on).figure(given["indicator"])
    for name, record in step.refers.items():
        given[name] = _reference(name, stage.records[record])
    made = step.noun(
        **{"area": stage.area, "state": "", "opened_on": step.on, "reference": REFERENCE, **given}
    )
    stage.records[step.name] = step.verb(then, person, made)


def _reference(name: str, record: Record) -> str | int:
    """A number where the field holds one, else 'noun number'."""
    if name == "re_audit_of":
        return record.id
    shelf = next(one for one in SHELVES.values() if one.record is type(record))
    return f"{shelf.name} {record.id}"


def _move(stage: _Stage, then: Workspace, person: Person, step: Moves) -> None:
    held = stage.records[step.name]
    stage.records[step.name] = step.verb(then, person, held.id, held.version, **step.given)


def _close(stage: _Stage, then: Workspace, person: Person, step: Closes) -> None:
    held = stage.records[step.name]
    assert isinstance(held, Action), f"{step.name} is an action"
    outcome = stage.day(step.on).outcome(held)
    stage.records[step.name] = action.close(
        then, person, held.id, held.version, step.because, outcome
    )


def _issue(stage: _Stage, then: Workspace, person: Person, step: Issues) -> None:
    made = stage.sight.freeze(stage.connection, step.meeting, then.now())
    issued = pack.issue(then, person, step.meeting, Frozen(made.content, made.as_at, then.now()))
    stage.packs[step.meeting.date] = issued.id, made
    for days in range(PAPERS_HOLD):
        stage.days[step.on + timedelta(days=days)] = made.day


def _attend(stage: _Stage, then: Workspace, person: Person, step: Attends) -> None:
    at = (stage.area, step.meeting.date, step.meeting.body)
    seats = [Attended(*at, agency, how) for agency, how in step.seats.items()]
    attendance.record(then, person, step.meeting, seats)


def _decide(stage: _Stage, then: Workspace, person: Person, step: Decides) -> None:
    number, frozen = stage.packs[step.meeting.date]
    item = next(one for one in frozen.agenda if one.code == step.indicator)
    made = Decision(
        area=stage.area,
        meeting_on=step.meeting.date,
        body=step.meeting.body,
        indicator=step.indicator,
        kind=step.kind,
        words=step.words,
        until=step.until,
        decided_on=step.on,
        kinds=flags_text(item.flags),
        rag=item.rag,
        agency=step.agency or item.agency,
        pack=number,
    )
    details = Details(
        title=step.title or item.name,
        frozen=item.figure,
        since=item.since,
        toward=item.toward,
        **step.given,
    )
    if step.report:
        answered = stage.records[step.report]
        details = replace(details, report=answered.id, version=answered.version)
    kept = decision.decide(then, person, made, details)
    stage.decisions[step.name] = kept.id
    if kept.opened:
        _named(stage, step.report or step.name, kept.opened)


def _named(stage: _Stage, name: str, opened: str) -> None:
    """Remember the record that a decision opened, or moved."""
    noun, _, number = opened.partition(" ")
    record = SHELVES[noun].get(stage.connection, int(number))
    assert record is not None, f"a decision opened {opened}"
    held = stage.records.get(name)
    assert held is None or held.id == record.id, f"two records are called {name}"
    stage.records[name] = record


def _take_back(stage: _Stage, then: Workspace, person: Person, step: TakesBack) -> None:
    decision.take_back(then, person, stage.decisions[step.name], step.because)


def _write(stage: _Stage, then: Workspace, person: Person, step: Writes) -> None:
    words = step.childrens_words
    begun = minutes.write(then, person, step.meeting, 0, childrens_words=words)
    draft = stage.packs[step.meeting.date][1].minutes(stage.connection, words)
    text = f"{draft}\n## What was said\n\n{step.said}\n"
    written = minutes.write(then, person, step.meeting, begun.version, text=text)
    stage.minutes[step.meeting.date] = written


def _comment(stage: _Stage, then: Workspace, person: Person, step: Comments) -> None:
    place = (step.indicator, stage.area, step.period_end, step.agency)
    commentary.write(then, person, Commentary(*place, *step.parts), 0)


def _sign_off(stage: _Stage, then: Workspace, person: Person, step: SignsOff) -> None:
    held = stage.minutes[step.meeting.date]
    minutes.sign_off(then, person, held.id, held.version)


SHELVES: Mapping[str, Shelf[Any]] = {
    noun.shelf.name: noun.shelf for noun, _ in opening.OPENS.values()
}
"""Where the records that a decision opens are kept."""

DONE: Mapping[type[Step], Callable[[_Stage, Workspace, Person, Any], None]] = {
    Issues: _issue,
    Opens: _open,
    Moves: _move,
    Closes: _close,
    SignsOff: _sign_off,
    Attends: _attend,
    Decides: _decide,
    TakesBack: _take_back,
    Writes: _write,
    Comments: _comment,
}
"""How each kind of step is done."""
