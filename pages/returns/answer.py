"""The Answers screen: what waits for an answer from the agency of whoever looks."""

from __future__ import annotations

from pages.assurance.variance_report import PATH
from pages.shared import filters, forms, furniture, panel
from pages.shared.context import Context, judged_area
from pages.shared.markup import register
from scorecard.views import variance_report as views


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    seen = judged_area(context, where.asked)
    with context.workspace.reading() as connection:
        rows = views.asked_of(connection, seen, context.person)
        found = views.listing(connection, seen, context.person)
    furniture.heading(f"Answers, {seen.area.name}", "What the group has asked your agency.", found)
    forms.said()
    nothing = "Nothing waits for an answer from your agency."
    table = register.table("Waiting for your answer", rows, PATH, where.links, nothing)
    panel.show(f'<div class="sc-panel">{table}</div>'.encode(), "answers")
