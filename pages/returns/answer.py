"""The Answers screen: what waits for an answer from the agency of whoever looks."""

from __future__ import annotations

from pages.assurance import challenge, escalation, variance_report
from pages.shared import filters, forms, furniture, panel, today
from pages.shared.context import Context, judged_area
from pages.shared.markup import register
from scorecard.views import challenge as challenges
from scorecard.views import escalation as escalations
from scorecard.views import variance_report as views


def render(context: Context) -> None:
    """Draw the screen."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    seen, now = judged_area(context, where.asked), today.area(context, where)
    with context.workspace.reading() as connection:
        rows = views.asked_of(connection, now, context.person)
        found = views.listing(connection, seen, context.person)
        raised = escalations.to_acknowledge(connection, now, context.person)
        made = challenges.asked_of(connection, now, context.person)
    furniture.heading(f"Answers, {seen.area.name}", "What the group has asked your agency.", found)
    forms.said()
    nothing = "Nothing waits for an answer from your agency."
    raised_of = "Escalations for your agency to acknowledge"
    made_of = "Challenges waiting for your answer"
    tables = (
        register.table(raised_of, raised, escalation.PATH, where.links),
        register.table(
            *("Waiting for your answer", rows, variance_report.PATH, where.links),
            "" if raised or made else nothing,
        ),
        register.table(made_of, made, challenge.PATH, where.links),
    )
    panel.show(f'<div class="sc-panel">{"".join(tables)}</div>'.encode(), "answers")
