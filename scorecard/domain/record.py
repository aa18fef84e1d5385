"""Records: what every noun of the quality-assurance cycle has in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar, get_type_hints

from scorecard.domain.errors import NotNow

NOT_SAID = "not_said"
"""The state of a record read from a report that does not say how things stood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing somebody owes an answer, an act or an eye to.

    `agency` must act, `owner` is the person named. `version` grows with every change: a form that
    was filled in over an older one is stale.

    A record read from a printed report names it in `report`, with the paragraph in `reference`. It
    stands as it stood at `as_at`, when the report became known, and makes no more moves. `dated`
    is as near as the report dates it ('July 2012', blank where it does not); `opened_on` is then
    the first day of that, or `as_at`.
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
    report: str = ""
    as_at: date | None = None
    dated: str = ""
    id: int = 0
    version: int = 1

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the indicators it is about: whoever may not see one may not see it."""
        return (self.indicator,) if self.indicator else ()


def require_living(record: Record) -> None:
    """Refuse to change what a printed report says: it was so, whatever came of it."""
    if record.report:
        raise NotNow(
            f"This was read from {record.report} and stands as it was printed, so it cannot be "
            "changed. Open a new one if it is to be taken up again."
        )


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


def after_latest(
    record: Kept, changes: Sequence[RecordChange], verbs: Collection[str]
) -> Kept | None:
    """The record as its latest move by one of these verbs left it; None where there was none.

    `changes` are the record's own, oldest first, up to its version.
    """
    for change in reversed(changes):
        if change.verb in verbs:
            return record
        record = before(record, change)
    return None


def _value(text: str, hint: Any) -> Any:
    """What a text of the history stands for, by the field's own type."""
    kinds = getattr(hint, "__args__", (hint,))
    if not text and type(None) in kinds:
        return None
    read = next((_READ[kind] for kind in kinds if kind in _READ), None)
    return text if read is None else read(text)


_READ: dict[Any, Any] = {date: date.fromisoformat, float: float, int: int}
