"""Observations as kept: append-only; what is current is decided when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    Text,
    func,
    select,
)

from scorecard.domain.observation import OBSERVATION_COLUMNS, SERIES_KEY
from scorecard.store import bulk
from scorecard.store.schema import Number, UtcDateTime, metadata
from scorecard.store.series import numbers, series

observation = Table(
    "observation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series_id", ForeignKey("series.id"), nullable=False),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("edition", String(200), nullable=False, default=""),
    Column("status", String(12), nullable=False),
    Column("marker", String(4), nullable=False, default=""),
    Column("value", Number),
    Column("numerator", Number),
    Column("denominator", Number),
    Column("reference", String, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("submission_id", ForeignKey("submission.id"), nullable=False, index=True),
    Column("known_at", UtcDateTime, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    CheckConstraint("status in ('provisional', 'final', 'revised')", name="status"),
    CheckConstraint("marker in ('', 'c', 'k', 'x', 'z', 'u', 'low')", name="marker"),
    CheckConstraint("marker = '' or value is null", name="marker_is_not_a_value"),
    CheckConstraint("period_start <= period_end", name="period"),
    CheckConstraint("reference <> ''", name="reference"),
)

Index(
    "ix_observation_figure",
    observation.c.series_id,
    observation.c.period_end,
    observation.c.known_at,
)

_FACTS = (
    *("period_start", "period_end", "edition", "status", "marker", "value", "numerator"),
    *("denominator", "reference", "note", "known_at"),
)
_NUMBERS = frozenset({"value", "numerator", "denominator"})


def append(
    connection: Connection, submission_id: int, frame: pd.DataFrame, recorded_at: datetime
) -> int:
    """Keep a frame of observations (OBSERVATION_COLUMNS and note); the number kept.

    NaN is unknown and kept as NULL. Nothing is ever updated: a correction is a new row. Rows go in
    series by series, which keeps the index local; within a series their order stays.
    """
    if not len(frame):
        return 0
    series_id = _series_of(connection, frame)
    order = series_id.sort_values(kind="stable").index
    ordered = frame.reset_index(drop=True).loc[order]
    columns: dict[str, list[Any]] = {"series_id": series_id.loc[order].tolist()}
    for name in _FACTS:
        columns[name] = _nulls(ordered[name]) if name in _NUMBERS else ordered[name].tolist()
    columns["submission_id"] = [submission_id] * len(order)
    columns["recorded_at"] = [recorded_at] * len(order)
    return bulk.insert(connection, observation, columns)


def _series_of(connection: Connection, frame: pd.DataFrame) -> pd.Series:
    """The number of each row's series; each different key is looked up once."""
    place, heads = pd.factorize(frame[SERIES_KEY[0]])
    for name in SERIES_KEY[1:]:
        codes, words = pd.factorize(frame[name])
        place, heads = pd.factorize(place * len(words) + codes)
    first = frame.iloc[pd.Series(place).drop_duplicates().index]
    keys = list(zip(*(first[name].tolist() for name in SERIES_KEY), strict=True))
    number_of = numbers(connection, set(keys))
    assert len(heads) == len(keys), "each key stands at its first row, in the order they are met"
    return (
        pd.Series([number_of[key] for key in keys], dtype="int64")
        .iloc[place]
        .reset_index(drop=True)
    )


def current(
    connection: Connection,
    *,
    areas: Sequence[str] = (),
    indicators: Sequence[str] = (),
    basis: str = "",
    as_known_at: datetime | None = None,
    history: bool = False,
) -> pd.DataFrame:
    """Observations in OBSERVATION_COLUMNS and note: one current row a figure, or all of them.

    A figure's current row is its latest `known_at` (then the latest recorded); two editions that
    one document printed side by side are both current.
    """
    query = select(*_output_columns()).select_from(observation.join(series))
    for column, wanted in ((series.c.area, areas), (series.c.indicator, indicators)):
        if wanted:
            query = query.where(column.in_(list(wanted)))
    if basis:
        query = query.where(series.c.basis == basis)
    if as_known_at is not None:
        query = query.where(observation.c.known_at <= as_known_at)
    if not history:
        query = _latest_only(query)
    return _frame(connection, query)


def recorded_since(
    connection: Connection, area: str, moment: datetime
) -> dict[str, tuple[int, datetime]]:
    """(how many, the last of them) figures of an area recorded after a moment, by indicator."""
    last = func.max(observation.c.recorded_at)
    query = (
        select(series.c.indicator, func.count(), last)
        .join(series, observation.c.series_id == series.c.id)
        .where(series.c.area == area, observation.c.recorded_at > moment)
        .group_by(series.c.indicator)
    )
    return {code: (int(count), at) for code, count, at in connection.execute(query)}


def _latest_only(query: Select[Any]) -> Select[Any]:
    figure = (observation.c.series_id, observation.c.period_end)
    latest = func.max(observation.c.known_at).over(partition_by=figure).label("latest_known_at")
    age = (
        func.row_number()
        .over(
            partition_by=(*figure, observation.c.known_at, observation.c.edition),
            order_by=(observation.c.recorded_at.desc(), observation.c.id.desc()),
        )
        .label("age")
    )
    ranked = query.add_columns(latest, age).subquery()
    names = (*OBSERVATION_COLUMNS, "note", "id")
    return select(*(ranked.c[name] for name in names)).where(
        ranked.c.known_at == ranked.c.latest_known_at, ranked.c.age == 1
    )


def _output_columns() -> Iterable[Column[Any]]:
    for name in OBSERVATION_COLUMNS:
        yield series.c[name] if name in SERIES_KEY else observation.c[name]
    yield observation.c.note
    yield observation.c.id


def _frame(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    names = (*OBSERVATION_COLUMNS, "note")
    order = [*("area", "indicator", "basis", "frequency", "window", "agency", "dimension")]
    rows = connection.execute(query).all()
    frame = pd.DataFrame(rows, columns=[*names, "id"])
    order += ["category", "period_end", "known_at", "id"]
    return frame.sort_values(order, kind="stable")[list(names)].reset_index(drop=True)


def _nulls(numbers: pd.Series) -> list[Any]:
    """The numbers, None where they are NaN."""
    return list(numbers.astype("object").where(numbers.notna(), None))
