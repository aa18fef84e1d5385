"""Changed: what is different since the last meeting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Standing
from scorecard.domain.observation import Basis
from scorecard.domain.period import day
from scorecard.domain.verdict import RAG_WORDS, RATED
from scorecard.judgement import revisions
from scorecard.judgement.judged import Row
from scorecard.views import words
from scorecard.views.judged import JudgedArea
from scorecard.views.parts import ChangedLine

NAMED = 4


def title(seen: JudgedArea) -> str:
    """The heading, with the meeting's date."""
    meeting = seen.judged.evidence.last_meeting()
    return f"Changed since {day(meeting.date)}" if meeting else "Changed in the last quarter"


def lines(seen: JudgedArea, rows: Sequence[Row]) -> tuple[ChangedLine, ...]:
    """Ratings that moved, figures revised, statistics published; none is left out silently."""
    found = [*_ratings(seen, rows), *_revised(rows), *_published(seen), *_breaks(seen, rows)]
    return tuple(found) or (ChangedLine("Nothing", "No rating or figure has changed."),)


def _ratings(seen: JudgedArea, rows: Sequence[Row]) -> list[ChangedLine]:
    before = seen.judged.before
    if before is None:
        return []
    moved = []
    for row in rows:
        then = before.rows.get(row.code)
        focus = row.indicator.standing == Standing.FOCUS
        was_or_is_rated = then is not None and (then.rag in RATED or row.rag in RATED)
        if focus and then and was_or_is_rated and then.rag != row.rag:
            change = f"{RAG_WORDS[then.rag].lower()} to {RAG_WORDS[row.rag].lower()}"
            moved.append((change, row.indicator.short_name))
    moved.sort()
    return [
        ChangedLine("Ratings", f"From {change}: {_listed([name for _, name in names])}.")
        for change, names in groupby(moved, key=lambda one: one[0])
    ]


def _revised(rows: Sequence[Row]) -> list[ChangedLine]:
    return [
        ChangedLine("Revised", f"{row.indicator.short_name}. {flag.sentence}")
        for row in rows
        for flag in row.flags
        if flag.kind == FlagKind.REVISED_MATERIALLY
    ]


def _published(seen: JudgedArea) -> list[ChangedLine]:
    facts = seen.judged.evidence.facts
    official = facts[(facts["basis"] == Basis.PUBLISHED).to_numpy(bool)]
    moment = revisions.since(seen.judged)
    clock = seen.judged.evidence.clock
    new = official[[moment < at <= clock for at in official["known_at"]]]
    if not len(new):
        return []
    pairs = zip(new["edition"], new["known_at"], strict=True)
    editions = sorted({(str(edition), at.date()) for edition, at in pairs})
    return [
        ChangedLine("Published", f"{edition or 'Official statistics'}, on {day(on)}.")
        for edition, on in editions[:NAMED]
    ]


def _breaks(seen: JudgedArea, rows: Sequence[Row]) -> list[ChangedLine]:
    since = revisions.since(seen.judged).date()
    held = {row.code: row for row in rows if row.place is not None}
    return [
        ChangedLine("Break in series", f"{held[one.indicator].indicator.short_name}: {one.note}")
        for one in seen.judged.evidence.breaks
        if one.indicator in held and since < one.known
    ]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return f"{shown} and {words.plural(more, 'other')}" if more > 0 else shown
