"""Questions: five to ask, of whom, about what, and what a good answer would hold."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.judgement.judged import AttentionItem, Row
from scorecard.views import words
from scorecard.views.judged import JudgedArea
from scorecard.views.parts import Question

ASKED = 5
OF_OTHERS = 2
"""At least so many are not of children's social care."""

SOCIAL_CARE = "csc"


def five(
    seen: JudgedArea, focus: Sequence[Row], items: Sequence[AttentionItem]
) -> tuple[Question, ...]:
    """Up to five questions in the order of the attention list, others and equality among them."""
    rows = {row.code: row for row in focus}
    listed = [item.indicators[0] for item in items]
    place = {code: number for number, code in enumerate(listed, 1)}
    able = [code for code in (*listed, *_others_worth_asking(focus)) if code in rows]
    able = [code for code in dict.fromkeys(able) if rows[code].indicator.question]
    chosen = _chosen(able, rows)
    chosen.sort(key=lambda code: (code not in place, place.get(code, 0), able.index(code)))
    return tuple(
        _question(seen, rows[code], number, place.get(code))
        for number, code in enumerate(chosen, 1)
    )


def _chosen(able: Sequence[str], rows: dict[str, Row]) -> list[str]:
    others = [code for code in able if rows[code].indicator.accountable_agency != SOCIAL_CARE]
    equality = [code for code in able if rows[code].indicator.equality]
    must = dict.fromkeys((*others[:OF_OTHERS], *equality[:1]))
    rest = [code for code in able if code not in must]
    return [*must, *rest][:ASKED]


def _others_worth_asking(focus: Sequence[Row]) -> list[str]:
    """Reported indicators that raised nothing: equality first, then the rest as they stand."""
    held = [row for row in focus if row.place is not None]
    return [row.code for row in sorted(held, key=lambda row: not row.indicator.equality)]


def _question(seen: JudgedArea, row: Row, number: int, item: int | None) -> Question:
    figure = f"{row.indicator.short_name}: {words.value(row)}"
    period = words.short_period(row.period_end, row.frequency)
    return Question(
        number=number,
        agency=seen.agency_name(row.indicator.accountable_agency),
        item=item,
        code=row.code,
        text=f"{figure}{f', {period}' if period else ''}. {row.indicator.question}",
        good_answer=row.indicator.good_answer,
        equality=row.indicator.equality,
    )
