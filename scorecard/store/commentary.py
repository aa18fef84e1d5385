"""Commentary as kept: the agency's story behind an indicator's period."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text

from scorecard.store.schema import UtcDateTime, metadata

commentary = Table(
    "commentary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("indicator", ForeignKey("indicator.code"), nullable=False, index=True),
    Column("area", ForeignKey("area.code"), nullable=False),
    Column("period_end", Date, nullable=False),
    Column("agency", ForeignKey("agency.code"), nullable=False),
    *(
        Column(name, Text, nullable=False, default="")
        for name in ("what_happened", "why", "so_what_for_children", "what_next")
    ),
    Column("written_by", String(120), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
)
