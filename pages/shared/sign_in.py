"""Sign-in: who is looking. The demonstration lets anyone choose; live lets nobody in yet."""

from __future__ import annotations

import streamlit as st

from pages.shared import address, furniture
from pages.shared.markup.words import plain
from scorecard.domain.person import DEMO_PEOPLE, ROLE_WORDS, Person, Role
from scorecard.settings import Mode, Settings

_SIGNED_IN = "signed_in_as"
COMES_FOR: dict[Role, str] = {
    Role.CHAIR: "Two minutes before the board: what changed, what to ask, of whom.",
    Role.ANALYST: "The whole scorecard, indicator by indicator, with every reason.",
    Role.AGENCY_LEAD: "The agency's own indicators beside everyone else's. Restricted figures "
    "are hidden.",
    Role.ADMINISTRATOR: "Everything, as the business unit sees it.",
}


def person(settings: Settings) -> Person | None:
    """Who is signed in, or nobody."""
    if settings.mode is not Mode.DEMO:
        return None
    # In the demonstration the address may say who is looking, so that a link can be followed.
    asked = address.part("as")
    if asked in DEMO_PEOPLE:
        st.session_state[_SIGNED_IN] = asked
    return DEMO_PEOPLE.get(st.session_state.get(_SIGNED_IN, ""))


def key() -> str:
    """The signed-in persona's key, for links; only the demonstration has one."""
    return str(st.session_state.get(_SIGNED_IN, ""))


def page(settings: Settings) -> None:
    """What a screen's address shows to somebody who is not signed in: no figure at all."""
    st.title("Safeguarding scorecard", anchor=False)
    if settings.mode is not Mode.DEMO:
        furniture.refusal(
            "Sign-in is not set up yet, so nobody can enter. Whoever runs this server can set up "
            "sign-in, or start it with SCORECARD_MODE=demo to show the demonstration."
        )
        return
    st.markdown(
        "**This is a demonstration.** There is no password: choose who to look as. "
        "None of these people exists."
    )
    asked = address.part("as")
    if asked and asked not in DEMO_PEOPLE:
        known = ", ".join(DEMO_PEOPLE)
        st.warning(f"Nobody here is called “{plain(asked)}”. Choose one of: {known}.")
    with st.grid(4, min_column_width=230, key="people"):
        for code, one in DEMO_PEOPLE.items():
            _choice(code, one)


def _choice(code: str, one: Person) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(one.name)}**  \n{_role(one)}")
        st.caption(COMES_FOR[one.role])
        words = f"Look as {plain(one.name)}"
        st.button(words, key=f"as_{code}", on_click=_enter, args=(code,), type="primary")


def _role(one: Person) -> str:
    agency = f", {one.agency}" if one.agency else ""
    return f"{ROLE_WORDS[one.role]}{agency}".capitalize()


def _enter(code: str) -> None:
    """The address keeps what it said, so a link leads where it meant to."""
    st.session_state[_SIGNED_IN] = code
    address.write({"as": code})


def _leave() -> None:
    st.session_state.pop(_SIGNED_IN, None)
    address.forget()
    address.write({"as": ""})


def who(one: Person) -> None:
    """Who is looking, with the way to change that."""
    with st.popover(one.name, type="tertiary", icon=":material/person:", key="person"):
        st.markdown(f"You are looking as **{plain(one.title, 80)}**.")
        st.caption("This is a demonstration: none of these people exists.")
        st.button("Choose somebody else", on_click=_leave)
