"""Drafts: what a person has typed and not yet sent; theirs alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of one form of one person; `version` is that of the record it was begun over."""

    person: str
    form: str
    fields: Mapping[str, str]
    version: int
    saved_at: datetime
