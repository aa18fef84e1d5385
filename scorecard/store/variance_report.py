"""Variance reports as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, String, Text

from scorecard.domain.variance_report import VarianceReport
from scorecard.store.record import Shelf
from scorecard.store.schema import Number

shelf = Shelf(
    "variance_report",
    VarianceReport,
    Column("question", Text, nullable=False, default=""),
    Column("frozen", Text, nullable=False, default=""),
    Column("cause", Text, nullable=False, default=""),
    Column("meaning_for_children", Text, nullable=False, default=""),
    Column("being_done", Text, nullable=False, default=""),
    Column("being_done_by", Date),
    Column("recovery_by", Date),
    Column("recovery_value", Number),
    Column("trajectory", Text, nullable=False, default=""),
    Column("evidence", Text, nullable=False, default=""),
    Column("answered_on", Date),
    Column("answered_by", String(120), nullable=False, default=""),
    Column("verdict", String(20), nullable=False, default=""),
    Column("verdict_words", Text, nullable=False, default=""),
    Column("verdict_on", Date),
    Column("verdict_by", String(120), nullable=False, default=""),
    Column("sent_back_because", Text, nullable=False, default=""),
    Column("meeting_on", Date),
)
