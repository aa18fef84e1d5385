"""Records: what every noun of the quality-assurance cycle has in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing somebody owes an answer, an act or an eye to.

    `agency` must act, `owner` is the person named; `reference` cites the report it was read from.
    `version` grows with every change: a form that was filled in over an older one is stale.
    """

    area: str
    title: str
    state: str
    agency: str = ""
    owner: str = ""
    indicator: str = ""
    opened_on: date
    due_on: date | None = None
    closed_on: date | None = None
    reference: str = ""
    id: int = 0
    version: int = 1

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the indicators it is about: whoever may not see one may not see it."""
        return (self.indicator,) if self.indicator else ()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One change of one record: who, when, from which state to which, and what was rewritten.

    `fields` holds (name, before, after) as text; `sentence` is what the trail says.
    """

    noun: str
    record: int
    version: int
    at: datetime
    who: str
    verb: str
    source: str
    target: str
    sentence: str
    fields: tuple[tuple[str, str, str], ...] = ()
