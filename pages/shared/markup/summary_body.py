"""The Summary's body: the chair's two minutes, then the evidence, as one HTML document."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.attention import attention_list
from pages.shared.markup.links import Links
from pages.shared.markup.pills import badge, count_pill, pill
from pages.shared.markup.words import bold, element, escape, small
from scorecard.domain.verdict import RAG_WORDS, RATED, Rag
from scorecard.views.summary import (
    ChangedLine,
    GoodNews,
    Mover,
    OwedLine,
    Question,
    SummaryView,
    ThemeRating,
)

ARROWS = {
    "up": '<path d="M1 10L6 5l3 3 6-6M11 2h4v4"/>',
    "down": '<path d="M1 2l5 5 3-3 6 6M11 10h4V6"/>',
}
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def body(view: SummaryView, links: Links) -> str:
    """The whole screen below its title; a part without content is left out."""
    parts = (
        _headline(view),
        _contents(view),
        _two_minutes(view, links),
        _questions(view.questions, links),
        attention_list(view, links),
        _good_news(view.good_news, links),
        _closing(view),
    )
    return f'<div class="sc-summary">{"".join(parts)}</div>'


def _headline(view: SummaryView) -> str:
    note = element("p", escape(view.chance_note), cls="sc-note") if view.chance_note else ""
    return f'<p class="sc-headline">{bold(view.headline)}</p>{note}'


def _contents(view: SummaryView) -> str:
    entries = (
        (view.questions, "questions", f"{_number(view.questions)} to ask"),
        (
            view.attention,
            "attention",
            f"{_counted(view.attention)} {_verb(view.attention)} attention",
        ),
        (view.good_news, "good-news", "Good news"),
        (view.owed, "owed", "What is owed"),
        (view.changed, "changed", "What changed"),
    )
    links = " · ".join(
        f'<a href="#{anchor}">{escape(words)}</a>' for held, anchor, words in entries if held
    )
    return (
        f'<nav class="sc-contents" aria-label="On this page"><b>On this page</b> {links}</nav>'
        if links
        else ""
    )


def _verb(held: Sequence[object]) -> str:
    return "needs" if len(held) == 1 else "need"


def _counted(held: Sequence[object]) -> str:
    return NUMBERS[len(held)] if len(held) < len(NUMBERS) else str(len(held))


def _number(held: Sequence[object]) -> str:
    return f"{_counted(held)} question{'' if len(held) == 1 else 's'}"


def _section(anchor: str, title: str, content: str, note: str = "") -> str:
    heading = f'<h2 id="{anchor}" tabindex="-1">{escape(title)}</h2>'
    under = element("p", escape(note), cls="sc-note") if note else ""
    return f'<section aria-labelledby="{anchor}">{heading}{content}{under}</section>'


def _two_minutes(view: SummaryView, links: Links) -> str:
    movers = _movers("worse", "that got worse", view.worse, links)
    movers += _movers("better", "that got better", view.better, links)
    ratings = _ratings(view)
    return _side_by_side(movers, ratings)


def _side_by_side(*parts: str) -> str:
    shown = "".join(f"<div>{part}</div>" for part in parts if part)
    return f'<div class="sc-two">{shown}</div>' if shown else ""


def _movers(anchor: str, words: str, movers: Sequence[Mover], links: Links) -> str:
    if not movers:
        return ""
    before, now = {m.before_period for m in movers}, {m.now_period for m in movers}
    # One heading says the period when all rows share it; otherwise each row says its own.
    shared = len(before) == 1 and len(now) == 1
    head = (before.pop(), now.pop()) if shared else ("Before", "Now")
    rows = "".join(_mover(mover, anchor, shared, links) for mover in movers)
    table = (
        '<table class="sc-table sc-movers"><thead><tr><th scope="col">Indicator</th>'
        f'<th scope="col" class="num">{escape(head[0])}</th>'
        f'<th scope="col" class="num">{escape(head[1])}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return _section(anchor, f"{_counted(movers)} {words}", table)


def _mover(mover: Mover, anchor: str, shared: bool, links: Links) -> str:
    colour = "concern" if anchor == "worse" else "improvement"
    arrow = ARROWS.get(mover.direction, "")
    drawing = (
        f'<svg class="sc-arrow sc-is-{colour}" viewBox="0 0 16 12" width="16" height="12" '
        f'role="img" aria-label="{escape(mover.direction)}">{arrow}</svg>'
    )
    before = escape(mover.before) + ("" if shared else small(mover.before_period))
    now = escape(mover.now)
    under = "" if shared else small(mover.now_period)
    return (
        f'<tr><th scope="row">{drawing} {links.indicator(mover.code, mover.name, "sc-quiet")}</th>'
        f'<td class="num">{before}</td><td class="num"><strong>{now}</strong>{under}</td></tr>'
    )


def _ratings(view: SummaryView) -> str:
    if not view.ratings:
        return ""
    lines = [*view.ratings, *([view.ratings_total] if view.ratings_total else [])]
    has_unrated = any(line.not_rated for line in lines)
    head = (
        '<th scope="col">Theme</th>'
        + "".join(f'<th scope="col">{pill(rag, RAG_WORDS[rag])}</th>' for rag in RATED)
        + f'{"<th scope=col>Not rated</th>" if has_unrated else ""}<th scope="col">No figure</th>'
    )
    rows = "".join(_rating(line, line is view.ratings_total, has_unrated) for line in lines)
    table = (
        f'<table class="sc-table sc-ratings"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return _section("ratings", "Ratings by theme", table, view.ratings_note)


def _rating(line: ThemeRating, is_total: bool, has_unrated: bool) -> str:
    cells = (
        count_pill(Rag.RED, line.red) + _was(line.red, line.red_was),
        _count(line.amber) + _was(line.amber, line.amber_was),
        _count(line.green) + _was(line.green, line.green_was),
        *((_count(line.not_rated),) if has_unrated else ()),
        _count(line.no_figure),
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    total = ' class="total"' if is_total else ""
    return f'<tr{total}><th scope="row">{escape(line.name)}</th>{row}</tr>'


def _count(count: int) -> str:
    return f"<strong>{count}</strong>" if count else '<span class="sc-none">–</span>'


def _was(now: int, before: int) -> str:
    return f' <span class="sc-was">was {before}</span>' if now != before else ""


def _questions(questions: Sequence[Question], links: Links) -> str:
    if not questions:
        return ""
    items = "".join(_question(question, links) for question in questions)
    return _section(
        "questions", f"{_number(questions)} to ask", f'<ol class="sc-questions">{items}</ol>'
    )


def _question(question: Question, links: Links) -> str:
    see = (
        f'<a href="#item-{question.item}">see {question.item}</a>'
        if question.item
        else links.indicator(question.code, "see the indicator")
        if question.code
        else ""
    )
    equality = badge("Equality", "grey") if question.equality else ""
    answer = f"A good answer holds: {question.good_answer}" if question.good_answer else ""
    return (
        f"<li><h3>{question.number}. {escape(question.agency)} {see} {equality}</h3>"
        f'<p>{escape(question.text)}</p><p class="sc-note">{escape(answer)}</p></li>'
    )


def _good_news(news: Sequence[GoodNews], links: Links) -> str:
    if not news:
        return ""
    items = "".join(
        f"<li>{links.indicator(item.code, item.name)} {escape(item.sentence)}</li>" for item in news
    )
    return _section("good-news", "Good news", f'<ul class="sc-news">{items}</ul>')


def _closing(view: SummaryView) -> str:
    return _side_by_side(
        _owed(view.owed, view.owed_note), _changed(view.changed, view.changed_title)
    )


def _owed(lines: Sequence[OwedLine], note: str) -> str:
    if not lines:
        return _section("owed", "What is owed", "", note) if note else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(line.agency)}</th><td>{escape(line.owed)}</td>'
        f'<td class="num">{escape(line.late_by)}</td></tr>'
        for line in lines
    )
    table = (
        '<table class="sc-table sc-owed"><thead><tr><th scope="col">Agency</th>'
        '<th scope="col">Owed</th><th scope="col" class="num">Late by</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return _section("owed", "What is owed", table, note)


def _changed(lines: Sequence[ChangedLine], title: str) -> str:
    if not lines:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(line.kind)}</th><td>{bold(line.text)}</td></tr>'
        for line in lines
    )
    table = (
        '<table class="sc-table sc-changed"><thead class="sc-unseen"><tr><th scope="col">Kind</th>'
        f'<th scope="col">What changed</th></tr></thead><tbody>{rows}</tbody></table>'
    )
    return _section("changed", title or "What changed", table)
