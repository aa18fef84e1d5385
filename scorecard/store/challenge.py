"""Challenges as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, String, Text

from scorecard.domain.challenge import Challenge
from scorecard.store.record import Shelf

shelf = Shelf(
    "challenge",
    Challenge,
    Column("challenge", Text, nullable=False, default=""),
    Column("made_by", String(120), nullable=False, default=""),
    Column("made_for", String(40), nullable=False, default=""),
    Column("answer", Text, nullable=False, default=""),
    Column("answered_by", String(120), nullable=False, default=""),
    Column("answered_on", Date),
    Column("not_settled_because", Text, nullable=False, default=""),
    Column("difference_made", Text, nullable=False, default=""),
    Column("withdrawn_because", Text, nullable=False, default=""),
    Column("meeting_on", Date),
)
