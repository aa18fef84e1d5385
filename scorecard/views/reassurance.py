"""The reassurance ledger: every accepted explanation, what it rested on, and what followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.domain.reassurance import Acceptance
from scorecard.domain.variance_report import VERDICT_WORDS, AssuranceVerdict, VarianceReport
from scorecard.domain.verdict import Outcome
from scorecard.gathering.area import accepted
from scorecard.judgement import accepted as judged_accepted
from scorecard.judgement import reassurance as promises
from scorecard.judgement import sentences
from scorecard.judgement.accepted import Accepted
from scorecard.judgement.before_after import EITHER, BeforeAfter, what_followed
from scorecard.judgement.reassurance import Unmet
from scorecard.judgement.returns import CHASED_FOR_DAYS
from scorecard.store.engine import Connection
from scorecard.views import register
from scorecard.views.answer import evidence_words, recovery_words, trajectory_words
from scorecard.views.judged import JudgedArea
from scorecard.views.variance_report import counted_from, names_of, retired
from scorecard.views.words import plural


class Stands(StrEnum):
    """What has become of an accepted explanation."""

    NOT_KEPT = "not_kept"
    REOPENED = "reopened"
    WORSE = "worse"
    TO_COME = "to_come"
    NOT_TOLD = "not_told"
    KEPT = "kept"
    ENDED = "ended"


STANDS_WORDS: dict[Stands, str] = {
    Stands.NOT_KEPT: "not held",
    Stands.REOPENED: "asked again",
    Stands.WORSE: "worse than when judged",
    Stands.TO_COME: "to be tested",
    Stands.NOT_TOLD: "cannot be told",
    Stands.KEPT: "held",
    Stands.ENDED: "closed",
}
TONES: dict[Stands, str] = {
    Stands.NOT_KEPT: "overdue",
    Stands.REOPENED: "overdue",
    Stands.WORSE: "overdue",
    Stands.TO_COME: "due",
    Stands.NOT_TOLD: "waiting",
    Stands.KEPT: "over",
    Stands.ENDED: "over",
}


DECIDED = frozenset({Stands.NOT_KEPT, Stands.REOPENED, Stands.WORSE, Stands.KEPT})
"""Where it is said already what came of it."""

NEVER = "No answer assured the group in this scorecard, in part or whole."
"""Said of an area whose figures stopped a year ago or more: nothing is still to come."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One acceptance: `stands` is a Stands with its words, `why` says it with the numbers.

    `followed` is what the indicator did from the day recovery was agreed by, and `counted` says
    from which day on that is, and how many figures there are since.
    """

    number: int
    title: str
    agency: str
    indicator: str
    indicator_name: str
    accepted_on: date
    accepted_words: str
    by: str
    reason: str
    rested_on: str
    recovery: str
    on_the_way: str
    stands: str
    stands_words: str
    tone: str
    why: str
    counted: str
    followed: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole ledger of an area, the newest first, with how many stand how."""

    area_name: str
    synthetic: bool
    sentence: str
    rows: tuple[LedgerRow, ...]


def ledger(connection: Connection, seen: JudgedArea, person: Person) -> Ledger:
    """Every explanation accepted by the judgement's clock that this person may see."""
    today = seen.judged.evidence.clock.date()
    every = [one for one in accepted(connection, seen.area.code) if one.accepted_on <= today]
    names = names_of(seen)
    held = [one for one in every if register.visible([one.report], names, person)]
    tested = _tested(seen)
    rows = [_row(seen, one, tested) for one in held]
    rows.sort(key=lambda one: (one.accepted_on, one.number), reverse=True)
    return Ledger(seen.area.name, seen.area.synthetic, _sentence(seen, held, rows), tuple(rows))


Tested = Mapping[tuple[int, date], Accepted]


def _tested(seen: JudgedArea) -> Tested:
    held = judged_accepted.standing(seen.judged)
    return {
        (one.reassurance.report, one.reassurance.accepted_on): one
        for found in held.values()
        for one in found
    }


def _row(seen: JudgedArea, one: Acceptance, tested: Tested) -> LedgerRow:
    report, names = one.report, names_of(seen)
    stands, why = _stands(seen, one, tested.get((report.id, one.accepted_on)))
    expected = report.recovery_by or one.accepted_on
    followed = what_followed(seen.judged, report.indicator, one.accepted_on, expected, EITHER)
    return LedgerRow(
        number=report.id,
        title=report.title,
        agency=names.agency(report.agency),
        indicator=report.indicator,
        indicator_name=names.indicator(report.indicator) if report.indicator else "",
        accepted_on=one.accepted_on,
        accepted_words=f"{sentences.opened(_verdict(report))}, {day(one.accepted_on)}",
        by=report.verdict_by,
        reason=report.verdict_words,
        rested_on=evidence_words(report.evidence),
        recovery=recovery_words(seen, report),
        on_the_way=trajectory_words(seen, report),
        stands=stands,
        stands_words=sentences.opened(STANDS_WORDS[stands]),
        tone=TONES[stands],
        why=why,
        counted=_counted(report, expected, followed),
        followed=_followed(stands, followed),
        numbers=followed.numbers,
    )


def _counted(report: VarianceReport, since: date, followed: BeforeAfter) -> str:
    """'Counted from 31 August 2026, the day agreed: one figure is known since.'"""
    count = followed.known_after
    many = plural(count, "figure is", "figures are") if count else "no figure is"
    known = f": {many} known since" if followed.before_until else ""
    return f"{counted_from(report, since)}{known}."


def _followed(stands: Stands, followed: BeforeAfter) -> str:
    """What followed; not that it is too soon to say where something is said already."""
    too_soon = followed.outcome == Outcome.TOO_SOON
    return "" if too_soon and stands in DECIDED else followed.sentence


def _verdict(report: VarianceReport) -> str:
    return VERDICT_WORDS.get(report.verdict, report.verdict)


def _stands(seen: JudgedArea, one: Acceptance, tested: Accepted | None) -> tuple[Stands, str]:
    today = seen.judged.evidence.clock.date()
    if one.reopened_on is not None and one.reopened_on <= today:
        return Stands.REOPENED, f"On {day(one.reopened_on)}. {one.reopened_because}".strip()
    if one.ended_on is not None and one.ended_on <= today:
        return Stands.ENDED, f"On {day(one.ended_on)}."
    if said := retired(seen, one.report.indicator):
        return Stands.NOT_TOLD, said
    if tested is None:
        return Stands.NOT_TOLD, "No figure of this indicator is held."
    return _against_its_figure(seen, one.report, tested)


def _against_its_figure(
    seen: JudgedArea, report: VarianceReport, tested: Accepted
) -> tuple[Stands, str]:
    row = seen.judged.rows[report.indicator]
    if why := promises.unmet(row, tested):
        stands = Stands.WORSE if why == Unmet.WORSE else Stands.NOT_KEPT
        return stands, promises.told(row, tested, why)
    if report.recovery_by is None:
        return Stands.TO_COME, "No day for its recovery was agreed."
    if not promises.can_be_told(row):
        return Stands.NOT_TOLD, "The latest figure is not known, or out of date."
    if promises.is_due(row, tested.reassurance):
        return Stands.KEPT, sentences.opened(f"{promises.now(row)}.")
    by, now = day(report.recovery_by), promises.now(row)
    if report.recovery_by < seen.judged.evidence.clock.date():
        return Stands.TO_COME, f"Recovery was agreed by {by}: its figure has not come yet."
    there = promises.is_well(row) and promises.reached(row, tested.reassurance)
    yet = "" if there else ", not there yet"
    said = sentences.opened(_verdict(report))
    return Stands.TO_COME, f"{said}; recovery is due by {by}{yet}: {now}."


def _sentence(seen: JudgedArea, held: Sequence[Acceptance], rows: Sequence[LedgerRow]) -> str:
    """'5 answers assured the group, 3 of them in part: 1 not held, 2 to be tested, 2 held.'"""
    if not rows:
        is_history = (seen.judged.evidence.clock.date() - seen.judged.as_at).days > CHASED_FOR_DAYS
        return NEVER if is_history else "No answer has assured the group yet, in part or whole."
    counted = Counter(one.stands for one in rows)
    parts = [f"{counted[one]} {STANDS_WORDS[one]}" for one in Stands if counted[one]]
    partly = sum(one.report.verdict == AssuranceVerdict.PARTLY for one in held)
    part = f", {partly} of them only partly" if partly else ""
    many = plural(len(rows), "answer")
    return f"{many} assured the group{part}: {', '.join(parts)}."
