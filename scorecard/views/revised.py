"""Revised: figures that changed after they were first known, newest first."""

from __future__ import annotations

from scorecard.domain.period import day, label
from scorecard.judgement import revisions
from scorecard.judgement.judged import Row
from scorecard.views import words
from scorecard.views.detail import RevisionLine
from scorecard.views.judged import JudgedArea

SHOWN = 8


def lines(seen: JudgedArea, row: Row) -> tuple[RevisionLine, ...]:
    """The latest revisions of the row's own series: what it was, is, when known, and as what."""
    if row.place is None or not len(seen.judged.superseded):
        return ()
    changed = revisions.changed(seen.judged, code=row.code)
    mine = changed[
        (
            (changed["basis"] == row.basis)
            & (changed["frequency"] == row.frequency)
            & (changed["window"] == row.window)
        ).to_numpy(bool)
    ].sort_values("known_at", ascending=False)
    return tuple(
        RevisionLine(
            period=label(one.period_end.date(), row.frequency),
            was=words.number(row, one.figure_before),
            now=words.number(row, one.figure),
            known_at=day(one.known_at.date(), long=False),
            why=f"now {one.status}",
        )
        for one in mine.head(SHOWN).itertuples(index=False)
    )
