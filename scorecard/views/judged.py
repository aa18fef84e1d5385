"""One area judged, with the names that put the judgement into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from scorecard.domain.agency import Agency
from scorecard.domain.area import Area
from scorecard.domain.decision import for_judgement
from scorecard.domain.errors import NotFound
from scorecard.domain.period import day
from scorecard.domain.reporting_calendar import CalendarStep
from scorecard.domain.theme import Priority, Theme
from scorecard.judgement.comparing import others_of
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged
from scorecard.store import (
    agency,
    area,
    break_in_series,
    comparator_set,
    decision,
    history,
    indicator,
    meeting,
    reporting_calendar,
    target,
    theme,
)
from scorecard.store.engine import Connection


@dataclass(frozen=True, slots=True)
class JudgedArea:
    """A judgement and the names around it."""

    judged: Judged
    agencies: Mapping[str, Agency]
    themes: Mapping[str, Theme]
    priorities: Mapping[str, Priority]
    as_known_at: datetime | None
    calendar: Sequence[CalendarStep] = ()

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
) -> JudgedArea:
    """Judge one area from the store as known at a moment, up to a period end.

    `recorded_by` leaves out figures that the store was given later, whenever they became known.
    Raises NotFound, with what to write instead, for an area or date we hold nothing of.
    """
    moment = now or datetime.now(UTC)
    if as_known_at is not None and as_known_at.date() > moment.date():
        raise NotFound(FUTURE.format(day=day(as_known_at.date())))
    areas = area.every(connection)
    if area_code not in areas:
        raise NotFound(unknown_area(area_code))
    sets = comparator_set.for_area(connection, area_code)
    others = others_of(areas[area_code], areas, sets)
    held = history.of_area(connection, area_code, others, as_known_at, recorded_by)
    _require_figures(areas[area_code], held, as_known_at, period_end)
    evidence = Evidence(
        area=areas[area_code],
        areas=areas,
        indicators=indicator.every(connection),
        facts=held.facts,
        published=held.published,
        targets=target.for_area(connection, area_code),
        breaks=break_in_series.for_area(connection, area_code),
        comparator_sets=sets,
        meetings=meeting.for_area(connection, area_code),
        clock=as_known_at or moment,
        period_end=period_end,
        decided=for_judgement(decision.for_area(connection, area_code)),
    )
    return JudgedArea(
        judged=judge(evidence),
        agencies=agency.every(connection),
        themes=theme.every(connection),
        priorities=theme.every_priority(connection),
        as_known_at=as_known_at,
        calendar=tuple(reporting_calendar.every(connection)),
    )


FUTURE = "{day} is still to come, so nobody can say what was known then. Choose today or earlier."


def unknown_area(code: str) -> str:
    """The sentence for an area code that names nothing."""
    shown = code[:20]
    return (
        f"There is no area with the code '{shown}'. Write a GSS code such as E08000033 "
        "(Calderdale), or choose an area from the list."
    )


def _require_figures(
    where: Area, held: history.History, as_known_at: datetime | None, period_end: date | None
) -> None:
    if not len(held.facts):
        known = f" that were known by {day(as_known_at.date())}" if as_known_at else ""
        raise NotFound(f"No figures are held for {where.name}{known}. Choose another area or date.")
    earliest = held.facts["period_end"].min().date()
    if period_end is not None and period_end < earliest:
        raise NotFound(
            f"No figures are held for {where.name} up to {day(period_end)}; the earliest end on "
            f"{day(earliest)}. Choose a later date."
        )
