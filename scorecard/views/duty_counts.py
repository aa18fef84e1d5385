"""How much is owed: of which kinds and how late, in one sentence or in one line an agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.indicator import Standing
from scorecard.judgement.returns import CHASED_FOR_DAYS
from scorecard.store import escalation, minutes
from scorecard.views.duty import (
    CALENDAR,
    COMMENTARY,
    NOUNS,
    RE_AUDIT,
    RETURN,
    Duties,
    Duty,
    is_groups,
)
from scorecard.views.judged import JudgedArea
from scorecard.views.parts import OwedLine
from scorecard.views.returns_calendar import ReturnsCalendar
from scorecard.views.summary import SummaryView
from scorecard.views.words import plural

NAMED = 3
"""Figures named on a line before the rest are counted."""

THE_GROUP = "The group"

KINDS: dict[str, tuple[str, str]] = {
    RETURN: ("figure", "figures"),
    COMMENTARY: ("commentary", "commentaries"),
    **{shelf.name: (lifecycle.noun, f"{lifecycle.noun}s") for shelf, lifecycle, *_ in NOUNS},
    escalation.shelf.name: ("escalation", "escalations"),
    RE_AUDIT: ("re-audit", "re-audits"),
    CALENDAR: ("step to a meeting", "steps to a meeting"),
    minutes.shelf.name: ("set of minutes", "sets of minutes"),
}
"""Each kind, of one and of more, in the order in which they are counted."""


def counted(rows: Iterable[Duty]) -> str:
    """'3 variance reports, 1 action'; blank where nothing is owed."""
    return _kinds(_many(rows))


def _many(rows: Iterable[Duty]) -> Counter[str]:
    """How many of each kind: a record that waits for two things is one."""
    return Counter(kind for kind, *_ in {_which(one) for one in rows})


def _which(one: Duty) -> tuple[str, object, object]:
    return (one.kind, one.number, "") if one.number else (one.kind, one.what, one.agency)


def _kinds(many: Counter[str]) -> str:
    return ", ".join(plural(many[kind], *words) for kind, words in KINDS.items() if many[kind])


def headline(figures: ReturnsCalendar, besides: Sequence[Duty]) -> tuple[str, str]:
    """(how much is owed in all, of which kinds and how the figures stand).

    `besides` is what is owed besides those figures. The first part is Markdown, with bold only.
    """
    if not besides:
        return figures.headline, ""
    owed = [one for row in figures.rows for one in row.outstanding]
    many = _many(besides) + Counter({RETURN: len(owed)})
    late = _many(one for one in besides if one.is_late).total()
    late += sum(one.days_late > 0 for one in owed)
    total = plural(many.total(), "thing is", "things are")
    past = f"{late} past {'its' if many.total() == 1 else 'their'} day" if late else "none late"
    told = figures.headline.replace("**", "")
    return f"{total} owed, {past}.", f"{_kinds(many)}. {told}"


def lines(seen: JudgedArea, found: Duties) -> tuple[OwedLine, ...]:
    """One line an agency, and one for the group: every kind with its count, the latest first.

    Figures count once they are late; the rest whether late or not.
    """
    owed = [one for one in found.rows if one.kind != RETURN or one.is_late]
    by_agency: dict[str, list[Duty]] = {}
    for one in owed:
        by_agency.setdefault("" if is_groups(one) else one.agency, []).append(one)
    ordered = sorted(by_agency.items(), key=lambda one: (not _latest(one[1]), _first_due(one[1])))
    return tuple(_line(seen, agency, duties) for agency, duties in ordered)


def in_full(view: SummaryView, seen: JudgedArea, found: Duties) -> SummaryView:
    """The Summary with all that is owed, of every kind, in place of late figures alone."""
    owed = lines(seen, found)
    return replace(view, owed=owed, owed_note=nothing(seen, owed))


def nothing(seen: JudgedArea, found: Sequence[OwedLine]) -> str:
    """The agencies that answer for figures here and owe nothing at all."""
    judged = seen.judged
    if (judged.evidence.clock.date() - judged.as_at).days > CHASED_FOR_DAYS:
        return "Figures this old are not chased."
    owing = {one.agency for one in found}
    answering = {
        seen.agency_name(row.indicator.accountable_agency)
        for row in judged.rows.values()
        if row.place is not None
        and row.basis == "local"
        and row.indicator.standing == Standing.FOCUS
        and row.indicator.accountable_agency != BUSINESS_UNIT
    }
    clear = sorted(answering - owing)
    return f"Nothing is owed by {', '.join(clear)}." if clear else ""


def _line(seen: JudgedArea, agency: str, duties: Sequence[Duty]) -> OwedLine:
    figures = [one for one in duties if one.kind == RETURN]
    named = "; ".join(one.what for one in figures[:NAMED])
    more = f"; and {len(figures) - NAMED} more" if len(figures) > NAMED else ""
    about = f" ({named}{more})" if figures else ""
    said = (counted(figures) + about, counted(one for one in duties if one.kind != RETURN))
    return OwedLine(
        agency=seen.agency_name(agency) if agency else THE_GROUP,
        owed=", ".join(words for words in said if words),
        late_by=_late_by(duties),
    )


def _latest(duties: Iterable[Duty]) -> Duty | None:
    late = [one for one in duties if one.is_late and one.due_on is not None]
    return min(late, key=lambda one: str(one.due_on), default=None)


def _first_due(duties: Iterable[Duty]) -> str:
    return min((str(one.due_on) for one in duties if one.due_on), default="9")


def _late_by(duties: Sequence[Duty]) -> str:
    """'54 days' for the latest of them; in working days where that is an escalation."""
    latest = _latest(duties)
    if latest is None:
        return "not late"
    said, late, _ = latest.words.partition(" late")
    return said if late else "past its day"
