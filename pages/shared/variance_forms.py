"""The forms of a variance report: asking, answering in four parts, judging, sending back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared import address, asked_already, furniture, left_over, move_forms
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.move_forms import Target
from scorecard.domain.variance_report import (
    EVIDENCE_WORDS,
    LIFECYCLE,
    VERDICT_WORDS,
    AssuranceVerdict,
    VarianceReport,
)
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Answer, Judged
from scorecard.views import asked_already as already
from scorecard.views import choices
from scorecard.views.asked_already import Standing
from scorecard.views.choices import CHOOSE
from scorecard.views.judged import JudgedArea
from scorecard.views.variance_report import VarianceView, figure_now

EVIDENCE = 3
"""How many kinds of evidence a form asks for."""


def ask(context: Context, where: Where, seen: JudgedArea) -> None:
    """Ask an agency about an indicator; the figure is frozen as it is now."""
    indicator = address.part("indicator")
    start = {"indicator": indicator, "due": choices.next_meeting(seen)}
    form = Form(context, f"ask_variance_{where.area.code}_{indicator}", start=start)
    form.opening()
    about = CHOOSE | choices.indicators(seen, context.person)
    code = form.choice("indicator", "About", about)
    standing = _standing(context, seen, code)
    chosen = asked_already.choose(form, standing, where.links, code)
    again = chosen.again
    agency, question = _asked_of(form, seen, code, again)
    due = asked_already.day(form, again, "Answer due")
    furniture.note(choices.unseen(seen, agency, code))

    def act(_version: int) -> object:
        chosen.require_as_seen()
        title = choices.name(seen, code)
        at = (context.workspace, context.person)
        if again:
            return service.again(*at, again.number, again.version, question.strip(), due)
        return service.ask(
            *at,
            VarianceReport(
                area=where.area.code,
                title=title,
                state="",
                agency=agency,
                indicator=code,
                opened_on=context.workspace.now().date(),
                due_on=due,
                question=question.strip(),
                frozen=figure_now(seen, code),
                meeting_on=None,
            ),
            chosen.known,
        )

    label = again.again if again else "Ask for the report"
    done = f"Recorded: {again.again.lower()}." if again else "The agency has been asked."
    form.send(label, act, done, key="ask")


def _standing(context: Context, seen: JudgedArea, code: str) -> tuple[Standing, ...]:
    with context.workspace.reading() as connection:
        return already.of(connection, seen, context.person, code) if code else ()


def _asked_of(form: Form, seen: JudgedArea, code: str, again: Standing | None) -> tuple[str, str]:
    """The agency and the question, or why one that was asked already is asked again."""
    if again:
        return again.agency, asked_already.because(form, again)
    agency = form.choice("agency", "Asked of", choices.agencies(seen, code))
    hint = "One the agency can answer in words."
    return agency, form.text("question", "The question", words=hint)


def moves(context: Context, view: VarianceView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now."""
    verbs = {move.verb for move in view.moves}
    with left_over.around(context, seen, "variance", view.report, LIFECYCLE, view.history):
        for verb, draw in DRAWN.items():
            if verb in verbs:
                draw(context, view)


def _answer(context: Context, view: VarianceView) -> None:
    st.subheader("Your answer", anchor=False)
    form = Form(context, f"answer_variance_{view.number}", view.version, _answered(view.answered))
    form.opening()
    cause = form.text("cause", "1. The cause")
    meaning = form.text("meaning", "2. What it means for children")
    doing = form.text("doing", "3. What is being done")
    doing_by = form.day("doing_by", "Done by")
    recovery = form.day("recovery", "4. Recovery expected by")
    to = form.line("recovery_to", "Recovered means a figure of", words="In the indicator's unit.")
    path = form.text(
        *("path", "Figures expected on the way, if any"),
        words="A day and a figure a line: 2026-12-31 70. Each is looked at when its day comes.",
        height=80,
    )
    evidence = _evidence(form)

    def act(version: int) -> object:
        given = Answer(
            cause=cause.strip(),
            meaning_for_children=meaning.strip(),
            being_done=doing.strip(),
            recovery_by=recovery,
            recovery_value=address.number_or_refuse(to, "Recovered means a figure of"),
            being_done_by=doing_by,
            trajectory=path.strip(),
            evidence=evidence,
        )
        return service.answer(context.workspace, context.person, view.number, version, given)

    form.send("Send the answer", act, "Your answer has been sent.")


def _answered(report: VarianceReport) -> dict[str, str]:
    """The fields of an answer as it stands: one that is sent again forgets nothing unasked."""
    value = report.recovery_value
    start = {
        "cause": report.cause,
        "meaning": report.meaning_for_children,
        "doing": report.being_done,
        "doing_by": report.being_done_by.isoformat() if report.being_done_by else "",
        "recovery": report.recovery_by.isoformat() if report.recovery_by else "",
        "recovery_to": "" if value is None else f"{value:g}",
        "path": report.trajectory,
    }
    for number, line in enumerate(report.evidence.splitlines()[:EVIDENCE], 1):
        kind, _, said = line.partition(":")
        start |= {f"kind_{number}": kind.strip(), f"said_{number}": said.strip()}
    return start


def _evidence(form: Form) -> str:
    """Each kind of evidence that is named, one a line with what was said of it."""
    st.markdown("**What it rests on**")
    lines = []
    for number in range(1, EVIDENCE + 1):
        left, right = st.columns([2, 3])
        with left:
            kind = form.choice(f"kind_{number}", f"Evidence {number}", CHOOSE | EVIDENCE_WORDS)
        with right:
            said = form.line(f"said_{number}", "What it showed")
        if kind:
            lines.append(f"{kind}: {said.strip()}")
    return "\n".join(lines)


def _judge(context: Context, view: VarianceView) -> None:
    st.subheader("The group's verdict", anchor=False)
    form = Form(context, f"judge_variance_{view.number}", view.version)
    form.opening()
    verdict = form.choice("verdict", "The group is", CHOOSE | VERDICT_WORDS)
    words = form.text("words", "Why", height=80)
    evidence = _evidence(form) or view.report.evidence

    def act(version: int) -> object:
        made = Judged(AssuranceVerdict(verdict or "partly_assured"), words.strip(), evidence)
        return service.judge(context.workspace, context.person, view.number, version, made)

    if verdict:
        form.send("Record the verdict", act, "The verdict has been recorded.")


def _send_back(context: Context, view: VarianceView) -> None:
    with st.expander("Send it back"):
        _because(context, view, "send_back", "Send back", service.send_back, "Sent back.")


def _reopen(context: Context, view: VarianceView) -> None:
    with st.expander("Reopen it"):
        _because(context, view, "reopen", "Reopen", service.reopen, "Reopened.")


def _because(
    context: Context,
    view: VarianceView,
    verb: str,
    label: str,
    move: Callable[..., VarianceReport],
    done: str,
) -> None:
    start = {"because": view.to_reopen if verb == "reopen" else ""}
    form = Form(context, f"{verb}_variance_{view.number}", view.version, start)
    form.opening()
    because = form.text("because", "Because", height=80)
    due = form.day("due", "Answer due")

    def act(version: int) -> object:
        at = (context.workspace, context.person, view.number, version)
        return move(*at, because.strip(), due)

    form.send(label, act, done)


def _set_due(context: Context, view: VarianceView) -> None:
    with st.expander("Change the due date"):
        form = Form(context, f"due_variance_{view.number}", view.version)
        due = form.day("due", "Answer due")

        def act(version: int) -> object:
            at = (context.workspace, context.person, view.number, version)
            return service.set_due(*at, due)

        form.send("Change the due date", act, "The due date has been changed.")


def _close(context: Context, view: VarianceView) -> None:
    with st.expander("Close it"):
        _target(context, view, "close", "Close", "Why it is closed", service.close, "Closed.")


def _withdraw(context: Context, view: VarianceView) -> None:
    with st.expander("Withdraw it"):
        asked = "Why it is withdrawn"
        _target(context, view, "withdraw", "Withdraw", asked, service.withdraw, "Withdrawn.")


def _target(context: Context, view: VarianceView, *asked: Any) -> None:
    move_forms.because(Target(context, "variance", view.number, view.version), *asked)()


Draw = Callable[[Context, VarianceView], None]
DRAWN: dict[str, Draw] = {
    "answer": _answer,
    "accept": _judge,
    "send_back": _send_back,
    "set_due": _set_due,
    "reopen": _reopen,
    "close": _close,
    "withdraw": _withdraw,
}
