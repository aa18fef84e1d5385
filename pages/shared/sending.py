"""What a sender is in the middle of: the return that was checked, and what became of the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from pages.shared import address
from scorecard.domain.errors import ChildLevelData, UserError
from scorecard.services.preview import Preview, Stale
from scorecard.services.submission import Receipt

_SEEN, _ROUND, _SAID = "return_seen", "return_round", "return_said"


@dataclass(frozen=True, slots=True)
class Checked:
    """One return as it was checked: its preview, or why it could not be read at all.

    `key` is all that the check depended on: what was sent and what its sender said about it.
    `moved` says how the store has changed since the sender looked.
    """

    key: str
    preview: Preview | None = None
    refusal: str = ""
    moved: tuple[str, ...] = ()


def round_key(name: str) -> str:
    """A widget's key that is another after each return: what was sent is not there any more."""
    return f"{name}_{st.session_state.get(_ROUND, 0)}"


def begin_again() -> None:
    """Let go of what was uploaded or typed, and of its preview."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_SEEN, None)


def checked(key: str, check: Callable[[], Preview] | None = None) -> Checked | None:
    """The return of this key as it was checked; `check` looks at it now if that was not done.

    A file of child-level data is let go of at once: its name and content leave the page.
    """
    held: Checked | None = st.session_state.get(_SEEN)
    if held is not None and held.key == key:
        return held
    if check is None:
        return None
    try:
        found = Checked(key, preview=check())
    except ChildLevelData as refused:
        begin_again()
        say(refused.sentence, good=False)
        st.rerun()
    except UserError as refused:
        found = Checked(key, refusal=refused.sentence)
    st.session_state[_SEEN] = found
    return found


def sent(seen: Checked, result: Receipt | Stale) -> None:
    """What became of sending: its receipt, or the preview made again over the store's new state."""
    if isinstance(result, Receipt):
        begin_again()
        # what came in may end later than the date looked at so far
        address.forget()
        address.write({"as_at": ""})
        say(result.sentence(), good=True)
    else:
        again = replace(seen, preview=result.preview, moved=result.differences)
        st.session_state[_SEEN] = again
        st.session_state[_ROUND_OF_TICKS] = ticks() + 1
    st.rerun()


_ROUND_OF_TICKS = "return_ticks"


def ticks() -> int:
    """Which time a preview is looked at: what was ticked on the one before does not count."""
    return int(st.session_state.get(_ROUND_OF_TICKS, 0))


def say(words: str, *, good: bool) -> None:
    """Keep a sentence for the next run, which shows it once."""
    st.session_state[_SAID] = (words, good)


def said() -> tuple[str, bool] | None:
    """What the run before had to say, once."""
    held: tuple[str, bool] | None = st.session_state.pop(_SAID, None)
    return held
