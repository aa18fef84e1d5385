"""People as kept; roles come from here, never from a sign-in provider's claims."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, String, Table

from scorecard.store.schema import metadata

person = Table(
    "person",
    metadata,
    Column("email", String(254), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("role", String(30), nullable=False),
    Column("agency", String(40), nullable=False, default=""),
    Column("active", Boolean, nullable=False, default=True),
)
