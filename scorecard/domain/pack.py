"""Packs: what a meeting was given, kept byte for byte, with its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Pack:
    """An issued pack: `content` is the frozen view models as JSON, `fingerprint` its SHA-256."""

    area: str
    meeting_on: date
    body: str
    as_at: date
    known_at: datetime
    issued_at: datetime
    issued_by: str
    fingerprint: str
    content: str
    id: int = 0
