"""The Submissions screen: what came in, from whom, when, and what became of it."""

from __future__ import annotations

import streamlit as st

from pages.shared import address, away, filters, furniture, panel
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import submissions_body
from scorecard.domain.errors import NotFound
from scorecard.views import submission
from scorecard.views.submission import SubmissionLine

PATH = "submissions"
LATEST, EVERY = "latest", "all"
SHOW = {LATEST: "The latest", EVERY: "All"}
SHOWN, MOST = 50, 2000


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    with context.workspace.reading() as connection:
        lines = submission.lines(connection, context.person, MOST)
    number = address.part("record")
    if number:
        _one(context, where, lines, address.whole_number(number))
    else:
        _all(context, where, lines)


def _all(context: Context, where: Where, lines: tuple[SubmissionLine, ...]) -> None:
    about = "Every return and every file of statistics, newest first. Nothing is ever taken out."
    furniture.heading("Submissions", about, where)
    named = {line.agency: line.agency_name for line in lines}
    options = filters.in_order(iter(sorted(named.items(), key=lambda one: one[1])), "All agencies")
    found: list[str] = []
    agency = filters.choice("agency", options, "", found)
    every = filters.choice("show", SHOW, LATEST, found) == EVERY
    furniture.problems(found)
    if len(named) > 1:
        with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
            filters.select("Agency", "agency", options, agency)
    shown = [line for line in lines if agency in ("", line.agency)]
    if not shown:
        furniture.empty("Nothing has come in yet. What you send stands here with its receipt.")
        return
    first = shown if every else shown[:SHOWN]
    panel.show(submissions_body.table(first, where.links).encode(), "submissions")
    _how_many(len(first), len(shown), len(lines))
    with st.container(horizontal=True, key="away"):
        away.submissions_csv(shown)


def _how_many(drawn: int, shown: int, held: int) -> None:
    if drawn < shown:
        furniture.note(f"The latest {drawn} of {shown} are shown.")
        st.button("Show all", on_click=address.write, args=({"show": EVERY},))
    elif held == MOST:
        furniture.note(f"The latest {MOST:,} that came in are looked at.")


def _one(context: Context, where: Where, lines: tuple[SubmissionLine, ...], number: int) -> None:
    line = next((one for one in lines if one.number == number), None)
    if line is None:
        raise NotFound(f"There is no submission {number} that you may see. Choose one of the list.")
    with context.workspace.reading() as connection:
        found = submission.findings(connection, line)
    furniture.heading(f"Submission {line.number}: {line.title}", line.outcome, where)
    body = submissions_body.one(line, found, where.links)
    panel.show(body.encode(), "submission")
