"""Recommendations on screen: grouped by strategic objective, each with how far it has got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from scorecard.domain.errors import NotFound
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.recommendation import (
    LIFECYCLE,
    STATE_WORDS,
    Recommendation,
    RecommendationState,
)
from scorecard.domain.record import NOT_SAID
from scorecard.judgement import sentences
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.recommendation import shelf
from scorecard.views import register, report_record
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, RegisterRow
from scorecard.views.report_record import ReportPart
from scorecard.views.variance_report import figure_now, names_of


@dataclass(frozen=True, slots=True)
class Objective:
    """One strategic objective: how its recommendations stand, in words, and each of them."""

    name: str
    progress: str
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """All objectives in the order in which they were first named; how everything stands.

    `told` are the objectives of printed reports: they are counted apart.
    """

    area_name: str
    synthetic: bool
    progress: str
    objectives: tuple[Objective, ...]
    told: tuple[ReportPart, ...]
    can_keep: bool


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation. The pairs are headed words; `moves` what this person may do now."""

    number: int
    version: int
    area_name: str
    synthetic: bool
    title: str
    state_words: str
    tone: str
    due_words: str
    agency: str
    indicator: str
    indicator_name: str
    made: tuple[tuple[str, str], ...]
    progress: tuple[tuple[str, str], ...]
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    recommendation: Recommendation


def listing(connection: Connection, seen: JudgedArea, person: Person) -> RecommendationList:
    """The area's recommendations as this person may see them, under their objectives."""
    held = sorted(_held(connection, seen, person), key=lambda one: one.id)
    grouped: dict[str, list[Recommendation]] = {}
    for one in held:
        grouped.setdefault(one.objective, []).append(one)
    return RecommendationList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        progress=_standing(held),
        objectives=tuple(
            Objective(name, _standing(under), _rows(seen, under)) for name, under in grouped.items()
        ),
        told=_told(seen, report_record.told(connection, shelf, seen, person)),
        can_keep=may(person, Permission.KEEP_RECOMMENDATION),
    )


def view(
    connection: Connection, seen: JudgedArea, number: int, person: Person
) -> RecommendationView:
    """One recommendation; NotFound where there is none this person may see."""
    found = shelf.get(connection, number)
    shown = found is not None and found.area == seen.area.code
    if found is None or not shown or not register.visible([found], names_of(seen), person):
        raise NotFound(
            f"There is no recommendation {number} for {seen.area.name} that you may see."
        )
    row = _row(seen, found)
    return RecommendationView(
        number=found.id,
        version=found.version,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        title=found.title,
        state_words=row.state_words,
        tone=row.tone,
        due_words=row.due_words,
        agency=row.agency,
        indicator=found.indicator,
        indicator_name=row.indicator_name,
        made=_made(seen, found),
        progress=_progress(found),
        moves=register.can(found, LIFECYCLE, person),
        history=register.history(records.changes(connection, shelf.name, [found.id])),
        recommendation=found,
    )


def _held(connection: Connection, seen: JudgedArea, person: Person) -> list[Recommendation]:
    held = shelf.for_area(connection, seen.area.code)
    return register.visible(held, names_of(seen), person)


def _told(seen: JudgedArea, held: Sequence[Recommendation]) -> tuple[ReportPart, ...]:
    """What reports recommended, a part for each objective of each report."""
    placed = sorted(held, key=lambda one: (one.report, one.id))
    found = []
    for (report, objective), group in groupby(placed, key=lambda one: (one.report, one.objective)):
        one, *more = group
        under = f"{report}. {report_record.as_it_stood(one)} {_standing([one, *more])}"
        rows = report_record.rows(seen, [one, *more], LIFECYCLE, _told_under)
        found.append(ReportPart(objective, under, rows))
    return tuple(found)


def _told_under(recommendation: Recommendation) -> str:
    """What should happen, and how far the report says it had got."""
    return sentences.joined(recommendation.recommendation, recommendation.progress)


def _standing(held: Sequence[Recommendation]) -> str:
    """'5 recommendations: 2 met, 1 under way, 2 made.'"""
    counted = Counter(one.state for one in held)
    parts = [f"{counted[state]} {_STANDING[state]}" for state in _ORDER if counted[state]]
    noun = "recommendation" if len(held) == 1 else "recommendations"
    return f"{len(held)} {noun}: {', '.join(parts)}." if held else ""


_ORDER = (
    *(RecommendationState.MET, RecommendationState.UNDER_WAY),
    *(RecommendationState.MADE, RecommendationState.NOT_PURSUED, NOT_SAID),
)
_STANDING = STATE_WORDS | {NOT_SAID: "of which the report does not say"}


def _rows(seen: JudgedArea, held: Iterable[Recommendation]) -> tuple[RegisterRow, ...]:
    return register.in_order([_row(seen, one) for one in held])


def _row(seen: JudgedArea, recommendation: Recommendation) -> RegisterRow:
    today = seen.judged.evidence.clock.date()
    return register.row(recommendation, LIFECYCLE, names_of(seen), today, recommendation.progress)


def _made(seen: JudgedArea, recommendation: Recommendation) -> tuple[tuple[str, str], ...]:
    return (
        ("Objective", recommendation.objective),
        ("Recommendation", recommendation.recommendation),
        ("Made", register.opened_words(recommendation)),
        ("Who sees to it", recommendation.owner),
        ("The figure now", figure_now(seen, recommendation.indicator)),
        register.read_from(recommendation),
    )


def _progress(recommendation: Recommendation) -> tuple[tuple[str, str], ...]:
    on = recommendation.progress_on
    return (
        ("How far it has got", recommendation.progress),
        ("Said on", day(on) if on else ""),
        ("Stands as", register.state_words(recommendation, LIFECYCLE)),
    )
