"""History: what judging needs, one area's whole past in one query, comparators in another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, DateTime, Select, select, type_coerce

from scorecard.domain.observation import Basis
from scorecard.domain.period import Frequency
from scorecard.store.observation import observation
from scorecard.store.series import series

FACT_COLUMNS = (
    *("indicator", "agency", "basis", "frequency", "window", "series_id"),
    *("period_end", "edition", "status", "marker", "value", "numerator", "denominator", "known_at"),
)
"""One row a known state of a figure, oldest known first; superseded rows are kept too."""

PUBLISHED_COLUMNS = (
    *("indicator", "area", "frequency", "window", "period_end", "marker", "value"),
    *("numerator", "denominator", "known_at"),
)


@dataclass(frozen=True, slots=True)
class History:
    """Totals of one area as known at a moment, and published totals of other areas."""

    facts: pd.DataFrame
    published: pd.DataFrame


def of_area(
    connection: Connection,
    area: str,
    others: Sequence[str],
    as_known_at: datetime | None = None,
    recorded_by: datetime | None = None,
    indicators: Collection[str] = (),
) -> History:
    """Everything judging `area` needs: its totals, and published totals of `others`.

    As known at a moment, as recorded by a moment (the store's own clock), or both; its totals of
    `indicators` alone, where any are named.
    """
    facts, published = _facts(area, as_known_at), _published(others, as_known_at)
    if recorded_by is not None:
        by_then = observation.c.recorded_at <= recorded_by
        facts, published = facts.where(by_then), published.where(by_then)
    if indicators:
        facts = facts.where(series.c.indicator.in_(sorted(indicators)))
    return History(
        facts=_read(connection, facts, FACT_COLUMNS),
        published=_read(connection, published, PUBLISHED_COLUMNS),
    )


def period_ends(connection: Connection, area: str) -> list[date]:
    """The ends of the periods for which the area has local totals, newest first.

    Where nothing is reported locally, those of its published figures.
    """
    for basis in (Basis.LOCAL, Basis.PUBLISHED):
        query = (
            select(observation.c.period_end)
            .join(series, observation.c.series_id == series.c.id)
            .where(series.c.area == area, series.c.basis == basis, series.c.dimension == "")
            .distinct()
            .order_by(observation.c.period_end.desc())
        )
        found = list(connection.execute(query).scalars())
        if found:
            return found
    return []


def areas_with_figures(connection: Connection) -> list[str]:
    """The areas that anybody has reported local figures for."""
    query = select(series.c.area).where(series.c.basis == Basis.LOCAL).distinct()
    return sorted(connection.execute(query).scalars())


def _facts(area: str, as_known_at: datetime | None) -> Select[Any]:
    columns = [_column(name) for name in FACT_COLUMNS]
    query = (
        select(*columns)
        .join(series, observation.c.series_id == series.c.id)
        .where(series.c.area == area, series.c.dimension == "")
        .order_by(observation.c.known_at, observation.c.recorded_at, observation.c.id)
    )
    return query if as_known_at is None else query.where(observation.c.known_at <= as_known_at)


def _published(others: Sequence[str], as_known_at: datetime | None) -> Select[Any]:
    columns = [_column(name) for name in PUBLISHED_COLUMNS]
    query = (
        select(*columns)
        .join(series, observation.c.series_id == series.c.id)
        .where(
            series.c.area.in_(list(others)),
            series.c.basis == Basis.PUBLISHED,
            series.c.frequency == Frequency.YEAR,  # the only one that areas are compared by
            series.c.dimension == "",
            series.c.agency == "",
        )
        .order_by(observation.c.known_at, observation.c.recorded_at, observation.c.id)
    )
    return query if as_known_at is None else query.where(observation.c.known_at <= as_known_at)


def _column(name: str) -> Any:
    if name == "known_at":  # as the driver gives it: a zone put on each cell costs most of a read
        return type_coerce(observation.c.known_at, DateTime()).label(name)
    in_series = ("indicator", "agency", "area", "basis", "frequency", "window")
    return series.c[name] if name in in_series else observation.c[name]


def _read(connection: Connection, query: Select[Any], names: Sequence[str]) -> pd.DataFrame:
    rows = connection.execute(query).fetchall()
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pd.DataFrame(
        {name: _array(name, column) for name, column in zip(names, columns, strict=True)}
    )


def _array(name: str, column: Sequence[Any]) -> Any:
    if name in ("value", "numerator", "denominator"):
        return pd.Series(column, dtype="float64")
    if name == "period_end":
        return pd.Series(column, dtype="datetime64[s]")
    if name == "known_at":
        moments = pd.to_datetime(pd.Series(column, dtype="object"), utc=True)
        return moments.astype("datetime64[us, UTC]")
    if name == "series_id":
        return pd.Series(column, dtype="int64")
    return pd.Series(column, dtype="object")
