"""Since issued: the frozen scorecard beside the live one, row by row, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from scorecard.domain.indicator import Standing
from scorecard.domain.period import day
from scorecard.judgement import sentences
from scorecard.store import observation
from scorecard.store.engine import Connection
from scorecard.views import words
from scorecard.views.pack import SeenPack
from scorecard.views.scorecard import Compared, ScorecardRow, ScorecardView


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One indicator that reads otherwise now: (what, when issued, now), and how it came."""

    code: str
    name: str
    changes: tuple[tuple[str, str, str], ...]
    came: str


def of(
    connection: Connection, pack: SeenPack, live: ScorecardView, codes: Sequence[str] = ()
) -> tuple[SinceLine, ...]:
    """Every focus indicator (of `codes`, where given) that reads otherwise than in the pack."""
    came = observation.recorded_since(connection, pack.area, pack.known_at)
    then, now = _rows(pack.scorecard), _rows(live)
    found = []
    for code in dict.fromkeys([*then, *now]):
        if codes and code not in codes:
            continue
        changes = _changes(then.get(code), now.get(code))
        if changes:
            row = now.get(code) or then[code]
            found.append(SinceLine(code, row.short_name, changes, _came(came.get(code))))
    return tuple(found)


def nothing(pack: SeenPack) -> str:
    """What is said when every row still reads as it did."""
    return f"Nothing reads otherwise than when the figures were frozen on {moment(pack.known_at)}."


def moment(at: datetime) -> str:
    """'12 November 2026, 10:32 UTC'."""
    return f"{day(at.date())}, {at:%H:%M} UTC"


def _rows(view: ScorecardView) -> dict[str, ScorecardRow]:
    return {
        row.code: row
        for group in view.groups
        for row in group.rows
        if row.standing == Standing.FOCUS
    }


def _changes(
    then: ScorecardRow | None, now: ScorecardRow | None
) -> tuple[tuple[str, str, str], ...]:
    if then is None or now is None:
        gone, here = "not on the scorecard", "on the scorecard"
        return (("Scorecard", gone if then is None else here, gone if now is None else here),)
    pairs = ((what, text(then), text(now)) for what, text in COMPARED)
    return tuple(
        (what, was or "nothing", is_ or "nothing") for what, was, is_ in pairs if was != is_
    )


def _came(recorded: tuple[int, datetime] | None) -> str:
    if recorded is None:
        return ""
    count, last = recorded
    figures = words.plural(count, "figure")
    return f"{figures} recorded since, the last on {moment(last)}."


def _figure(row: ScorecardRow) -> str:
    status = " (provisional)" if row.provisional else ""
    return f"{row.latest}, {row.period}{status}" if row.period else row.latest


def _rating(row: ScorecardRow) -> str:
    return f"{row.rag_words}, {row.firmness_words}" if row.firmness_words else row.rag_words


def _target(row: ScorecardRow) -> str:
    return f"{row.target}, {row.target_kind}" if row.target_kind else row.target


def _published(row: ScorecardRow) -> str:
    said = [f"ours {row.ours_published}"] if row.ours_published else []
    named = (("neighbours", row.neighbours), ("region", row.region), ("England", row.england))
    return "; ".join([*said, *(text for name, one in named if (text := _compared(name, one)))])


def _compared(name: str, one: Compared) -> str:
    return f"{name} {one.value} {one.verdict_words}".strip() if one.value else ""


COMPARED: tuple[tuple[str, Callable[[ScorecardRow], str]], ...] = (
    ("Figure", _figure),
    ("Rating", _rating),
    ("Target", _target),
    ("Variation", lambda row: sentences.opened(row.variation_words)),
    ("Published", _published),
    ("Flags", lambda row: "; ".join(flag.label for flag in row.flags)),
    ("Data", lambda row: "; ".join(row.quality)),
)
"""What of a row is compared; a sparkline's older points change with the figures named here."""
