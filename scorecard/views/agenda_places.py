"""Agenda places: where what needs attention today stands on the frozen agenda of a meeting."""

from __future__ import annotations

from dataclasses import replace

from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day
from scorecard.views.agenda import NOW
from scorecard.views.pack import SeenPack
from scorecard.views.summary import SummaryView

NOT_ON_IT = "Not numbered on the agenda"


def beside(view: SummaryView, meeting: Meeting, pack: SeenPack) -> SummaryView:
    """The Summary with each item's number on the agenda, where the two do not agree throughout.

    What is decided meanwhile rests, so that today's list moves up; the agenda stays as it was.
    """
    places = {code: one.rank for one in pack.agenda if one.part == NOW for code in one.codes}
    moved = any(places.get(one.code) != one.rank for one in view.attention)
    if not moved and not any(one.code in places for one in view.resting):
        return view
    intro = (
        f"{view.attention_intro} Numbered as things stand today. The agenda of "
        f"{day(meeting.date)} was frozen on {day(pack.known_at.date())} and keeps its own numbers, "
        "which are said beside each."
    ).strip()
    return replace(
        view,
        attention_intro=intro,
        attention=tuple(replace(one, agenda=_words(places, one.code)) for one in view.attention),
        resting=tuple(replace(one, agenda=_words(places, one.code)) for one in view.resting),
    )


def _words(places: dict[str, int], code: str) -> str:
    return f"Item {places[code]} on the agenda" if code in places else NOT_ON_IT
