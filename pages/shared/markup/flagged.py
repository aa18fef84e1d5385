"""When an indicator would have been flagged, as HTML: each kind with its times."""

from __future__ import annotations

from pages.shared.markup.words import escape, small
from scorecard.views.flagged_when import FlaggedKind, FlaggedTime, FlaggedWhenView


def title() -> str:
    """The heading of the question."""
    return "<h2>When would this have been flagged?</h2>"


def answer(view: FlaggedWhenView) -> str:
    """The sentence, each kind of flag with its times, and how it was found."""
    kinds = "".join(_kind(one) for one in view.kinds)
    listed = f'<ul class="sc-reasons">{kinds}</ul>' if kinds else ""
    return f"<p>{escape(view.sentence)}</p>{listed}{small(view.note)}"


def _kind(one: FlaggedKind) -> str:
    times = "".join(_time(time) for time in reversed(one.times))
    return (
        f'<li class="sc-tone-{escape(one.tone)}"><p><b>{escape(one.label)}</b></p>'
        f'<ul class="sc-times">{times}</ul></li>'
    )


def _time(time: FlaggedTime) -> str:
    return f"<li>{escape(time.sentence)}{small(time.said)}</li>"
