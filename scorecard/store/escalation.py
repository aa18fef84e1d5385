"""Escalations as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Text

from scorecard.domain.escalation import Escalation
from scorecard.store.record import Shelf

shelf = Shelf(
    "escalation",
    Escalation,
    Column("what", Text, nullable=False, default=""),
    Column("since", Date),
    Column("mitigation", Text, nullable=False, default=""),
    Column("level", Integer, nullable=False, default=0),
    Column("level_since", Date),
    Column("moved_because", Text, nullable=False, default=""),
    # whoever holds a level may be named with their office
    Column("acknowledged_by", String(300), nullable=False, default=""),
    Column("acknowledged_on", Date),
    Column("response", Text, nullable=False, default=""),
    Column("resolution", Text, nullable=False, default=""),
    Column("scrutineer_informed_on", Date),
    Column("raised_by", String(120), nullable=False, default=""),
    Column("raised_for", String(40), nullable=False, default=""),
    Column("meeting_on", Date),
)
