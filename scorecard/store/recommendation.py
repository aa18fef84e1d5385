"""Recommendations as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, Text

from scorecard.domain.recommendation import Recommendation
from scorecard.store.record import Shelf

shelf = Shelf(
    "recommendation",
    Recommendation,
    Column("objective", Text, nullable=False, default=""),
    Column("recommendation", Text, nullable=False, default=""),
    Column("progress", Text, nullable=False, default=""),
    Column("progress_on", Date),
)
