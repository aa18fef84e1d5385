"""The Indicator's body: heading, strip, flags, definition, revisions and tables as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from pages.shared.markup.pills import pill
from pages.shared.markup.words import bold, element, escape
from scorecard.charts import figures, icons
from scorecard.views.indicator import (
    BreakdownRow,
    ChartView,
    ComparisonView,
    Event,
    Fact,
    FlagDetail,
    IndicatorView,
    RevisionLine,
)
from scorecard.views.since import SinceView


def opening(view: IndicatorView) -> str:
    """What the figure is and what it says, first."""
    return (
        f'<div class="sc-indicator"><p class="sc-note">{escape(view.meta)}</p>'
        f'<p class="sc-headline">{bold(view.sentence)}</p>{_strip(view)}</div>'
    )


def _strip(view: IndicatorView) -> str:
    rating = f"<li>{pill(view.rag, view.rag_words)}</li>"
    facts = "".join(f"<li>{_fact(fact, view)}</li>" for fact in view.strip)
    return f'<ul class="sc-strip">{rating}{facts}</ul>'


def _fact(fact: Fact, view: IndicatorView) -> str:
    detail = element("span", escape(fact.detail), cls="sc-small") if fact.detail else ""
    words = element("span", f"<b>{escape(fact.title)}</b>{detail}", cls="fact")
    return f"{_drawing(fact.mark, view)}{words}"


def _drawing(mark: str, view: IndicatorView) -> str:
    """`mark` says which verdict the fact is about; only two have drawings."""
    if mark == "variation":
        return icons.variation(view.variation, view.direction)
    return icons.assurance(view.assurance) if mark == "assurance" else ""


def flags(found: Sequence[FlagDetail]) -> str:
    """Why it is flagged: each flag's sentence, its exact rule and its numbers."""
    if not found:
        return ""
    items = "".join(_flag(flag) for flag in found)
    return f'<section><h2>Why it is flagged</h2><ul class="sc-reasons">{items}</ul></section>'


def _flag(flag: FlagDetail) -> str:
    label = flag.label[:1].upper() + flag.label[1:]
    said = flag.sentence
    # A sentence that begins with the label's own words is not given the label as well.
    if said.casefold().startswith(label.casefold()):
        words = f"<b>{escape(said[: len(label)])}</b>{escape(said[len(label) :])}"
    else:
        words = f"<b>{escape(label)}.</b> {escape(said)}"
    facts = (("Rule", flag.rule), ("Numbers", flag.numbers))
    return f'<li class="sc-tone-{escape(flag.tone)}"><p>{words}</p>{_facts(facts)}</li>'


def since_title() -> str:
    """The heading of the question whether anything changed since a day."""
    return (
        "<h2>Did it change?</h2>"
        '<p class="sc-note">Before and after the start of a period you name, such as when an '
        "action began. It says what followed, never why.</p>"
    )


def since(found: SinceView) -> str:
    """The answer, with the numbers behind it."""
    numbers = _facts((("Numbers", found.numbers),))
    outcome = f"<b>{escape(found.outcome_words)}.</b> " if found.outcome_words else ""
    words = f"{outcome}{escape(found.sentence)}"
    tone = f"sc-tone-{escape(found.tone)}" if found.tone else "sc-tone-none"
    return f'<ul class="sc-reasons"><li class="{tone}"><p>{words}</p>{numbers}</li></ul>'


def definition(view: IndicatorView) -> str:
    """Definition and revisions."""
    parts = _facts(view.definition) + revisions(view.revisions)
    if not parts:
        return ""
    title = "Definition and revisions" if view.revisions else "Definition"
    return f'<section class="sc-definition"><h2>{title}</h2>{parts}</section>'


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
        for name, words in facts
        if words
    )
    return f'<dl class="sc-facts">{rows}</dl>' if rows else ""


def revisions(lines: Sequence[RevisionLine]) -> str:
    """Figures that changed after they were first known."""
    if not lines:
        return ""
    head = ("Period", "Was", "Now", "Known at", "Why")
    rows = [(line.period, line.was, line.now, line.known_at, line.why) for line in lines]
    return plain_table("Revisions", head, rows, numbers=(1, 2))


def breakdowns(found: Sequence[BreakdownRow], synthetic: bool) -> str:
    """Breakdowns as they were reported, one table a dimension."""
    if not found:
        return ""
    by_dimension: Callable[[BreakdownRow], str] = lambda row: row.dimension  # noqa: E731
    tables = "".join(
        _breakdown(dimension, list(rows), synthetic)
        for dimension, rows in groupby(sorted(found, key=by_dimension), by_dimension)
    )
    return f'<section class="sc-breakdowns"><h2>Breakdowns</h2>{tables}</section>'


def _breakdown(dimension: str, rows: Sequence[BreakdownRow], synthetic: bool) -> str:
    has_note = any(row.note for row in rows)
    periods = {row.period for row in rows}
    shared = periods.pop() if len(periods) == 1 else ""
    # What all rows share stands once, above; a reference into an invented return says nothing.
    columns = [
        ("Category", [row.category for row in rows], True),
        ("Period", [row.period for row in rows], not shared),
        ("Figure", [row.text for row in rows], True),
        ("Reference", [row.reference for row in rows], not synthetic),
        ("Note", [row.note for row in rows], has_note),
    ]
    shown = [(head, cells) for head, cells, is_shown in columns if is_shown]
    heads = [head for head, _ in shown]
    cells = list(zip(*(column for _, column in shown), strict=True))
    words = dimension[:1].upper() + dimension[1:].replace("_", " ")
    title = f"{words}, {shared}" if shared else words
    table = plain_table(title, heads, cells, numbers=(heads.index("Figure"),))
    return f"<h3>{escape(title)}</h3>{table}"


def figures_table(chart: ChartView) -> str:
    """The chart's figures in a table, newest first."""
    caption = f"The figures of: {chart.title}"
    return plain_table(caption, figures.HEADINGS, figures.rows(chart), numbers=(1, 2, 3))


def chart_title(chart: ChartView, axis_note: str) -> str:
    """What the chart shows, above it."""
    words = f"{chart.caption} {axis_note}".strip()
    return (
        f'<h2 class="sc-chart-title">{escape(chart.title)}</h2>'
        f'<p class="sc-note">{escape(words)}</p>'
    )


def comparison_words(comparison: ComparisonView) -> str:
    """How it compares, before the drawing."""
    ranked = " Of ranks, 1 is best, or highest where no direction is better."
    return (
        f"<h2>How it compares</h2><p>{bold(comparison.sentence)} "
        f'<span class="sc-note">{escape(comparison.caption + ranked)}</span></p>'
    )


def indicative(comparison: ComparisonView) -> str:
    """The newest local figure beside the last benchmark, with no verdict."""
    words = bold(comparison.indicative)
    return f'<p class="sc-note">{words}</p>' if words else ""


def comparison_table(comparison: ComparisonView, unit: str, decimals: int) -> str:
    """The compared areas in a table."""
    rows = figures.compared_rows(comparison, unit, decimals)
    return plain_table("The comparison", figures.COMPARED_HEADINGS, rows, numbers=(1, 2))


MARKS = {"action": "■", "audit": "✚", "inspection": "▼"}
"""As the process chart draws them."""


def events(found: Sequence[Event]) -> str:
    """The breaks, meetings, actions, audits and inspections marked on the chart, in words."""
    lines = [event.text for event in found if event.kind == "break"]
    lines += [f"{MARKS[event.kind]} {event.text}" for event in found if event.kind in MARKS]
    meetings = [event.text for event in found if event.kind == "meeting"]
    if meetings:
        count = "1 meeting" if len(meetings) == 1 else f"{len(meetings)} meetings"
        lines.append(f"▲ {count}, the latest: {meetings[-1]}")
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="sc-events">{items}</ul>' if items else ""


def plain_table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int] = (),
) -> str:
    """A table of words; the first column heads its row, `numbers` are set to the right."""

    def cls(place: int) -> str:
        return ' class="num"' if place in numbers else ""

    heads = "".join(f'<th scope="col"{cls(i)}>{escape(h)}</th>' for i, h in enumerate(head))
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td{cls(i)}>{escape(cell)}</td>" for i, cell in enumerate(row) if i)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="sc-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="sc-table"><caption class="sc-unseen">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
