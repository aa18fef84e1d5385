"""Reassurance: an explanation the group accepted, and the recovery that was promised with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reassurance:
    """What was accepted when, and by when the indicator was to have recovered.

    `recovery_value` is in the indicator's unit, where a figure was agreed; `reference` says what
    it rested on.
    """

    indicator: str
    accepted_on: date
    recovery_by: date
    recovery_value: float | None = None
    reference: str = ""
