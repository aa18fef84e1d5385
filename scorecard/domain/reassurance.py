"""Reassurance: an explanation the group accepted, and the recovery that was promised with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.period import day
from scorecard.domain.record import RecordChange, before
from scorecard.domain.trajectory import Path, read
from scorecard.domain.variance_report import (
    ACCEPTED_VERDICTS,
    EVIDENCE_WORDS,
    VERDICT_WORDS,
    VarianceReport,
    VarianceState,
    evidence_kinds,
)

TESTED_AFTER_CLOSING = timedelta(days=366)
"""How long after the recovery date a closed report is still tested: a yearly figure comes late."""


@dataclass(frozen=True, slots=True)
class Reassurance:
    """What was accepted when, and by when the indicator was to have recovered.

    `recovery_by` is None where no day was agreed. `recovery_value` is in the indicator's unit,
    where a figure was agreed; `path` is what was expected on the way there. `reference` says what
    it rested on. From `ended_on` it stands no longer: judged anew, taken back, or long closed.
    `report` is the number of the variance report, 0 for none; `verdict` the group's on its answer.
    """

    indicator: str
    accepted_on: date
    recovery_by: date | None
    recovery_value: float | None = None
    reference: str = ""
    path: Path = ()
    ended_on: date | None = None
    report: int = 0
    verdict: str = ""

    @property
    def on(self) -> str:
        """'partly assured on 14 May 2026'; without a verdict 'explanation accepted on ...'."""
        return f"{VERDICT_WORDS.get(self.verdict, 'explanation accepted')} on {self._day}"

    @property
    def when(self) -> str:
        """'when the group was partly assured on 14 May 2026': the same within a sentence."""
        if self.verdict in VERDICT_WORDS:
            return f"when the group was {self.on}"
        return f"when the explanation was accepted on {self._day}"

    @property
    def _day(self) -> str:
        return day(self.accepted_on)

    def stands(self, today: date) -> bool:
        """Whether it had been accepted by then and stood."""
        return self.accepted_on <= today and (self.ended_on is None or self.ended_on > today)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A report as it was when its answer was accepted, and the day from which that stands no more.

    `reopened_on`, `reopened_because`: when and why it was asked again, if it was.
    """

    report: VarianceReport
    accepted_on: date
    ended_on: date | None = None
    reopened_on: date | None = None
    reopened_because: str = ""


def acceptances(report: VarianceReport, changes: Sequence[RecordChange]) -> tuple[Acceptance, ...]:
    """Each time an answer of this report was accepted, oldest first, worked back by its history.

    `changes` are the report's own, oldest first. One that was read from a printed report was
    accepted without a history.
    """
    if not any(one.verb == "accept" for one in changes):
        on = report.verdict_on
        known = report.state in _STANDING and report.verdict in ACCEPTED_VERDICTS and on is not None
        return (Acceptance(report, on, _closed(report, report)),) if known and on else ()
    versions = [report]
    for change in reversed(changes):
        versions.append(before(versions[-1], change))
    after = list(reversed(versions[:-1]))
    found = []
    for place, (change, then) in enumerate(zip(changes, after, strict=True)):
        if change.verb == "accept":
            later = list(zip(changes[place + 1 :], after[place + 1 :], strict=True))
            found.append(_acceptance(then, then.verdict_on or change.at.date(), later))
    return tuple(found)


def _acceptance(
    accepted: VarianceReport, on: date, later: Sequence[tuple[RecordChange, VarianceReport]]
) -> Acceptance:
    ended = reopened = None
    because = ""
    for change, then in later:
        if change.verb in _JUDGED_ANEW:
            return Acceptance(accepted, on, change.at.date(), reopened, because)
        if change.verb == "close":
            ended = _closed(accepted, then)
        elif change.verb == "reopen":
            ended, reopened = None, reopened or change.at.date()
            because = because or then.sent_back_because
    return Acceptance(accepted, on, ended, reopened, because)


def _closed(accepted: VarianceReport, then: VarianceReport) -> date | None:
    if then.closed_on is None or accepted.recovery_by is None:
        return then.closed_on
    return max(then.closed_on, accepted.recovery_by + TESTED_AFTER_CLOSING)


_STANDING = (VarianceState.ACCEPTED, VarianceState.CLOSED)
_JUDGED_ANEW = ("accept", "refuse", "withdraw")


def for_judgement(accepted: Iterable[Acceptance]) -> tuple[Reassurance, ...]:
    """What a judgement needs of them: those about an indicator."""
    return tuple(
        Reassurance(
            indicator=one.report.indicator,
            accepted_on=one.accepted_on,
            recovery_by=one.report.recovery_by,
            recovery_value=one.report.recovery_value,
            reference=_rested_on(one.report),
            path=read(one.report.trajectory).points,
            ended_on=one.ended_on,
            report=one.report.id,
            verdict=one.report.verdict,
        )
        for one in accepted
        if one.report.indicator
    )


def _rested_on(report: VarianceReport) -> str:
    """'a dip sample of cases, an audit'."""
    kinds = evidence_kinds(report)
    return ", ".join(words for kind, words in EVIDENCE_WORDS.items() if kind in kinds)
