"""Numbers that stand beside an indicator: a stock's flows, and the counts that should agree."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape, small
from scorecard.charts import icons
from scorecard.domain.check import CheckOutcome
from scorecard.views.reconciled import CheckLine, CheckSide
from scorecard.views.stock import FlowLine, StockView


def stock(view: StockView, links: Links) -> str:
    """What starts and ends a stock, and what each one's chart says."""
    rows = "".join(_flow(line, links) for line in view.flows)
    return (
        '<section class="sc-indicator"><h2>What starts and ends it</h2>'
        f'<p class="sc-note">{escape(view.introduction)}</p>'
        f'<ul class="sc-strip sc-flows">{rows}</ul></section>'
    )


def _flow(line: FlowLine, links: Links) -> str:
    years = f"{line.year} in the {line.when}" if line.year else ""
    before = f", {line.year_before} the year before" if line.year_before else ""
    name = links.indicator(line.code, line.name)
    icon = icons.variation(line.variation, "")
    words = f"<b>{name}</b>{small(years + before)}{small(line.chart or line.variation_words)}"
    return f"<li>{icon}{element('span', words, cls='fact')}</li>"


def checks(lines: Sequence[CheckLine]) -> str:
    """Numbers that should agree: those that do not in full, the others folded away."""
    differ, agree, unknown = (
        [line for line in lines if line.outcome == outcome]
        for outcome in (CheckOutcome.DIFFERS, CheckOutcome.PASSED, CheckOutcome.NOT_KNOWN)
    )
    if not differ and not agree:
        return ""
    items = "".join(_check(line) for line in differ)
    said = f'<ul class="sc-reasons">{items}</ul>' if items else ""
    folded = _folded(agree, "agrees", "agree") + _folded(
        unknown, "cannot be compared", "cannot be compared"
    )
    return f"<section><h2>Numbers that should agree</h2>{said}{folded}</section>"


def _folded(lines: Sequence[CheckLine], one: str, many: str) -> str:
    if not lines:
        return ""
    items = "".join(_check(line) for line in lines)
    count = f"{len(lines)} {one if len(lines) == 1 else many}"
    return f'<details><summary>{count}</summary><ul class="sc-reasons">{items}</ul></details>'


def _check(line: CheckLine) -> str:
    differs = line.outcome == CheckOutcome.DIFFERS
    tone = "sc-tone-attention" if differs else "sc-tone-none"
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
        for name, words in (
            (line.left.owner, _side(line.left)),
            (line.right.owner, _side(line.right)),
            ("Expected", line.expected if differs else ""),
            ("Explained", line.explanation),
            ("Note", line.note if differs else ""),
        )
        if words
    )
    return (
        f'<li class="{tone}"><p><b>{escape(line.name)}.</b> {escape(line.result)}</p>'
        f'<dl class="sc-facts">{facts}</dl></li>'
    )


def _side(side: CheckSide) -> str:
    return f"{side.number}: {side.population}" if side.number else side.population
