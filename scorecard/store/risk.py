"""Risks as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, Text

from scorecard.domain.risk import Risk
from scorecard.store.record import Shelf

shelf = Shelf(
    "risk",
    Risk,
    Column("description", Text, nullable=False, default=""),
    Column("likelihood", Integer, nullable=False, default=0),
    Column("impact", Integer, nullable=False, default=0),
    Column("was_likelihood", Integer, nullable=False, default=0),
    Column("was_impact", Integer, nullable=False, default=0),
    Column("scored_on", Date),
    Column("scored_because", Text, nullable=False, default=""),
    Column("mitigations", Text, nullable=False, default=""),
    Column("indicators", Text, nullable=False, default=""),
    Column("closed_because", Text, nullable=False, default=""),
    Column("meeting_on", Date),
)
