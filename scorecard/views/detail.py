"""The parts of the Indicator screen: points, charts, comparison, flags, facts, revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Point:
    """One period; None is unknown. `signal`: 0, 1 improvement, -1 concern, 2 changed."""

    end: date
    label: str
    value: float | None
    text: str
    lower: float | None
    mean: float | None
    upper: float | None
    target: float | None
    signal: int
    segment: int
    provisional: bool
    marker: str
    numerator: float | None
    denominator: float | None
    adjusted: float | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something to mark on the line; `kind`: break, meeting, action, audit or inspection."""

    on: date
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """One drawing of the indicator: a frequency or window of it, or its published figures."""

    key: str
    label: str
    title: str
    caption: str
    alt: str
    unit: str
    decimals: int
    has_limits: bool
    points: tuple[Point, ...]
    published: tuple[Point, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ComparedArea:
    """One area of the ranked comparison; kind is ours, neighbour, region or england."""

    name: str
    kind: str
    value: float
    text: str
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One area in the funnel: `size` is what it counts, the denominator."""

    name: str
    kind: str
    size: float
    size_text: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class FunnelLimit:
    """The funnel's limits for one size: 95 %, and 99.8 % (far)."""

    size: float
    lower: float
    upper: float
    far_lower: float
    far_upper: float


@dataclass(frozen=True, slots=True)
class FunnelView:
    """The funnel that gave the verdict, and the areas in it."""

    caption: str
    alt: str
    size_label: str
    benchmark: float
    benchmark_label: str
    points: tuple[FunnelPoint, ...]
    limits: tuple[FunnelLimit, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Like for like: published against published; `band` is the funnel an area our size gets."""

    sentence: str
    caption: str
    alt: str
    benchmark: float | None
    benchmark_label: str
    band_lower: float | None
    band_upper: float | None
    areas: tuple[ComparedArea, ...]
    indicative: str
    verdict: str = ""
    funnel: FunnelView | None = None


@dataclass(frozen=True, slots=True)
class FlagDetail:
    """A flag with its sentence, its exact rule and the numbers behind it."""

    kind: str
    tone: str
    label: str
    sentence: str
    rule: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A short heading and what stands beneath it, for the strip under the sentence."""

    mark: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A figure that changed after it was first known."""

    period: str
    was: str
    now: str
    known_at: str
    why: str


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One category of a breakdown, as reported; withheld text where it may not be seen."""

    dimension: str
    category: str
    period: str
    text: str
    reference: str
    note: str
