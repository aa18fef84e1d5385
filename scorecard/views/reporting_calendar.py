"""The reporting calendar on screen: what is due when, from whom, and what has not been done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.meeting import Meeting, earlier_days
from scorecard.domain.period import Frequency, day, label
from scorecard.domain.reporting_calendar import (
    OWED_BY_WORDS,
    DatedStep,
    ReportingCalendar,
    Step,
    had_its_day,
    of_meeting,
)
from scorecard.judgement import returns, sentences
from scorecard.judgement.judged import Row
from scorecard.store import pack
from scorecard.store.engine import Connection
from scorecard.views import commentary_wanted, words
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class StripStep:
    """One step on the strip; `tone` is past, next or to_come."""

    code: str
    name: str
    on: date
    on_words: str
    who: str
    what: str
    tone: str
    away: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A meeting's calendar as a strip, its sentence first; the meeting is its last step."""

    sentence: str
    steps: tuple[StripStep, ...]


@dataclass(frozen=True, slots=True)
class DueStep:
    """What one agency owes one step of a meeting's calendar; `tone` is overdue, due or done.

    It is passed, and nobody is late, where its day was over when the meeting was set.
    """

    meeting: Meeting
    step: str
    name: str
    on: date
    agency: str
    agency_name: str
    detail: str
    tone: str
    due_words: str


def coming(seen: JudgedArea, today: date) -> list[Meeting]:
    """The meetings from today on, the first first."""
    meetings = seen.judged.evidence.meetings
    return sorted((one for one in meetings if one.date >= today), key=lambda one: one.date)


def strip(seen: JudgedArea, meeting: Meeting, today: date) -> CalendarView | None:
    """A meeting's calendar; None where no calendar is held."""
    if not seen.calendar:
        return None
    dated = of_meeting(meeting.date, seen.calendar)
    upcoming = next((one.on for one in dated.steps if one.on >= today), meeting.date)
    steps = [_strip_step(one, today, upcoming) for one in dated.steps]
    last = StripStep(
        code="meeting",
        name="Meeting",
        on=meeting.date,
        on_words=day(meeting.date, long=False),
        who=meeting.body,
        what="The group meets.",
        tone=_tone(meeting.date, today, upcoming),
        away=_away(meeting.date, today),
    )
    quarter = label(dated.period_end, Frequency.QUARTER, long=True)
    return CalendarView(
        sentence=f"For the meeting of {day(meeting.date)}, about {quarter}. Working days, Monday "
        "to Friday.",
        steps=(*steps, last),
    )


def due(
    connection: Connection, seen: JudgedArea, meeting: Meeting, today: date, agency: str = ""
) -> tuple[DueStep, ...]:
    """What is due when, from whom, for one meeting: one line an agency and step, in order of day.

    `agency` narrows it to one agency's lines. A step with nothing outstanding is done.
    """
    if not seen.calendar:
        return ()
    dated = of_meeting(meeting.date, seen.calendar)
    found = [
        _due_step(seen, meeting, one, who, detail, today)
        for step in dated.steps
        for one, who, detail in _each(connection, seen, meeting, dated, step)
    ]
    return tuple(one for one in found if not agency or one.agency == agency)


def overdue(connection: Connection, seen: JudgedArea, today: date) -> tuple[DueStep, ...]:
    """The steps of meetings to come whose day has passed and that are not done, by agency."""
    return tuple(
        one
        for meeting in coming(seen, today)
        for one in due(connection, seen, meeting, today)
        if one.tone == "overdue"
    )


def _each(
    connection: Connection,
    seen: JudgedArea,
    meeting: Meeting,
    dated: ReportingCalendar,
    step: DatedStep,
) -> list[tuple[DatedStep, str, str]]:
    """(the step, the agency, what is outstanding); commentary each with its own figure's day."""
    if step.step.code == Step.COMMENTARY:
        return _commentaries(connection, seen, meeting, step)
    found = _outstanding(connection, seen, meeting, dated, step.step.code)
    return [(step, who, detail) for who, detail in found]


def _commentaries(
    connection: Connection, seen: JudgedArea, meeting: Meeting, step: DatedStep
) -> list[tuple[DatedStep, str, str]]:
    """What agencies have not commented on, by agency and day; a blank where nothing is owed.

    A variance report has a day of its own, and is chased as itself. The meeting after the next
    one asks about figures that are still to come.
    """
    wanted = commentary_wanted.wanted(connection, seen)
    if meeting != commentary_wanted.coming(seen):
        return [(step, agency, "") for agency in dict.fromkeys(one.agency for one in wanted)]
    passed = _is_passed(seen, meeting, step, seen.judged.evidence.clock.date())
    found: dict[tuple[str, date], list[str]] = {}
    for one in wanted:
        on = step.on if passed or one.due_on is None else one.due_on
        names = found.setdefault((one.agency, on), [])
        names += [one.name] if one.state == commentary_wanted.OWED else []
    return [(replace(step, on=on), who, _named(names)) for (who, on), names in found.items()]


def _outstanding(
    connection: Connection, seen: JudgedArea, meeting: Meeting, dated: ReportingCalendar, step: Step
) -> list[tuple[str, str]]:
    """(agency, what is outstanding) of a step; a blank second part where it is done."""
    if step == Step.DATA:
        late = _late(seen, dated.period_end)
        answering = dict.fromkeys(
            row.indicator.accountable_agency for row in _focus(seen) if row.place is not None
        )
        return [(code, _named(late.get(code, []))) for code in dict.fromkeys([*answering, *late])]
    if step == Step.VALIDATED:
        return [(BUSINESS_UNIT, _unsettled(seen, dated.period_end))]
    if step == Step.PACK:
        issued = pack.for_meeting(connection, seen.area.code, meeting.date, meeting.body)
        return [(BUSINESS_UNIT, "" if issued else "not issued yet")]
    return []  # own flags are shown by the software on the day


def _focus(seen: JudgedArea) -> list[Row]:
    """What is asked about in the open: a restricted indicator is not named to everybody here."""
    return [
        row
        for row in seen.judged.rows.values()
        if row.indicator.standing == Standing.FOCUS
        and row.indicator.sensitivity == Sensitivity.OPEN
    ]


def _late(seen: JudgedArea, period_end: date) -> dict[str, list[str]]:
    """The figures of the quarter (or before) that are past due, by the agency that owes them."""
    judged, found = seen.judged, dict[str, list[str]]()
    for row in _focus(seen):
        if row.place is None:
            continue
        owing = returns.overdue(judged.evidence, judged.grid, row.place, period_end)
        if owing is not None:
            found.setdefault(owing.agency, []).append(row.indicator.short_name)
    return found


def _unsettled(seen: JudgedArea, period_end: date) -> str:
    late = [name for names in _late(seen, period_end).values() for name in names]
    wrong = [
        row.indicator.short_name
        for row in _focus(seen)
        if any(flag.kind == FlagKind.DOES_NOT_RECONCILE for flag in row.flags)
    ]
    said = [f"{words.plural(len(late), 'figure')} not in"] if late else []
    said += [f"does not reconcile: {_named(wrong)}"] if wrong else []
    return "; ".join(said)


def _due_step(
    seen: JudgedArea, meeting: Meeting, dated: DatedStep, agency: str, detail: str, today: date
) -> DueStep:
    tone = _due_tone(seen, meeting, dated, detail, today)
    late = (today - dated.on).days
    return DueStep(
        meeting=meeting,
        step=str(dated.step.code),
        name=dated.step.name,
        on=dated.on,
        agency=agency,
        agency_name=seen.agency_name(agency),
        detail=detail,
        tone=tone,
        due_words={
            "done": "done",
            "due": f"due {day(dated.on)}",
            "overdue": f"{words.plural(late, 'day')} overdue, due {day(dated.on)}",
            "passed": f"by the meeting; {day(dated.on)} had passed when it was set",
        }[tone],
    )


def _due_tone(
    seen: JudgedArea, meeting: Meeting, dated: DatedStep, detail: str, today: date
) -> str:
    if not detail:
        return "done"
    if dated.on >= today:
        return "due"
    return "passed" if _is_passed(seen, meeting, dated, today) else "overdue"


def _is_passed(seen: JudgedArea, meeting: Meeting, dated: DatedStep, today: date) -> bool:
    """Whether a step's day was over already when the meeting was set: nobody is late for it."""
    days = (meeting, *earlier_days(seen.called_off, meeting))
    return dated.on < today and not had_its_day(dated.step.code, days, seen.calendar, today)


NAMED = 3


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{'; '.join(names[:NAMED])}{more}"


def _strip_step(dated: DatedStep, today: date, upcoming: date) -> StripStep:
    return StripStep(
        code=str(dated.step.code),
        name=dated.step.name,
        on=dated.on,
        on_words=day(dated.on, long=False),
        who=sentences.opened(OWED_BY_WORDS[dated.step.owed_by]),
        what=dated.step.what,
        tone=_tone(dated.on, today, upcoming),
        away=_away(dated.on, today),
    )


def _tone(on: date, today: date, upcoming: date) -> str:
    return "past" if on < today else "next" if on == upcoming else "to_come"


A_YEAR = 366
"""How long ago is said in days no further back."""


def _away(on: date, today: date) -> str:
    days = (on - today).days
    if days < -A_YEAR:
        return ""
    if days in (0, 1):
        return "tomorrow" if days else "today"
    return f"in {words.plural(days, 'day')}" if days > 0 else f"{words.plural(-days, 'day')} ago"
