"""Agencies: who answers for an indicator and who sends its counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """One partner at the table."""

    code: str
    name: str
    short_name: str
    sector: str
