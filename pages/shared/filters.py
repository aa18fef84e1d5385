"""Filters: what the address asks for, checked; and the widgets that write it back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import address, furniture, sign_in
from pages.shared.context import Asked, Context, latest_known
from pages.shared.markup.links import Links
from pages.shared.markup.words import plain
from scorecard.domain.period import day
from scorecard.views.areas import AreaChoice

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
EVERYTHING = ""
ON = "yes"
NOUNS = {
    "theme": "themes",
    "agency": "agencies",
    "rag": "judgements",
    "view": "views",
    "show": "choices of what to show",
    "group": "groupings",
    "chart": "charts",
    "past": "answers",
    "period": "periods",
    "how": "ways to send",
    "since": "periods to look from",
    "compared": "ways to draw a comparison",
    "meeting": "meetings",
    "pack": "packs",
}
DATED_BY = {"area": ("as_at", "known_at", "period"), "agency": ("period",)}
"""Another area has dates of its own, and another agency periods of its own."""

EARLIEST = date(2000, 1, 1)
"""Before this nothing was recorded: an earlier date is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Where:
    """The area, the date it is looked at, and what had become known by when."""

    areas: tuple[AreaChoice, ...]
    area: AreaChoice
    as_at: date
    known_at: date | None
    asked: Asked
    links: Links
    problems: tuple[str, ...]
    shown: str
    """Which date is looked at, when what was known then decides it."""

    @property
    def area_name(self) -> str:
        """The area's name."""
        return self.area.name

    @property
    def synthetic(self) -> bool:
        """Whether its figures are invented."""
        return self.area.synthetic


def where(context: Context) -> Where | None:
    """What the address asks for, or its nearest sensible reading; none when there is no area."""
    areas = context.areas()
    if not areas:
        furniture.refusal(
            "The store holds no figures for any area yet. Import a return, or build the "
            "demonstration with: python -m scorecard init --demo"
        )
        return None
    found = list(address.problems())
    area = _area(areas, found)
    known_at = _known_at(context.workspace.now().date(), found)
    chosen = _as_at(area, known_at, found)
    asked = context.asked(area.code, chosen, known_at)
    as_at = chosen or latest_known(context, asked)
    carried = {
        "area": area.code,
        "as_at": chosen.isoformat() if chosen else "",
        "known_at": known_at.isoformat() if known_at else "",
        "as": sign_in.key(),
    }
    address.carry(carried)
    shown = _shown(known_at, as_at) if known_at and chosen is None else ""
    return Where(areas, area, as_at, known_at, asked, Links(carried), tuple(found), shown)


def _shown(known_at: date, as_at: date) -> str:
    return f"As known on {day(known_at)} the latest figures were those to {day(as_at)}."


def _area(areas: Sequence[AreaChoice], found: list[str]) -> AreaChoice:
    code = address.remembered("area")
    by_code = {area.code: area for area in areas}
    if code and code not in by_code:
        found.append(
            f"No figures are held for an area with the code “{plain(code)}”. "
            f"{plain(areas[0].name)} is shown instead: choose another from the list."
        )
    return by_code.get(code, areas[0])


def _as_at(area: AreaChoice, known_at: date | None, found: list[str]) -> date | None:
    """The date asked for; none for the latest that was known on the day asked for."""
    text = address.remembered("as_at")
    latest = "the latest date then known" if known_at else day(area.default_as_at)
    shown = f"{plain(area.name)} is shown as at {latest} instead."
    otherwise = None if known_at else area.default_as_at
    if not text:
        return otherwise
    as_at = _date(text)
    if as_at is None:
        found.append(f"“{plain(text)}” is not a date such as 2026-09-30. {shown}")
    elif as_at not in area.as_at:
        # A date carried over from another area is no mistake of the reader's.
        if address.part("as_at"):
            found.append(f"No figures for {plain(area.name)} end on {day(as_at)}. {shown}")
    elif known_at is None or as_at <= known_at:
        return as_at
    return otherwise


def _known_at(today: date, found: list[str]) -> date | None:
    text = address.remembered("known_at")
    if not text:
        return None
    known_at = _date(text)
    if known_at is None:
        found.append(
            f"“{plain(text)}” is not a date such as 2026-09-30. What is known now is shown."
        )
    elif known_at < EARLIEST:
        found.append(f"Nothing was recorded by {day(known_at)}. What is known now is shown.")
        return None
    elif known_at > today:
        found.append(f"{day(known_at)} has not come yet. What is known now is shown.")
        return None
    return known_at


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


def choose_where(context: Context, where: Where) -> None:
    """The widgets for area, as-at date and as-known date."""
    choose_area(where)
    latest = where.known_at or max(where.area.as_at)
    # Nobody could look at a period before it had ended.
    ends = {end for end in where.area.as_at if end <= latest} | {where.as_at}
    dates = [end.isoformat() for end in sorted(ends, reverse=True)]
    _select("As at", "as_at", dates, where.as_at.isoformat(), _day_words, 155)
    furniture.more_filters()
    key = "filter_known_at"
    st.session_state[key] = where.known_at
    st.date_input(
        "As known on",
        key=key,
        min_value=EARLIEST,
        max_value=context.workspace.now().date(),
        format="DD/MM/YYYY",
        on_change=_changed,
        args=("known_at", key),
        width=148,
        help="The screen as it was known on that day. Leave empty for what is known now.",
    )


def choose_area(where: Where) -> None:
    """The widget for the area alone."""
    by_code = {area.code: area for area in where.areas}
    _select("Area", "area", list(by_code), where.area.code, lambda code: by_code[code].name, 160)


def _day_words(text: str) -> str:
    return day(date.fromisoformat(text), long=False)


def choice(name: str, options: Mapping[str, str], fallback: str, found: list[str]) -> str:
    """One part of the address that must be one of the options; else a sentence and the fallback."""
    asked = address.part(name)
    if not asked or asked in options:
        return asked or fallback
    shown, known = (
        plain(options.get(fallback, fallback)),
        plain(", ".join(filter(None, options)), 200),
    )
    found.append(
        f"“{plain(asked)}” is not one of the {NOUNS[name]} here. Shown instead: {shown}. "
        f"Known: {known}."
    )
    return fallback


def choices(name: str, options: Mapping[str, str], found: list[str]) -> tuple[str, ...]:
    """A part of the address that may hold several options, separated by commas."""
    asked = [word for word in address.part(name).split(",") if word]
    for word in asked:
        if word not in options:
            known = plain(", ".join(options), 200)
            found.append(
                f"“{plain(word)}” is not one of the {NOUNS[name]} here and is ignored. "
                f"Known: {known}."
            )
    return tuple(code for code in options if code in asked)


def select(label: str, name: str, options: Mapping[str, str], value: str, width: int = 170) -> None:
    """A list of which one is chosen; the first option is the one the address need not name."""
    _select(label, name, list(options), value, lambda code: options[code], width)


def _select(
    label: str,
    name: str,
    options: Sequence[str],
    value: str,
    words: Callable[[str], str],
    width: int,
) -> None:
    key = f"filter_{name}"
    st.session_state[key] = value
    st.selectbox(
        label,
        options,
        format_func=words,
        key=key,
        on_change=_changed,
        args=(name, key),
        width=width,
    )


def pills(label: str, name: str, options: Mapping[str, str], value: Sequence[str]) -> None:
    """Words of which any number are chosen; none means all."""
    key = f"filter_{name}"
    st.session_state[key] = list(value)
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=lambda code: options[code],
        key=key,
        on_change=_changed,
        args=(name, key),
    )


def segments(
    label: str, name: str, options: Mapping[str, str], value: str, label_shown: bool = True
) -> None:
    """A few ways to look of which one is chosen."""
    key = f"filter_{name}"
    st.session_state[key] = value
    st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        required=True,
        wrap=True,
        label_visibility="visible" if label_shown else "collapsed",
        on_change=_changed,
        args=(name, key),
    )


def switch(label: str, name: str, on: bool) -> None:
    """Something that is shown only when it is asked for."""
    key = f"filter_{name}"
    st.session_state[key] = on
    st.toggle(label, key=key, on_change=_switched, args=(name, key))


def search(value: str) -> None:
    """Words to find in names and codes."""
    key = "filter_search"
    st.session_state[key] = value
    st.text_input(
        "Search",
        key=key,
        placeholder="name or code",
        max_chars=80,
        on_change=_changed,
        args=("search", key),
        width=140,
    )


def clear(names: Sequence[str]) -> None:
    """Take these parts out of the address."""
    address.write(dict.fromkeys(names, EVERYTHING))


def _changed(name: str, key: str) -> None:
    """A widget's new value goes into the address, which is what the next run reads."""
    value = _text(st.session_state[key])
    address.forget()
    address.write({name: value, **dict.fromkeys(DATED_BY.get(name, ()), "")})


def _switched(name: str, key: str) -> None:
    address.forget()
    address.write({name: ON if st.session_state[key] else ""})


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ",".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def in_order(pairs: Iterator[tuple[str, str]], first: str) -> dict[str, str]:
    """Options as they first come, after the one that means all of them."""
    return {EVERYTHING: first, **dict(pairs)}
