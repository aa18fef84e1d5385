"""The forms of an audit: planning it, what it found, and looking again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

import streamlit as st

from pages.shared import address, furniture, left_over
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.forms import Form
from pages.shared.markup.words import escape
from scorecard.domain.audit import (
    GRADE_WORDS,
    KIND_WORDS,
    LIFECYCLE,
    Audit,
    AuditKind,
    AuditState,
    Grade,
)
from scorecard.domain.person import Person
from scorecard.services import audit as service
from scorecard.services.audit import Found, Plan
from scorecard.services.workspace import Workspace
from scorecard.views import choices
from scorecard.views.audit import AuditView
from scorecard.views.judged import JudgedArea


def plan(context: Context, where: Where, seen: JudgedArea) -> None:
    """Plan an audit, about the indicator that the address names."""
    code = address.part("indicator")
    about = code if code in seen.judged.rows else ""
    _plan(context, where.area.code, seen, f"plan_audit_{about}", {"indicator": about}, None)


def _plan(
    context: Context,
    area: str,
    seen: JudgedArea,
    name: str,
    start: Mapping[str, str],
    repeats: int | None,
) -> None:
    form = Form(context, name, start=start)
    form.opening()
    planned = _planned(form, seen, start.get("indicator", ""))
    today = context.workspace.now().date()

    def act(_version: int) -> object:
        made = Audit(area=area, state="", opened_on=today, re_audit_of=repeats, **asdict(planned))
        return service.plan(context.workspace, context.person, made)

    form.send("Plan the audit", act, "The audit has been planned.")


def _planned(form: Form, seen: JudgedArea, kept: str) -> Plan:
    title = form.line("title", "A short name")
    kind = form.choice("kind", "Kind", {code: words for code, words in KIND_WORDS.items() if code})
    scope = form.text("scope", "What is looked at", height=80)
    about = choices.NONE | choices.indicators(seen, form.context.person, (kept,))
    code = form.choice("indicator", "The indicator it is about", about)
    agency = form.choice(
        "agency", "The agency, where it is one", choices.agencies(seen, none="several")
    )
    owner = form.line("owner", "Led by")
    due = form.day("due", "Report due")
    furniture.note(choices.unseen(seen, agency, code))
    return Plan(
        title=title.strip(),
        kind=AuditKind(kind),
        scope=scope.strip(),
        agency=agency,
        owner=owner.strip(),
        indicator=code,
        due_on=due,
    )


def moves(context: Context, where: Where, view: AuditView, seen: JudgedArea) -> None:
    """A form for each thing this person may do now."""
    verbs = {move.verb for move in view.moves}
    with left_over.around(context, seen, "audit", view.audit, LIFECYCLE, view.history):
        for verb, (label, is_open, draw) in DRAWN.items():
            if verb not in verbs:
                continue
            if is_open:
                furniture.markup(f"<h2>{escape(label)}</h2>")
                draw(context, view, seen)
            else:
                with st.expander(label):
                    draw(context, view, seen)
        if view.can_repeat:
            with st.expander("Plan to look again"):
                name = f"repeat_audit_{view.number}"
                again, today = view.audit.re_audit_on, context.workspace.now().date()
                due = again.isoformat() if again and again >= today else ""
                start = _as_planned(view.audit) | {"due": due}
                _plan(context, where.area.code, seen, name, start, view.number)


def _start(context: Context, view: AuditView, _seen: JudgedArea) -> None:
    form = _form(context, view, "start")
    form.send(
        "Say it has started",
        lambda version: service.start(*_at(context, view, version)),
        "The audit is under way.",
    )


def _report(context: Context, view: AuditView, _seen: JudgedArea) -> None:
    form = _form(context, view, "report", _as_found(view.audit))
    read = _found(form)
    form.send(
        "Record the findings",
        lambda version: service.report(*_at(context, view, version), read()),
        "The findings have been recorded.",
    )


def _found(form: Form) -> Callable[[], Found]:
    """The fields; what is typed is read when it is sent, so that a slip is refused in words."""
    reported = form.day("reported", "Reported on")
    cases = form.line("cases", "Cases looked at")
    grade = form.choice("grade", "Grade", GRADE_WORDS)
    findings = form.text("findings", "What was found")
    again = form.day("again", "To be looked at again by")

    def read() -> Found:
        return Found(
            findings=findings.strip(),
            reported_on=reported,
            grade=Grade(grade),
            cases=address.whole_or_refuse(cases, "Cases looked at"),
            re_audit_on=again,
        )

    return read


def _amend(context: Context, view: AuditView, seen: JudgedArea) -> None:
    """What was planned; and what was found, once it was reported."""
    form = _form(context, view, "amend", _as_planned(view.audit))
    planned = _planned(form, seen, view.audit.indicator)
    form.send(
        "Change what was planned",
        lambda version: service.plan_anew(*_at(context, view, version), planned),
        "What was planned has been changed.",
    )
    if view.audit.state == AuditState.REPORTED:
        st.divider()
        again = _form(context, view, "correct", _as_found(view.audit))
        read = _found(again)
        again.send(
            "Correct what was found",
            lambda version: service.correct(*_at(context, view, version), read()),
            "What was found has been corrected.",
        )


def _close(context: Context, view: AuditView, _seen: JudgedArea) -> None:
    _because(context, view, "close", "Close the audit", service.close, "The audit is closed.")


def _cancel(context: Context, view: AuditView, _seen: JudgedArea) -> None:
    _because(context, view, "cancel", "Cancel the audit", service.cancel, "The audit is cancelled.")


def _because(
    context: Context,
    view: AuditView,
    verb: str,
    label: str,
    move: Callable[..., Audit],
    done: str,
) -> None:
    form = _form(context, view, verb)
    because = form.text("because", "Why", height=80)
    form.send(label, lambda version: move(*_at(context, view, version), because.strip()), done)


def _as_planned(audit: Audit) -> dict[str, str]:
    return {
        "title": audit.title,
        "kind": str(audit.kind),
        "scope": audit.scope,
        "indicator": audit.indicator,
        "agency": audit.agency,
        "owner": audit.owner,
        "due": audit.due_on.isoformat() if audit.due_on else "",
    }


def _as_found(audit: Audit) -> dict[str, str]:
    return {
        "reported": audit.reported_on.isoformat() if audit.reported_on else "",
        "cases": str(audit.cases or ""),
        "grade": str(audit.grade),
        "findings": audit.findings,
        "again": audit.re_audit_on.isoformat() if audit.re_audit_on else "",
    }


def _form(
    context: Context, view: AuditView, verb: str, start: Mapping[str, str] | None = None
) -> Form:
    form = Form(context, f"{verb}_audit_{view.number}", view.version, start or {})
    form.opening()
    return form


def _at(context: Context, view: AuditView, version: int) -> tuple[Workspace, Person, int, int]:
    return context.workspace, context.person, view.number, version


Draw = Callable[[Context, AuditView, JudgedArea], None]
DRAWN: dict[str, tuple[str, bool, Draw]] = {
    "start": ("Start it", False, _start),
    "report": ("What was found", True, _report),
    "close": ("Close it", True, _close),
    "amend": ("Change the record", False, _amend),
    "cancel": ("Cancel it", False, _cancel),
}
"""Each verb's heading, whether its form stands open, and what draws it."""
