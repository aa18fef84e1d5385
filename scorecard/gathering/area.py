"""One area's evidence, read from the store as it was known at a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from scorecard.domain.area import Area
from scorecard.domain.audit import graded
from scorecard.domain.decision import for_judgement
from scorecard.domain.errors import NotFound
from scorecard.domain.period import day
from scorecard.domain.reassurance import Acceptance, acceptances
from scorecard.domain.reassurance import for_judgement as promised
from scorecard.domain.record import RecordChange
from scorecard.judgement.comparing import others_of
from scorecard.judgement.evidence import Evidence
from scorecard.store import (
    agency,
    area,
    audit,
    break_in_series,
    check,
    comparator_set,
    decision,
    history,
    indicator,
    meeting,
    record,
    target,
    variance_report,
    yearly_change,
)
from scorecard.store.engine import Connection

FUTURE = "{day} is still to come, so nobody can say what was known then. Choose today or earlier."


def gather(
    connection: Connection,
    area_code: str,
    *,
    as_known_at: datetime | None = None,
    period_end: date | None = None,
    now: datetime | None = None,
    recorded_by: datetime | None = None,
    may_be_empty: bool = False,
) -> Evidence:
    """Everything that judging an area reads, as known at a moment, up to a period end.

    `recorded_by` leaves out figures that the store was given later, whenever they became known.
    Raises NotFound, with what to write instead, for an area or date we hold nothing of; an area
    without a figure is no mistake where it `may_be_empty`.
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
    if not may_be_empty:
        _require_figures(areas[area_code], held, as_known_at, period_end)
    return Evidence(
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
        reassurances=promised(accepted(connection, area_code)),
        checks=check.every(connection),
        explanations=check.explanations_for_area(connection, area_code),
        yearly_changes=yearly_change.every(connection),
        agencies=agency.every(connection),
        decided=for_judgement(decision.for_area(connection, area_code)),
        audits=graded(audit.shelf.for_area(connection, area_code)),
    )


def accepted(connection: Connection, area_code: str) -> tuple[Acceptance, ...]:
    """Every explanation the group ever accepted about an area, as its reports' histories say."""
    shelf = variance_report.shelf
    reports = [
        one for one in shelf.for_area(connection, area_code) if one.answered_on or one.verdict
    ]
    found: dict[int, list[RecordChange]] = {one.id: [] for one in reports}
    for change in record.changes(connection, shelf.name, list(found)):
        found[change.record].append(change)
    return tuple(each for one in reports for each in acceptances(one, found[one.id]))


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
