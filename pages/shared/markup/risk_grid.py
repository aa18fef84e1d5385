"""The risk register as HTML: the five by five grid, the open risks, and how a score has moved."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape, small
from scorecard.domain.risk import IMPACT_WORDS, LIKELIHOOD_WORDS
from scorecard.views.risk import RiskCell, RiskRow, ScorePoint

CAPTION = "Each cell: the score, its band, and the risks that have it. Likelihood by impact."
BAR = 4
"""How wide one point of a score is drawn, in pixels."""


def grid(rows: Sequence[Sequence[RiskCell]], page: str, links: Links) -> str:
    """The grid: a real table whose every cell says its score and band in words."""
    heads = "".join(
        f'<th scope="col">{number} {escape(word)}</th>' for number, word in _scale(IMPACT_WORDS)
    )
    body = "".join(_grid_row(row, page, links) for row in rows)
    return (
        '<section><h2>Likelihood by impact</h2><div class="sc-scroll" tabindex="0" role="region" '
        'aria-label="Risks by likelihood and impact"><table class="sc-risk-grid">'
        f"<caption>{escape(CAPTION)}</caption><thead><tr><td></td>"
        f'<th scope="colgroup" colspan="{len(IMPACT_WORDS)}">Impact</th></tr>'
        f'<tr><th scope="col">Likeli&shy;hood</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
        "</div></section>"
    )


def table(title: str, rows: Sequence[RiskRow], page: str, links: Links, nothing: str = "") -> str:
    """The risks, those to score again first, each saying why."""
    if not rows:
        none = f'<p class="sc-empty">{escape(nothing)}</p>' if nothing else ""
        return f"<section><h2>{escape(title)}</h2>{none}</section>" if none else ""
    heads = "".join(
        f'<th scope="col">{head}</th>' for head in ("Risk", "Score", "Who", "Looked at again")
    )
    body = "".join(_row(row, page, links) for row in rows)
    return (
        f'<section class="sc-register"><h2>{escape(title)}</h2><div class="sc-scroll" tabindex="0" '
        f'role="region" aria-label="{escape(title)}"><table class="sc-table"><thead><tr>{heads}'
        f"</tr></thead><tbody>{body}</tbody></table></div></section>"
    )


def prompts(sentences: Sequence[str]) -> str:
    """Which linked indicators have worsened since the scoring; nothing where none has."""
    if not sentences:
        return ""
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return (
        '<div class="sc-prompt"><strong>Look at the score again.</strong> A linked indicator has '
        f"worsened since it was given:<ul>{items}</ul></div>"
    )


def scores(points: Sequence[ScorePoint]) -> str:
    """How the score has moved: each scoring with a bar as long as the score, newest first."""
    rows = "".join(
        f'<tr><th scope="row">{escape(point.when)}</th><td>{_bar(point)}</td>'
        f"<td>{escape(point.place_words)}{small(point.because)}</td></tr>"
        for point in reversed(points)
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Scored", "Score", "Why"))
    return (
        '<section class="sc-scores"><h2>Scores so far</h2>'
        '<div class="sc-scroll" tabindex="0" role="region" aria-label="Scores so far">'
        f'<table class="sc-table"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _grid_row(row: Sequence[RiskCell], page: str, links: Links) -> str:
    likelihood = row[0].likelihood
    name = f"{likelihood} {escape(LIKELIHOOD_WORDS[likelihood - 1])}"
    cells = "".join(_cell(cell, page, links) for cell in row)
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _cell(cell: RiskCell, page: str, links: Links) -> str:
    held = "".join(_link(number, title, page, links) for number, title in cell.risks)
    band = f'<span class="sc-risk-score">{cell.score} {escape(cell.band_words)}</span>'
    content = f"{band}{f'<ul>{held}</ul>' if held else ''}"
    return f'<td class="sc-risk sc-risk-{escape(cell.band)}">{content}</td>'


def _link(number: int, title: str, page: str, links: Links) -> str:
    address = links.to(page, record=str(number))
    words = f'<b>R{number}</b> <span class="sc-risk-title">{escape(title)}</span>'
    return f"<li>{element('a', words, href=address, data_open=address)}</li>"


def _row(row: RiskRow, page: str, links: Links) -> str:
    address = links.to(page, record=str(row.number))
    title = element("a", escape(row.title), href=address, data_open=address)
    again = "".join(
        f'<p class="sc-prompt"><strong>Score again.</strong> {escape(sentence)}</p>'
        for sentence in row.prompts
    )
    score = f"{_pill(row.score, row.band, row.band_words)}{small(row.place_words)}"
    return (
        f'<tr><th scope="row"><b>R{row.number}</b> {title}{again}{small(row.mitigations)}</th>'
        f"<td>{score}{small(row.moved)}</td><td>{escape(row.agency)}{small(row.owner)}</td>"
        f'<td class="sc-due-{escape(row.tone)}">{escape(row.due_words)}</td></tr>'
    )


def _pill(score: int, band: str, words: str) -> str:
    shown = f"{score} {escape(words)}"
    return f'<span class="sc-risk sc-risk-pill sc-risk-{escape(band)}">{shown}</span>'


def _bar(point: ScorePoint) -> str:
    wide = point.score * BAR
    drawing = (
        f'<svg class="sc-risk-bar" viewBox="0 0 {25 * BAR} 10" width="{25 * BAR}" height="10" '
        f'aria-hidden="true"><rect class="of" x="0.5" y="0.5" width="{25 * BAR - 1}" height="9"/>'
        f'<rect x="0" y="0" width="{wide}" height="10"/></svg>'
    )
    return f"{drawing} {point.score} {escape(point.band_words)}"


def _scale(words: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate(words, 1))
