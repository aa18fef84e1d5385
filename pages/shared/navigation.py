"""Navigation: the menu, the address of every screen, and the gate before all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from pages.assurance import variance_report
from pages.help import method
from pages.returns import answer
from pages.review import indicator, meeting, scorecard, summary
from pages.shared import cold_start, furniture, sign_in
from pages.shared.context import Context, open_store
from scorecard.domain.person import Person
from scorecard.settings import Settings

Render = Callable[[Context], None]
Body = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its menu section, its address, its title and what draws it."""

    section: str
    path: str
    title: str
    render: Render


SCREENS = (
    Screen("Review", "summary", "Summary", summary.render),
    Screen("Review", "scorecard", "Scorecard", scorecard.render),
    Screen("Review", "indicator", "Indicator", indicator.render),
    Screen("Review", meeting.PATH, "Meeting", meeting.render),
    Screen("Returns", "answers", "Answers", answer.render),
    Screen("Assurance", variance_report.PATH, "Variance reports", variance_report.render),
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
        body = partial(_show, screen, person, settings)
        menu.setdefault(screen.section, []).append(_page(screen, body))
    menu[FIRST.section].append(_named_first(partial(_show, FIRST, person, settings)))
    st.navigation(menu, position="top").run()
    cold_start.put_right()


def everywhere(body: Body) -> None:
    """The same words at every address: a missing one would be called “Page not found”."""
    pages = [_page(screen, body) for screen in SCREENS]
    st.navigation([*pages, _named_first(body)], position="hidden").run()
    cold_start.put_right()


def _page(screen: Screen, body: Body) -> Any:
    is_first = screen is FIRST
    path = "start" if is_first else screen.path
    return st.Page(body, title=screen.title, url_path=path, default=is_first)


def _named_first(body: Body) -> Any:
    """The first screen answers at the root; this page lets it answer to its name too."""
    return st.Page(body, title=FIRST.title, url_path=FIRST.path, visibility="hidden")


def _show(screen: Screen, person: Person, settings: Settings) -> None:
    st.set_page_config(page_title=f"{screen.title} · {furniture.NAME}")
    workspace = open_store(settings)
    context = Context(person, settings, workspace, workspace.revision())
    sign_in.who(person)
    screen.render(context)
