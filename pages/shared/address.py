"""The address: what a link says in plain text, read as a stranger's and written by our filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite

import streamlit as st

from pages.shared.markup.words import plain
from scorecard.domain.errors import Incomplete, NotFound

# Every part an address of ours can have; what each may hold is checked where it is used.
PARTS = (
    *("area", "as_at", "known_at", "theme", "agency", "rag", "search", "view", "group", "show"),
    *("indicator", "chart", "compared", "since", "past", "period", "how", "record", "as", "from"),
    *("meeting", "item", "pack"),
)
PLACE = ("area", "as_at", "known_at")
"""These go along from screen to screen; the menu's own links have no parts at all."""
_MEMORY = "address_carried"


def part(name: str) -> str:
    """One part of the address, or nothing."""
    return str(st.query_params.get(name, ""))


def whole_number(text: str) -> int:
    """A record's number; NotFound, in words, for what is not one."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise NotFound(f"“{text[:40]}” is not the number of a record. Choose one from the list.")


def number_or_refuse(text: str, label: str) -> float | None:
    """A figure somebody typed, or none; Incomplete, in words, for what is not one."""
    shown = text.strip().rstrip("%").replace(",", "")
    if not shown:
        return None
    number = _read(shown)
    if number is None:
        raise Incomplete(f"“{label}” is not a number: {text[:40]}. Write one such as 72.5.")
    return number


def whole_or_refuse(text: str, label: str) -> int | None:
    """A whole number somebody typed, or none; Incomplete, in words, for what is not one."""
    shown = text.strip().replace(",", "")
    if not shown:
        return None
    number = _read(shown)
    if number is None or number % 1:
        raise Incomplete(f"“{label}” is not a whole number: {text[:40]}. Write one such as 20.")
    return int(number)


def _read(shown: str) -> float | None:
    """The number that is written there; None for what is none, or has no end."""
    try:
        number = float(shown)
    except ValueError:
        return None
    return number if isfinite(number) else None


def problems() -> Iterable[str]:
    """A sentence for each part that is unknown or given twice."""
    for name in st.query_params:
        if name not in PARTS:
            yield (
                f"The address has a part called “{plain(name)}”, which this app does not know. "
                "It is ignored."
            )
        elif len(st.query_params.get_all(name)) > 1:
            yield f"The address gives “{plain(name)}” more than once. The last one is used."


def write(changes: Mapping[str, str]) -> None:
    """Put parts into the address; an empty one is taken out."""
    now = st.query_params.to_dict()
    then = {**now, **changes}
    wanted = {name: value for name, value in then.items() if value}
    if wanted != now:
        st.query_params.from_dict(wanted)


def remembered(name: str) -> str:
    """The part of the address; when it says no place at all, what the last screen carried."""
    if any(part(one) for one in PLACE):
        return part(name)
    return str(st.session_state.get(_MEMORY, {}).get(name, ""))


def carry(parts: Mapping[str, str]) -> None:
    """Remember where the reader is, and say it in the address, so that it can be sent as a link."""
    st.session_state[_MEMORY] = dict(parts)
    write(parts)


def forget() -> None:
    """Nothing is carried any more."""
    st.session_state.pop(_MEMORY, None)
