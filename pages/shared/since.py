"""Since when: the Indicator screen's question whether anything changed after a day."""

from __future__ import annotations

from pages.shared import address, filters, furniture
from pages.shared.context import Context, since_view
from pages.shared.filters import Where
from pages.shared.markup import indicator_body
from scorecard.views.indicator import IndicatorView

NEVER = ""


def asked_for(view: IndicatorView, found: list[str]) -> str:
    """The first day the address names, as text; nothing where it names none."""
    if not view.since or not address.part("since"):
        return NEVER
    return filters.choice("since", _options(view), NEVER, found)


def show(context: Context, where: Where, view: IndicatorView, chosen: str) -> None:
    """The question, and its answer once a period is chosen."""
    if not view.since:
        return
    furniture.markup(indicator_body.since_title())
    filters.select("Since the start of", "since", _options(view), chosen, 260)
    answers = {day.isoformat(): day for day, _ in view.since}
    if chosen in answers:
        found = since_view(context, where.asked, view.code, answers[chosen])
        furniture.markup(indicator_body.since(found))


def _options(view: IndicatorView) -> dict[str, str]:
    return {NEVER: "choose a period", **{day.isoformat(): words for day, words in view.since}}
