"""Reassurance: an accepted explanation, tested against what its indicator did next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Polarity
from scorecard.domain.period import day
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.verdict import Rag, Variation
from scorecard.judgement.accepted import Accepted
from scorecard.judgement.case import Case
from scorecard.judgement.judged import Flag
from scorecard.stats.rounding import half_up

NEWS_FOR = timedelta(days=92)
"""How long after the date agreed a recovery is good news; afterwards it is the ledger's."""

ADVERSE_VARIATION = (Variation.CONCERN, Variation.BOTH)


def not_yet_recovered(case: Case) -> Iterator[Flag]:
    """Adverse once the recovery date agreed has come; or sooner, when worse than when accepted.

    Where a value was agreed, reaching it is what was promised, whatever the target.
    """
    accepted = case.accepted
    if accepted is None or case.row.rag == Rag.OUT_OF_DATE or np.isnan(case.row.value):
        return
    one = accepted.reassurance
    due = _is_due(case, one)
    if due and (not _adverse(case) or (one.recovery_value is not None and _reached(case, one))):
        return
    if not due and not accepted.worse:
        return
    promised = f"recovery{_to(case, one)} was agreed by {day(one.recovery_by)}"
    now = "not yet recovered" if due else "worse than when it was accepted"
    yield case.flag(
        FlagKind.NOT_YET_RECOVERED,
        f"Explanation accepted on {day(one.accepted_on)}; {promised}; {case.now()}: {now}.",
        _numbers(case, accepted),
    )


def recovered(case: Case) -> Iterator[Flag]:
    """Well at the recovery date agreed, and at the value agreed with it; news for a quarter."""
    accepted = case.accepted
    if accepted is None or case.row.rag == Rag.OUT_OF_DATE or np.isnan(case.row.value):
        return
    one = accepted.reassurance
    end = case.row.period_end
    fresh = end is not None and end <= one.recovery_by + NEWS_FOR
    if _is_due(case, one) and fresh and _is_well(case) and _reached(case, one):
        yield case.flag(
            FlagKind.RECOVERED,
            f"Recovered as agreed: explanation accepted on {day(one.accepted_on)}, recovery"
            f"{_to(case, one)} by {day(one.recovery_by)}; {case.now()}.",
            _numbers(case, accepted),
        )


def _is_well(case: Case) -> bool:
    """Whether a colour, or limits with a better side, say so: what nobody judges is not well."""
    has_better_side = case.row.indicator.polarity in (Polarity.HIGH_GOOD, Polarity.LOW_GOOD)
    in_limits = case.row.variation in (Variation.IMPROVEMENT, Variation.COMMON_CAUSE)
    rated = case.row.rag in (Rag.GREEN, Rag.AMBER)
    return not _adverse(case) and (rated or (has_better_side and in_limits))


def _reached(case: Case, one: Reassurance) -> bool:
    """Whether the value agreed was reached, or none was: amber may not be what was promised."""
    if one.recovery_value is None:
        return True
    polarity, decimals = case.row.indicator.polarity, case.row.indicator.decimals
    now, agreed = (float(half_up(part, decimals)) for part in (case.row.value, one.recovery_value))
    if polarity == Polarity.HIGH_GOOD:
        return now >= agreed
    return now <= agreed if polarity == Polarity.LOW_GOOD else case.row.rag == Rag.GREEN


def _is_due(case: Case, one: Reassurance) -> bool:
    return case.row.period_end is not None and case.row.period_end >= one.recovery_by


def _adverse(case: Case) -> bool:
    return case.row.rag == Rag.RED or case.row.variation in ADVERSE_VARIATION


def _to(case: Case, one: Reassurance) -> str:
    return "" if one.recovery_value is None else f" to {case.words(one.recovery_value)}"


def _numbers(case: Case, accepted: Accepted) -> str:
    then = "no figure was known when it was accepted"
    if accepted.at is not None:
        then = f"{case.words(accepted.value)} when it was accepted ({day(accepted.at)})"
    rested = (
        f" It rested on: {accepted.reassurance.reference}."
        if (accepted.reassurance.reference)
        else ""
    )
    return f"{then[0].upper()}{then[1:]}; {case.words(case.row.value)} now.{rested}"
