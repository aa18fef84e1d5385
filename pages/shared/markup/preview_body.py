"""A return's preview as HTML: what to put right, what to look at, the figures, their effects."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.pills import pill
from pages.shared.markup.words import element, escape, small
from scorecard.domain.verdict import RAG_WORDS, Rag
from scorecard.views.preview import EffectLine, FigureLine, FindingLine, PreviewView
from scorecard.views.words import plural

SHOWN = 40
"""Figures that are shown at once; the rest are folded away."""


def body(view: PreviewView, links: Links) -> str:
    """The whole preview below its headline."""
    return "".join(
        (
            findings("To put right", view.errors),
            findings("To look at", view.warnings, asks=True),
            "" if view.errors else _effects(view.effects, links),
            _figures(view.figures, links),
        )
    )


def findings(title: str, lines: Sequence[FindingLine], *, asks: bool = False) -> str:
    """Each finding: where, what was there, what is wrong, what to do."""
    if not lines:
        return ""
    cls = ' class="asks"' if asks else ""
    items = "".join(f"<li{cls}>{_finding(one)}</li>" for one in lines)
    return f'<section><h2>{escape(title)}</h2><ul class="sc-findings">{items}</ul></section>'


def _finding(one: FindingLine) -> str:
    found = f' <code class="sc-found">{escape(one.found)}</code>' if one.found else ""
    where = one.place[:1].upper() + one.place[1:]
    return (
        f"<p><b>{escape(where)}</b>:{found} {escape(one.problem)}.</p><p>{escape(one.remedy)}</p>"
    )


def _effects(lines: Sequence[EffectLine], links: Links) -> str:
    changing = [one for one in lines if one.changes]
    same = len(lines) - len(changing)
    if not lines:
        return ""
    items = "".join(f'<li class="changes">{_effect(one, links)}</li>' for one in changing)
    shown = f'<ul class="sc-effects">{items}</ul>' if items else ""
    stays = f"{plural(same, 'indicator')} would be judged as before." if same else ""
    note = f'<p class="sc-note">{escape(stays)}</p>' if stays else ""
    return f"<section><h2>What it would do to the judgements</h2>{shown}{note}</section>"


def _effect(one: EffectLine, links: Links) -> str:
    before, after = (pill(rag, RAG_WORDS[Rag(rag)]) for rag in (one.rag_before, one.rag_after))
    was = "" if one.rag_before == one.rag_after else f"{before} → "
    value = f"{escape(one.value_before)} → {escape(one.value_after)}"
    name = links.indicator(one.indicator, one.name)
    new = "".join(
        f"<p>New: <b>{escape(label)}</b>. {escape(why)}</p>" for label, why in one.appearing
    )
    gone = f"<p>No longer: {escape(', '.join(one.going))}.</p>" if one.going else ""
    return f"<p><b>{name}</b> {small(one.area_name)}</p><p>{was}{after} {value}</p>{new}{gone}"


def _figures(lines: Sequence[FigureLine], links: Links) -> str:
    if not lines:
        return ""
    rows = [_figure(one, links) for one in lines]
    more = len(rows) - SHOWN
    folded = (
        f"<details><summary>{more} more</summary>{_table(rows[SHOWN:])}</details>"
        if more > 0
        else ""
    )
    return f"<section><h2>The figures</h2>{_table(rows[:SHOWN])}{folded}</section>"


def _table(rows: Sequence[str]) -> str:
    heads = ("Figure", "Area", "Period", "Held now", "In this return")
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    columns += f'<th scope="col">{small("What it is", "sc-unseen")}</th>'
    return (
        '<div class="sc-scroll" tabindex="0" role="region" aria-label="Figures of the return">'
        f'<table class="sc-table sc-returns sc-preview"><thead><tr>{columns}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _figure(one: FigureLine, links: Links) -> str:
    standing = element("span", escape(one.standing_words), cls=f"sc-standing-{one.standing}")
    return (
        f'<tr><th scope="row">{links.indicator(one.indicator, one.name)}{small(one.breakdown)}'
        f"</th><td>{escape(one.area_name)}</td><td>{escape(one.period)}</td>"
        f'<td class="sc-was">{escape(one.old) or "–"}</td><td>{escape(one.new)}'
        f"{small(one.status if one.status != 'final' else '')}</td><td>{standing}"
        f"{small(one.place)}</td></tr>"
    )
