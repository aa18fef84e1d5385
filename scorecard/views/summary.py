"""The Summary screen's view model: the chair's two minutes, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.domain.flag import FLAG_RULES, FlagGroup
from scorecard.domain.indicator import Standing
from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.domain.verdict import FIRMNESS_WORDS, RAG_WORDS, VARIATION_WORDS, Rag
from scorecard.judgement import attention, sentences, sinking
from scorecard.judgement import judged as judgement
from scorecard.views import changed, movers, owed, questions, spark, words
from scorecard.views.headline import LAST_KNOWN, headline, is_last_known
from scorecard.views.judged import JudgedArea
from scorecard.views.parts import (
    AttentionItem,
    ChangedLine,
    GoodNews,
    Mover,
    OwedLine,
    Question,
    RestingItem,
    ThemeRating,
)
from scorecard.views.scorecard import visible

__all__ = [
    "AttentionItem",
    "ChangedLine",
    "GoodNews",
    "Mover",
    "OwedLine",
    "Question",
    "RestingItem",
    "SummaryView",
    "ThemeRating",
    "view",
]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The whole screen; `headline` and `changed` texts are Markdown with bold only."""

    area: str
    area_name: str
    synthetic: bool
    as_at_words: str
    headline: str
    chance_note: str
    worse: tuple[Mover, ...]
    better: tuple[Mover, ...]
    ratings: tuple[ThemeRating, ...]
    ratings_total: ThemeRating | None
    ratings_note: str
    questions: tuple[Question, ...]
    attention: tuple[AttentionItem, ...]
    attention_intro: str
    attention_more: str
    good_news: tuple[GoodNews, ...]
    owed: tuple[OwedLine, ...]
    owed_note: str
    changed: tuple[ChangedLine, ...]
    changed_title: str
    resting: tuple[RestingItem, ...] = ()


def view(seen: JudgedArea, person: Person) -> SummaryView:
    """The summary as this person may see it."""
    judged = seen.judged
    rows = visible(seen, person)
    focus = [row for row in rows if row.indicator.standing == Standing.FOCUS]
    items, left, resting = attention_of(judged, rows)
    worse, better = movers.of(judged, focus)
    ratings = tuple(_ratings(seen, focus))
    owes, owes_nothing = owed.lines(seen, rows)
    return SummaryView(
        area=seen.area.code,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        as_at_words=words.as_at(seen),
        headline=headline(rows),
        chance_note=words.chance_note(judged),
        worse=worse,
        better=better,
        ratings=ratings,
        ratings_total=_total(ratings),
        ratings_note=_ratings_note(seen, focus),
        questions=questions.five(seen, focus, items),
        attention=tuple(_item(seen, item) for item in items),
        attention_intro=_attention_intro(seen),
        attention_more=_attention_more(seen, focus, [*items, *resting], left),
        good_news=tuple(_good_news(focus)),
        owed=owes,
        owed_note=owes_nothing,
        changed=changed.lines(seen, rows),
        changed_title=changed.title(seen),
        resting=tuple(_resting(seen, item) for item in resting),
    )


Items = Sequence[judgement.AttentionItem]


def attention_of(
    judged: judgement.Judged, rows: Sequence[judgement.Row]
) -> tuple[Items, Items, Items]:
    """(shown, left over, resting) over what this person may see.

    Nothing else is named, moved with or counted.
    """
    if len(rows) == len(judged.rows):
        return judged.attention, judged.left_over, judged.resting
    evidence = judged.evidence
    seen_before = attention.flags_of(judged.before.rows) if judged.before else None
    decided = sinking.in_force(evidence.decided, evidence.clock.date())
    own = {row.code: row for row in rows}
    items = attention.ranked(own, evidence.indicators, seen_before, decided)
    return (*attention.capped(items), attention.resting(items))


def _resting(seen: JudgedArea, item: judgement.AttentionItem) -> RestingItem:
    row = seen.judged.rows[item.indicators[0]]
    return RestingItem(
        code=row.code,
        name=row.indicator.short_name,
        rag=row.rag,
        rag_words=RAG_WORDS[row.rag],
        sentence=item.sentence,
        decided=f"{sentences.opened(item.rests)}.",
    )


def _item(seen: JudgedArea, item: judgement.AttentionItem) -> AttentionItem:
    row = seen.judged.rows[item.indicators[0]]
    when = words.short_period(row.period_end, row.frequency, row.indicator.timing)
    context = [f"{LAST_KNOWN}, {when}" if is_last_known(row) else when]
    if row.target is not None:
        # a bound nobody agreed is not the target: it is named for what it is
        name = words.target_kind(row.target) if row.rag == Rag.NO_TARGET else "target"
        context.append(f"{name} {words.target_sign(row, row.target)}")
    return AttentionItem(
        rank=item.rank,
        code=row.code,
        name=row.indicator.short_name,
        rag=row.rag,
        rag_words=RAG_WORDS[row.rag],
        firmness_words=FIRMNESS_WORDS[row.firmness],
        is_new=item.is_new,
        value=words.value(row),
        value_context=", ".join(part for part in context if part),
        sentence=item.sentence,
        spark=spark.of_row(seen.judged, row),
        variation=row.variation,
        variation_words=VARIATION_WORDS[row.variation],
        who_answers=seen.agency_name(item.agency),
        kinds=tuple(item.kinds),
        kind_labels=tuple(FLAG_RULES[kind].label for kind in item.kinds),
    )


def _ratings(seen: JudgedArea, focus: Sequence[judgement.Row]) -> list[ThemeRating]:
    before = seen.judged.before.rows if seen.judged.before else seen.judged.rows
    found = []
    for code, theme in seen.themes.items():
        here = [row for row in focus if row.indicator.theme == code]
        if here:
            was = [before[row.code] for row in here if row.code in before]
            found.append(_rating(code, theme.name, here, was))
    return found


def _rating(
    code: str, name: str, now: Sequence[judgement.Row], was: Sequence[judgement.Row]
) -> ThemeRating:
    def count(rows: Sequence[judgement.Row], *rags: Rag) -> int:
        return sum(row.rag in rags for row in rows)

    return ThemeRating(
        code=code,
        name=name,
        red=count(now, Rag.RED),
        amber=count(now, Rag.AMBER),
        green=count(now, Rag.GREEN),
        red_was=count(was, Rag.RED),
        amber_was=count(was, Rag.AMBER),
        green_was=count(was, Rag.GREEN),
        not_rated=count(now, Rag.CONTEXT, Rag.NO_TARGET),
        no_figure=count(now, Rag.MISSING, Rag.SUPPRESSED, Rag.OUT_OF_DATE),
    )


def _total(ratings: Sequence[ThemeRating]) -> ThemeRating | None:
    if not ratings:
        return None
    counted = ("red", "amber", "green", "red_was", "amber_was", "green_was")
    names = (*counted, "not_rated", "no_figure")
    sums = {name: sum(getattr(one, name) for one in ratings) for name in names}
    return ThemeRating(code="", name="All", **sums)


def _ratings_note(seen: JudgedArea, focus: Sequence[judgement.Row]) -> str:
    unrated = sum(row.rag == Rag.CONTEXT for row in focus)
    no_target = sum(row.rag == Rag.NO_TARGET for row in focus)
    notes = []
    silent = sum(is_last_known(row) for row in focus)
    withheld = sum(row.rag == Rag.SUPPRESSED for row in focus)
    if silent:
        notes.append(
            f"{words.plural(silent, 'keeps its', 'keep their')} last known colour, though no "
            "newer figure has come."
        )
    if withheld:
        notes.append(
            f"{words.plural(withheld, 'is', 'are')} up to date but withheld, so no figure is shown."
        )
    if seen.judged.before:
        notes.append(f"Was: as the group saw it on {_last_meeting(seen)}.")
    if unrated:
        notes.append(f"{words.plural(unrated, 'has', 'have')} no right answer, so not rated.")
    if no_target:
        notes.append(
            f"{words.plural(no_target, 'has', 'have')} no target that its agency has agreed."
        )
    return " ".join(notes)


def _last_meeting(seen: JudgedArea) -> str:
    meeting = seen.judged.evidence.last_meeting()
    return day(meeting.date) if meeting else ""


def _attention_intro(seen: JudgedArea) -> str:
    since = _last_meeting(seen)
    new = f" New: since the last meeting, {since}." if since else ""
    return (
        "Most serious first, ten at most. Lines: the last 24 periods. Dashed: the target. "
        f"Grey band: what chance would explain.{new}"
    )


def _attention_more(
    seen: JudgedArea,
    focus: Sequence[judgement.Row],
    items: Sequence[judgement.AttentionItem],
    left: Sequence[judgement.AttentionItem],
) -> str:
    return " ".join(
        part for part in (_left_over(seen, left), _also_red(focus, [*items, *left])) if part
    )


def _also_red(focus: Sequence[judgement.Row], items: Sequence[judgement.AttentionItem]) -> str:
    """Every red is accounted for: those not among the items are named."""
    listed = {code for item in items for code in item.indicators}
    reds = [row for row in focus if row.rag == Rag.RED and row.code not in listed]
    if not reds:
        return ""
    names = ", ".join(row.indicator.short_name for row in reds)
    return f"{words.plural(len(reds), 'more is', 'more are')} red and not among these: {names}."


def _left_over(seen: JudgedArea, left: Sequence[judgement.AttentionItem]) -> str:
    if not left:
        return ""
    names = ", ".join(
        seen.judged.rows[item.indicators[0]].indicator.short_name for item in left[:6]
    )
    return f"And {len(left)} more: {names}{'.' if len(left) <= 6 else ' and others.'}"


def _good_news(focus: Sequence[judgement.Row]) -> list[GoodNews]:
    found = []
    for row in focus:
        flags = [flag for flag in row.flags if flag.group == FlagGroup.GOOD_NEWS]
        if flags:
            lead = max(flags, key=lambda flag: flag.severity)
            found.append(GoodNews(row.code, row.indicator.short_name, lead.sentence))
    return found
