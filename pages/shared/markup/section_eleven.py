"""Section 11 as HTML: a real table of agencies by steps, which prints and can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.words import escape, label, small
from scorecard.views.section_eleven import AgencyRow, SectionElevenView, StepCell

MARKS = {"yes": "●", "no": "○", "unknown": "–"}
"""Beside the word, so that a printed page is read at a glance; never instead of it."""


def table(title: str, view: SectionElevenView) -> str:
    """The matrix under its sentence."""
    said = f"<h2>Agencies and their steps</h2><p>{escape(view.sentence)}</p>"
    if not view.rows:
        return f"<section>{said}</section>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in ("Agency", *view.headings))
    body = "".join(_row(row, view.headings) for row in view.rows)
    counts = "".join(
        f"<td>{label(head)}<span>{escape(count)}</span></td>"
        for head, count in zip(view.headings, view.counts, strict=True)
    )
    return (
        f'<section class="sc-register">{said}<div class="sc-scroll" tabindex="0" role="region" '
        f'aria-label="{escape(title)}"><table class="sc-table sc-matrix">'
        f'<caption class="sc-unseen">{escape(title)}: each agency and the steps it took</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
        f'<tfoot><tr><th scope="row">How many did</th>{counts}</tr></tfoot></table></div></section>'
    )


def _row(row: AgencyRow, headings: Sequence[str]) -> str:
    cells = "".join(_cell(head, cell) for head, cell in zip(headings, row.cells, strict=True))
    return f'<tr><th scope="row">{escape(row.agency)}{small(row.note)}</th>{cells}</tr>'


def _cell(head: str, cell: StepCell) -> str:
    mark = f'<span aria-hidden="true">{MARKS.get(cell.tone, "–")}</span>'
    words = f"{label(head)}<span>{mark} {escape(cell.words)}</span>"
    return f'<td class="sc-step-{escape(cell.tone)}">{words}</td>'
