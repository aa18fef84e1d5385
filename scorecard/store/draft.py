"""Drafts as kept: one a person and form, written over as it is typed."""

from __future__ import annotations

import json

from sqlalchemy import Column, Connection, Integer, String, Table, Text, delete, select

from scorecard.domain.draft import Draft
from scorecard.store.reference import upsert
from scorecard.store.schema import UtcDateTime, metadata

draft = Table(
    "draft",
    metadata,
    Column("person", String(254), primary_key=True),
    Column("form", String(120), primary_key=True),
    Column("fields", Text, nullable=False),
    Column("version", Integer, nullable=False, default=0),
    Column("saved_at", UtcDateTime, nullable=False),
)


def put(connection: Connection, typed: Draft) -> None:
    """Keep what was typed, over what was typed before."""
    row = {
        "person": typed.person,
        "form": typed.form,
        "fields": json.dumps(dict(typed.fields), ensure_ascii=False),
        "version": typed.version,
        "saved_at": typed.saved_at,
    }
    upsert(connection, draft, [row])


def get(connection: Connection, person: str, form: str) -> Draft | None:
    """What this person has typed into this form and not sent, or None."""
    query = select(draft).where(draft.c.person == person, draft.c.form == form)
    found = connection.execute(query).mappings().first()
    return None if found is None else Draft(**{**found, "fields": json.loads(found["fields"])})


def drop(connection: Connection, person: str, form: str) -> None:
    """Forget it: it was sent, or thrown away."""
    connection.execute(delete(draft).where(draft.c.person == person, draft.c.form == form))
