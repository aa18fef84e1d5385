"""Agencies: who answers for an indicator and who sends its counts."""

from __future__ import annotations

from dataclasses import dataclass

BUSINESS_UNIT = "partnership"
"""The agency that may send what others supply, where a board has its business unit gather it."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One partner at the table."""

    code: str
    name: str
    short_name: str
    sector: str
