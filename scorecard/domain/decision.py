"""Decisions: what the group decided about an indicator at a meeting, and until when that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from scorecard.domain.errors import Incomplete
from scorecard.domain.lifecycle import require_said
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission
from scorecard.domain.variance_report import AssuranceVerdict


class DecisionKind(StrEnum):
    """What the group can do about a flag."""

    ASK_VARIANCE = "ask_variance"
    CHALLENGE = "challenge"
    ESCALATE = "escalate"
    ACCEPT_ASSURANCE = "accept_assurance"
    ASK_AUDIT = "ask_audit"
    SET_ACTION = "set_action"
    RAISE_RISK = "raise_risk"
    NOTE = "note"
    TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """One kind: the button's words, what the minutes say, the record it opens or moves.

    `due` names what `until` is; `working_days` from today is suggested for it.
    `permission` is the one its record asks for. `about_indicator` kinds need an indicator.
    `says` is what its words must say.
    """

    label: str
    done: str
    noun: str
    due: str
    working_days: int
    permission: Permission
    about_indicator: bool = False
    says: str = "what is decided"


K, P = DecisionKind, Permission

DECISION_RULES: dict[DecisionKind, DecisionRule] = {
    K.ASK_VARIANCE: DecisionRule(
        label="Ask for a variance report",
        done="Variance report asked for",
        noun="variance_report",
        due="variance report due",
        working_days=20,
        permission=P.ASK_AGENCY,
        about_indicator=True,
    ),
    K.CHALLENGE: DecisionRule(
        label="Challenge",
        done="Challenged",
        noun="challenge",
        due="answer to the challenge due",
        working_days=15,
        permission=P.ASK_AGENCY,
    ),
    K.ESCALATE: DecisionRule(
        label="Escalate",
        done="Escalated",
        noun="escalation",
        due="acknowledgement due",
        working_days=2,
        permission=P.RAISE_ESCALATION,
        says="what is wrong",
    ),
    K.ACCEPT_ASSURANCE: DecisionRule(
        label="Judge the answer",
        # one without a verdict is from when an answer could only be accepted
        done="Answer judged",
        noun="variance_report",
        due="recovery due",
        working_days=55,
        permission=P.JUDGE_ANSWER,
        about_indicator=True,
        says="why the group is assured, or is not",
    ),
    K.ASK_AUDIT: DecisionRule(
        label="Ask for an audit",
        done="Audit asked for",
        noun="audit",
        due="audit due",
        working_days=55,
        permission=P.KEEP_AUDIT,
    ),
    K.SET_ACTION: DecisionRule(
        label="Agree an action",
        done="Action agreed",
        noun="action",
        due="action due",
        working_days=55,
        permission=P.SET_ACTION,
        says="what is to be done",
    ),
    K.RAISE_RISK: DecisionRule(
        label="Raise a risk",
        done="Risk raised",
        noun="risk",
        due="risk to be looked at again by",
        working_days=55,
        permission=P.KEEP_RISK,
        says="what could happen",
    ),
    K.NOTE: DecisionRule(
        label="Note, look again",
        done="Noted",
        noun="",
        due="to be looked at again by",
        working_days=55,
        permission=P.RUN_MEETING,
    ),
    K.TAKE_BACK: DecisionRule(
        label="Take back",
        done="Taken back",
        noun="",
        due="",
        working_days=0,
        permission=P.RUN_MEETING,
    ),
}
OFFERED = tuple(kind for kind in DecisionKind if kind != K.TAKE_BACK)
"""The kinds that are chosen for an indicator; one is taken back where it stands."""

VERDICT_DONE: dict[str, str] = {
    AssuranceVerdict.ASSURED: "Assured",
    AssuranceVerdict.PARTLY: "Partly assured",
    AssuranceVerdict.NOT: "Not assured",
}
"""What the minutes say of an answer that was judged: the verdict itself."""

LONGEST = timedelta(days=366)
"""Nothing sinks for longer than a year: a slip of the pen must not hide a child's figure."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of one meeting; append-only.

    `opened` names the record it opened, as 'variance_report 12'. `until` is the day up to which
    the indicator sinks in the attention list, unless it gets worse. `kinds` are the flags it was
    about, one 'indicator kind' a line, and `rag` the colour then: worse than these is news again.
    `agency` must act; `pack` is the number of the pack it was read from; `takes_back` the number
    of the decision that it takes back. `verdict` is the one on an answer that was judged.
    """

    area: str
    meeting_on: date
    body: str
    indicator: str
    kind: DecisionKind
    words: str
    until: date | None
    decided_on: date
    kinds: str = ""
    rag: str = ""
    opened: str = ""
    decided_by: str = ""
    agency: str = ""
    pack: int = 0
    takes_back: int = 0
    verdict: str = ""
    id: int = 0

    @property
    def done(self) -> str:
        """What the minutes say was done: 'Challenged', 'Partly assured'."""
        return VERDICT_DONE.get(self.verdict, DECISION_RULES[self.kind].done)

    @property
    def is_dated(self) -> bool:
        """Whether it holds until a day that somebody sets.

        The clock of its level sets that of an escalation; what the group is not assured of, rests
        until no day.
        """
        if self.kind == K.ESCALATE or self.verdict == AssuranceVerdict.NOT:
            return False
        return bool(DECISION_RULES[self.kind].due)

    @property
    def due_words(self) -> str:
        """'variance report due 20 October 2026', or nothing where it holds until no day."""
        return f"{DECISION_RULES[self.kind].due} {day(self.until)}" if self.until else ""

    @property
    def is_early(self) -> bool:
        """Whether it was decided before the day of its meeting."""
        return self.decided_on < self.meeting_on


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as a judgement reads it: its flags as (indicator, kind), its colour, its words.

    `until` is None where nothing rests on it: the group was not assured. `words` say what comes by
    that day: 'variance report due 20 October 2026'.
    """

    indicator: str
    meeting_on: date
    decided_on: date
    until: date | None
    flags: frozenset[tuple[str, str]]
    rag: str
    words: str
    taken_back_on: date | None = None

    def stands(self, today: date) -> bool:
        """Whether it had been made by then and not been taken back."""
        back = self.taken_back_on
        return self.decided_on <= today and (back is None or back > today)


def complete(decision: Decision, today: date) -> None:
    """Refuse a decision that leaves out what it must say, or one that holds too long or not."""
    rule = DECISION_RULES[decision.kind]
    needed = {"words": rule.says}
    if rule.about_indicator:
        needed["indicator"] = "the indicator"
    if decision.is_dated:
        needed["until"] = f"the day: {rule.due}"
    require_said(decision, needed)
    if decision.is_dated:
        _require_within_a_year(decision, rule, today)


def _require_within_a_year(decision: Decision, rule: DecisionRule, today: date) -> None:
    """Refuse a day that has passed, or one too far off."""
    if decision.until is not None and decision.until <= today:
        raise Incomplete(f"The day ({rule.due}) must be after today. Choose a later day.")
    if decision.until is not None and decision.until > today + LONGEST:
        raise Incomplete(
            f"The day ({rule.due}) is more than a year away. Choose one within a year: what was "
            "decided is looked at again by then."
        )


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that stand, in the order they were made: none that was taken back."""
    held = list(decisions)
    back = {one.takes_back for one in held}
    return [one for one in held if one.kind != K.TAKE_BACK and one.id not in back]


def taken_back(decisions: Iterable[Decision]) -> dict[int, date]:
    """The numbers of the decisions that were taken back, and when."""
    return {one.takes_back: one.decided_on for one in decisions if one.kind == K.TAKE_BACK}


def flags_text(flags: Iterable[tuple[str, str]]) -> str:
    """(indicator, kind) pairs as a decision keeps them."""
    return "\n".join(f"{indicator} {kind}" for indicator, kind in flags)


def flags_of(decision: Decision) -> frozenset[tuple[str, str]]:
    """The flags a decision was about, as (indicator, kind)."""
    pairs = (line.split() for line in decision.kinds.splitlines())
    return frozenset((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def for_judgement(decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    """What a judgement needs of them: those about an indicator."""
    held = list(decisions)
    back = taken_back(held)
    return tuple(
        Decided(
            indicator=one.indicator,
            meeting_on=one.meeting_on,
            decided_on=one.decided_on,
            until=one.until,
            flags=flags_of(one),
            rag=one.rag,
            words=_rests(one),
            taken_back_on=back.get(one.id),
        )
        for one in held
        if one.indicator and one.kind != K.TAKE_BACK
    )


def _rests(one: Decision) -> str:
    """'partly assured, recovery due 31 March 2027': what a decision comes to, in the list."""
    said = one.done.lower() if one.verdict else ""
    return ", ".join(part for part in (said, one.due_words) if part)
