"""Sparklines: the last periods of a series as a small inline SVG, coloured by the screen's CSS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from scorecard.domain.verdict import Rag
from scorecard.views.spark import Spark

SIGNAL_CLASS = {1: "good", -1: "bad", 2: "changed"}
MARGIN = 6.0
LAST_SHAPE: dict[str, str] = {Rag.RED: "square", Rag.AMBER: "triangle", Rag.GREEN: "circle"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and the range of values it shows."""

    width: float
    height: float
    count: int
    low: float
    high: float

    def x(self, position: float) -> float:
        """Where a period stands, left to right."""
        step = (self.width - 2 * MARGIN) / max(self.count - 1, 1)
        # A single period is the newest one: it stands at the right, where the others' newest does.
        place = position + 1 if self.count == 1 else position
        return round(MARGIN + place * step, 1)

    def y(self, value: float) -> float:
        """Where a value stands; SVG counts downwards."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return round(self.height - MARGIN - share * (self.height - 2 * MARGIN), 1)


def draw(
    spark: Spark, width: int = 150, height: int = 36, rag: str = "", with_band: bool = False
) -> str:
    """The sparkline as SVG text; `rag` gives the last point its colour and shape."""
    frame = _frame(spark, width, height, with_band)
    if frame is None:
        return ""
    parts = [*_band(spark, frame)] if with_band else []
    parts += [*_target(spark, frame), *_breaks(spark, frame), *_line(spark, frame)]
    parts += [*_signals(spark, frame), *_last(spark, frame, rag)]
    return (
        f'<svg class="sc-spark" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(spark.alt or "No description", quote=True)}">'
        f"{''.join(parts)}</svg>"
    )


def _frame(spark: Spark, width: float, height: float, with_band: bool) -> Frame | None:
    known = [value for value in spark.values if value is not None]
    if not known:
        return None
    shown = known + [value for value in spark.target if value is not None]
    if with_band:
        shown += [value for value in (spark.lower, spark.upper) if value is not None]
    return Frame(width, height, len(spark.values), min(shown), max(shown))


def _band(spark: Spark, frame: Frame) -> Iterator[str]:
    if spark.lower is None or spark.upper is None:
        return
    # Limits hold from the last break on; nothing is judged across it.
    left = frame.x(spark.breaks[-1] - 0.5) if spark.breaks else frame.x(0)
    top, bottom = frame.y(spark.upper), frame.y(spark.lower)
    right = frame.x(frame.count - 1)
    yield (
        f'<rect class="band" x="{left}" y="{top}" width="{max(right - left, 1):.1f}" '
        f'height="{max(bottom - top, 1):.1f}"/>'
    )


def _target(spark: Spark, frame: Frame) -> Iterator[str]:
    """Short level strokes, so that a target that moved is seen to have moved."""
    path, previous = "", None
    for position, value in enumerate(spark.target[: frame.count]):
        if value is not None:
            left = max(frame.x(position - 0.5), MARGIN)
            right = min(frame.x(position + 0.5), frame.width - 1)
            path += f"H{right}" if value == previous else f"M{left} {frame.y(value)}H{right}"
        previous = value
    if path:
        yield f'<path class="target" d="{path}"/>'


def _breaks(spark: Spark, frame: Frame) -> Iterator[str]:
    for position in spark.breaks:
        if 0 < position < frame.count:
            yield f'<path class="break" d="M{frame.x(position - 0.5)} 1V{frame.height - 1:g}"/>'


def _line(spark: Spark, frame: Frame) -> Iterator[str]:
    path, joined = "", False
    for position, value in enumerate(spark.values):
        if value is None:
            joined = False
            continue
        joined = joined and position not in spark.breaks
        path += f"{'L' if joined else 'M'}{frame.x(position)} {frame.y(value)}"
        joined = True
    yield f'<path class="line" d="{path}"/>'


def _signals(spark: Spark, frame: Frame) -> Iterator[str]:
    for position, (value, signal) in enumerate(zip(spark.values, spark.signals, strict=False)):
        if value is not None and signal in SIGNAL_CLASS:
            yield (
                f'<circle class="{SIGNAL_CLASS[signal]}" cx="{frame.x(position)}" '
                f'cy="{frame.y(value)}" r="2.1"/>'
            )


def _last(spark: Spark, frame: Frame, rag: str) -> Iterator[str]:
    position = max(i for i, value in enumerate(spark.values) if value is not None)
    value = spark.values[position]
    assert value is not None
    x, y = frame.x(position), frame.y(value)
    is_final = position == frame.count - 1
    hollow = " hollow" if spark.last_is_provisional and is_final else ""
    if rag:
        yield _shape(LAST_SHAPE.get(rag, "diamond"), x, y, f"last rag-{escape(rag)}{hollow}")
        return
    signal = spark.signals[position] if position < len(spark.signals) else 0
    yield _shape("circle", x, y, f"last {SIGNAL_CLASS.get(signal, 'plain')}{hollow}")


def _shape(shape: str, x: float, y: float, names: str) -> str:
    if shape == "square":
        return f'<rect class="{names}" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    if shape == "triangle":
        d = f"M{x:g} {y - 5:.1f}l5 9h-10z"
        return f'<path class="{names}" d="{d}"/>'
    if shape == "diamond":
        d = f"M{x:g} {y - 4.5:.1f}l4.5 4.5l-4.5 4.5l-4.5 -4.5z"
        return f'<path class="{names}" d="{d}"/>'
    return f'<circle class="{names}" cx="{x:g}" cy="{y:g}" r="3.6"/>'
