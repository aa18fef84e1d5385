"""Actions as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, String, Text

from scorecard.domain.action import Action
from scorecard.store.record import Shelf

shelf = Shelf(
    "action",
    Action,
    Column("description", Text, nullable=False, default=""),
    Column("toward", String(10), nullable=False, default=""),
    Column("expected_size", String(120), nullable=False, default=""),
    Column("started_on", Date),
    Column("effect_from", Date),
    Column("done_on", Date),
    Column("progress", Text, nullable=False, default=""),
    Column("outcome_words", Text, nullable=False, default=""),
    Column("closed_because", Text, nullable=False, default=""),
    Column("came_from", String(80), nullable=False, default=""),
    Column("meeting_on", Date),
)
