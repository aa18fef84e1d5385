"""Records: what every noun of the quality-assurance cycle has in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar, get_type_hints


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


Kept = TypeVar("Kept", bound=Record)


def before(record: Kept, change: RecordChange) -> Kept:
    """The record as it was before its latest change; `change` is that one.

    A field that the noun no longer has is left out.
    """
    hints = get_type_hints(type(record))
    was: dict[str, Any] = {
        name: _value(text, hints[name]) for name, text, _ in change.fields if name in hints
    }
    return replace(record, **was, state=change.source, version=change.version - 1)


def _value(text: str, hint: Any) -> Any:
    """What a text of the history stands for, by the field's own type."""
    kinds = getattr(hint, "__args__", (hint,))
    if not text and type(None) in kinds:
        return None
    read = next((_READ[kind] for kind in kinds if kind in _READ), None)
    return text if read is None else read(text)


_READ: dict[Any, Any] = {date: date.fromisoformat, float: float, int: int}
