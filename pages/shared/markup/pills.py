"""Pills: a judgement as word, shape and colour, so that none of the three is needed alone."""

from __future__ import annotations

from pages.shared.markup.words import escape
from scorecard.domain.verdict import Rag

SHAPES: dict[str, str] = {
    Rag.RED: '<rect x="1" y="1" width="10" height="10"/>',
    Rag.AMBER: '<path d="M6 .5L11.8 11H.2z"/>',
    Rag.GREEN: '<circle cx="6" cy="6" r="5"/>',
}
NOT_RATED = '<path d="M6 .8L11.2 6L6 11.2L.8 6z"/>'
NO_FIGURE = '<path class="open" d="M6 1.5L10.5 6L6 10.5L1.5 6z"/>'
WITHOUT_FIGURE = (Rag.MISSING, Rag.SUPPRESSED)


def pill(rag: str, words: str, why: str = "") -> str:
    """The judgement's pill; `why` is the reason, for the pointer that rests on it."""
    known = rag if rag in set(Rag) else Rag.CONTEXT
    tip = f' title="{escape(why)}"' if why else ""
    return f'<span class="sc-pill sc-rag-{escape(known)}"{tip}>{shape(known)}{escape(words)}</span>'


def shape(rag: str) -> str:
    """The judgement's shape alone."""
    drawing = SHAPES.get(rag, NO_FIGURE if rag in WITHOUT_FIGURE else NOT_RATED)
    return f'<svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">{drawing}</svg>'


def count_pill(rag: str, count: int) -> str:
    """A count in the judgement's colours; nought is a dash."""
    if not count:
        return '<span class="sc-none">–</span>'
    return f'<span class="sc-count sc-rag-{escape(rag)}">{count}</span>'


def badge(words: str, tone: str = "blue") -> str:
    """A small label that is not a judgement."""
    return f'<span class="sc-badge sc-badge-{escape(tone)}">{escape(words)}</span>'
