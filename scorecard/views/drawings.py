"""Drawings: the indicator's own chart, its coarser windows, and its published years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import isnan

from scorecard.domain import figure, period
from scorecard.domain.indicator import Timing
from scorecard.domain.observation import Basis, Status
from scorecard.domain.period import Frequency, Window
from scorecard.domain.verdict import VARIATION_WORDS
from scorecard.judgement import sentences
from scorecard.judgement.judged import Row
from scorecard.judgement.windows import Stretch, calendar, rolling_year
from scorecard.views import words
from scorecard.views.detail import ChartView, Event, Point
from scorecard.views.judged import JudgedArea

POINTS_SHOWN = 60
MEETINGS_MARKED = 4
SETTLED_POINTS = 20
"""Known periods from which limits hardly move with one more."""
LABELS = {
    Frequency.WEEK: "Weekly",
    Frequency.MONTH: "Monthly",
    Frequency.QUARTER: "Quarterly",
    Frequency.TERM: "Termly",
    Frequency.YEAR: "Annual",
}
_COARSER: dict[str, tuple[tuple[str, str], ...]] = {
    Frequency.MONTH: (
        ("quarter", "Quarterly"),
        ("rolling", "Rolling 12 months"),
        ("year", "Annual"),
    ),
    Frequency.QUARTER: (("rolling", "Rolling 12 months"), ("year", "Annual")),
}


def of(seen: JudgedArea, row: Row, marks: Sequence[Event] = ()) -> tuple[ChartView, ...]:
    """Every drawing with at least two known points; the judged series comes first.

    `marks` are what was done about the indicator, to be marked on the judged series.
    """
    if row.place is None:
        return ()
    published = _published(seen, row)
    charts = [_own(seen, row, _beside(row, published), marks)]
    if row.window == Window.PERIOD and row.basis == Basis.LOCAL:
        charts += [_coarser(seen, row, *each, published) for each in _wider(row)]
    if published and row.basis == Basis.LOCAL and not any(one.key == "year" for one in charts):
        charts.append(_official(seen, row, published))
    drawn = [one for one in charts if _known(one.points) or _known(one.published)]
    return tuple(one for one in drawn if one is charts[0] or _known(one.points) > 1)


def _wider(row: Row) -> list[tuple[str, str]]:
    """The coarser drawings that mean something: a stock has no rolling twelve months."""
    stock = row.indicator.timing == Timing.SNAPSHOT
    return [one for one in _COARSER.get(row.frequency, ()) if not (stock and one[0] == "rolling")]


def _beside(row: Row, published: Sequence[Point]) -> Sequence[Point]:
    """Published years to draw beside local ones; a published series is not drawn twice."""
    return published if row.frequency == Frequency.YEAR and row.basis == Basis.LOCAL else ()


def _own(
    seen: JudgedArea, row: Row, published: Sequence[Point], marks: Sequence[Event]
) -> ChartView:
    judged, place = seen.judged, row.place
    assert place is not None
    grid, charted = judged.grid, judged.charted
    first = max(grid.columns - POINTS_SHOWN, int(grid.reported[place].argmax()))
    at = slice(first, None)
    line = [float("nan")] * (grid.columns - first)
    columns = {
        "value": grid.value[place, at].tolist(),
        "lower": charted.lower[place, at].tolist(),
        "mean": charted.mean[place, at].tolist(),
        "upper": charted.upper[place, at].tolist(),
        "target": judged.bounds.line(place)[at].tolist() if row.target else line,
        "numerator": grid.numerator[place, at].tolist(),
        "denominator": grid.denominator[place, at].tolist(),
        "adjusted": charted.charted[place, at].tolist() if charted.adjusted[place] else line,
    }
    ends: list[date] = grid.end[place, at].tolist()
    points = tuple(
        _point(
            row,
            end,
            row.frequency,
            _possible(row, {name: values[number] for name, values in columns.items()}),
            signal=int(charted.toward[place, first + number]),
            segment=int(judged.segment[place, first + number]),
            provisional=grid.status[place, first + number] == Status.PROVISIONAL,
            marker=str(grid.marker[place, first + number]),
        )
        for number, end in enumerate(ends)
    )
    has_limits = any(point.upper is not None for point in points)
    return ChartView(
        key=row.frequency if row.window == Window.PERIOD else "rolling",
        label=LABELS[Frequency(row.frequency)]
        if row.window == Window.PERIOD
        else _WINDOWS[row.window],
        title=f"{row.indicator.name}, {seen.area.name}",
        caption=_caption(seen, row, has_limits),
        alt=_alt(row, points, row.frequency),
        unit=row.indicator.unit,
        decimals=row.indicator.decimals,
        has_limits=has_limits,
        points=points,
        published=tuple(published),
        events=(*_events(seen, row, ends), *marks),
    )


_WINDOWS: dict[str, str] = {Window.ROLLING_12M: "Rolling 12 months", Window.YTD: "Year to date"}


def _caption(seen: JudgedArea, row: Row, has_limits: bool) -> str:
    said = [f"{row.indicator.numerator or row.indicator.name}."]
    if has_limits:
        said.append("Shaded: process limits, the range chance alone would give.")
        if seen.judged.charted.known[row.place] < SETTLED_POINTS:
            said.append("Trial limits: they rest on few periods and will still move.")
        if seen.judged.charted.few[row.place]:
            said.append("So few are counted that the limits come from the chance of each count.")
        if seen.judged.charted.adjusted[row.place]:
            said.append("Limits are put on the series with the school year taken out (thin line).")
    else:
        said.append(
            f"{sentences.opened(VARIATION_WORDS[row.variation])}."
            if VARIATION_WORDS[row.variation]
            else ""
        )
    said.append("Hollow: provisional.")
    return " ".join(part for part in said if part)


def _alt(row: Row, points: Sequence[Point], frequency: str) -> str:
    known = [point for point in points if point.value is not None]
    if not known:
        return "No known figures to draw."
    low = min(known, key=lambda point: point.value or 0.0)
    high = max(known, key=lambda point: point.value or 0.0)
    signals = sum(point.signal != 0 for point in points)
    marked = f" {words.plural(signals, 'point')} marked as special cause." if signals else ""
    return (
        f"{row.indicator.short_name}: {words.plural(len(known), f'known {frequency}')} from "
        f"{known[0].label} to "
        f"{known[-1].label}; lowest {low.text} ({low.label}), highest {high.text} ({high.label}), "
        f"latest {known[-1].text}.{marked}"
    )


def _events(seen: JudgedArea, row: Row, ends: Sequence[date]) -> tuple[Event, ...]:
    first = period.start_of(ends[0], row.frequency)
    evidence = seen.judged.evidence
    breaks = _breaks_between(seen, row, first, ends[-1])
    meetings = [
        Event(one.date, "meeting", f"{one.body}, {period.day(one.date)}")
        for one in evidence.meetings
        if first <= one.date <= max(ends[-1], evidence.clock.date())
    ]
    return (*breaks, *meetings[-MEETINGS_MARKED:])


def _breaks(seen: JudgedArea, row: Row, points: Sequence[Point]) -> tuple[Event, ...]:
    """The breaks inside what is drawn."""
    return _breaks_between(seen, row, points[0].end, points[-1].end) if points else ()


def _breaks_between(seen: JudgedArea, row: Row, first: date, last: date) -> tuple[Event, ...]:
    return tuple(
        Event(one.date, "break", one.told)
        for one in seen.judged.evidence.breaks
        if one.indicator == row.code and first <= one.date <= last
    )


def _coarser(
    seen: JudgedArea, row: Row, key: str, label: str, published: Sequence[Point]
) -> ChartView:
    judged, place = seen.judged, row.place
    assert place is not None
    make: Callable[[], Stretch] = {
        "quarter": lambda: calendar(judged.grid, judged.segment, place, Frequency.QUARTER),
        "rolling": lambda: rolling_year(judged.grid, judged.segment, place),
        "year": lambda: calendar(judged.grid, judged.segment, place, Frequency.YEAR),
    }[key]
    frequency = key if key != "rolling" else row.frequency
    points = _points(row, make(), frequency)
    stock = row.indicator.timing == Timing.SNAPSHOT
    made = "at the last period's end" if stock else "summed from its whole periods"
    return ChartView(
        key=key,
        label=label,
        title=f"{row.indicator.name}, {seen.area.name}, {label.lower()}",
        caption=f"Worked out here {made}; nothing is made across a break or from unknown parts. "
        "No limits: a longer window carries its past in it.",
        alt=_alt(row, points, frequency),
        unit=row.indicator.unit,
        decimals=row.indicator.decimals,
        has_limits=False,
        points=points,
        published=tuple(published) if key == "year" else (),
        events=_breaks(seen, row, points),
    )


def _points(row: Row, made: Stretch, frequency: str) -> tuple[Point, ...]:
    columns = zip(
        made.end.tolist(),
        made.value.tolist(),
        made.numerator.tolist(),
        made.denominator.tolist(),
        made.segment.tolist(),
        strict=True,
    )
    points = [
        _point(
            row,
            end,
            frequency,
            {"value": value, "numerator": top, "denominator": bottom},
            segment=segment,
        )
        for end, value, top, bottom, segment in columns
    ]
    known = [number for number, point in enumerate(points) if point.value is not None]
    return tuple(points[known[0] :]) if known else ()


def _official(seen: JudgedArea, row: Row, published: Sequence[Point]) -> ChartView:
    return ChartView(
        key="published",
        label="Published",
        title=f"{row.indicator.name}, {seen.area.name}, official statistics",
        caption="Official statistics; they differ from what was reported to the board.",
        alt=_alt(row, published, Frequency.YEAR),
        unit=row.indicator.unit,
        decimals=row.indicator.decimals,
        has_limits=False,
        points=tuple(published),
        published=(),
        events=(),
    )


def _published(seen: JudgedArea, row: Row) -> tuple[Point, ...]:
    frame = seen.judged.figures
    frame = frame[(frame["indicator"] == row.code).to_numpy(bool)]
    years = (frame["basis"] == Basis.PUBLISHED) & (frame["frequency"] == Frequency.YEAR)
    mine = frame[years.to_numpy(bool)]
    return tuple(
        _point(
            row,
            one.period_end.date(),
            Frequency.YEAR,
            {"value": one.figure, "numerator": one.numerator, "denominator": one.denominator},
            marker=str(one.marker),
        )
        for one in mine.sort_values("period_end").itertuples(index=False)
    )


def _point(
    row: Row,
    end: date,
    frequency: str,
    numbers: dict[str, float],
    *,
    signal: int = 0,
    segment: int = 0,
    provisional: bool = False,
    marker: str = "",
) -> Point:
    known = {name: None if isnan(value) else float(value) for name, value in numbers.items()}
    return Point(
        end=end,
        label=period.label(end, frequency),
        value=known.get("value"),
        text=figure.text(known.get("value"), row.indicator.unit, row.indicator.decimals),
        lower=known.get("lower"),
        mean=known.get("mean"),
        upper=known.get("upper"),
        target=known.get("target"),
        signal=signal,
        segment=segment,
        provisional=provisional,
        marker=marker,
        numerator=known.get("numerator"),
        denominator=known.get("denominator"),
        adjusted=known.get("adjusted"),
    )


def _possible(row: Row, numbers: dict[str, float]) -> dict[str, float]:
    """Limits drawn no further than the figure can go."""
    limits = {name: sentences.possible(row.indicator, numbers[name]) for name in ("lower", "upper")}
    return numbers | limits


def _known(points: Sequence[Point]) -> int:
    return sum(point.value is not None for point in points)
