"""One item of the agenda: the frozen figure, what stands beside it, and what is decided."""

from __future__ import annotations

import streamlit as st

from pages.shared import decision_forms, furniture, indicator_chart, panel, room
from pages.shared.markup import commentary_body, indicator_body, meeting_body, promises
from pages.shared.markup.words import plain
from pages.shared.room import Room
from scorecard.domain.errors import NotFound
from scorecard.views import room as views
from scorecard.views.agenda import NOW, AgendaItem
from scorecard.views.indicator import IndicatorView
from scorecard.views.pack import SeenPack


def show(entered: Room, code: str) -> None:
    """The item's screen, or a sentence where the pack does not hold it."""
    content = entered.content
    assert content is not None
    item, shown = content.item(code), content.indicators.get(code)
    way, where = _way(entered, content, code)
    here = [("Decide ↓", "#to-decide")] if entered.may_change else []
    panel.show(meeting_body.crumbs([*way, *here], where).encode(), "crumbs")
    if item is None or shown is None:
        refused = NotFound("This pack holds no such indicator. Choose one from the agenda.")
        furniture.refusal(furniture.sentence(refused))
        return
    context = entered.context
    with context.workspace.reading() as connection:
        issued_at = entered.pack.issued_at if entered.pack else None
        beside = views.beside(
            connection, entered.seen, context.person, entered.meeting, item, issued_at
        )
    place = f"{item.rank}\\. " if item.part == NOW else ""
    st.header(f"{place}{plain(item.name, 200)}", anchor=False)
    others = [content.indicators[one].short_name for one in item.codes[1:]
              if one in content.indicators]  # fmt: skip
    opening = meeting_body.opening(item, shown.sentence, others, shown.name)
    panel.show(opening.encode(), "opening")
    links = entered.where.links
    with st.container(key="details"):
        left, right = st.columns([3, 2], gap="large")
    with left:
        _figures(entered, item, shown)
    with right:
        told = commentary_body.in_room(beside.commentary, beside.can_write, links)
        panel.show((meeting_body.says(beside.says, links) + told).encode(), "says")
        panel.show(promises.promises(beside.promises, links).encode(), "promises")
        made = meeting_body.decisions(entered.decided(item), links, "Decided here", named=False)
        panel.show(made.encode(), "decided")
        decision_forms.take_back(entered, entered.decided(item))
        decision_forms.decide(entered, item, beside)
    panel.show(meeting_body.crumbs(way, "", "Onward").encode(), "onward")


def _way(entered: Room, content: SeenPack, code: str) -> tuple[list[tuple[str, str]], str]:
    """Back to the agenda and on through what needs attention now; and where that is."""
    items = [one for one in content.agenda if one.part == NOW]
    codes = [one.code for one in items]
    at = codes.index(code) if code in codes else -1
    before = items[at - 1] if at > 0 else None
    after = items[at + 1] if 0 <= at < len(items) - 1 else None
    last = at == len(items) - 1
    links = [("↑ Agenda", entered.to())]
    if before:
        links.append((f"‹ {before.rank}. {before.name}", entered.to(before.code)))
    if after:
        links.append((f"{after.rank}. {after.name} ›", entered.to(after.code)))
    links.append(("Minutes ›" if last else "Minutes", entered.to(room.MINUTES)))
    return links, f"{at + 1} of {len(items)}" if at >= 0 else ""


def _figures(entered: Room, item: AgendaItem, shown: IndicatorView) -> None:
    """Everything out of the pack, and beside it what came since."""
    if shown.charts:
        indicator_chart.draw(shown.charts[0], "frozen_chart")
    panel.show(room.since(entered, item.codes).encode(), "since")
    furniture.markup(indicator_body.flags(shown.flags))
    if shown.comparison is not None:
        furniture.markup(meeting_body.compared(shown.comparison))
    to = entered.where.links.indicator(item.code, "The indicator as it stands now")
    panel.show(f"<p>{to}</p>".encode(), "live")
