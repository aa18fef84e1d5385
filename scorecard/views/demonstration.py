"""The demonstration's past: what its meetings were given, as screens would have shown it then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from scorecard.domain import pack as packs
from scorecard.domain.action import Action
from scorecard.domain.attendance import of_meeting
from scorecard.domain.meeting import Meeting
from scorecard.store import attendance
from scorecard.store import decision as decisions
from scorecard.store.engine import Connection
from scorecard.views import action, decision, minutes, pack
from scorecard.views.agenda import AgendaItem
from scorecard.views.freezing import frozen
from scorecard.views.judged import JudgedArea, judge_area
from scorecard.views.pack import PackContent
from scorecard.views.variance_report import figure_now


@dataclass(frozen=True, slots=True)
class PastDay:
    """The area as a screen would have shown it on a day."""

    seen: JudgedArea

    def figure(self, code: str) -> str:
        """What an indicator said then: what is frozen into a question."""
        return figure_now(self.seen, code)

    def outcome(self, made: Action) -> str:
        """What an action's indicator had done by then: what is kept when it is closed."""
        return action.outcome_words(self.seen, made)


@dataclass(frozen=True, slots=True)
class PastPack:
    """A pack as it was frozen from what was known then, to issue and to decide from."""

    meeting: Meeting
    seen: JudgedArea
    made: PackContent
    content: str

    @property
    def as_at(self) -> date:
        """The last date of which it holds figures."""
        return self.made.as_at

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Every indicator in it, those flagged first."""
        return self.made.named_roles.agenda

    @property
    def day(self) -> PastDay:
        """The area as it shows it."""
        return PastDay(self.seen)

    def minutes(self, connection: Connection, childrens_words: str) -> str:
        """The draft of the minutes out of what has been recorded; nothing restricted is in it."""
        meeting = self.meeting
        on, body = meeting.date, meeting.body
        made = decisions.for_area(connection, meeting.area, meeting_on=on, body=body)
        seats = of_meeting(attendance.for_area(connection, meeting.area), on, body)
        shown = pack.seen_by(self.made, pack.EVERYONE), packs.fingerprint(self.content)
        lines = decision.lines(connection, self.seen, made, self.made.restricted)
        return minutes.draft(self.seen, meeting, shown, seats, childrens_words, lines)


def freeze(connection: Connection, meeting: Meeting, moment: datetime) -> PastPack:
    """A meeting's pack from what was known at the moment."""
    seen = judge_area(connection, meeting.area, as_known_at=moment, now=moment)
    made = pack.of(seen, meeting, moment)
    return PastPack(meeting, seen, made, frozen(made))


def look(connection: Connection, area: str, moment: datetime) -> PastDay:
    """An area from what was known at the moment."""
    return PastDay(judge_area(connection, area, as_known_at=moment, now=moment, alone=True))
