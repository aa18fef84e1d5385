"""Submissions in words: what came in, from whom, what became of it, under which conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from scorecard.domain.person import Person, Role
from scorecard.domain.submission import Finding, SubmissionKind
from scorecard.store import agency
from scorecard.store import submission as store
from scorecard.store.engine import Connection
from scorecard.store.submission import Received
from scorecard.views.words import plural

KIND_WORDS: dict[SubmissionKind, str] = {
    SubmissionKind.RETURN: "agency return",
    SubmissionKind.FORM: "typed figures",
    SubmissionKind.PRINTED: "figures of a printed report",
    SubmissionKind.EES: "national statistics",
    SubmissionKind.LAIT: "Local Authority Interactive Tool",
    SubmissionKind.NEIGHBOURS: "statistical neighbours",
}
_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """One submission; `fingerprint` is the SHA-256 of the bytes received."""

    number: int
    agency: str
    agency_name: str
    title: str
    file: str
    kind: str
    kind_words: str
    received: str
    accepted: bool
    outcome: str
    figures: int
    findings: int
    conditions: str
    fingerprint: str


def lines(connection: Connection, person: Person, limit: int = 200) -> tuple[SubmissionLine, ...]:
    """What came in, newest first. An agency's lead sees their own agency's alone."""
    own = person.agency if person.role == Role.AGENCY_LEAD else ""
    if person.role == Role.AGENCY_LEAD and not own:
        return ()
    names = {code: one.short_name for code, one in agency.every(connection).items()}
    return tuple(_line(one, names) for one in store.received(connection, own, limit))


def findings(connection: Connection, line: SubmissionLine) -> Sequence[Finding]:
    """Everything that was found in a submission that the person may see a line of."""
    return store.findings_of(connection, line.number)


def _line(one: Received, names: dict[str, str]) -> SubmissionLine:
    came = one.submission
    when = one.recorded_at.astimezone(_LONDON)
    return SubmissionLine(
        number=one.number,
        agency=came.agency,
        agency_name=names.get(came.agency, came.agency),
        title=came.title or came.filename,
        file=came.filename,
        kind=came.kind,
        kind_words=KIND_WORDS[came.kind],
        received=f"{when.day} {when:%b %Y, %H:%M}",
        accepted=one.accepted,
        outcome=_outcome(one),
        figures=one.figures,
        findings=one.findings,
        conditions=_conditions(one),
        fingerprint=came.sha256,
    )


def _outcome(one: Received) -> str:
    if not one.accepted:
        return f"turned away: {plural(one.findings, 'thing')} to look at"
    told = f", {plural(one.findings, 'thing')} noted" if one.findings else ""
    return f"{plural(one.figures, 'figure')} stored{told}"


def _conditions(one: Received) -> str:
    """Marking, permitted use and release, as they came with it."""
    came = one.submission
    release = "released for publication" if came.released else "not released for publication"
    return "; ".join(
        part for part in (came.protective_marking, came.permitted_use, release) if part
    )
