"""The attention list: at most ten items, each with its judgement, reason and sparkline."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.pills import badge, pill
from pages.shared.markup.words import element, escape, small
from scorecard.charts import icons, sparkline
from scorecard.views.summary import AttentionItem, RestingItem, SummaryView

SPARK_WIDTH, SPARK_HEIGHT = 260, 56


def attention_list(view: SummaryView, links: Links) -> str:
    """The list with its heading, or the plain statement that nothing was flagged."""
    heading = '<h2 id="attention" tabindex="-1">What needs attention</h2>'
    intro = (
        element("p", escape(view.attention_intro), cls="sc-note") if view.attention_intro else ""
    )
    if not view.attention:
        nothing = (
            "Nothing needs attention now: what is flagged was decided about and is not due yet."
            if view.resting
            else "No indicator is flagged for attention in these figures."
        )
        content = f'<p class="sc-empty">{nothing}</p>'
    else:
        content = (
            f'<ol class="sc-attention">{"".join(_item(i, links) for i in view.attention)}</ol>'
        )
    more = escape(view.attention_more)
    everything = links.scorecard("See all on the scorecard")
    return (
        f'<section aria-labelledby="attention">{heading}{intro}{content}'
        f'<p class="sc-note sc-after">{more} {everything}</p>{resting(view.resting, links)}'
        "</section>"
    )


def resting(items: Sequence[RestingItem], links: Links) -> str:
    """What the group has decided about, folded away until its day."""
    if not items:
        return ""
    count = "1 more is" if len(items) == 1 else f"{len(items)} more are"
    lines = "".join(
        f"<li>{pill(item.rag, item.rag_words)} {links.indicator(item.code, item.name)} "
        f"{small(item.agenda)} <b>{escape(item.decided)}</b> {escape(item.sentence)}</li>"
        for item in items
    )
    summary = f"{count} decided about and not due yet; each comes back on its day, or if worse"
    return (
        f'<details class="sc-folded"><summary>{escape(summary)}</summary>'
        f'<ul class="sc-news">{lines}</ul></details>'
    )


def _item(item: AttentionItem, links: Links) -> str:
    return (
        f'<li id="item-{item.rank}" tabindex="-1">'
        f'<div class="what">{_heading(item, links)}{_standing(item)}'
        f"<p>{escape(item.sentence)}</p></div>"
        f'<div class="drawn">{_drawing(item)}{_variation(item)}</div>'
        f'<div class="who">{_who(item)}</div></li>'
    )


def _heading(item: AttentionItem, links: Links) -> str:
    link = links.indicator(item.code, item.name)
    code = f'<span class="sc-code">{escape(item.code)}</span>'
    return f"<h3>{item.rank}. {link} {code}</h3>{small(item.agenda)}"


def _standing(item: AttentionItem) -> str:
    new = badge("New") if item.is_new else ""
    firmness = (
        f"; {escape(item.firmness_words)}" if item.firmness_words == "could be chance" else ""
    )
    return (
        f'<p class="standing">{pill(item.rag, item.rag_words)} {new} '
        f"<strong>{escape(item.value)}</strong> "
        f'<span class="sc-small">{escape(item.value_context)}{firmness}</span></p>'
    )


def _drawing(item: AttentionItem) -> str:
    return sparkline.draw(item.spark, SPARK_WIDTH, SPARK_HEIGHT, rag=item.rag, with_band=True)


def _variation(item: AttentionItem) -> str:
    if not item.variation_words:
        return ""
    icon = icons.variation(item.variation, item.spark.direction)
    words = item.variation_words[:1].upper() + item.variation_words[1:]
    return f'<p class="sc-varied sc-varied-{escape(item.variation)}">{icon}{escape(words)}</p>'


def _who(item: AttentionItem) -> str:
    kinds = escape("; ".join(item.kind_labels))
    why = f"<p><b>Why listed</b> {kinds}</p>" if kinds else ""
    return f"<p><b>Who answers</b> {escape(item.who_answers)}</p>{why}"
