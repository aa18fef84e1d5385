"""Owed: what each agency has not sent, one line an agency, latest first."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.domain.flag import FlagKind
from scorecard.judgement import returns
from scorecard.judgement.judged import Row
from scorecard.views import words
from scorecard.views.judged import JudgedArea
from scorecard.views.parts import OwedLine

NAMED = 3
"""Figures named on a line before the rest are counted."""


def lines(seen: JudgedArea, rows: Sequence[Row]) -> tuple[tuple[OwedLine, ...], str]:
    """The lines, and a sentence for the agencies that owe nothing."""
    judged = seen.judged
    by_agency: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        late = [flag for flag in row.flags if flag.kind == FlagKind.LATE]
        if not late or row.place is None:
            continue
        due = returns.overdue(judged.evidence, judged.grid, row.place, judged.as_at)
        if due is not None:
            period = words.short_period(due.period_end, row.frequency)
            text = f"{row.indicator.short_name}, {period}"
            by_agency.setdefault(due.agency, []).append((due.days_late, text))
    found = sorted(by_agency.items(), key=lambda one: -max(days for days, _ in one[1]))
    return tuple(_line(seen, agency, owed) for agency, owed in found), _nothing(seen, by_agency)


def _line(seen: JudgedArea, agency: str, owed: list[tuple[int, str]]) -> OwedLine:
    owed = sorted(owed, reverse=True)
    named = "; ".join(text for _, text in owed[:NAMED])
    more = f"; and {len(owed) - NAMED} more" if len(owed) > NAMED else ""
    return OwedLine(seen.agency_name(agency), f"{named}{more}", words.plural(owed[0][0], "day"))


def _nothing(seen: JudgedArea, owing: dict[str, list[tuple[int, str]]]) -> str:
    judged = seen.judged
    if (judged.evidence.clock.date() - judged.as_at).days > returns.CHASED_FOR_DAYS:
        return "Figures this old are not chased."
    if not owing:
        return "No agency owes figures."
    answering = {row.indicator.accountable_agency for row in seen.judged.rows.values()}
    clear = sorted(
        seen.agency_name(code) for code in answering - owing.keys() if _named(seen, code)
    )
    return f"No figure is owed by {', '.join(clear)}." if clear else ""


def _named(seen: JudgedArea, code: str) -> bool:
    return any(
        row.indicator.accountable_agency == code and row.place is not None and row.basis == "local"
        for row in seen.judged.rows.values()
    )
