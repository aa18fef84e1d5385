"""Themes of the scorecard and the board priorities they belong to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Priority:
    """A board priority, under which the performance booklet groups themes."""

    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of indicators read together."""

    code: str
    name: str
    priority: str
    order: int
