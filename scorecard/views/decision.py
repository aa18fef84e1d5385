"""Decisions on screen: what can be decided with words suggested, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from scorecard.domain import working_days
from scorecard.domain.decision import (
    DECISION_RULES,
    LONGEST,
    OFFERED,
    Decision,
    DecisionKind,
    flags_text,
    taken_back,
)
from scorecard.domain.meeting import Meeting
from scorecard.domain.meeting import after as meeting_after
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may, may_for
from scorecard.domain.person import Person
from scorecard.domain.reporting_calendar import Step, of_meeting
from scorecard.views.agenda import AgendaItem
from scorecard.views.judged import JudgedArea
from scorecard.views.promise import AgencySays


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of decision this person may take, with its words and its day suggested.

    `asks` says what more its form asks: mitigation, score, verdict, or nothing.
    """

    kind: DecisionKind
    label: str
    words_label: str
    words: str
    due_label: str
    until: date
    asks: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision as the screen and the minutes say it; `back` is why it was taken back."""

    number: int
    indicator: str
    name: str
    done: str
    words: str
    agency: str
    due_words: str
    decided_by: str
    noun: str
    record: int
    back: str


WORDS_LABELS: dict[DecisionKind, str] = {
    DecisionKind.ASK_VARIANCE: "The question",
    DecisionKind.CHALLENGE: "The challenge",
    DecisionKind.ESCALATE: "What is wrong",
    DecisionKind.ACCEPT_ASSURANCE: "Why the group accepts it",
    DecisionKind.ASK_AUDIT: "What is to be looked at",
    DecisionKind.SET_ACTION: "What is to be done",
    DecisionKind.RAISE_RISK: "What could happen",
    DecisionKind.NOTE: "What is noted",
}
ASKS: dict[DecisionKind, str] = {
    DecisionKind.ESCALATE: "mitigation",
    DecisionKind.RAISE_RISK: "score",
    DecisionKind.ACCEPT_ASSURANCE: "verdict",
}
NO_ANSWER = (
    "Assurance can be accepted once an answer waits to be judged: what is accepted is tested "
    "against what the indicator does next."
)


def offers(
    seen: JudgedArea, person: Person, meeting: Meeting, item: AgendaItem | None, says: AgencySays
) -> tuple[Offer, ...]:
    """What this person may decide about an item; None is about no single indicator."""
    if not may(person, Permission.RUN_MEETING):
        return ()
    return tuple(
        _offer(seen, meeting, kind, item, says)
        for kind in OFFERED
        if may_for(person, DECISION_RULES[kind].permission, item.agency if item else "")
        and (item is not None or not DECISION_RULES[kind].about_indicator)
        and (kind != DecisionKind.ACCEPT_ASSURANCE or says.waiting)
    )


def _offer(
    seen: JudgedArea,
    meeting: Meeting,
    kind: DecisionKind,
    item: AgendaItem | None,
    says: AgencySays,
) -> Offer:
    rule = DECISION_RULES[kind]
    until = _until(seen, meeting, kind)
    if kind == DecisionKind.ACCEPT_ASSURANCE:
        until = _recovery(seen, meeting, says) or until
    return Offer(
        kind=kind,
        label=rule.label,
        words_label=WORDS_LABELS[kind],
        words=SUGGESTED[kind](item, says) if item else "",
        due_label=f"{rule.due[:1].upper()}{rule.due[1:]}",
        until=until,
        asks=ASKS.get(kind, ""),
    )


def _until(seen: JudgedArea, meeting: Meeting, kind: DecisionKind) -> date:
    """The usual time, but the day before the next pack at the latest: then it is looked at."""
    usual = working_days.after(_from(seen, meeting), DECISION_RULES[kind].working_days)
    following = meeting_after(seen.judged.evidence.meetings, meeting)
    pack = of_meeting(following.date, seen.calendar).on(Step.PACK) if following else None
    before = working_days.after(pack, -1) if pack else usual
    return min(usual, before) if before > _from(seen, meeting) else usual


def _recovery(seen: JudgedArea, meeting: Meeting, says: AgencySays) -> date | None:
    """The recovery date of the answer, where it is to come and not more than a year off."""
    start, due = _from(seen, meeting), says.recovery_by
    return due if due is not None and start < due <= start + LONGEST else None


def _from(seen: JudgedArea, meeting: Meeting) -> date:
    return max(seen.judged.evidence.clock.date(), meeting.date)


def _action(item: AgendaItem, says: AgencySays) -> str:
    aim = f"bringing {item.name} to its target ({item.target})" if item.target else item.name
    return f"{item.agency_name} leads on {aim} and reports what changed."


SUGGESTED: dict[DecisionKind, Callable[[AgendaItem, AgencySays], str]] = {
    DecisionKind.ASK_VARIANCE: lambda item, says: item.question,
    DecisionKind.CHALLENGE: lambda item, says: item.question,
    DecisionKind.ESCALATE: lambda item, says: f"{item.name}. {item.sentence or item.figure}",
    DecisionKind.ACCEPT_ASSURANCE: lambda item, says: (
        f"The answer was heard and accepted: {says.heading}."
    ),
    DecisionKind.ASK_AUDIT: lambda item, says: f"Cases behind the figure. {item.question}",
    DecisionKind.SET_ACTION: _action,
    DecisionKind.RAISE_RISK: lambda item, says: f"{item.name}. {item.sentence or item.figure}",
    DecisionKind.NOTE: lambda item, says: f"{item.name} is looked at again; nothing more for now.",
}
"""The words each kind begins with, out of what the pack says; they are there to be changed."""


def begun(
    seen: JudgedArea, meeting: Meeting, kind: DecisionKind, item: AgendaItem | None, pack: int
) -> Decision:
    """A decision about an item with all that the frozen pack says of it filled in."""
    return Decision(
        area=meeting.area,
        meeting_on=meeting.date,
        body=meeting.body,
        indicator=item.code if item else "",
        kind=kind,
        words="",
        until=None,
        decided_on=seen.judged.evidence.clock.date(),
        kinds=flags_text(item.flags) if item else "",
        rag=item.rag if item else "",
        agency=item.agency if item else "",
        pack=pack,
    )


def lines(
    seen: JudgedArea, made: Iterable[Decision], hidden: Iterable[str]
) -> tuple[DecisionLine, ...]:
    """Decisions in the order they were made; none about what this person may not see."""
    held = list(made)
    away = set(hidden)
    why = {one.takes_back: one.words for one in held if one.kind == DecisionKind.TAKE_BACK}
    back = taken_back(held)
    return tuple(
        _line(seen, one, f"{day(back[one.id])}: {why[one.id]}" if one.id in back else "")
        for one in held
        if one.kind != DecisionKind.TAKE_BACK and one.indicator not in away
    )


def _line(seen: JudgedArea, one: Decision, back: str) -> DecisionLine:
    indicators = seen.judged.evidence.indicators
    rule = DECISION_RULES[one.kind]
    noun, _, record = one.opened.partition(" ")
    named = indicators[one.indicator].short_name if one.indicator in indicators else one.indicator
    return DecisionLine(
        number=one.id,
        indicator=one.indicator,
        name=named,
        done=rule.done,
        words=one.words,
        agency=seen.agency_name(one.agency),
        due_words=f"{rule.due} {day(one.until)}" if one.until else "",
        decided_by=one.decided_by,
        noun=noun,
        record=int(record or 0),
        back=back,
    )
