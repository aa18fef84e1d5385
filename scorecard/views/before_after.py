"""Before and after on screen: what an indicator did, in words and drawn, with what else went on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isnan

from scorecard.domain import figure, period
from scorecard.domain.indicator import Timing
from scorecard.domain.observation import Status
from scorecard.domain.period import Frequency
from scorecard.domain.verdict import OUTCOME_WORDS, Outcome
from scorecard.judgement import before_after, sentences
from scorecard.judgement.before_after import (
    AFTER,
    BEFORE,
    BETWEEN,
    OUTSIDE,
    BeforeAfter,
    Course,
)
from scorecard.judgement.judged import Judged, Row
from scorecard.judgement.stretches import day_of, rolls
from scorecard.views import words
from scorecard.views.detail import ChartView, Event, Point
from scorecard.views.drawings import LABELS, POINTS_SHOWN
from scorecard.views.judged import JudgedArea

__all__ = [
    "AFTER",
    "BEFORE",
    "BETWEEN",
    "OUTSIDE",
    "STRETCH_WORDS",
    "Asked",
    "BeforeAfterChart",
    "BeforeAfterView",
    "of",
    "told",
]

STRETCH_WORDS = {BEFORE: "before", BETWEEN: "not judged", AFTER: "after", OUTSIDE: ""}
TONES = {Outcome.IMPROVED: "good_news", Outcome.WORSE: "attention"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was to move, from which days it is looked at, and which way was meant."""

    indicator: str
    started: date
    expected_from: date
    toward: str = ""


@dataclass(frozen=True, slots=True)
class BeforeAfterChart:
    """The drawing. `stretches` says of each point of `chart` which stretch it lies in.

    `levels` are (stretch, value, text) where two stretches were compared as wholes.
    """

    chart: ChartView
    stretches: tuple[str, ...]
    started: date
    expected_from: date
    levels: tuple[tuple[str, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BeforeAfterView:
    """The outcome in words, or nothing where none can be told; what it rests on; the drawing.

    `sentence` does not repeat the words. `tone`: attention, good_news or none.
    """

    outcome: str
    outcome_words: str
    tone: str
    sentence: str
    numbers: str
    drawing: BeforeAfterChart | None


def of(seen: JudgedArea, asked: Asked) -> BeforeAfterView:
    """What the indicator did, and its drawing where there are figures to draw."""
    found = before_after.what_followed(seen.judged, *_given(asked))
    said = OUTCOME_WORDS[found.outcome] if found.numbers else ""
    return BeforeAfterView(
        outcome=found.outcome,
        outcome_words=sentences.opened(said),
        tone=TONES.get(found.outcome, ""),
        sentence=found.sentence.replace(f": {said}.", ".") if said else found.sentence,
        numbers=found.numbers,
        drawing=_drawing(seen, asked, found),
    )


def told(seen: JudgedArea, asked: Asked) -> BeforeAfter:
    """The words alone, for a line in a register."""
    return before_after.what_followed(seen.judged, *_given(asked))


def _given(asked: Asked) -> tuple[str, date, date, str]:
    return asked.indicator, asked.started, asked.expected_from, asked.toward or before_after.EITHER


def _drawing(seen: JudgedArea, asked: Asked, found: BeforeAfter) -> BeforeAfterChart | None:
    row = seen.judged.rows.get(asked.indicator)
    if row is None or row.place is None:
        return None
    grid, place = seen.judged.reported, row.place
    course = before_after.course(seen.judged, *_given(asked))
    first = max(grid.columns - POINTS_SHOWN, int(grid.reported[place].argmax()))
    names = course.parts if course is not None else (OUTSIDE,) * grid.columns
    columns = range(first, grid.columns)
    points = tuple(_point(seen.judged, row, column, names[column], course) for column in columns)
    if not any(point.value is not None for point in points):
        return None
    shown = names[first:]
    caption = _caption(row, course, shown, bool(found.numbers))
    return BeforeAfterChart(
        chart=_chart(seen, row, points, caption, _alt(row, points, found)),
        stretches=shown,
        started=asked.started,
        expected_from=asked.expected_from,
        levels=_levels(row, course, found),
    )


def _point(judged: Judged, row: Row, column: int, name: str, course: Course | None) -> Point:
    grid, place = judged.reported, row.place
    assert place is not None, "what is drawn has figures"
    end = day_of(grid.end[place, column])
    value = _known(grid.value[place, column])
    lower, mean, upper, signal = _limits(row, column, name, course)
    return Point(
        end=end,
        label=period.label(end, str(grid.frequency[place])),
        value=value,
        text=figure.text(value, row.indicator.unit, row.indicator.decimals),
        lower=lower,
        mean=mean,
        upper=upper,
        target=None,
        signal=signal if value is not None else 0,
        segment=int(judged.segment[place, column]),
        provisional=bool(grid.status[place, column] == Status.PROVISIONAL),
        marker=str(grid.marker[place, column]),
        numerator=_known(grid.numerator[place, column]),
        denominator=_known(grid.denominator[place, column]),
        adjusted=_adjusted(judged, column, course),
    )


def _limits(
    row: Row, column: int, name: str, course: Course | None
) -> tuple[float | None, float | None, float | None, int]:
    """Lower, mean and upper limit, and the signal; limits are held over before and after."""
    if course is None or course.frozen is None or name not in (BEFORE, AFTER):
        return None, None, None, 0
    lower, mean, upper = (
        _known(sentences.possible(row.indicator, float(limit[0])))
        for limit in (
            course.frozen.chart.lower,
            course.frozen.chart.mean,
            course.frozen.chart.upper,
        )
    )
    return lower, mean, upper, _signal(course, column) if name == AFTER else 0


def _adjusted(judged: Judged, column: int, course: Course | None) -> float | None:
    """The figure with the school year taken out, where that is what was judged."""
    if course is None or course.frozen is None or not course.frozen.adjusted:
        return None
    at = column - int(course.frozen.columns[0])
    if not 0 <= at < len(course.frozen.columns):
        return None
    stretches = course.stretches
    return _known(judged.reported.value[stretches.place, column] / course.frozen.habit[at])


def _signal(course: Course, column: int) -> int:
    """As a point has it: 1 improvement, -1 concern, 2 changed where neither side is better."""
    assert course.frozen is not None, "only limits give signals"
    at = column - int(course.frozen.columns[0])
    if at >= len(course.frozen.columns):
        return 0
    found, better = int(course.frozen.chart.signal[0, at]), course.stretches.better
    if not found or not better:
        return 2 if found else 0
    return -1 if found == 2 else found * better


def _levels(
    row: Row, course: Course | None, found: BeforeAfter
) -> tuple[tuple[str, float, str], ...]:
    """The levels of two stretches that were compared as wholes; a stock's are its own dots."""
    if course is None or course.frozen is not None or not found.numbers or _is_moment(row, course):
        return ()
    return tuple(
        (name, level, sentences.value(row.indicator, level))
        for name, level in ((BEFORE, found.before), (AFTER, found.after))
    )


def _is_moment(row: Row, course: Course) -> bool:
    return row.indicator.timing == Timing.SNAPSHOT or rolls(course.stretches)


def _chart(
    seen: JudgedArea, row: Row, points: tuple[Point, ...], caption: str, alt: str
) -> ChartView:
    frequency = str(seen.judged.reported.frequency[row.place])
    first = period.start_of(points[0].end, frequency)
    breaks = tuple(
        Event(one.date, "break", one.told)
        for one in seen.judged.evidence.breaks
        if one.indicator == row.code and first <= one.date <= points[-1].end
    )
    return ChartView(
        key="before-after",
        label=LABELS[Frequency(frequency)],
        title=f"{row.indicator.name}, {seen.area.name}",
        caption=caption,
        alt=alt,
        unit=row.indicator.unit,
        decimals=row.indicator.decimals,
        has_limits=any(point.upper is not None for point in points),
        points=points,
        published=(),
        events=breaks,
    )


def _caption(row: Row, course: Course | None, names: tuple[str, ...], judged: bool) -> str:
    said = [f"{row.indicator.numerator or row.indicator.name}."]
    if course is not None:
        frequency = str(course.stretches.grid.frequency[course.stretches.place])
        long = sentences.periods(len(course.stretches.before), frequency)
        if course.frozen is not None:
            said.append(f"Shaded: limits drawn on the {long} before, and held.")
            if course.frozen.adjusted:
                said.append("They are put on the series with the school year taken out.")
        elif judged and _is_moment(row, course):
            said.append("The last figure before is compared with the latest after.")
        elif judged:
            said.append("Level lines: each stretch counted together.")
    if BETWEEN in names:
        said.append("Grey: from its start until its effect was expected, which is not judged.")
    return " ".join((*said, "Hollow: provisional."))


def _alt(row: Row, points: tuple[Point, ...], found: BeforeAfter) -> str:
    known = [point for point in points if point.value is not None]
    low = min(known, key=lambda point: point.value or 0.0)
    high = max(known, key=lambda point: point.value or 0.0)
    return (
        f"{row.indicator.short_name}: {words.plural(len(known), 'known figure')} from "
        f"{known[0].label} to {known[-1].label}; lowest {low.text} ({low.label}), highest "
        f"{high.text} ({high.label}), latest {known[-1].text}. {found.sentence}"
    )


def _known(number: float) -> float | None:
    return None if isnan(number) else float(number)
