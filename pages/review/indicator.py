"""The Indicator screen: sentence first, then chart, comparison, flags, definition and revisions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared import address, away, comparison, filters, furniture, panel, past, promised, since
from pages.shared.context import Context, indicator_view, scorecard_view
from pages.shared.filters import Where
from pages.shared.markup import agreement, crumbs, indicator_body
from pages.shared.markup.words import plain
from scorecard.charts import axes, process_chart, process_data
from scorecard.domain.errors import UserError
from scorecard.views.indicator import ChartView, IndicatorView


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    found = list(where.problems)
    code = address.part("indicator")
    if not code:
        _choose(context, where)
        return
    try:
        view = indicator_view(context, where.asked, code)
    except UserError as refused:
        furniture.problems(found)
        furniture.refusal(furniture.sentence(refused))
        panel.show(crumbs.back(where.links).encode(), "back")
        return
    chart = _chosen_chart(view, found)
    compared_as = comparison.way(view.comparison, found)
    began, looking_back = since.asked_for(view, found), past.asked_for(found)
    furniture.problems(found)
    if view.synthetic:
        furniture.banner(view.area_name)
    panel.show(crumbs.of_indicator(view, where.links).encode(), "crumbs")
    st.title(plain(view.name, 200), anchor=False)
    furniture.note(where.shown)
    panel.show(indicator_body.opening(view).encode(), "opening")
    if chart is not None:
        _chart(view, chart)
    if view.stock is not None:
        panel.show(agreement.stock(view.stock, where.links).encode(), "flows")

    def ask() -> None:
        promised.show(context, where, code)
        since.show(context, where, view, began)
        past.show(context, where, view, looking_back)

    _details(view, chart, compared_as, ask)


def _details(
    view: IndicatorView, chart: ChartView | None, compared_as: str, ask: Callable[[], None]
) -> None:
    """Two columns when both have something to say."""
    compared = view.comparison is not None and chart is not None
    two = compared or bool(view.breakdowns)
    with st.container(key="details"):
        left, right = st.columns(2, gap="large") if two else (st.container(), st.container())
    with left:
        if view.comparison is not None and chart is not None:
            comparison.show(view.comparison, chart, compared_as)
        furniture.markup(indicator_body.breakdowns(view.breakdowns, view.synthetic))
    with right:
        furniture.markup(indicator_body.flags(view.flags))
        ask()
        furniture.markup(agreement.checks(view.checks))
        furniture.markup(indicator_body.definition(view))


def _choose(context: Context, where: Where) -> None:
    """Without a code in the address: the list to choose from."""
    view = scorecard_view(context, where.asked)
    furniture.problems(where.problems)
    under = f"{view.area_name}. {view.as_at_words}"
    furniture.heading("Choose an indicator", under, view, where.shown)
    panel.show(crumbs.list_of(view, where.links).encode(), "choose")


def _chosen_chart(view: IndicatorView, found: list[str]) -> ChartView | None:
    if not view.charts:
        return None
    by_key = {chart.key: chart for chart in view.charts}
    labels = {chart.key: chart.label for chart in view.charts}
    return by_key[filters.choice("chart", labels, view.charts[0].key, found)]


def _chart(view: IndicatorView, chart: ChartView) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="away"
    ):
        if len(view.charts) > 1:
            labels = {one.key: one.label for one in view.charts}
            filters.segments("Chart", "chart", labels, chart.key, label_shown=False)
        away.indicator_menu(view, chart)
    furniture.markup(indicator_body.chart_title(chart, process_data.axis_note(chart)))
    st.vega_lite_chart(
        spec=process_chart.draw(chart, furniture.scheme()),
        theme=None,
        key=f"chart_{view.code}_{chart.key}",
        alt=chart.alt,
    )
    furniture.markup(indicator_body.events(axes.drawn_events(chart)))
    with st.expander("The figures in a table"):
        furniture.markup(indicator_body.figures_table(chart))
