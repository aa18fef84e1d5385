"""Page furniture: styles, logo, banner, title, warnings and designed refusals."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol

import streamlit as st

from pages.shared.markup.words import bold, escape, plain
from scorecard.charts.palette import Scheme, css_variables
from scorecard.domain.errors import UserError

HERE = Path(__file__).parent
NAME = "Safeguarding scorecard"
ICON = str(HERE / "icon.svg")
STYLE_SHEETS = (
    *("screen.css", "summary.css", "scorecard.css", "returns.css", "concern.css", "meeting.css"),
)
UNEXPECTED = (
    "Something went wrong on our side, and this screen could not be shown. The details are in the "
    "server's log. Reload the page; if it happens again, tell the business unit what you clicked."
)


def dress() -> None:
    """Styles and logo: every run, so that a screen that stops early is dressed too."""
    st.html(_styles())
    logo = HERE / f"logo_{scheme()}.svg"
    st.logo(str(logo), size="large")


@cache
def _styles() -> str:
    sheets = "\n".join((HERE / name).read_text("utf-8") for name in STYLE_SHEETS)
    return f"<style>:root {{ {css_variables()} }}\n{sheets}</style>"


def scheme() -> Scheme:
    """What the reader's screen is set to; light until it has said so."""
    return Scheme.DARK if st.context.theme.type == "dark" else Scheme.LIGHT


def banner(area_name: str) -> None:
    """The label that every screen over synthetic data carries."""
    words = f"{escape(area_name)} does not exist. No figure here is about a real child."
    st.html(
        '<div class="sc-banner" role="note"><strong>Synthetic demonstration data</strong>'
        f"<span>{words}</span></div>"
    )


class Labelled(Protocol):
    """A view model that says which area it is about and whether that area is real."""

    @property
    def area_name(self) -> str:
        """The area's name."""
        ...

    @property
    def synthetic(self) -> bool:
        """Whether its figures are invented."""
        ...


def heading(title: str, under: str, view: Labelled, more: str = "") -> None:
    """The banner when it is needed, the screen's one h1, and the dates it stands for.

    Printed or sent as a link, every screen names its area: in the banner, the title or under it.
    """
    if view.synthetic:
        banner(view.area_name)
    st.title(plain(title, 200), anchor=False)
    is_named = view.synthetic or view.area_name in f"{title} {under} {more}"
    note(under if is_named else " · ".join(part for part in (view.area_name, under) if part))
    note(more)


def lead(headline: str, after: str) -> None:
    """The sentence that says it all, in a working screen's size; nothing when there is none."""
    if not headline and not after:
        return
    words = f"<strong>{bold(headline)}</strong> {escape(after)}" if headline else escape(after)
    markup(f'<p class="sc-lead">{words}</p>')


def note(*sentences: str) -> None:
    """Quiet words; nothing when there are none."""
    shown = " ".join(sentence for sentence in sentences if sentence)
    if shown:
        markup(f'<p class="sc-note">{escape(shown)}</p>')


def empty(sentence: str) -> None:
    """A designed empty state: why nothing is shown and how to see more."""
    markup(f'<p class="sc-empty" role="status">{escape(sentence)}</p>')


def markup(html: str) -> None:
    """Finished HTML, every text of it escaped; nothing when it is empty.

    Streamlit takes drawings out of it: what holds SVG is shown by a panel.
    """
    if html:
        st.html(f'<div class="sc-panel">{html}</div>')


def more_filters() -> None:
    """On a phone, the switch that shows the filters after it; hidden where there is room."""
    st.html('<details class="sc-switch"><summary>More filters</summary></details>')


def problems(sentences: Iterable[str]) -> None:
    """What was wrong with the address, and what is shown instead."""
    for sentence in sentences:
        warn(sentence)


def warn(sentence: str) -> None:
    """What somebody should look at again before they go on."""
    st.warning(sentence)


def is_refusal(error: Exception) -> bool:
    """Whether the error is a sentence meant for the reader."""
    return isinstance(error, UserError)


def sentence(error: Exception) -> str:
    """What the reader is told: the refusal's own words, or that something is wrong with us."""
    return plain(error.sentence, 600) if isinstance(error, UserError) else UNEXPECTED


def refusal(sentence: str) -> None:
    """A designed refusal: what is wrong and what to do, never a stack trace."""
    st.error(sentence)
