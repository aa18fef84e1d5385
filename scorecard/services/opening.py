"""Opening: the record that a decision asks for, with what the indicator already says filled in.

What the group judges is said by the group: nothing of it is filled in here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from scorecard.domain import action, audit, challenge, escalation, risk
from scorecard.domain.decision import DECISION_RULES, Decision, DecisionKind
from scorecard.domain.errors import Incomplete, NotFound
from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.domain.record import Record
from scorecard.domain.variance_report import ACCEPTED_VERDICTS, AssuranceVerdict, VarianceReport
from scorecard.services import action as actions
from scorecard.services import escalation as escalations
from scorecard.services import variance_report
from scorecard.services.record import Noun, moved_within, opened_within
from scorecard.services.workspace import Workspace
from scorecard.store import audit as audit_store
from scorecard.store import challenge as challenge_store
from scorecard.store import escalation as escalation_store
from scorecard.store import risk as risk_store
from scorecard.store import variance_report as variance_store
from scorecard.store.engine import Connection

AUDIT = Noun(audit_store.shelf, audit.LIFECYCLE, audit.complete)
CHALLENGE = Noun(challenge_store.shelf, challenge.LIFECYCLE, challenge.complete)
ESCALATION = Noun(escalation_store.shelf, escalation.LIFECYCLE, escalation.complete)
RISK = Noun(risk_store.shelf, risk.LIFECYCLE, risk.complete)


@dataclass(frozen=True, slots=True)
class Details:
    """What a record needs beyond the decision's own words.

    `frozen` is what the figure says in the pack; `since` from when, `mitigation` what is done
    meanwhile and `level` who is to acknowledge it; `report` and `version` name the answer that is
    judged, with the group's `verdict` and `evidence`. `again` names the report that is asked again
    in place of a new one; `known` those that wait, where a second one asks another question. What
    nobody said is refused, never made up.
    """

    title: str = ""
    frozen: str = ""
    since: date | None = None
    toward: str = ""
    mitigation: str = ""
    level: int = 0
    likelihood: int = 0
    impact: int = 0
    report: int = 0
    version: int = 0
    verdict: str = ""
    evidence: str = ""
    again: int = 0
    again_version: int = 0
    known: tuple[int, ...] = ()


def of(
    connection: Connection, workspace: Workspace, person: Person, made: Decision, details: Details
) -> str:
    """Open or move the record in the transaction under way; 'noun number', or nothing."""
    noun = DECISION_RULES[made.kind].noun
    if made.kind == DecisionKind.ACCEPT_ASSURANCE:
        return f"{noun} {_judged(connection, workspace, person, made, details)}"
    if made.kind not in OPENS:
        return ""
    if made.kind == DecisionKind.ASK_VARIANCE:
        return f"{noun} {_asked(connection, workspace, person, made, details)}"
    of_noun, build = OPENS[made.kind]
    if made.kind == DecisionKind.ESCALATE:
        of_noun = escalations.noun_within(connection, person, made.decided_on)
    if made.kind == DecisionKind.SET_ACTION:
        of_noun = actions.noun_within(connection, made.decided_on, made.indicator)
    opened = opened_within(connection, workspace, person, of_noun, build(made, details))
    return f"{noun} {opened.id}"


def _asked(
    connection: Connection, workspace: Workspace, person: Person, made: Decision, details: Details
) -> int:
    """A report opened, or asked again where it stands; its number."""
    at = (connection, workspace, person)
    if details.again:
        return variance_report.again_within(
            *(*at, _about(connection, made, details.again), details.again_version),
            *(made.words, made.until),
        ).id
    report, noun = _variance_report(made, details), variance_report.noun(details.known)
    return opened_within(*at, noun, report, said=variance_report.beside(connection, report)).id


def _about(connection: Connection, made: Decision, number: int) -> int:
    """The report's number, where it asks the agency of the decision about its indicator."""
    held = variance_store.shelf.get(connection, number)
    same = (made.area, made.indicator, made.agency)
    if held is None or (held.area, held.indicator, held.agency) != same:
        raise NotFound(
            f"There is no variance report {number} of this agency about this indicator. Ask for a "
            "new one; nothing was saved."
        )
    return number


def _judged(
    connection: Connection, workspace: Workspace, person: Person, made: Decision, details: Details
) -> int:
    """The answer accepted, or recorded as one that the group is not assured by; its number."""
    held = variance_store.shelf.get(connection, details.report)
    if held is None or (held.area, held.indicator) != (made.area, made.indicator):
        raise NotFound(
            "No answer about this indicator waits to be judged. Ask for a variance report first: "
            "what assures the group is tested against what the indicator does next."
        )
    if details.verdict not in VERBS:
        raise Incomplete("Say whether the group is assured, partly assured or not assured.")
    rests = details.evidence or details.verdict in ACCEPTED_VERDICTS
    said: dict[str, Any] = {"evidence": _evidence(details)} if rests else {}
    judged = moved_within(
        *(connection, workspace, person, variance_report.NOUN),
        *(details.report, details.version, VERBS[details.verdict]),
        verdict=details.verdict,
        verdict_words=made.words,
        verdict_by=person.name,
        verdict_on=made.decided_on,
        **said,
    )
    return judged.id


VERBS: dict[str, str] = {
    AssuranceVerdict.ASSURED: "accept",
    AssuranceVerdict.PARTLY: "accept",
    AssuranceVerdict.NOT: "refuse",
}
"""How a verdict moves the answer."""


def _evidence(details: Details) -> str:
    """What the verdict rests on, each kind with what it showed."""
    for line in details.evidence.splitlines():
        if not line.partition(":")[2].strip():
            raise Incomplete(
                "Not yet said: what the evidence showed. Fill that in; nothing was saved."
            )
    return details.evidence


def _shared(made: Decision, details: Details) -> dict[str, Any]:
    """What every record of a decision begins with."""
    return {
        "area": made.area,
        "title": (details.title or made.words)[:300],
        "state": "",
        "agency": made.agency,
        "indicator": made.indicator,
        "opened_on": made.decided_on,
        "due_on": made.until,
        "meeting_on": made.meeting_on,
    }


def _variance_report(made: Decision, details: Details) -> VarianceReport:
    return VarianceReport(**_shared(made, details), question=made.words, frozen=details.frozen)


def _challenge(made: Decision, details: Details) -> challenge.Challenge:
    return challenge.Challenge(**_shared(made, details), challenge=made.words, made_by=made.body)


def _escalation(made: Decision, details: Details) -> escalation.Escalation:
    shared = _shared(made, details) | {"due_on": None}  # the clock of its level runs first
    return escalation.Escalation(
        **shared,
        what=made.words,
        since=details.since,
        mitigation=details.mitigation,
        level=details.level,
        level_since=made.decided_on,
        raised_by=made.decided_by,
    )


def _audit(made: Decision, details: Details) -> audit.Audit:
    return audit.Audit(**_shared(made, details), kind=audit.AuditKind.MULTI, scope=made.words)


def _action(made: Decision, details: Details) -> action.Action:
    return action.Action(
        **_shared(made, details), description=made.words, toward=action.Direction(details.toward)
    )


def _risk(made: Decision, details: Details) -> risk.Risk:
    return risk.Risk(
        **_shared(made, details),
        description=made.words,
        likelihood=details.likelihood,
        impact=details.impact,
        scored_on=made.decided_on,
        scored_because=_first_score(made),
        mitigations=details.mitigation,
        indicators=made.indicator,
    )


def _first_score(made: Decision) -> str:
    """Where a risk was scored first: at the meeting, or before it."""
    where = "before" if made.is_early else "at"
    return f"First score, {where} the {made.body} of {day(made.meeting_on)}."


OPENS: dict[DecisionKind, tuple[Noun[Any], Callable[[Decision, Details], Record]]] = {
    DecisionKind.ASK_VARIANCE: (variance_report.NOUN, _variance_report),
    DecisionKind.CHALLENGE: (CHALLENGE, _challenge),
    DecisionKind.ESCALATE: (ESCALATION, _escalation),
    DecisionKind.ASK_AUDIT: (AUDIT, _audit),
    DecisionKind.SET_ACTION: (actions.NOUN, _action),
    DecisionKind.RAISE_RISK: (RISK, _risk),
}
"""The kinds that open a record, where it is kept and what it begins with."""
