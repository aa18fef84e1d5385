"""Questions: five to ask, of whom, about what, and what a good answer would hold."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from scorecard.domain import figure as figure_words
from scorecard.domain.indicator import MeasureType
from scorecard.domain.verdict import RATED, Rag
from scorecard.judgement import sentences
from scorecard.judgement.judged import AttentionItem, Row
from scorecard.views import words
from scorecard.views.judged import JudgedArea
from scorecard.views.parts import Question

ASKED = 5
OF_OTHERS = 2
"""At least so many are not of children's social care."""

AT_MOST_OF_ONE = 2
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
    chosen = _chosen(able, [code for code in able if code in place], rows)
    chosen.sort(key=lambda code: (code not in place, place.get(code, 0), able.index(code)))
    return tuple(
        _question(seen, rows[code], number, place.get(code))
        for number, code in enumerate(chosen, 1)
    )


def _chosen(able: Sequence[str], listed: Sequence[str], rows: dict[str, Row]) -> list[str]:
    """The first item always; then every agency on the list before any is asked a third time."""
    others = [code for code in able if rows[code].indicator.accountable_agency != SOCIAL_CARE]
    equality = [code for code in able if rows[code].indicator.equality]
    chosen = list(dict.fromkeys((*listed[:1], *others[:OF_OTHERS], *equality[:1])))
    pools = (listed, 1), (listed, AT_MOST_OF_ONE), (listed, ASKED), (able, 1), (able, ASKED)
    for pool, most in pools:
        for code in pool:
            agency = rows[code].indicator.accountable_agency
            asked = sum(rows[one].indicator.accountable_agency == agency for one in chosen)
            if len(chosen) < ASKED and code not in chosen and asked < most:
                chosen.append(code)
    return chosen


def _others_worth_asking(focus: Sequence[Row]) -> list[str]:
    """Known indicators that raised nothing: equality first, then the rest as they stand."""
    held = [row for row in focus if not isnan(row.value) and row.rag != Rag.OUT_OF_DATE]
    return [row.code for row in sorted(held, key=lambda row: not row.indicator.equality)]


def of_row(seen: JudgedArea, row: Row) -> str:
    """The figure, and the question about it."""
    where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
    target = sentences.target(row.target, row.indicator)
    rated = row.rag in RATED and target
    against = f", against a target of {target}" if rated else ""
    figure = f"{row.indicator.short_name}: {words.value(row)} {where}{_counts(seen, row)}{against}."
    return f"{figure} {row.indicator.question}".strip()


def _question(seen: JudgedArea, row: Row, number: int, item: int | None) -> Question:
    return Question(
        number=number,
        agency=seen.agency_name(row.indicator.accountable_agency),
        item=item,
        code=row.code,
        text=of_row(seen, row),
        good_answer=row.indicator.good_answer,
        equality=row.indicator.equality,
    )


def _counts(seen: JudgedArea, row: Row) -> str:
    """' (66 of 93)' beside a share, where both counts are known."""
    if row.place is None or row.indicator.measure_type != MeasureType.RATIO:
        return ""
    grid = seen.judged.grid
    top, bottom = float(grid.numerator[row.place, -1]), float(grid.denominator[row.place, -1])
    said = figure_words.count_of(top, bottom)
    return f" ({said})" if said else ""
