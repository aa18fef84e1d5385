"""The agenda: the attention list as items to go through, with what a decision needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scorecard.domain.indicator import Polarity
from scorecard.domain.person import Person
from scorecard.domain.verdict import RAG_WORDS
from scorecard.judgement import judged as judgement
from scorecard.judgement import sentences
from scorecard.views import questions, words
from scorecard.views.headline import LAST_KNOWN, is_last_known
from scorecard.views.judged import JudgedArea
from scorecard.views.scorecard import visible
from scorecard.views.summary import attention_of
from scorecard.views.variance_report import figure_now

NOW, LEFT_OVER, RESTING = "now", "left_over", "resting"
TOWARD = {Polarity.HIGH_GOOD: "higher", Polarity.LOW_GOOD: "lower"}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One indicator of the agenda; `part` is now, left_over or resting, or blank for any other.

    `codes` are the indicators that move with it, itself first; `flags` all of theirs, as
    (indicator, kind). `figure` says what the figure is, `question` what to ask of whom answers.
    `last_known` says that its colour is that of a figure which no newer one has followed.
    """

    part: str
    rank: int
    code: str
    name: str
    codes: tuple[str, ...]
    sentence: str
    flags: tuple[tuple[str, str], ...]
    rag: str
    rag_words: str
    is_new: bool
    rests: str
    agency: str
    agency_name: str
    figure: str
    question: str
    target: str
    toward: str
    since: date | None
    last_known: str = ""


def of(seen: JudgedArea, person: Person) -> tuple[AgendaItem, ...]:
    """What is flagged, in order: what needs attention now, what is left over, what rests."""
    rows = visible(seen, person)
    parts = zip((NOW, LEFT_OVER, RESTING), attention_of(seen.judged, rows), strict=True)
    return tuple(_of_item(seen, item, part) for part, items in parts for item in items)


def of_row(seen: JudgedArea, row: judgement.Row) -> AgendaItem:
    """Any indicator, as the group may take it up though nothing is flagged."""
    flags = tuple((row.code, str(flag.kind)) for flag in row.flags if flag.group == "attention")
    return _item(seen, row, part="", rank=0, codes=(row.code,), flags=flags)


def _of_item(seen: JudgedArea, item: judgement.AttentionItem, part: str) -> AgendaItem:
    return _item(
        seen,
        seen.judged.rows[item.indicators[0]],
        part=part,
        rank=item.rank,
        codes=item.indicators,
        flags=tuple((flag.indicator, str(flag.kind)) for flag in item.flags),
        sentence=item.sentence,
        is_new=item.is_new,
        rests=item.rests,
        agency=item.agency,
    )


def _item(
    seen: JudgedArea,
    row: judgement.Row,
    *,
    part: str,
    rank: int,
    codes: tuple[str, ...],
    flags: tuple[tuple[str, str], ...],
    sentence: str = "",
    is_new: bool = False,
    rests: str = "",
    agency: str = "",
) -> AgendaItem:
    answers = agency or row.indicator.accountable_agency
    return AgendaItem(
        part=part,
        rank=rank,
        code=row.code,
        name=row.indicator.short_name,
        codes=codes,
        sentence=sentence,
        flags=flags,
        rag=str(row.rag),
        rag_words=RAG_WORDS[row.rag],
        is_new=is_new,
        rests=f"{sentences.opened(rests)}." if rests else "",
        agency=answers,
        agency_name=seen.agency_name(answers),
        figure=figure_now(seen, row.code),
        question=questions.of_row(seen, row),
        target=words.target_sign(row, row.target) if row.target is not None else "",
        toward=TOWARD.get(row.indicator.polarity, ""),
        since=row.period_end,
        last_known=_last_known(row),
    )


def _last_known(row: judgement.Row) -> str:
    """'last known figure, Sep 2026', where no assurance is possible; nothing otherwise."""
    when = words.short_period(row.period_end, row.frequency, row.indicator.timing)
    return f"{LAST_KNOWN}, {when}" if is_last_known(row) else ""
