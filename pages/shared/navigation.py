"""Navigation: the menu, the address of every screen, and the gate before all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import streamlit as st

from pages.assurance import (
    action,
    audit,
    challenge,
    escalation,
    recommendation,
    risk,
    variance_report,
)
from pages.help import method
from pages.keep import submissions
from pages.returns import answer, commentary, owed, submit
from pages.review import indicator, meeting, scorecard, summary
from pages.shared import cold_start, furniture, sign_in
from pages.shared.context import Context, open_store
from scorecard.domain.permissions import REFUSALS, Permission, may
from scorecard.domain.person import Person
from scorecard.settings import Settings

Render = Callable[[Context], None]
Body = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its menu section, address, title, what draws it, and who may use it."""

    section: str
    path: str
    title: str
    render: Render
    needs: Permission = Permission.SEE_SCORECARD


SCREENS = (
    Screen("Review", "summary", "Summary", summary.render),
    Screen("Review", "scorecard", "Scorecard", scorecard.render),
    Screen("Review", "indicator", "Indicator", indicator.render),
    Screen("Review", meeting.PATH, "Meeting", meeting.render),
    Screen("Returns", owed.PATH, "Owed", owed.render),
    Screen("Returns", submit.PATH, "Submit", submit.render, Permission.SEND_RETURN),
    Screen("Returns", commentary.PATH, "Commentary", commentary.render),
    Screen("Returns", "answers", "Answers", answer.render),
    Screen("Assurance", variance_report.PATH, "Variance reports", variance_report.render),
    Screen("Assurance", escalation.PATH, "Escalations", escalation.render),
    Screen("Assurance", challenge.PATH, "Challenges", challenge.render),
    Screen("Assurance", action.PATH, "Actions", action.render),
    Screen("Assurance", audit.PATH, "Audits", audit.render),
    Screen("Assurance", risk.PATH, "Risks", risk.render),
    Screen("Assurance", recommendation.PATH, "Recommendations", recommendation.render),
    Screen("Keep", submissions.PATH, "Submissions", submissions.render),
    Screen("Help", "method", "Method", method.render),
)
FIRST = SCREENS[0]


def run(settings: Settings) -> None:
    """The screen that the address names, for who is signed in; the sign-in for nobody."""
    person = sign_in.person(settings)
    if person is None:
        everywhere(partial(sign_in.page, settings))
        return
    menu: dict[str, list[Any]] = {}
    for screen in SCREENS:
        is_theirs = may(person, screen.needs)
        body = partial(_refuse, screen, person)
        if is_theirs:
            body = partial(_show, screen, person, settings)
        page = _page(screen, body, hidden=not is_theirs)
        menu.setdefault(screen.section, []).append(page)
    menu[FIRST.section].append(_named_first(partial(_show, FIRST, person, settings)))
    try:
        st.navigation(menu, position="top").run()
    finally:
        cold_start.put_right()


def everywhere(body: Body) -> None:
    """The same words at every address: a missing one would be called “Page not found”."""
    pages = [_page(screen, body) for screen in SCREENS]
    st.navigation([*pages, _named_first(body)], position="hidden").run()
    cold_start.put_right()


def _page(screen: Screen, body: Body, *, hidden: bool = False) -> Any:
    """The page of a screen; a hidden one still answers at its address, in its own words."""
    is_first = screen is FIRST
    path = "start" if is_first else screen.path
    visibility: Literal["visible", "hidden"] = "hidden" if hidden else "visible"
    return st.Page(body, title=screen.title, url_path=path, default=is_first, visibility=visibility)


def _refuse(screen: Screen, person: Person) -> None:
    """What a screen's address shows to somebody whose role does not use it."""
    st.set_page_config(page_title=f"{screen.title} · {furniture.NAME}")
    sign_in.who(person)
    st.title(screen.title, anchor=False)
    furniture.refusal(REFUSALS[screen.needs])


def _named_first(body: Body) -> Any:
    """The first screen answers at the root; this page lets it answer to its name too."""
    return st.Page(body, title=FIRST.title, url_path=FIRST.path, visibility="hidden")


def _show(screen: Screen, person: Person, settings: Settings) -> None:
    st.set_page_config(page_title=f"{screen.title} · {furniture.NAME}")
    workspace = open_store(settings)
    context = Context(person, settings, workspace, workspace.revision())
    sign_in.who(person)
    screen.render(context)
