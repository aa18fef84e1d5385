"""Before and after as HTML: the verdict, what was kept of it, what else went on, the table."""

from __future__ import annotations

from pages.shared.markup.indicator_body import plain_table
from pages.shared.markup.words import element, escape
from scorecard.charts import figures
from scorecard.views.before_after import BeforeAfterChart, BeforeAfterView


def verdict(view: BeforeAfterView, kept: str, beside: tuple[str, ...]) -> str:
    """The outcome with its numbers; then what was said when it was closed; then what went on."""
    tone = f"sc-tone-{view.tone}" if view.tone else "sc-tone-none"
    numbers = (
        f'<dl class="sc-facts"><div><dt>Numbers</dt><dd>{escape(view.numbers)}</dd></div></dl>'
        if view.numbers
        else ""
    )
    outcome = f"<b>{escape(view.outcome_words)}.</b> " if view.outcome_words else ""
    said = f"<p>{outcome}{escape(view.sentence)}</p>"
    line = element("li", f"{said}{numbers}", cls=tone)
    was = element("p", escape(kept), cls="sc-kept") if kept else ""
    return (
        f'<section><h2>What followed</h2><ul class="sc-reasons">{line}</ul>{was}'
        f"{_beside(beside)}</section>"
    )


def _beside(beside: tuple[str, ...]) -> str:
    """What else happened in the same months, so that nobody takes one thing for the reason."""
    note = (
        "It says what followed, never why. In the same months:"
        if beside
        else "It says what followed, never why. No other action or break is known in these months."
    )
    items = "".join(f"<li>{escape(one)}</li>" for one in beside)
    listed = f'<ul class="sc-beside">{items}</ul>' if items else ""
    return f'<p class="sc-note">{note}</p>{listed}'


def table(drawing: BeforeAfterChart) -> str:
    """The drawing's figures, newest first."""
    caption = f"The figures of: {drawing.chart.title}"
    rows = figures.before_after_rows(drawing)
    return plain_table(caption, figures.BEFORE_AFTER_HEADINGS, rows, numbers=(2, 3))
