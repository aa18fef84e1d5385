"""Invented view models for the chart tests: small, and easy to vary."""

from dataclasses import replace
from datetime import date

from scorecard.domain.period import label, shift
from scorecard.views.indicator import ChartView, ComparedArea, ComparisonView, Event, Point
from scorecard.views.spark import Spark

FIRST = date(2025, 1, 31)


def spark(*values: float | None, **more: object) -> Spark:
    plain = Spark(
        values=values,
        labels=tuple(f"period {n}" for n, _ in enumerate(values)),
        target=(),
        signals=(0,) * len(values),
        breaks=(),
        lower=None,
        upper=None,
        last_is_provisional=False,
        alt="Some figures.",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def point(place: int, value: float | None, **more: object) -> Point:
    end = shift(FIRST, "month", place)
    plain = Point(
        end=end,
        label=label(end, "month"),
        value=value,
        text="–" if value is None else f"{value:.1f}%",
        lower=None,
        mean=None,
        upper=None,
        target=None,
        signal=0,
        segment=0,
        provisional=False,
        marker="",
        numerator=None,
        denominator=None,
        adjusted=None,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def chart(*points: Point, **more: object) -> ChartView:
    plain = ChartView(
        key="month",
        label="Monthly",
        title="Assessments in time",
        caption="Shaded: process limits.",
        alt="A line.",
        unit="pct",
        decimals=1,
        has_limits=any(one.lower is not None for one in points),
        points=points,
        published=(),
        events=(),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def break_on(when: date, text: str = "Break in series") -> Event:
    return Event(when, "break", text)


def comparison(*areas: ComparedArea, **more: object) -> ComparisonView:
    plain = ComparisonView(
        sentence="**Similar.**",
        caption="Ranked.",
        alt="Areas ranked.",
        benchmark=80.0,
        benchmark_label="Neighbours' median 80.0%",
        band_lower=70.0,
        band_upper=90.0,
        areas=areas,
        indicative="",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def area(name: str, value: float, kind: str = "neighbour") -> ComparedArea:
    return ComparedArea(name, kind, value, f"{value:.1f}%", value - 2, value + 2)
