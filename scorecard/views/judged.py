"""One area judged, with the names that put the judgement into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scorecard.domain.agency import Agency
from scorecard.domain.area import Area
from scorecard.domain.meeting import Meeting
from scorecard.domain.reporting_calendar import CalendarStep
from scorecard.domain.theme import Priority, Theme
from scorecard.gathering.area import gather
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged
from scorecard.store import agency, meeting, reporting_calendar, theme
from scorecard.store.engine import Connection


@dataclass(frozen=True, slots=True)
class JudgedArea:
    """A judgement and the names around it; `called_off` are meetings moved or cancelled."""

    judged: Judged
    agencies: Mapping[str, Agency]
    themes: Mapping[str, Theme]
    priorities: Mapping[str, Priority]
    as_known_at: datetime | None
    calendar: Sequence[CalendarStep] = ()
    called_off: Sequence[Meeting] = ()

    @property
    def area(self) -> Area:
        """The area judged."""
        return self.judged.evidence.area

    def area_name(self, code: str) -> str:
        """The name of any area; its code where it is not known."""
        areas = self.judged.evidence.areas
        return areas[code].name if code in areas else code

    def agency_name(self, code: str) -> str:
        """An agency's short name."""
        return self.agencies[code].short_name if code in self.agencies else code


def judge_area(
    connection: Connection,
    area_code: str,
    *,
    as_known_at: datetime | None = None,
    period_end: date | None = None,
    now: datetime | None = None,
    recorded_by: datetime | None = None,
    alone: bool = False,
) -> JudgedArea:
    """Judge one area from the store as known at a moment, up to a period end.

    `recorded_by` leaves out figures that the store was given later, whenever they became known;
    `alone` what is new since the last meeting, which takes as long again.
    Raises NotFound, with what to write instead, for an area or date we hold nothing of.
    """
    evidence = gather(
        connection,
        area_code,
        as_known_at=as_known_at,
        period_end=period_end,
        now=now,
        recorded_by=recorded_by,
    )
    return JudgedArea(
        judged=judge(evidence, against_last_meeting=not alone),
        agencies=agency.every(connection),
        themes=theme.every(connection),
        priorities=theme.every_priority(connection),
        as_known_at=as_known_at,
        calendar=tuple(reporting_calendar.every(connection)),
        called_off=tuple(
            one for one in meeting.every_of_area(connection, area_code) if not one.stands
        ),
    )
