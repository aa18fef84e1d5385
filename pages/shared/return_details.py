"""What goes with a return: its template to fill in, its marking, permitted use and release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from pages.shared import downloads, furniture
from pages.shared.context import Context, authorities, due_rows
from pages.shared.filters import Where
from scorecard.domain.errors import NotFound
from scorecard.services import agency_return

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKINGS = {"": "None said", "OFFICIAL": "OFFICIAL", "OFFICIAL-SENSITIVE": "OFFICIAL-SENSITIVE"}


@dataclass(frozen=True, slots=True)
class Details:
    """What a sender says about a return; blank where they say nothing."""

    protective_marking: str = ""
    permitted_use: str = ""
    released: bool = False
    usual_area: str = ""

    def asked(self, agency: str) -> agency_return.Asked:
        """The same, for the service that reads the return."""
        return agency_return.Asked(
            agency=agency,
            protective_marking=self.protective_marking,
            permitted_use=self.permitted_use,
            released=self.released,
            usual_area=self.usual_area,
        )


def ask_details(where: Where, *, of_file: bool = True) -> Details:
    """The widgets; folded away, because most returns need none of them."""
    with st.expander("Marking, permitted use and release", key="conditions"):
        marking = st.selectbox(
            "Protective marking", list(MARKINGS), format_func=lambda code: MARKINGS[code],
            key="return_marking",
        )  # fmt: skip
        use = st.text_input(
            "What it may be used for", max_chars=200, key="return_use",
            placeholder="for example: the partnership's own monitoring",
        )  # fmt: skip
        released = st.checkbox("Its agency has released it for publication", key="return_released")
        usual = ""
        if of_file:
            areas = {"": "Each row says which", where.area.code: where.area.name}
            usual = st.selectbox(
                "Rows that name no area are about", list(areas),
                format_func=lambda code: areas[code], key="return_area",
            )  # fmt: skip
    return Details(str(marking), use.strip(), released, str(usual))


def template_menu(context: Context, where: Where, agency: str, period_end: date) -> None:
    """The template for what is due, as a workbook and as CSV, of one area or of several."""
    with st.popover("Get the template", icon=":material/download:", key="template"):
        named = authorities(context)
        chosen = st.multiselect(
            "Areas", list(named), default=[where.area.code], format_func=lambda code: named[code],
            key=f"template_areas_{where.area.code}",
            help="A return can cover several: a force or a trust serves more than one authority.",
        )  # fmt: skip
        areas = tuple(chosen) or (where.area.code,)
        try:
            rows = due_rows(context, agency, period_end, areas)
        except NotFound as nothing:
            furniture.note(nothing.sentence)
            return
        furniture.note(f"{len(rows)} rows, with what was sent last beside each.")
        make = partial(
            agency_return.make_template,
            *(context.workspace, context.person, agency, period_end, areas),
        )
        name = f"return-{agency}-{period_end.isoformat()}"
        downloads.offer("Excel", f"{name}.xlsx", lambda: make().workbook, WORKBOOK)
        downloads.offer("CSV", f"{name}.csv", lambda: make().csv)
