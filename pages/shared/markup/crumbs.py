"""Crumbs: the way back to the scorecard, and on to the indicators before and after."""

from __future__ import annotations

from pages.shared.markup.links import Links
from pages.shared.markup.words import escape
from scorecard.views.indicator import IndicatorView
from scorecard.views.scorecard import ScorecardView


def of_indicator(view: IndicatorView, links: Links) -> str:
    """Scorecard, previous and next."""
    parts = [f"<li>← {links.scorecard('Scorecard')}</li>"]
    if view.previous_code:
        parts.append(f"<li>‹ {links.indicator(view.previous_code, view.previous_name)}</li>")
    if view.next_code:
        parts.append(f"<li>{links.indicator(view.next_code, view.next_name)} ›</li>")
    return f'<nav aria-label="Between indicators"><ul class="sc-crumbs">{"".join(parts)}</ul></nav>'


def back(links: Links) -> str:
    """The way on from a refusal."""
    return f"<p>← {links.scorecard('Choose another on the scorecard')}</p>"


def list_of(view: ScorecardView, links: Links) -> str:
    """Every indicator by theme, as links."""
    groups = "".join(
        f"<section><h2>{escape(group.name)}</h2><ul>"
        + "".join(
            f"<li>{links.indicator(row.code, row.name)} "
            f'<span class="sc-code">{escape(row.code)}</span></li>'
            for row in group.rows
        )
        + "</ul></section>"
        for group in view.groups
    )
    return f'<div class="sc-summary">{groups}</div>'
