"""Drafts as kept: one a person and form, written over as it is typed."""

from __future__ import annotations

import json
from zlib import crc32

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    RowMapping,
    String,
    Table,
    Text,
    delete,
    select,
)

from scorecard.domain.draft import Draft
from scorecard.store.reference import upsert
from scorecard.store.schema import UtcDateTime, metadata

LONGEST = 120
"""How long the name of a form can be."""
FIELDS, SHOWN = "fields", "shown"

draft = Table(
    "draft",
    metadata,
    Column("person", String(254), primary_key=True),
    Column("form", String(LONGEST), primary_key=True),
    Column("fields", Text, nullable=False),
    Column("version", Integer, nullable=False, default=0),
    Column("saved_at", UtcDateTime, nullable=False),
)


def _name(form: str) -> str:
    """What a form is kept under: a name may end in a code as an address gives it, however long."""
    fits = len(form) <= LONGEST
    return form if fits else f"{form[: LONGEST - 9]}_{crc32(form.encode()):08x}"


def put(connection: Connection, typed: Draft) -> None:
    """Keep what was typed, over what was typed before."""
    row = {
        "person": typed.person,
        "form": _name(typed.form),
        "fields": json.dumps({FIELDS: dict(typed.fields), SHOWN: typed.shown}, ensure_ascii=False),
        "version": typed.version,
        "saved_at": typed.saved_at,
    }
    upsert(connection, draft, [row])


def get(connection: Connection, person: str, form: str) -> Draft | None:
    """What this person has typed into this form and not sent, or None."""
    query = select(draft).where(draft.c.person == person, draft.c.form == _name(form))
    found = connection.execute(query).mappings().first()
    return None if found is None else _draft(found)


def every(connection: Connection, person: str) -> list[Draft]:
    """All that this person has typed and not sent, the latest first."""
    query = select(draft).where(draft.c.person == person).order_by(draft.c.saved_at.desc())
    return [_draft(row) for row in connection.execute(query).mappings()]


def _draft(row: RowMapping) -> Draft:
    """A row as a draft; those kept before the labels were hold the fields alone."""
    kept = json.loads(row["fields"])
    whole = isinstance(kept.get(FIELDS), dict)
    fields, shown = (kept[FIELDS], kept[SHOWN]) if whole else (kept, [])
    pairs = tuple((label, words) for label, words in shown)
    return Draft(**{**row, "fields": fields, "shown": pairs})


def drop(connection: Connection, person: str, form: str) -> None:
    """Forget it: it was sent, or thrown away."""
    connection.execute(delete(draft).where(draft.c.person == person, draft.c.form == _name(form)))
