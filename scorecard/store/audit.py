"""Audits as kept."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Text

from scorecard.domain.audit import Audit
from scorecard.store.record import Shelf

shelf = Shelf(
    "audit",
    Audit,
    Column("kind", String(20), nullable=False, default=""),
    Column("scope", Text, nullable=False, default=""),
    Column("cases", Integer),
    Column("grade", String(30), nullable=False, default=""),
    Column("findings", Text, nullable=False, default=""),
    Column("reported_on", Date),
    Column("re_audit_on", Date),
    Column("re_audit_of", Integer),
    Column("closed_because", Text, nullable=False, default=""),
    Column("meeting_on", Date),
)
