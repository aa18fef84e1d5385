"""Before and after on a screen: the verdict, what else went on, the drawing, and its take-away."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import streamlit as st

from pages.shared import downloads, furniture
from pages.shared.away import MIME
from pages.shared.markup import before_after as markup
from pages.shared.markup.indicator_body import chart_title, events
from scorecard.charts import axes, before_after_chart, export, figures, process_data
from scorecard.charts.export import Caption, Picture
from scorecard.views.before_after import BeforeAfterChart, BeforeAfterView


class About(Protocol):
    """The record whose before and after this is."""

    @property
    def number(self) -> int:
        """Its number."""
        ...

    @property
    def title(self) -> str:
        """Its name."""
        ...

    @property
    def area_name(self) -> str:
        """The area it is about."""
        ...

    @property
    def synthetic(self) -> bool:
        """Whether the area's figures are invented."""
        ...


def show(view: BeforeAfterView, kept: str, beside: tuple[str, ...], about: About) -> None:
    """The verdict first, then the drawing with its table and its take-away."""
    furniture.markup(markup.verdict(view, kept, beside))
    drawing = view.drawing
    if drawing is None:
        return
    furniture.markup(chart_title(drawing.chart, process_data.axis_note(drawing.chart)))
    st.vega_lite_chart(
        spec=before_after_chart.draw(drawing, furniture.scheme()),
        theme=None,
        key=f"before_after_{about.number}",
        alt=drawing.chart.alt,
    )
    furniture.markup(events(axes.drawn_events(drawing.chart)))
    with st.expander("The figures in a table"):
        furniture.markup(markup.table(drawing))
    _take_away(view, drawing, about)


def _take_away(view: BeforeAfterView, drawing: BeforeAfterChart, about: About) -> None:
    name = downloads.file_name("action", str(about.number), about.area_name, "before-after")
    with st.popover("Take away", icon=":material/download:", type="tertiary", key="takeaway"):
        downloads.offer("Figures (CSV)", f"{name}.csv", partial(_csv, drawing, about))
        for kind in Picture:
            downloads.offer(
                f"Picture ({kind.upper()})",
                f"{name}.{kind}",
                partial(_picture, view, drawing, about, kind),
                MIME[kind],
            )


def _csv(drawing: BeforeAfterChart, about: About) -> bytes:
    headings = ("For", "Action", "Indicator", *figures.BEFORE_AFTER_HEADINGS)
    said = (about.area_name, about.title, drawing.chart.title)
    rows = [(*said, *row) for row in figures.before_after_rows(drawing)]
    return downloads.csv_bytes(headings, rows, about.synthetic)


def _picture(
    view: BeforeAfterView, drawing: BeforeAfterChart, about: About, kind: Picture
) -> bytes:
    told = f"{view.outcome_words}. {view.sentence}" if view.outcome_words else view.sentence
    lines = (drawing.chart.title, told, drawing.chart.caption)
    caption = Caption(about.title, lines, about.synthetic)
    return export.picture(before_after_chart.draw(drawing), caption, kind)
