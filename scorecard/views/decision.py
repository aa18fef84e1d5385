"""Decisions on screen: what can be decided, what the forms begin with, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
from scorecard.domain.escalation_level import Ladder
from scorecard.domain.meeting import Meeting
from scorecard.domain.meeting import after as meeting_after
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may, may_for
from scorecard.domain.person import Person
from scorecard.domain.reporting_calendar import Step, of_meeting
from scorecard.judgement import sentences
from scorecard.store.engine import Connection
from scorecard.views import escalation_level
from scorecard.views.agenda import AgendaItem
from scorecard.views.answer import verdicts_rest
from scorecard.views.asked_already import Again, asked_again
from scorecard.views.judged import JudgedArea
from scorecard.views.promise import AgencySays


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of decision this person may take, with what its form begins with.

    `words` are suggested for a question or a request; what is judged or agreed begins with none,
    and `hint` says what it could say. `asks` says what more its form asks: level, score, verdict,
    or nothing. `until` is None where a clock sets the day; `levels` are then those it may be raised
    to, with the day each clock gives.
    """

    kind: DecisionKind
    label: str
    words_label: str
    words: str
    due_label: str
    until: date | None
    asks: str
    levels: tuple[tuple[int, str], ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision as the screen and the minutes say it; `back` is why it was taken back.

    `early` says when and by whom, where it was decided before the day of the meeting; `rests` what
    a verdict rests on: 'on the agency's own word only'; `stays` what of it is not undone by taking
    it back.
    """

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
    may_be_taken_back: bool
    early: str = ""
    rests: str = ""
    stays: str = ""


WORDS_LABELS: dict[DecisionKind, str] = {
    DecisionKind.ASK_VARIANCE: "The question",
    DecisionKind.CHALLENGE: "The challenge",
    DecisionKind.ESCALATE: "What is wrong",
    DecisionKind.ACCEPT_ASSURANCE: "Why the group is assured, or is not",
    DecisionKind.ASK_AUDIT: "What is to be looked at",
    DecisionKind.SET_ACTION: "What is to be done",
    DecisionKind.RAISE_RISK: "What could happen",
    DecisionKind.NOTE: "What is noted",
}
ASKS: dict[DecisionKind, str] = {
    DecisionKind.ESCALATE: "level",
    DecisionKind.RAISE_RISK: "score",
    DecisionKind.ACCEPT_ASSURANCE: "verdict",
}
NO_ANSWER = (
    "An answer can be judged once one waits for it: what assures the group is tested against what "
    "the indicator does next."
)


def offers(
    seen: JudgedArea,
    person: Person,
    meeting: Meeting,
    item: AgendaItem | None,
    says: AgencySays,
    ladder: Ladder,
) -> tuple[Offer, ...]:
    """What this person may decide about an item; None is about no single indicator."""
    if not may(person, Permission.RUN_MEETING):
        return ()
    return tuple(
        _offer(seen, person, meeting, kind, item, says, ladder)
        for kind in OFFERED
        if may_for(person, DECISION_RULES[kind].permission, item.agency if item else "")
        and (item is not None or not DECISION_RULES[kind].about_indicator)
        and (kind != DecisionKind.ACCEPT_ASSURANCE or says.waiting)
    )


def _offer(
    seen: JudgedArea,
    person: Person,
    meeting: Meeting,
    kind: DecisionKind,
    item: AgendaItem | None,
    says: AgencySays,
    ladder: Ladder,
) -> Offer:
    rule = DECISION_RULES[kind]
    clocked = kind == DecisionKind.ESCALATE
    until = None if clocked else _until(seen, meeting, kind)
    if kind == DecisionKind.ACCEPT_ASSURANCE:
        until = _recovery(seen, says) or until
    return Offer(
        kind=kind,
        label=rule.label,
        words_label=WORDS_LABELS[kind],
        words=SUGGESTED[kind](item) if item and kind in SUGGESTED else "",
        due_label=f"{rule.due[:1].upper()}{rule.due[1:]}",
        until=until,
        asks=ASKS.get(kind, ""),
        levels=escalation_level.raised_today(ladder, person, _today(seen)) if clocked else (),
        hint=HINTS[kind](item) if item and kind in HINTS else "",
    )


def _until(seen: JudgedArea, meeting: Meeting, kind: DecisionKind) -> date:
    """The usual time, but the day before the next pack at the latest: then it is looked at."""
    usual = working_days.after(_today(seen), DECISION_RULES[kind].working_days)
    following = meeting_after(seen.judged.evidence.meetings, meeting)
    pack = of_meeting(following.date, seen.calendar).on(Step.PACK) if following else None
    before = working_days.after(pack, -1) if pack else usual
    return min(usual, before) if before > _today(seen) else usual


def _recovery(seen: JudgedArea, says: AgencySays) -> date | None:
    """The recovery date of the answer, where it is to come and not more than a year off."""
    start, due = _today(seen), says.recovery_by
    return due if due is not None and start < due <= start + LONGEST else None


def _today(seen: JudgedArea) -> date:
    return seen.judged.evidence.clock.date()


def before_words(seen: JudgedArea, meeting: Meeting) -> str:
    """What is to be known about deciding before the meeting's day; nothing from that day on."""
    if _today(seen) >= meeting.date:
        return ""
    return (
        f"The meeting is on {day(meeting.date)}. What is decided now holds from today, and the "
        "minutes say that it was decided before the meeting."
    )


def _question(item: AgendaItem) -> str:
    """The figure and the question; its record and the minutes name the indicator already."""
    return sentences.opened(item.question.removeprefix(f"{item.name}: "))


def _figure(item: AgendaItem) -> str:
    """The figure alone: '65.2% (66 of 93) in September 2026, against a target of 80%.'"""
    said, stop, _ = _question(item).partition(". ")
    return f"{said}." if stop else said


def _challenge(item: AgendaItem) -> str:
    return (
        f"{_figure(item)} What has been done about it since the last meeting, and what difference "
        "has that made for children?"
    )


def _audit(item: AgendaItem) -> str:
    return (
        f"{_figure(item)} In a sample of the cases behind it: was each child helped as they should "
        "have been, and what would have to change?"
    )


SUGGESTED: dict[DecisionKind, Callable[[AgendaItem], str]] = {
    DecisionKind.ASK_VARIANCE: _question,
    DecisionKind.CHALLENGE: _challenge,
    DecisionKind.ASK_AUDIT: _audit,
    DecisionKind.NOTE: lambda item: "To be looked at again.",
}
"""The words of questions and requests, out of what the pack says; they are there to be changed.

What the group judges or agrees (an answer, a risk, what is wrong, an action) begins with no words:
they are its own.
"""


def _action(item: AgendaItem) -> str:
    aim = f" until the target ({item.target}) is met" if item.target else ""
    return f"For instance what {item.agency_name} changes{aim}, and how that will be seen."


HINTS: dict[DecisionKind, Callable[[AgendaItem], str]] = {DecisionKind.SET_ACTION: _action}
"""What words could say, shown beside a box that begins empty: nothing is agreed unread."""


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
    connection: Connection, seen: JudgedArea, made: Iterable[Decision], hidden: Iterable[str]
) -> tuple[DecisionLine, ...]:
    """Decisions in the order they were made; none about what this person may not see."""
    held = list(made)
    away = set(hidden)
    why = {one.takes_back: one.words for one in held if one.kind == DecisionKind.TAKE_BACK}
    back = taken_back(held)
    rests = verdicts_rest(connection, held)
    again = asked_again(connection, held)
    return tuple(
        _line(seen, one, _back(one, back, why), rests.get(one.id, ""), again.get(one.id))
        for one in held
        if one.kind != DecisionKind.TAKE_BACK and one.indicator not in away
    )


def _back(one: Decision, back: Mapping[int, date], why: Mapping[int, str]) -> str:
    """When and why it was taken back, or nothing."""
    return f"{day(back[one.id])}: {why[one.id]}" if one.id in back else ""


def _line(
    seen: JudgedArea, one: Decision, back: str, rests: str, again: Again | None
) -> DecisionLine:
    indicators = seen.judged.evidence.indicators
    noun, _, record = one.opened.partition(" ")
    named = indicators[one.indicator].short_name if one.indicator in indicators else one.indicator
    return DecisionLine(
        number=one.id,
        indicator=one.indicator,
        name=named,
        done=again.done if again else one.done,
        words=one.words,
        agency=seen.agency_name(one.agency),
        due_words=one.due_words,
        decided_by=one.decided_by,
        noun=noun,
        record=int(record or 0),
        back=back,
        may_be_taken_back=one.kind != DecisionKind.ACCEPT_ASSURANCE,
        early=early(one),
        rests=rests,
        stays=again.stays if again else "",
    )


def early(one: Decision) -> str:
    """'Decided before the meeting, on 22 October 2026, by Amara Okafor.'; nothing at one."""
    if not one.is_early:
        return ""
    return f"Decided before the meeting, on {day(one.decided_on)}, by {one.decided_by}."
