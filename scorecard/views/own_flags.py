"""Own flags: what the room will see of one agency, or was given, told to that agency before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.domain.flag import FLAG_RULES, FlagGroup, FlagKind
from scorecard.domain.indicator import Indicator, Sensitivity, Standing
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day
from scorecard.domain.reporting_calendar import Step, of_meeting
from scorecard.views.judged import JudgedArea
from scorecard.views.pack import SeenPack


@dataclass(frozen=True, slots=True)
class OwnFlag:
    """One flag of an agency's own, as the room will see it."""

    code: str
    name: str
    kind: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OwnFlags:
    """What the room will see of one agency, and whether that is settled: see `sentence`.

    `opens_on` is the day from which the agency is to have seen them.
    """

    agency_name: str
    opens_on: date
    meeting_on: date
    settled: bool
    sentence: str
    attention: tuple[OwnFlag, ...]
    owed: tuple[OwnFlag, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """The pack that the room was given, and the day on which it was issued."""

    pack: SeenPack
    on: date


def of(
    seen: JudgedArea, agency: str, meeting: Meeting, today: date, given: Given | None = None
) -> OwnFlags:
    """The flags of the indicators that an agency answers for, before the room sees them.

    Once the meeting was `given` a pack, those that stand in it. Nothing about restricted
    indicators, whoever answers for them.
    """
    opens = of_meeting(meeting.date, seen.calendar).on(Step.OWN_FLAGS) or meeting.date
    flags = tuple(_in_pack(seen, agency, given.pack) if given else _now(seen, agency))
    return OwnFlags(
        agency_name=seen.agency_name(agency),
        opens_on=opens,
        meeting_on=meeting.date,
        settled=given is not None or today >= opens,
        sentence=_sentence(meeting, opens, today, given),
        attention=_of_group(flags, FlagGroup.ATTENTION),
        owed=_of_group(flags, FlagGroup.OWED),
    )


def _sentence(meeting: Meeting, opens: date, today: date, given: Given | None) -> str:
    room = f"the {meeting.body} on {day(meeting.date)}"
    if given is not None:
        return (
            f"This is what {room} is given: the pack was issued on {day(given.on)}, and nothing "
            "changes what stands in it."
        )
    if today > meeting.date:
        return f"This was before {room}."
    if today >= opens:
        return f"This is what {room} will see, unless a figure changes before the pack is issued."
    return (
        f"So far. Figures still come in and are checked; from {day(opens)} this is what {room} "
        "will see."
    )


def _now(seen: JudgedArea, agency: str) -> Iterator[OwnFlag]:
    for row in seen.judged.rows.values():
        if not _is_theirs(row.indicator, agency):
            continue
        for flag in row.flags:
            yield _flag(row.code, row.indicator.short_name, flag.kind, flag.sentence)


def _in_pack(seen: JudgedArea, agency: str, pack: SeenPack) -> Iterator[OwnFlag]:
    for code, view in pack.indicators.items():
        indicator = seen.judged.evidence.indicators.get(code)
        if indicator is None or not _is_theirs(indicator, agency):
            continue
        for flag in view.flags:
            yield _flag(code, view.short_name, flag.kind, flag.sentence)


def _is_theirs(indicator: Indicator, agency: str) -> bool:
    return (
        indicator.accountable_agency == agency
        and indicator.standing == Standing.FOCUS
        and indicator.sensitivity == Sensitivity.OPEN
    )


def _flag(code: str, name: str, kind: str, sentence: str) -> OwnFlag:
    return OwnFlag(code, name, str(kind), FLAG_RULES[FlagKind(kind)].label, sentence)


def _of_group(flags: Sequence[OwnFlag], group: FlagGroup) -> tuple[OwnFlag, ...]:
    return tuple(one for one in flags if FLAG_RULES[FlagKind(one.kind)].group == group)
