"""The past: the Indicator screen's question when it would have been flagged."""

from __future__ import annotations

from pages.shared import filters, furniture
from pages.shared.context import Context, flagged_when
from pages.shared.filters import ON, Where
from pages.shared.markup import flagged
from scorecard.views.indicator import IndicatorView


def asked_for(found: list[str]) -> bool:
    """Whether the address asks to look back."""
    return filters.choice("past", {"": "no", ON: "yes"}, "", found) == ON


def show(context: Context, where: Where, view: IndicatorView, asked: bool) -> None:
    """The question, and its answer when it is asked: a replay takes about a second."""
    if not view.charts:
        return
    furniture.markup(flagged.title())
    filters.switch("Look back month by month", "past", asked)
    if asked:
        furniture.markup(flagged.answer(flagged_when(context, where.asked, view.code)))
