"""Actions on screen: the register, and one action with what its indicator did before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scorecard.domain.action import LIFECYCLE, WORKED_ON, Action, ActionState
from scorecard.domain.errors import NotFound
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.verdict import OUTCOME_WORDS
from scorecard.judgement import sentences
from scorecard.store import record as records
from scorecard.store.action import shelf
from scorecard.store.engine import Connection
from scorecard.views import before_after, register
from scorecard.views.before_after import Asked, BeforeAfterView
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, Names, RegisterRow


@dataclass(frozen=True, slots=True)
class ActionList:
    """The register in its parts, overdue first, and whether this person may agree another."""

    area_name: str
    synthetic: bool
    owed: tuple[RegisterRow, ...]
    done: tuple[RegisterRow, ...]
    over: tuple[RegisterRow, ...]
    can_agree: bool


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action. `terms` and the rest are headed pairs of words; `moves` what may be done now.

    `followed` is what the indicator has done by now; None before the action started, and where it
    names no indicator: `not_judged` then says why. `kept` is what was said when it was closed.
    `beside` is what else happened in the same months.
    """

    number: int
    version: int
    area: str
    area_name: str
    synthetic: bool
    title: str
    state_words: str
    tone: str
    due_words: str
    agency: str
    indicator: str
    indicator_name: str
    came_from: tuple[str, int] | None
    terms: tuple[tuple[str, str], ...]
    progress: tuple[tuple[str, str], ...]
    followed: BeforeAfterView | None
    not_judged: str
    kept: str
    beside: tuple[str, ...]
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    action: Action


def listing(connection: Connection, seen: JudgedArea, person: Person) -> ActionList:
    """The area's actions as this person may see them."""
    held = register.visible(shelf.for_area(connection, seen.area.code), names_of(seen), person)
    return ActionList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        owed=_rows(seen, [one for one in held if one.state in WORKED_ON]),
        done=_rows(seen, [one for one in held if one.state == ActionState.DONE]),
        over=_rows(seen, [one for one in held if LIFECYCLE.is_over(one.state)]),
        can_agree=may(person, Permission.SET_ACTION),
    )


def about(
    connection: Connection, seen: JudgedArea, indicator: str, person: Person
) -> tuple[RegisterRow, ...]:
    """What is open about one indicator, as this person may see it: overdue first."""
    held = shelf.for_area(connection, seen.area.code, indicator=indicator)
    shown = register.visible(held, names_of(seen), person)
    return _rows(seen, [one for one in shown if not LIFECYCLE.is_over(one.state)])


def owed_by(connection: Connection, seen: JudgedArea, person: Person) -> tuple[RegisterRow, ...]:
    """What this person's own agency has still to do: overdue first."""
    held = register.visible(shelf.for_area(connection, seen.area.code), names_of(seen), person)
    mine = [one for one in held if one.agency == person.agency and one.state in WORKED_ON]
    return _rows(seen, mine)


def view(connection: Connection, seen: JudgedArea, number: int, person: Person) -> ActionView:
    """One action; NotFound where there is none this person may see."""
    action = shelf.get(connection, number)
    names = names_of(seen)
    here = action is not None and action.area == seen.area.code
    if action is None or not here or not register.visible([action], names, person):
        raise NotFound(f"There is no action {number} for {seen.area.name} that you may see.")
    row = _row(seen, names, action)
    followed = _followed(seen, action)
    return ActionView(
        number=action.id,
        version=action.version,
        area=seen.area.code,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        title=action.title,
        state_words=row.state_words,
        tone=row.tone,
        due_words=row.due_words,
        agency=row.agency,
        indicator=action.indicator,
        indicator_name=row.indicator_name,
        came_from=register.named(action.came_from),
        terms=_terms(action, row),
        progress=_progress(action),
        followed=followed,
        not_judged=_not_judged(action) if followed is None else "",
        kept=_kept(action),
        beside=_beside(connection, seen, action) if followed is not None else (),
        moves=register.can(action, LIFECYCLE, person),
        history=register.history(records.changes(connection, shelf.name, [action.id])),
        action=action,
    )


def outcome_words(seen: JudgedArea, action: Action) -> str:
    """What the indicator has done, as it is kept when the action closes."""
    asked = _asked(action)
    if asked is None:
        return f"{_not_judged(action)}" if action.indicator else ""
    found = before_after.told(seen, asked)
    return sentences.joined(found.sentence, found.numbers)


def is_to_be_closed(seen: JudgedArea, action: Action) -> bool:
    """Whether it is done and no effect is awaited: it is known, or there is no indicator."""
    return action.state == ActionState.DONE and (
        not action.indicator or bool(_effect(seen, action))
    )


def to_be_closed_words(seen: JudgedArea, action: Action) -> str:
    """'done, to be closed: no detectable change'; without an indicator its first half."""
    effect = _effect(seen, action)
    return f"done, to be closed: {effect}" if effect else "done, to be closed"


def _effect(seen: JudgedArea, action: Action) -> str:
    """What its indicator did, in a few words; blank until it can be told."""
    asked = _asked(action)
    found = before_after.told(seen, asked) if asked is not None else None
    return OUTCOME_WORDS[found.outcome] if found is not None and found.numbers else ""


def names_of(seen: JudgedArea) -> Names:
    """The names registers put for codes."""
    return Names(seen.agencies, seen.judged.evidence.indicators)


def _rows(seen: JudgedArea, held: Sequence[Action]) -> tuple[RegisterRow, ...]:
    names = names_of(seen)
    return register.in_order([_row(seen, names, one) for one in held])


def _row(seen: JudgedArea, names: Names, action: Action) -> RegisterRow:
    """One action as a row; done is never overdue, whatever its day was."""
    today = seen.judged.evidence.clock.date()
    row = register.row(action, LIFECYCLE, names, today, _under(seen, action))
    if action.state != ActionState.DONE:
        return row
    done = f"done {day(action.done_on)}" if action.done_on else ""
    awaited = action.expected_from
    later = f"; effect expected from {day(awaited)}" if awaited and awaited > today else ""
    words = state_words(seen, action)
    return replace(row, state_words=words, tone="waiting", due_words=f"{done}{later}")


def state_words(seen: JudgedArea, action: Action) -> str:
    """The state in words; of one that is done, whether its effect is awaited or known."""
    if is_to_be_closed(seen, action):
        return sentences.opened(to_be_closed_words(seen, action))
    return register.state_words(action, LIFECYCLE)


def _under(seen: JudgedArea, action: Action) -> str:
    """The kept words of a closed one; else what its indicator has done so far."""
    if action.outcome_words:
        return f"When it was closed: {action.outcome_words}"
    asked = _asked(action)
    if asked is None or action.state == ActionState.DROPPED:
        return ""
    return before_after.told(seen, asked).sentence


def _asked(action: Action) -> Asked | None:
    expected = action.expected_from
    if not action.indicator or action.started_on is None or expected is None:
        return None
    return Asked(action.indicator, action.started_on, expected, action.toward)


def _followed(seen: JudgedArea, action: Action) -> BeforeAfterView | None:
    asked = _asked(action)
    return None if asked is None else before_after.of(seen, asked)


def _not_judged(action: Action) -> str:
    if not action.indicator:
        return "It names no indicator, so no figure can say what followed it."
    return "It has not started, so there is nothing before and after yet."


def _terms(action: Action, row: RegisterRow) -> tuple[tuple[str, str], ...]:
    meant = [words for words in (action.toward, action.expected_size) if words]
    agreed_at = f", at the meeting of {day(action.meeting_on)}" if action.meeting_on else ""
    return (
        ("What is to be done", action.description),
        ("Who", ", ".join(words for words in (row.agency, action.owner) if words)),
        ("By", day(action.due_on) if action.due_on else ""),
        ("Should move", row.indicator_name if action.indicator else ""),
        ("Which way, how far", sentences.opened(", ".join(meant))),
        ("Effect expected from", day(action.effect_from) if action.effect_from else ""),
        ("Agreed", f"{day(action.opened_on)}{agreed_at}"),
        register.read_from(action),
    )


def _progress(action: Action) -> tuple[tuple[str, str], ...]:
    over = "Dropped because" if action.state == ActionState.DROPPED else "Closed because"
    return (
        ("Started", day(action.started_on) if action.started_on else ""),
        ("How far it is", action.progress),
        ("Done", day(action.done_on) if action.done_on else ""),
        (over, action.closed_because),
    )


def _kept(action: Action) -> str:
    if not action.outcome_words:
        return ""
    on = f" on {day(action.closed_on)}" if action.closed_on else ""
    return f"When it was closed{on}: {action.outcome_words}"


def _beside(connection: Connection, seen: JudgedArea, action: Action) -> tuple[str, ...]:
    """What else happened to the indicator in the months that are compared: never a reason."""
    since = action.started_on
    assert since is not None, "what has not started is not followed"
    today = seen.judged.evidence.clock.date()
    others = [
        one
        for one in shelf.for_area(connection, action.area, indicator=action.indicator)
        if one.id != action.id and one.started_on is not None and one.started_on <= today
        # one that was finished before is felt in these months when its effect was still to come
        and max(one.finished_on or today, one.expected_from or today) >= since
    ]  # fmt: skip
    breaks = [
        f"Break in series, {day(one.date)}: {one.note}"
        for one in seen.judged.evidence.breaks
        if one.indicator == action.indicator and since <= one.date <= today
    ]
    return (*(_other(names_of(seen), one) for one in others), *breaks)


def _other(names: Names, action: Action) -> str:
    assert action.started_on is not None, "only what has started is listed"
    until = f" to {day(action.finished_on)}" if action.finished_on else ", still going on"
    who = names.agency(action.agency)
    return f"Action {action.id}, {action.title} ({who}): from {day(action.started_on)}{until}."
