"""What is held of the figures that a return is about: each one's present state and its sender."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, select

from scorecard.domain.observation import Basis
from scorecard.domain.reported import Amounts, Held
from scorecard.store.observation import observation
from scorecard.store.series import series
from scorecard.store.submission import submission

Thread = tuple[str, str, str, str, str, str]
"""A series but for its agency: indicator, area, frequency, window, dimension, category."""


def figures(
    connection: Connection,
    *,
    areas: Collection[str],
    indicators: Collection[str],
    dimensions: Collection[str] = ("",),
) -> dict[Thread, list[Held]]:
    """The present local figures of these areas, indicators and breakdowns, oldest period first."""
    latest: dict[tuple[Thread, str, date], Held] = {}
    for row in connection.execute(_query(areas, indicators, dimensions)):
        thread: Thread = tuple(row[:6])
        one = Held(
            agency=row.agency,
            sender=row.sender,
            period_end=row.period_end,
            known_at=_zoned(row.known_at),
            note=row.note,
            amounts=Amounts(
                value=_number(row.value),
                numerator=_number(row.numerator),
                denominator=_number(row.denominator),
                marker=row.marker,
                status=row.status,
            ),
        )
        latest[thread, one.agency, one.period_end] = one
    found: dict[Thread, list[Held]] = {}
    for (thread, _, _), one in sorted(latest.items(), key=lambda pair: pair[0][2]):
        found.setdefault(thread, []).append(one)
    return found


def population(connection: Connection, indicator: str) -> dict[str, list[tuple[date, float]]]:
    """Each area's figures for an indicator of its population, oldest first; the latest known."""
    query = (
        select(series.c.area, observation.c.period_end, observation.c.value)
        .join(series, observation.c.series_id == series.c.id)
        .where(
            series.c.indicator == indicator,
            series.c.dimension == "",
            observation.c.value.is_not(None),
        )
        .order_by(observation.c.known_at, observation.c.recorded_at, observation.c.id)
    )
    latest = {(row.area, row.period_end): row.value for row in connection.execute(query)}
    found: dict[str, list[tuple[date, float]]] = {}
    for (area, end), value in sorted(latest.items()):
        found.setdefault(area, []).append((end, value))
    return found


def published_as_known(
    connection: Connection, indicator: str, known_at: datetime
) -> dict[tuple[str, date], float]:
    """Each area's published totals of an indicator by the end of the period, as known then."""
    query = (
        select(series.c.area, observation.c.period_end, observation.c.value)
        .join(series, observation.c.series_id == series.c.id)
        .where(
            series.c.indicator == indicator,
            series.c.basis == Basis.PUBLISHED,
            series.c.dimension == "",
            observation.c.known_at <= known_at,
        )
        .order_by(observation.c.known_at, observation.c.recorded_at, observation.c.id)
    )
    latest = {(row.area, row.period_end): row.value for row in connection.execute(query)}
    return {place: value for place, value in latest.items() if value is not None}


def _query(areas: Collection[str], indicators: Collection[str], dimensions: Collection[str]) -> Any:
    thread = ("indicator", "area", "frequency", "window", "dimension", "category", "agency")
    kept = ("period_end", "known_at", "note", "value", "numerator", "denominator", "marker")
    return (
        select(
            *(series.c[name] for name in thread),
            *(observation.c[name] for name in (*kept, "status")),
            submission.c.agency.label("sender"),
        )
        .join(series, observation.c.series_id == series.c.id)
        .join(submission, observation.c.submission_id == submission.c.id)
        .where(
            series.c.area.in_(sorted(areas)),
            series.c.indicator.in_(sorted(indicators)),
            series.c.dimension.in_(sorted({"", *dimensions})),
            series.c.basis == Basis.LOCAL,
        )
        .order_by(observation.c.known_at, observation.c.recorded_at, observation.c.id)
    )


def _number(stored: float | None) -> float:
    return math.nan if stored is None else stored


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
