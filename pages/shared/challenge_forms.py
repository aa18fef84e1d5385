"""The forms of a challenge: logging it, answering, settling it or not."""

from __future__ import annotations

from collections.abc import Callable

from pages.shared import address, furniture, left_over, move_forms
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.move_forms import Target
from scorecard.domain.challenge import LIFECYCLE, Challenge
from scorecard.services import challenge as service
from scorecard.views import choices
from scorecard.views.challenge import ChallengeView
from scorecard.views.judged import JudgedArea


def make(context: Context, where: Where, seen: JudgedArea) -> None:
    """Log a challenge to an agency, about an indicator or about none in particular."""
    indicator = address.part("indicator")
    about = choices.to_open(seen, context.person, indicator)
    start = {"indicator": indicator, "title": about.get(indicator, "")}
    form = Form(context, f"make_challenge_{where.area.code}_{indicator}", start=start)
    form.opening()
    code = form.choice("indicator", "About", choices.NONE | about)
    others = choices.agencies(seen, code, without=context.person.agency)
    agency = form.choice("agency", "The agency challenged", others)
    title = form.line("title", "In a few words")
    words = form.text("challenge", "The challenge", words="One the agency can answer in words.")
    due = form.day("due", "Answer due")
    furniture.note(choices.unseen(seen, agency, code))

    def act(_version: int) -> object:
        return service.make(
            context.workspace,
            context.person,
            Challenge(
                area=where.area.code,
                title=title.strip() or choices.name(seen, code),
                state="",
                agency=agency,
                indicator=code,
                opened_on=context.workspace.now().date(),
                due_on=due,
                challenge=words.strip(),
            ),
        )

    form.send("Log the challenge", act, "The challenge has been logged.")


def moves(context: Context, view: ChallengeView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now; the answer, or settling it, stands open."""
    target = Target(context, "challenge", view.number, view.version)
    again = {"due": choices.next_meeting(seen)}
    may = {move.verb for move in view.moves}
    drawn: dict[str, Callable[[], None]] = {
        "answer": lambda: _answer(target, view),
        "settle": move_forms.because(
            *(target, "settle", "Settle", "What difference it made"),
            *(service.settle, "Settled."),
        ),
        "refuse": move_forms.with_day(
            *(target, "refuse", "Not settled"),
            ("Why it is not settled", "Another answer due"),
            *(service.refuse, "Recorded: not settled.", again),
        ),
        "set_due": move_forms.only_day(
            *(target, "set_due", "Change the due date", "Answer due"),
            *(service.set_due, "The due date has been changed."),
        ),
        "withdraw": move_forms.because(
            *(target, "withdraw", "Withdraw", "Why it is withdrawn"),
            *(service.withdraw, "Withdrawn."),
        ),
        "correct": lambda: _correct(target, view),
    }
    opened = "answer" if "answer" in may else "settle" if "refuse" in may else ""
    with left_over.around(context, seen, "challenge", view.challenge, LIFECYCLE, view.history):
        move_forms.draw(view.moves, drawn, opened)


def _correct(target: Target, view: ChallengeView) -> None:
    held = view.challenge
    form = target.form("correct", {"title": held.title, "challenge": held.challenge})
    title = form.line("title", "In a few words")
    words = form.text("challenge", "The challenge", words="What was said stays in the history.")
    given = (title.strip(), words.strip())
    target.send(form, "Correct the words", service.correct, "The words are corrected.", *given)


def _answer(target: Target, view: ChallengeView) -> None:
    form = target.form("answer", {"answer": view.challenge.answer})
    words = form.text("answer", "Your answer", words="What is so, what was done, what it showed.")
    target.send(
        form, "Send the answer", service.answer, "Your answer has been sent.", words.strip()
    )
