"""Reassurance: an accepted explanation, tested against what its indicator did next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum

import numpy as np

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Polarity, Standing
from scorecard.domain.period import day
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.verdict import Rag, Variation
from scorecard.judgement import sentences, trajectory
from scorecard.judgement.accepted import Accepted
from scorecard.judgement.case import Case
from scorecard.judgement.judged import Flag, Row
from scorecard.stats.rounding import half_up

NEWS_FOR = timedelta(days=92)
"""How long after the date agreed a recovery is good news; afterwards it is the ledger's."""

ADVERSE_VARIATION = (Variation.CONCERN, Variation.BOTH)


class Unmet(StrEnum):
    """Why a promise of recovery is not kept."""

    DUE = "due"
    WORSE = "worse"


UNMET_WORDS: dict[Unmet, str] = {
    Unmet.DUE: "not yet recovered",
    Unmet.WORSE: "worse than it was then",
}


def not_yet_recovered(case: Case) -> Iterator[Flag]:
    """Adverse once the recovery date agreed has come; or sooner, when worse than when accepted.

    Where a value was agreed, reaching it is what was promised, whatever the target.
    """
    accepted = case.accepted
    if accepted is not None and (why := unmet(case.row, accepted)):
        said = told(case.row, accepted, why)
        yield case.flag(FlagKind.NOT_YET_RECOVERED, said, numbers(case.row, accepted))


def recovered(case: Case) -> Iterator[Flag]:
    """Well at the recovery date agreed, and at the value agreed with it; news for a quarter."""
    accepted = case.accepted
    if accepted is None or not can_be_told(case.row) or trajectory.missed(case) is not None:
        return
    one = accepted.reassurance
    end = case.row.period_end
    fresh = one.recovery_by is not None and end is not None and end <= one.recovery_by + NEWS_FOR
    if is_due(case.row, one) and fresh and is_well(case.row) and reached(case.row, one):
        yield case.flag(
            FlagKind.RECOVERED,
            f"Recovered as agreed: {one.on}, recovery"
            f"{_to(case.row, one)} by {_by(one)}; {now(case.row)}.",
            numbers(case.row, accepted),
        )


def off_path(case: Case) -> Iterator[Flag]:
    """Short of the figure expected by now with an accepted explanation, by more than chance.

    Not said beside `not_yet_recovered`, which says more.
    """
    accepted, missed = case.accepted, trajectory.missed(case)
    if accepted is None or missed is None or not missed.clear:
        return
    if not can_be_told(case.row) or unmet(case.row, accepted):
        return
    yield case.flag(
        FlagKind.OFF_TRAJECTORY,
        f"{sentences.opened(case.now())}: {case.words(missed.figure)} was expected by "
        f"{day(missed.by)} {accepted.reassurance.when}.",
        numbers(case.row, accepted),
    )


def unmet(row: Row, accepted: Accepted) -> Unmet | None:
    """Why a promise is not kept, or None: nothing is due, all is well, or it cannot be told."""
    if not can_be_told(row) or row.indicator.standing == Standing.RETIRED:
        return None
    if is_due(row, accepted.reassurance):
        promised = accepted.reassurance.recovery_value is not None
        kept = promised and reached(row, accepted.reassurance)
        return Unmet.DUE if is_adverse(row) and not kept else None
    return Unmet.WORSE if accepted.worse else None


def told(row: Row, accepted: Accepted, why: Unmet) -> str:
    """The sentence of an unmet promise."""
    one = accepted.reassurance
    promised = f"recovery{_to(row, one)} was agreed by {_by(one)}"
    if one.recovery_by is None:
        promised = "no day for its recovery was agreed"
    return f"{sentences.opened(one.on)}; {promised}; {now(row)}: {UNMET_WORDS[why]}."


def numbers(row: Row, accepted: Accepted) -> str:
    """The figure when it was accepted, the figure now, and what the explanation rested on."""
    then = "no figure was known then"
    if accepted.at is not None:
        was = sentences.value(row.indicator, accepted.value)
        then = f"{was} then ({day(accepted.at)})"
    reference = accepted.reassurance.reference
    rested = f" It rested on: {reference}." if reference else ""
    return f"{sentences.opened(then)}; {sentences.value(row.indicator, row.value)} now.{rested}"


def is_due(row: Row, one: Reassurance) -> bool:
    """Whether the latest figure is of the day on which it was to have recovered, or later."""
    by, end = one.recovery_by, row.period_end
    return by is not None and end is not None and end >= by


def is_adverse(row: Row) -> bool:
    """Red, or a special cause of concern."""
    return row.rag == Rag.RED or row.variation in ADVERSE_VARIATION


def is_well(row: Row) -> bool:
    """Whether a colour, or limits with a better side, say so: what nobody judges is not well."""
    has_better_side = row.indicator.polarity in (Polarity.HIGH_GOOD, Polarity.LOW_GOOD)
    in_limits = row.variation in (Variation.IMPROVEMENT, Variation.COMMON_CAUSE)
    rated = row.rag in (Rag.GREEN, Rag.AMBER)
    return not is_adverse(row) and (rated or (has_better_side and in_limits))


def reached(row: Row, one: Reassurance) -> bool:
    """Whether the value agreed was reached, or none was: amber may not be what was promised."""
    if one.recovery_value is None:
        return True
    polarity, decimals = row.indicator.polarity, row.indicator.decimals
    figure, agreed = (float(half_up(part, decimals)) for part in (row.value, one.recovery_value))
    if polarity == Polarity.HIGH_GOOD:
        return figure >= agreed
    return figure <= agreed if polarity == Polarity.LOW_GOOD else row.rag == Rag.GREEN


def can_be_told(row: Row) -> bool:
    """Whether the latest figure is known and recent."""
    return row.rag != Rag.OUT_OF_DATE and not np.isnan(row.value)


def _to(row: Row, one: Reassurance) -> str:
    return "" if one.recovery_value is None else f" to {_words(row, one.recovery_value)}"


def _by(one: Reassurance) -> str:
    return day(one.recovery_by) if one.recovery_by else ""


def _words(row: Row, number: float) -> str:
    return sentences.value(row.indicator, number)


def now(row: Row) -> str:
    """The latest figure and its period: '62.4% in September 2026'."""
    where = sentences.at_time(row.indicator, row.period_end, row.frequency, row.window)
    return f"{_words(row, row.value)} {where}"
