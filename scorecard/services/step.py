"""Steps: what somebody did on a day, written down to be played; and their order in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from scorecard.domain.attendance import Attendance
from scorecard.domain.decision import DecisionKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.record import Record

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done on a day by one of DEMO_PEOPLE."""

    on: date
    who: str


@dataclass(frozen=True, slots=True)
class Opens(Step):
    """A record opened. `name` is what later steps call it; `refers` names records in its fields."""

    name: str
    verb: Callable[..., Any]
    noun: type[Record]
    given: Given
    refers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moves(Step):
    """A record moved by a service's verb."""

    name: str
    verb: Callable[..., Any]
    given: Given = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closes(Step):
    """An action closed, with what its indicator had done by then."""

    name: str
    because: str


@dataclass(frozen=True, slots=True)
class Issues(Step):
    """A meeting's pack issued."""

    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Attends(Step):
    """Who came to a meeting, by agency."""

    meeting: Meeting
    seats: Mapping[str, Attendance]


@dataclass(frozen=True, slots=True)
class Decides(Step):
    """A decision from a meeting's pack; `report` names the answer accepted, `given` its details."""

    meeting: Meeting
    name: str
    kind: DecisionKind
    indicator: str
    words: str
    until: date
    title: str = ""
    agency: str = ""
    report: str = ""
    given: Given = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakesBack(Step):
    """A decision taken back."""

    name: str
    because: str


@dataclass(frozen=True, slots=True)
class Writes(Step):
    """A meeting's minutes written: what children said, and what was said beyond the decisions."""

    meeting: Meeting
    childrens_words: str
    said: str


@dataclass(frozen=True, slots=True)
class Comments(Step):
    """An agency's commentary on the period of an indicator that ends on a day, part by part."""

    indicator: str
    agency: str
    period_end: date
    parts: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class SignsOff(Step):
    """A meeting's minutes signed off."""

    meeting: Meeting


HOURS: Mapping[type[Step], int] = {
    Comments: 8,
    Issues: 9,
    Opens: 10,
    Moves: 11,
    Closes: 12,
    SignsOff: 13,
    Attends: 13,
    Decides: 14,
    TakesBack: 15,
    Writes: 16,
}
"""The hour (UTC) of each kind of step: what a meeting needs is there before it decides."""


def in_order(steps: Sequence[Step]) -> list[tuple[datetime, Step]]:
    """Each step with its moment, earliest first; those of one hour follow by minutes."""
    ordered = sorted(steps, key=lambda step: (step.on, HOURS[type(step)]))
    so_far: Counter[datetime] = Counter()
    found = []
    for step in ordered:
        hour = datetime.combine(step.on, time(HOURS[type(step)]), UTC)
        found.append((hour.replace(minute=so_far[hour] * 3), step))
        so_far[hour] += 1
    return found
