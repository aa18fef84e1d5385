"""The form of a commentary: its four parts, sent beside what was written before."""

from __future__ import annotations

from pages.shared import forms, furniture, left_over, panel
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from scorecard.domain.commentary import PARTS, Commentary
from scorecard.services import commentary as service
from scorecard.services import draft
from scorecard.views.commentary import Writing

PLACE = "to-write"
"""Where the form begins, for a link from the top of the screen."""

HELP = {
    "what_happened": "What the figure shows, in a sentence that a lay member follows.",
    "why": "What is known and how it is known; write that it is not known yet, where it is not.",
    "so_what_for_children": "What children saw or went without. Numbers, never a single child.",
    "what_next": "What is done, by whom and by when, and when the figure should show it.",
}


def write(context: Context, where: Where, writing: Writing) -> None:
    """Write about the latest period; what was written of it before is there to be changed."""
    wanted = writing.wanted
    panel.show(f'<h2 id="{PLACE}" tabindex="-1">Commentary on {wanted.period}</h2>'.encode(), PLACE)
    forms.said()
    furniture.note(f"{wanted.agency_name} answers for this figure. {wanted.state_words}.")
    name = f"{_begins(where, wanted.code)}{wanted.period_end}"
    form = Form(context, name, writing.version, dict(writing.start))
    form.opening()
    said = {
        part: form.text(part, label, words=HELP[part], height=90, most=2000)
        for part, label in PARTS.items()
    }

    def act(version: int) -> object:
        made = Commentary(
            indicator=wanted.code,
            area=where.area.code,
            period_end=wanted.period_end,
            agency=wanted.agency,
            what_happened=said["what_happened"].strip(),
            why=said["why"].strip(),
            so_what_for_children=said["so_what_for_children"].strip(),
            what_next=said["what_next"].strip(),
        )
        return service.write(context.workspace, context.person, made, version)

    label = "Send a changed commentary" if writing.version else "Send the commentary"
    form.send(label, act, "The commentary has been sent; the group will read it.")


def left_over_of(context: Context, where: Where, code: str) -> None:
    """What this person typed about a figure before the latest one, and did not send."""
    for kept in draft.every(context.workspace, context.person):
        if _is_about(kept.form, _begins(where, code)) and kept.form not in context.drawn:
            left_over.show(context, kept, "A later figure has come since you wrote this.")


def _is_about(form: str, begins: str) -> bool:
    """Whether only a day follows: one indicator's code may begin with another's."""
    return form.startswith(begins) and form.removeprefix(begins).replace("-", "").isdecimal()


def _begins(where: Where, code: str) -> str:
    return f"commentary_{where.area.code}_{code}_"
