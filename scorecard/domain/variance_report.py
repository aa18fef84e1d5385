"""Variance reports: a question to an agency about a figure, its answer, and the group's verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite

from scorecard.domain.errors import Incomplete
from scorecard.domain.lifecycle import NEW, Lifecycle, Move, require_said
from scorecard.domain.permissions import Permission
from scorecard.domain.record import Record
from scorecard.domain.trajectory import require_understood


class VarianceState(StrEnum):
    """Where a variance report stands."""

    ASKED = "asked"
    ANSWERED = "answered"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"
    NOT_ASSURED = "not_assured"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class AssuranceVerdict(StrEnum):
    """What the group makes of an answer."""

    ASSURED = "assured"
    PARTLY = "partly_assured"
    NOT = "not_assured"


class Evidence(StrEnum):
    """What an answer rests on; the agency's own word is the only kind that is not independent."""

    AGENCY_WORD = "agency_word"
    CHILDRENS_ACCOUNT = "childrens_account"
    PRACTITIONER_VISIT = "practitioner_visit"
    DIP_SAMPLE = "dip_sample"
    AUDIT = "audit"
    SURVEY = "survey"
    COMPLAINT = "complaint"
    INSPECTION = "inspection"


INDEPENDENT = frozenset(Evidence) - {Evidence.AGENCY_WORD}
"""Beyond the agency's own word: "assured" takes at least one."""

BECAUSE = "because"
"""What the history of a report calls the reason it was ended for: no field of its own."""

ACCEPTED_VERDICTS = frozenset({AssuranceVerdict.ASSURED, AssuranceVerdict.PARTLY})

S, V, P = VarianceState, "variance report", Permission
TO_ANSWER = frozenset({S.ASKED, S.SENT_BACK, S.REOPENED})
"""While its answer is owed: once it is given, the day it was due is past."""

STATE_WORDS: dict[str, str] = {
    S.ASKED: "asked for",
    S.ANSWERED: "answered",
    S.SENT_BACK: "sent back",
    S.ACCEPTED: "assured or partly assured",
    S.NOT_ASSURED: "not assured",
    S.REOPENED: "reopened",
    S.CLOSED: "closed",
    S.WITHDRAWN: "withdrawn",
}
UNSETTLED = TO_ANSWER | {S.ANSWERED}
"""Somebody still waits: for an answer, or for the verdict on it."""

VERDICT_WORDS: dict[str, str] = {
    AssuranceVerdict.ASSURED: "assured",
    AssuranceVerdict.PARTLY: "partly assured",
    AssuranceVerdict.NOT: "not assured",
}
EVIDENCE_WORDS: dict[str, str] = {
    Evidence.AGENCY_WORD: "the agency's own word",
    Evidence.CHILDRENS_ACCOUNT: "children's own account",
    Evidence.PRACTITIONER_VISIT: "a visit to practitioners",
    Evidence.DIP_SAMPLE: "a dip sample of cases",
    Evidence.AUDIT: "an audit",
    Evidence.SURVEY: "a survey",
    Evidence.COMPLAINT: "complaints",
    Evidence.INSPECTION: "an inspection",
}

ASSURED = "Record as assured or partly assured"
"""One button's words: the verdict says which."""

ASKED_AGAIN: dict[str, str] = {
    **dict.fromkeys((S.ASKED, S.SENT_BACK, S.REOPENED), "set_due"),
    S.ANSWERED: "send_back",
    **dict.fromkeys((S.ACCEPTED, S.NOT_ASSURED, S.CLOSED), "reopen"),
}
"""The move by which a report is asked again, by its state: one that is owed gets another day."""

AGAIN_DONE: dict[str, str] = {
    "set_due": "Variance report given another day",
    "send_back": "Answer sent back",
    "reopen": "Variance report reopened",
}
"""What was done by asking again, by the move; a day that was moved asks nothing new."""

AGAIN_BECAUSE = "asked_again_because"
BESIDE = "asked_beside"
"""What the history calls why another day was given, and which reports stood when one was opened."""

ENDED_BECAUSE: dict[str, str] = {
    S.CLOSED: "Why it is closed",
    S.WITHDRAWN: "Why it is withdrawn",
}
"""The states in which a report is over: each is reached with a reason."""

LIFECYCLE = Lifecycle(
    noun=V,
    states=VarianceState,
    words=STATE_WORDS,
    over=frozenset({S.CLOSED, S.WITHDRAWN}),
    done=frozenset({S.ANSWERED, S.ACCEPTED, S.NOT_ASSURED}),
    to_come={
        "due_on": "the day an answer is due",
        "recovery_by": "the day recovery is expected by",
    },
    told_by={S.ACCEPTED: ("verdict", VERDICT_WORDS)},
    moves=(
        Move("open", NEW, S.ASKED, P.ASK_AGENCY, "Ask for a report", "asked for a report"),
        *(
            Move("answer", state, S.ANSWERED, P.ANSWER, "Send the answer", "answered")
            for state in (S.ASKED, S.SENT_BACK, S.REOPENED)
        ),
        *(
            Move("set_due", state, state, P.ASK_AGENCY, "Change the due date", "moved the due date")
            for state in (S.ASKED, S.SENT_BACK, S.REOPENED)
        ),
        Move("send_back", S.ANSWERED, S.SENT_BACK, P.JUDGE_ANSWER, "Send back", "sent back"),
        Move("accept", S.ANSWERED, S.ACCEPTED, P.JUDGE_ANSWER, ASSURED, "was {state} by"),
        Move(
            *("refuse", S.ANSWERED, S.NOT_ASSURED, P.JUDGE_ANSWER),
            *("Record as not assured", "was not assured by"),
        ),
        *(
            Move("close", state, S.CLOSED, P.JUDGE_ANSWER, "Close", "closed")
            for state in (S.ACCEPTED, S.NOT_ASSURED)
        ),
        *(
            Move("reopen", state, S.REOPENED, P.REOPEN_ANSWER, "Reopen", "reopened")
            for state in (S.ACCEPTED, S.NOT_ASSURED, S.CLOSED)
        ),
        *(
            Move("withdraw", state, S.WITHDRAWN, P.ASK_AGENCY, "Withdraw", "withdrew")
            for state in (S.ASKED, S.SENT_BACK)
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceReport(Record):
    """A question with the figures as they were frozen; its answer in four parts; the verdict.

    `frozen` is what the figure said when it was asked about. `trajectory` is what recovery is
    expected: 'YYYY-MM-DD value' lines. `evidence` holds kinds, each with its words, one a line.
    """

    question: str
    frozen: str = ""
    cause: str = ""
    meaning_for_children: str = ""
    being_done: str = ""
    being_done_by: date | None = None
    recovery_by: date | None = None
    recovery_value: float | None = None
    trajectory: str = ""
    evidence: str = ""
    answered_on: date | None = None
    answered_by: str = ""
    verdict: str = ""
    verdict_words: str = ""
    verdict_on: date | None = None
    verdict_by: str = ""
    sent_back_because: str = ""
    meeting_on: date | None = None


ANSWER_PARTS: dict[str, str] = {
    "cause": "the cause",
    "meaning_for_children": "what it means for children",
    "being_done": "what is being done",
    "recovery_by": "by when recovery is expected",
}


def evidence_kinds(report: VarianceReport) -> frozenset[str]:
    """The kinds of evidence named."""
    lines = report.evidence.splitlines()
    return frozenset(line.partition(":")[0].strip() for line in lines if line.strip())


def evidence_said(report: VarianceReport) -> frozenset[str]:
    """The kinds of evidence of which it is said what they showed."""
    parts = (line.partition(":") for line in report.evidence.splitlines())
    return frozenset(kind.strip() for kind, _, words in parts if words.strip())


def complete(before: VarianceReport | None, after: VarianceReport, move: Move) -> None:
    """Refuse a move that leaves out what it must say."""
    require_said(after, _NEEDED.get(move.verb, {}))
    if move.verb == "answer":
        require_understood(after.trajectory, after.recovery_by)
        _require_a_figure(after.recovery_value)
    if move.verb == "accept":
        _require_independent(after)


def require_because(move: Move, because: str) -> None:
    """Refuse to end a report without saying why."""
    if not because.strip():
        raise Incomplete(
            f"Not yet said: {ENDED_BECAUSE[move.target].lower()}. Fill that in; nothing was saved."
        )


def _require_a_figure(value: float | None) -> None:
    if value is not None and not isfinite(value):
        raise Incomplete("What recovered means is not a figure. Write one such as 72.5.")


def _require_independent(report: VarianceReport) -> None:
    if report.verdict not in ACCEPTED_VERDICTS:
        raise Incomplete("Say whether the group is assured or partly assured.")
    if report.verdict == AssuranceVerdict.ASSURED and not evidence_kinds(report) & INDEPENDENT:
        raise Incomplete(
            "“Assured” needs at least one piece of evidence beyond the agency's own word, such as "
            "children's own account, a dip sample or an audit. Name it, or record “partly assured”."
        )
    if report.verdict == AssuranceVerdict.ASSURED and not evidence_said(report) & INDEPENDENT:
        raise Incomplete(
            "“Assured” rests on what the evidence showed. Say in a few words what it showed, or "
            "record “partly assured”."
        )


_NEEDED: dict[str, dict[str, str]] = {
    "open": {
        "question": "the question",
        "agency": "the agency asked",
        "indicator": "the indicator",
        "due_on": "when the answer is due",
    },
    "answer": ANSWER_PARTS,
    "set_due": {"due_on": "the new due date"},
    "send_back": {"sent_back_because": "why it is sent back", "due_on": "when it is due again"},
    "accept": {"verdict": "the verdict", "evidence": "what it rests on"},
    "refuse": {"verdict_words": "why the group is not assured"},
    "reopen": {"sent_back_because": "why it is reopened", "due_on": "when an answer is due"},
}
