"""Variance reports: which accepted ones are to be reopened, why, and by when they are answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scorecard.domain import working_days
from scorecard.domain.variance_report import ACCEPTED_VERDICTS, VarianceReport, VarianceState
from scorecard.judgement import accepted, reassurance, sentences
from scorecard.judgement.judged import Judged
from scorecard.judgement.reassurance import Unmet
from scorecard.judgement.returns import CHASED_FOR_DAYS

ANSWER_IN: dict[Unmet, int] = {Unmet.DUE: 10, Unmet.WORSE: 10}
"""Working days that an agency is given for its new answer, by why it is asked again."""

MAY_BE_REOPENED = frozenset({VarianceState.ACCEPTED, VarianceState.CLOSED})

BY_THE_SCORECARD = "Reopened by the scorecard: "


@dataclass(frozen=True, slots=True)
class ToReopen:
    """A report whose accepted explanation has not held: why, and when a new answer is due."""

    report: VarianceReport
    why: Unmet
    because: str
    due_on: date


def to_reopen(judged: Judged, reports: Iterable[VarianceReport]) -> tuple[ToReopen, ...]:
    """Those of the reports that are to be reopened now, in the order given.

    None where the area's figures stopped a year ago or more: what is held there is history. None
    about a retired indicator, and none whose latest figure is unknown or out of date.
    """
    today = judged.evidence.clock.date()
    if (today - judged.as_at).days > CHASED_FOR_DAYS:
        return ()
    because = _unmet(judged)
    return tuple(
        ToReopen(one, *because[one.id], working_days.after(today, ANSWER_IN[because[one.id][0]]))
        for one in reports
        if one.id in because and one.state in MAY_BE_REOPENED and one.verdict in ACCEPTED_VERDICTS
    )


def _unmet(judged: Judged) -> dict[int, tuple[Unmet, str]]:
    """By number of the report: why its promise is not kept, in words with the numbers."""
    found = {}
    for code, held in accepted.standing(judged).items():
        row = judged.rows.get(code)
        for one in held if row is not None else ():
            assert row is not None
            why = reassurance.unmet(row, one)
            if why is not None:
                said = reassurance.told(row, one, why)
                numbers = reassurance.numbers(row, one)
                found[one.reassurance.report] = why, sentences.joined(said, numbers)
    return found
