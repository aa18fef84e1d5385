"""The scorecard's table: the Performance Booklet as one real HTML table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.markup import legend
from pages.shared.markup.links import Links
from pages.shared.markup.marks import assurance_mark, variation_mark
from pages.shared.markup.pills import pill
from pages.shared.markup.words import element, escape, small
from scorecard.charts import sparkline
from scorecard.domain import figure
from scorecard.domain.verdict import Comparison, Rag
from scorecard.views.scorecard import Compared, FlagMark, ScorecardGroup, ScorecardRow

MOST_FLAGS = 2
SPARK_WIDTH = 138
BLANK = ("", figure.UNKNOWN)
# The order in which a sort by judgement puts them: what needs the group first.
RAG_ORDER = (
    *(Rag.RED, Rag.AMBER, Rag.GREEN, Rag.NO_TARGET, Rag.CONTEXT),
    *(Rag.OUT_OF_DATE, Rag.SUPPRESSED, Rag.MISSING),
)
VARIATION_ORDER = ("concern", "both", "neither_high", "neither_low", "improvement", "common_cause")
ASSURANCE_ORDER = ("fail", "hit_and_miss", "pass")
COMPARISON_ORDER = (Comparison.WORSE, Comparison.HIGHER, Comparison.LOWER, Comparison.SIMILAR,
                    Comparison.BETTER)  # fmt: skip
COMPARISON_SIGNS: dict[str, str] = {
    Comparison.BETTER: "+",
    Comparison.WORSE: "−",
    Comparison.SIMILAR: "≈",
    Comparison.HIGHER: "↑",
    Comparison.LOWER: "↓",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A heading: `cls` says how it is drawn and at which width it folds away."""

    words: str
    cls: str
    sortable: bool = False
    folded: str = ""
    """What the heading says when the row above it is folded away."""
    title: str = ""
    """What the pointer is told that rests on it."""


COLUMNS = (
    Column("Indicator, who answers, code", "name", sortable=True),
    Column("Latest", "num latest", sortable=True),
    Column("Previous", "num wide"),
    Column("Year ago", "num wide"),
    Column("Target", "num target"),
    Column("and how firm", "rag edge", sortable=True, folded="Judgement"),
    Column("24 periods", "spark edge"),
    Column("Variation", "mark", sortable=True),
    Column("Assurance", "mark", sortable=True),
    Column("Ours", "num edge wide"),
    Column("Neighbours", "num near", sortable=True),
    Column("Region", "num wide"),
    Column("England", "num wide"),
    Column("Rank", "num wide", title="1 is best, or highest where no direction is better"),
    Column("Data", "data edge wide"),
    Column("Flags", "flags", sortable=True),
)
BANDS = (
    ("", 1, "name"),
    ("Local figures", 4, "local"),
    ("Judgement", 1, "edge"),
    ("Change over time", 3, "edge"),
    ("{published}", 5, "edge published"),
    ("To know", 2, "edge know"),
)


def table(
    groups: Sequence[ScorecardGroup],
    published_label: str,
    caption: str,
    links: Links,
    label: str = "",
) -> str:
    """The whole table with its legend; `label` heads every printed page of it."""
    of = published_label.removeprefix("Published, ")
    year = of[:1].upper() + of[1:]
    bodies = "".join(_group(group, links, year) for group in groups if group.rows)
    return (
        '<div class="sc-fold"><table class="sc-card" role="table">'
        f'<caption class="sc-unseen">{escape(caption)}</caption>'
        f"{_head(published_label, label)}{bodies}</table>{legend.of_scorecard()}</div>"
    )


def _head(published_label: str, label: str) -> str:
    printed = element("span", escape(label), cls="sc-printed") if label else ""
    bands = "".join(
        f'<td class="{cls}" colspan="{span}" role="cell">'
        f"{escape(words.format(published=published_label or 'Published')) or printed}</td>"
        for words, span, cls in BANDS
    )
    headings = "".join(_heading(column) for column in COLUMNS)
    return (
        f'<thead role="rowgroup"><tr class="bands" role="row">{bands}</tr>'
        f'<tr class="headings" role="row">{headings}</tr></thead>'
    )


def _heading(column: Column) -> str:
    words = escape(column.words)
    if column.folded:
        words = f'<span class="unfolded">{words}</span><span class="folded">{column.folded}</span>'
    if column.sortable:
        words = f'<button type="button" data-sort>{words}<i aria-hidden="true"></i></button>'
    tip = f' title="{escape(column.title)}"' if column.title else ""
    return f'<th class="{column.cls}" scope="col" role="columnheader"{tip}>{words}</th>'


def _group(group: ScorecardGroup, links: Links, year: str) -> str:
    rows = "".join(_row(row, links, year) for row in group.rows)
    return (
        '<tbody class="group" role="rowgroup"><tr role="row">'
        f'<th colspan="{len(COLUMNS)}" scope="rowgroup" role="rowheader">{escape(group.name)} '
        f'<span class="sc-small">{escape(group.counts)}</span></th></tr></tbody>'
        f'<tbody class="rows" role="rowgroup">{rows}</tbody>'
    )


def _row(row: ScorecardRow, links: Links, year: str) -> str:
    address = escape(links.to("indicator", indicator=row.code))
    cells = _name(row, links) + "".join(_cells(row, year))
    return f'<tr role="row" data-row="{address}">{cells}</tr>'


def _name(row: ScorecardRow, links: Links) -> str:
    link = links.indicator(row.code, row.name, cls="sc-quiet")
    under = (
        f'<span class="sc-who">{escape(row.agency_name)} · <span>{escape(row.code)}</span></span>'
    )
    return (
        f'<th class="name" scope="row" role="rowheader" data-value="{escape(row.name.lower())}">'
        f"{link}{under}</th>"
    )


def _cells(row: ScorecardRow, year: str) -> tuple[str, ...]:
    hollow = '<span class="hollow" title="provisional"> ○</span>' if row.provisional else ""
    basis = small("published") if row.basis == "published" else ""
    return (
        _cell(
            "num latest",
            f"<strong>{escape(row.latest)}</strong>"
            f'<span class="sc-small">{escape(row.period)}{hollow}</span>{basis}',
            row.latest_sort,
        ),
        _cell("num wide", _dash(row.previous) + small(row.previous_period, "sc-unseen")),
        _cell("num wide", _dash(row.year_ago) + small(row.year_ago_period, "sc-unseen")),
        _cell(_target_class(row), _dash(row.target) + small(row.target_kind)),
        _cell("rag edge", _judgement(row), _place(row.rag, RAG_ORDER)),
        _cell("spark edge", sparkline.draw(row.spark, SPARK_WIDTH)),
        _cell(
            "mark",
            variation_mark(row.variation, row.variation_words, row.spark),
            _place(row.variation, VARIATION_ORDER),
        ),
        _cell(
            "mark",
            assurance_mark(row.assurance, row.assurance_words),
            _place(row.assurance, ASSURANCE_ORDER),
        ),
        _cell("num edge wide", _dash(row.ours_published)),
        _cell(
            "num near",
            _neighbours(row, year),
            _place(row.neighbours.verdict, COMPARISON_ORDER),
        ),
        _cell("num wide", _compared(row.region)),
        _cell("num wide", _compared(row.england)),
        _cell("num wide", escape(row.rank)),
        _cell("data edge wide", "<br>".join(escape(words) for words in row.quality)),
        _cell("flags", _flags(row.flags), -_weight(row.flags)),
    )


def _cell(cls: str, content: str, sort: float | None = None) -> str:
    value = "" if sort is None else f' data-value="{sort}"'
    empty = " none" if not content else ""
    return f'<td class="{cls}{empty}" role="cell"{value}>{content}</td>'


def _target_class(row: ScorecardRow) -> str:
    return "num target dash" if row.target in BLANK else "num target"


def _dash(words: str) -> str:
    return escape(words) if words not in BLANK else '<span class="sc-none">–</span>'


def _judgement(row: ScorecardRow) -> str:
    return pill(row.rag, row.rag_words, row.rag_reason) + small(row.firmness_words)


def _compared(compared: Compared) -> str:
    if compared.value in BLANK:
        return ""
    sign = COMPARISON_SIGNS.get(compared.verdict, "")
    words = f"{sign} {compared.verdict_words}".strip()
    tone = f"sc-small sc-verdict-{compared.verdict}"
    return escape(compared.value) + (small(words, tone) if sign else "")


def _neighbours(row: ScorecardRow, year: str) -> str:
    """The column's content, and the sentence for a card, which has no heading to say the year."""
    column = _compared(row.neighbours)
    if not column:
        return ""
    parts = [f"neighbours {row.neighbours.value}"]
    if row.ours_published not in BLANK:
        parts = [f"ours {row.ours_published}", *parts]
    if row.neighbours.verdict in COMPARISON_SIGNS:
        parts.append(row.neighbours.verdict_words)
    sentence = f"{year}: {', '.join(parts)}"
    return element("span", column, cls="sc-column") + element(
        "span", escape(sentence), cls="sc-said"
    )


def _flags(flags: Sequence[FlagMark]) -> str:
    """Attention first, then good news, then what is owed; two are shown, the rest counted."""
    shown = sorted(flags, key=lambda flag: _TONES.get(flag.tone, 9))
    lines = [_flag(flag) for flag in shown[:MOST_FLAGS]]
    rest = len(flags) - len(lines)
    return "".join(lines) + (small(f"and {rest} more", "sc-more") if rest > 0 else "")


def _flag(flag: FlagMark) -> str:
    return element("span", escape(flag.label), cls=f"sc-flag sc-tone-{flag.tone}")


_TONES = {"attention": 0, "good_news": 1, "owed": 2}


def _weight(flags: Sequence[FlagMark]) -> int:
    return sum(100 if flag.tone == "attention" else 1 for flag in flags)


def _place(word: str, order: Sequence[str]) -> float:
    return float(order.index(word)) if word in order else float(len(order))
