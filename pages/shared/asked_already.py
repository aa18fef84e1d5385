"""What an agency has been asked already about an indicator, before it is asked a second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.shared import furniture, panel
from pages.shared.forms import Form
from pages.shared.markup import asked_already
from pages.shared.markup.links import Links
from scorecard.domain.errors import StaleRecord
from scorecard.views import asked_already as views
from scorecard.views.asked_already import Standing


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is asked: `again` in a report that stands, or None for a new one.

    `known` are the reports that stood when the person last looked; `changed` says what is otherwise
    now, blank where nothing is.
    """

    again: Standing | None
    known: tuple[int, ...]
    changed: str = ""

    def require_as_seen(self) -> None:
        """Refuse a click that was about something else than what stands now."""
        if self.changed:
            raise StaleRecord(self.changed)


def choose(form: Form, standing: Sequence[Standing], links: Links, code: str) -> Chosen:
    """What is asked about an indicator; asking again in what stands is offered first.

    A click is about what stood in the run before it: it neither sends back an answer that came
    meanwhile nor moves the day of a report that somebody else has just opened.
    """
    key, now = f"asked_already_{form.name}_{code}", _seen(standing)
    if not form.is_clicked():
        st.session_state[key] = now
    before: Mapping[int, int] = st.session_state.get(key, now)
    st.session_state[key] = now  # the next click is over what the person has been told
    changed = "" if before == now else _what_changed(standing)
    if not standing:
        return Chosen(None, tuple(before), changed)
    panel.show(asked_already.asked_already(standing, links).encode(), "asked_already")
    number = form.choice("again", "What is asked", views.ways(standing))
    again = next((one for one in standing if str(one.number) == number), None)
    return Chosen(again, tuple(before), changed)


def _seen(standing: Sequence[Standing]) -> dict[int, int]:
    return {one.number: one.version for one in standing}


def _what_changed(standing: Sequence[Standing]) -> str:
    now = "; ".join(f"{one.name}, {one.state}" for one in standing) or "no report about this stands"
    return (
        f"What was asked about this changed while you were writing, so nothing was saved. Now: "
        f"{now}. What you wrote is kept: read what stands above, choose, then send."
    )


def because(form: Form, again: Standing) -> str:
    """Why it is asked again; the question stays, so nothing is suggested."""
    return form.text("because", again.why, height=120)


def day(form: Form, again: Standing | None, label: str, *, words: str = "") -> date | None:
    """The day of an answer. One still owed keeps its day until another is chosen."""
    if again is None or not again.owed:
        return form.day("due", label, words=words)
    furniture.note(again.owed)
    return form.day("another_day", "The new day", words=words)
