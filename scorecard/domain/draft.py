"""Drafts: what a person has typed and not yet sent; theirs alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of one form of one person; `version` is that of the record it was begun over.

    `shown` are the (label, words) of what was filled in, as the form showed them: they are read
    where the form itself is gone. Empty for what was kept before they were.
    """

    person: str
    form: str
    fields: Mapping[str, str]
    version: int
    saved_at: datetime
    shown: tuple[tuple[str, str], ...] = ()
