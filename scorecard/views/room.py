"""The room: what has been recorded of one meeting so far, as somebody may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from scorecard.domain import escalation_level as ladders
from scorecard.domain.attendance import Attended, of_meeting
from scorecard.domain.escalation_level import Ladder
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.meeting import Meeting, before
from scorecard.domain.minutes import Minutes
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.store import attendance, escalation_level, minutes
from scorecard.store import decision as decisions
from scorecard.store.engine import Connection
from scorecard.views import agenda, asked_already, commentary, decision, promise
from scorecard.views import minutes as minutes_views
from scorecard.views.agenda import AgendaItem
from scorecard.views.asked_already import Standing
from scorecard.views.commentary import NOTHING_SAID, Story, Writing
from scorecard.views.decision import DecisionLine, Offer
from scorecard.views.judged import JudgedArea
from scorecard.views.minutes import MinutesView
from scorecard.views.pack import SeenPack
from scorecard.views.promise import AgencySays, Promise


@dataclass(frozen=True, slots=True)
class Kept:
    """The decisions in order, every seat of the body's meetings, the minutes if begun."""

    lines: tuple[DecisionLine, ...]
    seats: Sequence[Attended]
    minutes: Minutes | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an item's figures: promises, the agency's answer, what may be decided.

    `asked` are the variance reports about it that stand already; `commentary` is what the agency
    says of the latest period it wrote about, or owes, `can_write` the form of who may.
    """

    promises: tuple[Promise, ...]
    says: AgencySays
    offers: tuple[Offer, ...]
    commentary: Story = NOTHING_SAID
    can_write: Writing | None = None
    asked: tuple[Standing, ...] = ()


def kept(connection: Connection, seen: JudgedArea, person: Person, meeting: Meeting) -> Kept:
    """What has been recorded of a meeting."""
    at = (connection, meeting.area, meeting.date, meeting.body)
    made = decisions.for_area(connection, meeting.area, meeting_on=meeting.date, body=meeting.body)
    return Kept(
        lines=decision.lines(connection, seen, made, _hidden(seen, person)),
        seats=attendance.for_area(connection, meeting.area),
        minutes=minutes.of_meeting(*at),
    )


def beside(
    connection: Connection,
    seen: JudgedArea,
    person: Person,
    meeting: Meeting,
    item: AgendaItem,
    issued_at: datetime | None = None,
) -> Beside:
    """What stands beside one item; what was written after the pack was issued says so."""
    last = before(seen.judged.evidence.meetings, meeting)
    says = promise.says(connection, seen, person, item.codes)
    return Beside(
        promises=promise.before(
            *(connection, seen, person, item.codes, meeting.date),
            last.date if last else None,
        ),
        says=says,
        offers=decision.offers(seen, person, meeting, item, says, _ladder(connection, seen)),
        commentary=commentary.for_item(connection, seen, person, item.code, issued_at),
        can_write=commentary.to_write(connection, seen, person, item.code),
        asked=asked_already.of(connection, seen, person, item.code),
    )


def preview(seen: JudgedArea, person: Person) -> tuple[AgendaItem, ...]:
    """What would be on the agenda if the pack were issued now."""
    return tuple(one for one in agenda.of(seen, person) if one.part == agenda.NOW)


def _hidden(seen: JudgedArea, person: Person) -> list[str]:
    if may(person, Permission.SEE_RESTRICTED):
        return []
    return _restricted(seen)


def _restricted(seen: JudgedArea) -> list[str]:
    indicators = seen.judged.evidence.indicators.values()
    return [one.code for one in indicators if one.sensitivity == Sensitivity.RESTRICTED]


def in_general(
    connection: Connection, seen: JudgedArea, person: Person, meeting: Meeting
) -> Beside:
    """What may be decided about no single indicator."""
    says = promise.says(connection, seen, person, ())
    ladder = _ladder(connection, seen)
    return Beside((), says, decision.offers(seen, person, meeting, None, says, ladder))


def _ladder(connection: Connection, seen: JudgedArea) -> Ladder:
    """The levels in force today for an area."""
    today = seen.judged.evidence.clock.date()
    return ladders.ladder(escalation_level.every(connection), seen.area.code, today)


def minutes_of(
    connection: Connection,
    seen: JudgedArea,
    person: Person,
    meeting: Meeting,
    content: SeenPack | None,
    held: Kept,
    fingerprint: str,
) -> MinutesView:
    """A meeting's minutes: as kept, or the draft out of what was recorded.

    They are one text for everybody: nothing about a restricted indicator is put into them, whoever
    writes them, and its decisions stand in their registers.
    """
    words = held.minutes.childrens_words if held.minutes else ""
    seats = of_meeting(held.seats, meeting.date, meeting.body)
    pack = (content, fingerprint) if content is not None else None
    restricted = _restricted(seen)
    lines = [one for one in held.lines if one.indicator not in restricted]
    draft = minutes_views.draft(seen, meeting, pack, seats, words, lines, restricted)
    decided = minutes_views.decided(lines)
    return minutes_views.view(connection, person, held.minutes, draft, decided)
