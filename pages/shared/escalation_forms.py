"""The forms of an escalation: raising, acknowledging, moving up, ending it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pages.shared import address, furniture, left_over, move_forms
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.move_forms import Target
from scorecard.domain.escalation import LIFECYCLE, Escalation
from scorecard.domain.person import Role
from scorecard.services import escalation as service
from scorecard.views import choices
from scorecard.views.escalation import EscalationView
from scorecard.views.judged import JudgedArea


def raise_new(
    context: Context, where: Where, seen: JudgedArea, ladder: Sequence[tuple[int, str]]
) -> None:
    """Raise one: an agency's lead for their own agency, the group about any."""
    indicator = address.part("indicator")
    about = choices.to_open(seen, context.person, indicator)
    start = {"indicator": indicator, "title": about.get(indicator, "")}
    form = Form(context, f"raise_escalation_{where.area.code}_{indicator}", start=start)
    form.opening()
    code = form.choice("indicator", "About", choices.NONE | about)
    agency = _agency(form, context, seen, code)
    title = form.line("title", "In a few words")
    what = form.text("what", "What is wrong", words="What it means for children.")
    since = form.day("since", "Since when")
    mitigation = form.text("mitigation", "What is done meanwhile to keep children safe")
    levels = {str(order): name for order, name in ladder}
    level = form.choice("level", "Who is to acknowledge it", levels) if levels else ""
    furniture.note(choices.unseen(seen, agency, code))

    def act(_version: int) -> object:
        return service.raise_new(
            context.workspace,
            context.person,
            Escalation(
                area=where.area.code,
                title=title.strip() or choices.name(seen, code),
                state="",
                agency=agency,
                indicator=code,
                opened_on=context.workspace.now().date(),
                what=what.strip(),
                since=since,
                mitigation=mitigation.strip(),
                level=int(level or 0),
            ),
        )

    form.send("Raise the escalation", act, "The escalation has been raised; its clock is running.")


def _agency(form: Form, context: Context, seen: JudgedArea, code: str) -> str:
    if context.person.role == Role.AGENCY_LEAD:
        return context.person.agency
    return form.choice("agency", "The agency it is about", choices.agencies(seen, code))


def moves(context: Context, view: EscalationView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now; acknowledging stands open."""
    target = Target(context, "escalation", view.number, view.version)
    drawn: dict[str, Callable[[], None]] = {
        "acknowledge": lambda: _acknowledge(target, seen),
        "move_up": move_forms.because(
            *(target, "move_up", "Move up a level", "Why it is moved up"),
            *(service.move_up, "Moved up a level; a new clock is running."),
        ),
        "inform": move_forms.only_day(
            *(target, "inform", "Record that the scrutineer was informed", "Informed on"),
            *(service.inform, "Recorded that the scrutineer was informed."),
        ),
        "update": lambda: _update(target, view),
        "set_due": move_forms.only_day(
            *(target, "set_due", "Change the date", "Looked at again on"),
            *(service.set_due, "The date has been changed."),
        ),
        "resolve": move_forms.because(
            *(target, "resolve", "Resolve", "How it was resolved, and what is different now"),
            *(service.resolve, "Resolved."),
        ),
        "withdraw": move_forms.because(
            *(target, "withdraw", "Withdraw", "Why it is withdrawn"),
            *(service.withdraw, "Withdrawn."),
        ),
        "correct": lambda: _correct(target, view),
    }
    with left_over.around(context, seen, "escalation", view.escalation, LIFECYCLE, view.history):
        move_forms.draw(view.moves, drawn, "acknowledge")


def _correct(target: Target, view: EscalationView) -> None:
    held = view.escalation
    since = held.since.isoformat() if held.since else ""
    form = target.form("correct", {"title": held.title, "what": held.what, "since": since})
    title = form.line("title", "In a few words")
    what = form.text("what", "What is wrong", words="What was said stays in the history.")
    on = form.day("since", "Since when")
    given = (title.strip(), what.strip(), on)
    target.send(form, "Correct the words", service.correct, "The words are corrected.", *given)


def _acknowledge(target: Target, seen: JudgedArea) -> None:
    start = {"by": target.context.person.name, "due": choices.next_meeting(seen)}
    form = target.form("acknowledge", start)
    by = form.line("by", "Acknowledged by", words="Name and office, where it was somebody else.")
    response = form.text("response", "What they will do", height=80)
    due = form.day("due", "Looked at again on")
    done = "Acknowledged: the clock has stopped."
    target.send(form, "Acknowledge", service.acknowledge, done, by.strip(), response.strip(), due)


def _update(target: Target, view: EscalationView) -> None:
    form = target.form("update", {"mitigation": view.escalation.mitigation})
    words = form.text("mitigation", "What is done meanwhile to keep children safe")
    label = "Save what is done meanwhile"
    target.send(form, label, service.update, "Saved.", words.strip())
