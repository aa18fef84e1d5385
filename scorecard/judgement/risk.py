"""Whether an indicator linked to a risk has worsened since the risk was last scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan

from scorecard.domain.flag import FLAG_RULES, FlagGroup, FlagKind
from scorecard.domain.period import day
from scorecard.domain.risk import Risk
from scorecard.domain.verdict import RAG_WORDS, Rag, Variation
from scorecard.judgement import sentences
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Judged, Row

CONCERN = (Variation.CONCERN, Variation.BOTH)
_SAYS_RED = frozenset({FlagKind.NEWLY_RED, FlagKind.FIRST_RED})
_NOT_KNOWN = (Rag.MISSING, Rag.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class Worsened:
    """A linked indicator that has worsened, and in which way, as a sentence."""

    indicator: str
    sentence: str


def as_scored(judged: Judged, moment: datetime) -> Judged | None:
    """The area as it was judged from what was known when a risk was scored; None if nothing was.

    None too for a moment that the judgement itself does not reach.
    """
    if moment >= judged.evidence.clock:
        return None
    then = judged.evidence.as_known(moment)
    return judge(then, against_last_meeting=False) if len(then.facts) else None


def is_adverse(row: Row) -> bool:
    """Red, of special cause concern, or flagged for attention: only such a row can have worsened.

    A figure that is out of date shows nothing of the time since a scoring.
    """
    return _is_red(row) or _is_concern(row) or bool(_kinds(row))


def worsened(risk: Risk, now: Judged, then: Judged | None) -> tuple[Worsened, ...]:
    """The linked indicators that have worsened since the risk was scored, in their order.

    `then`: the area as judged from what was known at the scoring; None where nothing was known.
    """
    scored_on = risk.scored_on or risk.opened_on
    found = []
    for code in risk.linked:
        row = now.rows.get(code)
        if row is not None:
            before = then.rows.get(code) if then else None
            changes = "; ".join(_changes(row, before))
            if changes:
                found.append(Worsened(code, _sentence(row, changes, scored_on)))
    return tuple(found)


def _changes(now: Row, then: Row | None) -> Iterator[str]:
    """What is adverse now and was not when the risk was scored."""
    known = then is not None and then.place is not None
    was_red = then is not None and _is_red(then)
    was_concern = then is not None and _is_concern(then)
    new = _kinds(now) - (_kinds(then) if then is not None else frozenset())
    if _is_red(now):
        new -= _SAYS_RED
        if not was_red:
            yield f"now red, {_was(then)}"
    if _is_concern(now):
        new -= {FlagKind.SPECIAL_CAUSE_CONCERN}
        if not was_concern:
            yield f"now a special cause of concern{', which it was not' if known else ''}"
    if new:
        labels = [FLAG_RULES[kind].label for kind in FLAG_RULES if kind in new]
        yield f"flagged since: {', '.join(labels)}"


def _sentence(row: Row, changes: str, scored_on: date) -> str:
    figure = ""
    if not isnan(row.value):
        where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
        figure = f"{sentences.value(row.indicator, row.value)} {where}, "
    name = row.indicator.short_name
    return f"{name}: {figure}{changes}. The risk was scored on {day(scored_on)}."


def _was(then: Row | None) -> str:
    if then is None or then.place is None or then.rag in _NOT_KNOWN:
        return "no figure was known then"
    return f"was {RAG_WORDS[then.rag].lower()}"


def _is_red(row: Row) -> bool:
    return row.rag == Rag.RED


def _is_concern(row: Row) -> bool:
    return row.rag != Rag.OUT_OF_DATE and row.variation in CONCERN


def _kinds(row: Row) -> frozenset[FlagKind]:
    return frozenset(flag.kind for flag in row.flags if flag.group == FlagGroup.ATTENTION)
