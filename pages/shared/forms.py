"""Forms: fields whose words are kept as a draft while they are typed, and sent over one version.

The version is that of the record when the form was begun, not when it is sent: whoever changed
it in between is named, and the words stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import furniture
from pages.shared.context import Context
from pages.shared.markup.words import plain
from scorecard.domain.errors import StaleRecord, UserError
from scorecard.domain.period import day
from scorecard.services import draft

_SAID = "form_said"
_Start = tuple[int, dict[str, str]]
"""What a form began with: the record's version, and words by field."""


@dataclass(slots=True)
class Form:
    """One form of one person; `name` is its own among all forms, `version` the record's now."""

    context: Context
    name: str
    version: int = 0
    start: Mapping[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        begun = self._begun in st.session_state
        if not begun or self._has_left_the_screen() or self._is_untouched_and_old():
            self._begin()

    @property
    def _begun(self) -> str:
        return f"form_version_{self.name}"

    @property
    def begun_version(self) -> int:
        """The version the person began over."""
        return int(st.session_state[self._begun])

    def _has_left_the_screen(self) -> bool:
        """Whether its fields were drawn before and are gone: another screen was shown since."""
        drawn = st.session_state.get(self._drawn, ())
        return bool(drawn) and not any(self._key(name) in st.session_state for name in drawn)

    def _is_untouched_and_old(self) -> bool:
        """Whether it begins otherwise now than when it was begun, and nobody has typed into it."""
        was: _Start | None = st.session_state.get(self._started)
        if was is None or was == (self.version, dict(self.start)):
            return False
        # a form of a button alone keeps what it was shown over: its click may be stale
        drawn = st.session_state.get(self._drawn, ())
        now = {name: str(st.session_state.get(self._key(name), "")) for name in drawn}
        return bool(now) and now == {name: was[1].get(name, "") for name in drawn}

    @property
    def _drawn(self) -> str:
        return f"drawn_{self.name}"

    @property
    def _started(self) -> str:
        return f"started_{self.name}"

    def _begin(self) -> None:
        """What was typed before and not sent comes back, over the version it was begun at."""
        found = draft.held(self.context.workspace, self.context.person, self.name)
        st.session_state[self._started] = None if found else (self.version, dict(self.start))
        for name in st.session_state.get(self._drawn, ()):
            for key in (self._key(name), f"{self._key(name)}_day"):
                st.session_state.pop(key, None)
        st.session_state[self._begun] = found.version if found else self.version
        for name, value in (found.fields if found else self.start).items():
            st.session_state[self._key(name)] = value
        if found:
            st.session_state[self._restored] = day(found.saved_at.date())

    @property
    def _restored(self) -> str:
        return f"form_restored_{self.name}"

    def _key(self, name: str) -> str:
        return f"form_{self.name}_{name}"

    def opening(self) -> None:
        """Says when the words below are a draft that came back."""
        if when := st.session_state.get(self._restored):
            furniture.note(f"What you wrote on {when} and did not send is below.")

    def text(
        self, name: str, label: str, *, words: str = "", height: int = 110, most: int = 6000
    ) -> str:
        """Several lines of words."""
        return str(
            st.text_area(
                label, key=self._use(name), help=words or None, height=height,
                on_change=self._keep, max_chars=most,
            )
        )  # fmt: skip

    def line(self, name: str, label: str, *, words: str = "") -> str:
        """One line of words."""
        return str(
            st.text_input(
                label, key=self._use(name), help=words or None, on_change=self._keep, max_chars=300
            )
        )

    def day(self, name: str, label: str, *, words: str = "") -> date | None:
        """A date, or none; kept as text so that a draft can hold it."""
        key = self._use(name)
        shown = f"{key}_day"
        if shown not in st.session_state:
            st.session_state[shown] = _day(st.session_state.get(key, ""))
        found: date | None = st.date_input(
            label, key=shown, format="DD/MM/YYYY", help=words or None,
            on_change=self._take_day, args=(key, shown),
        )  # fmt: skip
        return found

    def choice(self, name: str, label: str, options: Mapping[str, str], *, words: str = "") -> str:
        """One of a few, or nothing yet."""
        key = self._use(name)
        if st.session_state.get(key) not in options:
            st.session_state[key] = next(iter(options))
        return str(
            st.selectbox(
                label, list(options), key=key, help=words or None, on_change=self._keep,
                format_func=lambda code: options[code],
            )
        )  # fmt: skip

    def send(self, label: str, act: Callable[[int], Any], done: str, *, key: str = "") -> None:
        """The button. `act` is given the version begun over; a refusal is shown and loses nothing.

        `done` is said on the next run, when the form is empty again.
        """
        if not st.button(label, key=f"form_send_{self.name}_{key or label}", type="primary"):
            return
        try:
            act(self.begun_version)
        except StaleRecord as stale:
            # the next click is over what the person has now been told
            st.session_state[self._begun] = self.version
            self._keep()
            furniture.refusal(plain(stale.sentence, 1200))
            return
        except UserError as refused:
            furniture.refusal(plain(refused.sentence, 600))
            return
        self.forget()
        say(done)
        st.rerun()

    def forget(self) -> None:
        """Forget the words and the draft."""
        draft.drop(self.context.workspace, self.context.person, self.name)
        for key in [key for key in st.session_state if str(key).startswith(f"form_{self.name}_")]:
            del st.session_state[key]
        for key in (self._begun, self._restored, self._started, self._drawn):
            st.session_state.pop(key, None)

    def _use(self, name: str) -> str:
        if name not in self.names:
            self.names.append(name)
            st.session_state[self._drawn] = (*self.names,)
        key = self._key(name)
        st.session_state.setdefault(key, self.start.get(name, ""))
        return key

    def _take_day(self, key: str, shown: str) -> None:
        found = st.session_state[shown]
        st.session_state[key] = found.isoformat() if found else ""
        self._keep()

    def _keep(self) -> None:
        """What is in the fields now becomes the draft."""
        words = {name: str(st.session_state.get(self._key(name), "")) for name in self.names}
        workspace, person = self.context.workspace, self.context.person
        draft.keep(workspace, person, self.name, words, self.begun_version)


def say(words: str) -> None:
    """Leave word for the next run of what was done."""
    st.session_state[_SAID] = words


def said() -> None:
    """What was done by the run before, once.

    Its place stays when the words go: else everything below moves up, and open boxes close.
    """
    place = st.empty()
    if words := st.session_state.pop(_SAID, ""):
        place.success(plain(words, 300))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
