"""The ladder of escalation levels as HTML: an ordered list, where it stands said in words."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.words import element, escape, small
from scorecard.views.escalation_level import Step

PLACES = {"here": "stands here"}


def steps(title: str, ladder: Sequence[Step]) -> str:
    """The levels, lowest first; nothing where none are held."""
    if not ladder:
        return ""
    items = "".join(_step(step) for step in ladder)
    bases = " ".join(dict.fromkeys(step.basis for step in ladder if step.basis))
    listed = f'<ol class="sc-ladder">{items}</ol>'
    return f"<section><h2>{escape(title)}</h2>{listed}{small(bases)}</section>"


def _step(step: Step) -> str:
    place = PLACES.get(step.place, "")
    here = "step" if step.place == "here" else ""
    mark = f' <span class="sc-badge sc-badge-blue">{escape(place)}</span>' if place else ""
    said = ", ".join(words for words in (step.days, step.scrutineer) if words)
    name = f"<strong>{escape(step.name)}</strong>{mark}"
    cls = f"sc-step-{step.place}" if step.place else ""
    return element("li", f"{name}{small(said)}", cls=cls, aria_current=here)
