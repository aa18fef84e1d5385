"""Forms: fields whose words are kept as a draft while they are typed, and sent over one version.

The version is that of the record when the form was begun, not when it is sent: whoever changed
it in between is named, and the words stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zlib import crc32

import streamlit as st

from pages.shared import furniture
from pages.shared.context import Context
from pages.shared.markup.words import plain
from scorecard.domain.errors import StaleRecord, UserError
from scorecard.domain.period import day
from scorecard.services import draft, free_text
from scorecard.services.free_text import Doubt

_SAID = "form_said"
_LEFT_OUT = "_left_out"
KEPT = (
    "A draft is kept each time you leave a box, and in a large box when you pause for a few "
    "seconds. It is yours alone until you send it."
)


@dataclass(slots=True)
class Form:
    """One form of one person; `name` is its own among all forms, `version` the record's now."""

    context: Context
    name: str
    version: int = 0
    start: Mapping[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    labels: dict[str, tuple[str, Callable[[str], str]]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.drawn.add(self.name)
        begun = st.session_state.get(self._begun)
        # nothing was typed over what has changed since: the form begins over what is there now,
        # but not under a click, which was on what the person saw
        untouched = not st.session_state.get(self._touched) and not self.is_clicked()
        overtaken = begun != self.version and untouched
        somebody_elses = st.session_state.get(self._whose) != self.context.person.name
        if begun is None or overtaken or somebody_elses:
            self._forget_fields()
            self._begin()

    @property
    def _begun(self) -> str:
        return f"form_version_{self.name}"

    @property
    def _touched(self) -> str:
        return f"form_touched_{self.name}"

    @property
    def _whose(self) -> str:
        return f"form_whose_{self.name}"

    @property
    def _restored(self) -> str:
        return f"form_restored_{self.name}"

    @property
    def _sent(self) -> str:
        return f"form_sent_{self.name}"

    @property
    def begun_version(self) -> int:
        """The version the person began over."""
        return int(st.session_state[self._begun])

    def is_clicked(self) -> bool:
        """Whether one of its buttons was pressed: this run is about what the person saw before."""
        keys = [key for key in st.session_state if str(key).startswith(self._button(""))]
        return any(st.session_state[key] for key in keys)

    def _button(self, name: str) -> str:
        return f"form_send_{self.name}_{name}"

    def _begin(self) -> None:
        """What was typed before and not sent comes back, over the version it was begun at."""
        for key in (self._restored, self._touched):
            st.session_state.pop(key, None)
        st.session_state[self._whose] = self.context.person.name
        found = draft.held(self.context.workspace, self.context.person, self.name)
        st.session_state[self._begun] = found.version if found else self.version
        # a box that the draft left out begins as the record has it, never blank
        for name, value in {**self.start, **(found.fields if found else {})}.items():
            st.session_state[self._kept(name)] = value
        if found:
            st.session_state[self._restored] = day(found.saved_at.date())
            st.session_state[self._touched] = True

    def _key(self, name: str) -> str:
        return f"form_{self.name}_{name}"

    def _kept(self, name: str) -> str:
        return f"form_kept_{self.name}_{name}"

    def opening(self) -> None:
        """Says when the words below are a draft that came back."""
        if when := st.session_state.get(self._restored):
            left_out = str(st.session_state.get(self._kept(_LEFT_OUT), ""))
            without = f"Not kept, for it seemed to tell of a child: {left_out}." if left_out else ""
            furniture.note(f"What you wrote on {when} and did not send is below.", without)

    def text(
        self, name: str, label: str, *, words: str = "", height: int = 110, most: int = 6000
    ) -> str:
        """Several lines of words."""
        self.labels[name] = label, str
        self.written.append(name)
        st.text_area(
            label, key=self._shown(name, str), help=words or None, height=height,
            on_change=self._take, args=(name, str), max_chars=most,
        )  # fmt: skip
        return str(st.session_state[self._kept(name)])

    def line(self, name: str, label: str, *, words: str = "") -> str:
        """One line of words."""
        self.labels[name] = label, str
        self.written.append(name)
        st.text_input(
            label, key=self._shown(name, str), help=words or None,
            on_change=self._take, args=(name, str), max_chars=300,
        )  # fmt: skip
        return str(st.session_state[self._kept(name)])

    def day(self, name: str, label: str, *, words: str = "") -> date | None:
        """A date, or none; kept as text so that a draft can hold it."""
        self.labels[name] = label, _day_words
        found: date | None = st.date_input(
            label, key=self._shown(name, _day), format="DD/MM/YYYY", help=words or None,
            on_change=self._take, args=(name, _day_text),
        )  # fmt: skip
        return found

    def choice(self, name: str, label: str, options: Mapping[str, str], *, words: str = "") -> str:
        """One of a few, or nothing yet."""
        self.labels[name] = label, lambda code: options.get(code, code) if code else ""
        shown = self._shown(name, str)
        if st.session_state[shown] not in options:
            st.session_state[shown] = next(iter(options))
        return str(
            st.selectbox(
                label, list(options), key=shown, help=words or None,
                on_change=self._take, args=(name, str), format_func=lambda code: options[code],
            )
        )  # fmt: skip

    def several(
        self, name: str, label: str, options: Mapping[str, str], *, words: str = ""
    ) -> tuple[str, ...]:
        """Any number of some options; kept as text, one a line, so that a draft can hold them."""
        self.labels[name] = (
            label,
            lambda codes: "\n".join(options.get(code, code) for code in codes.splitlines()),
        )
        shown = self._shown(name, str.splitlines)
        st.session_state[shown] = [code for code in st.session_state[shown] if code in options]
        found: list[str] = st.multiselect(
            label, list(options), key=shown, help=words or None, placeholder="choose",
            on_change=self._take, args=(name, "\n".join), format_func=lambda code: options[code],
        )  # fmt: skip
        return tuple(found)

    def send(self, label: str, act: Callable[[int], Any], done: str, *, key: str = "") -> None:
        """The button. `act` is given the version begun over; a refusal is shown and loses nothing.

        `done` is said on the next run, when the form is empty again.
        """
        doubts = self._doubts()
        sure = self._is_sure(doubts)
        clicked = st.button(label, key=self._button(key or label), type="primary")
        if self.names and sure:
            furniture.note(KEPT)
        if not clicked:
            return
        # a list, so that marking it cannot be interrupted: the second click of a double click may
        # stop this run right after `act`, and must not do the same again
        sent: list[int] = st.session_state.setdefault(self._sent, [])
        version = self.begun_version
        try:
            if version not in sent:
                free_text.require_sure(doubts, sure=sure)
                act(version)
                sent.append(version)
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

    def _doubts(self) -> tuple[Doubt, ...]:
        """The boxes whose words seem to tell of somebody."""
        kept = {name: str(st.session_state.get(self._kept(name), "")) for name in self.written}
        return free_text.doubts({name: (self.labels[name][0], kept[name]) for name in kept})

    def _is_sure(self, doubts: tuple[Doubt, ...]) -> bool:
        """Says what is in doubt; whether its writer ticked that these very words are no child's."""
        for one in doubts:
            say_it = furniture.warn if one.is_asked else furniture.note
            say_it(one.sentence)
        if not any(one.is_asked for one in doubts):
            return True
        return st.checkbox(free_text.SURE, key=self._sure(doubts), on_change=self._keep)

    def _sure(self, doubts: tuple[Doubt, ...]) -> str:
        """The key of the tick, which is for these very words and no others."""
        asked = [one.name for one in doubts if one.is_asked]
        words = "".join(str(st.session_state[self._kept(name)]) for name in asked)
        return f"form_sure_{self.name}_{crc32(words.encode())}"

    def forget(self) -> None:
        """Forget the words and the draft."""
        draft.drop(self.context.workspace, self.context.person, self.name)
        self._forget_fields()
        for key in (self._begun, self._restored, self._touched, self._sent):
            st.session_state.pop(key, None)

    def _forget_fields(self) -> None:
        fields = (self._key(""), self._kept(""))
        for key in [key for key in st.session_state if str(key).startswith(fields)]:
            del st.session_state[key]

    def _shown(self, name: str, read: Callable[[str], Any]) -> str:
        """The key of a field's widget, which begins with what is kept for it.

        Streamlit forgets a widget once another screen is drawn; what is kept outlives that.
        """
        if name not in self.names:
            self.names.append(name)
        kept = st.session_state.setdefault(self._kept(name), self.start.get(name, ""))
        if self._key(name) not in st.session_state:
            st.session_state[self._key(name)] = read(kept)
        return self._key(name)

    def _take(self, name: str, write: Callable[[Any], str]) -> None:
        """What was typed into a field is kept, and becomes part of the draft."""
        if self._key(name) not in st.session_state:
            return  # sent and forgotten by the run that this one interrupts
        kept = write(st.session_state[self._key(name)]).replace("\0", "")
        st.session_state[self._kept(name)] = kept
        st.session_state.pop(self._sent, None)  # other words than those that were sent
        self._keep()

    def _keep(self) -> None:
        """What is in the fields now becomes the draft."""
        st.session_state[self._touched] = True
        words = {name: str(st.session_state.get(self._kept(name), "")) for name in self.names}
        workspace, person = self.context.workspace, self.context.person
        doubts = self._doubts()
        if not st.session_state.get(self._sure(doubts)):
            before = draft.held(workspace, person, self.name)
            words, labels = free_text.without(words, doubts, before.fields if before else {})
            words |= {_LEFT_OUT: labels} if labels else {}
        draft.keep(workspace, person, self.name, words, self.begun_version, self._told(words))

    def _told(self, words: Mapping[str, str]) -> list[tuple[str, str]]:
        """What is filled in as the person reads it: labels, and the words for codes and days."""
        pairs = ((self.labels[name], said) for name, said in words.items() if name in self.labels)
        return [(label, read(said)) for (label, read), said in pairs if said.strip()]


def throw_away(context: Context, name: str) -> None:
    """Forget what was typed into a form of this name, whether or not it is drawn."""
    Form(context, name).forget()


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


def _day_text(when: date | None) -> str:
    return when.isoformat() if when else ""


def _day_words(text: str) -> str:
    when = _day(text)
    return day(when) if when else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
