"""Choices: the indicators and agencies that a form can be about, and when it begins as due."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.domain.indicator import Standing
from scorecard.domain.person import Person
from scorecard.judgement.judged import Row
from scorecard.views import register
from scorecard.views.judged import JudgedArea
from scorecard.views.scorecard import visible
from scorecard.views.variance_report import names_of

CHOOSE = {"": "choose"}
NONE = {"": "none in particular"}


def indicators(seen: JudgedArea, person: Person, keep: Collection[str] = ()) -> dict[str, str]:
    """The indicators this person may see: their own agency's first, then those in focus.

    Those to `keep` are offered even without figures: a form must not drop what a record is about.
    """

    def order(row: Row) -> tuple[bool, bool, str]:
        own = row.indicator.accountable_agency == person.agency
        return not own, row.indicator.standing != Standing.FOCUS, row.indicator.short_name

    held = (row for row in visible(seen, person) if row.place is not None)
    rows = sorted((row for row in held if row.indicator.standing != Standing.RETIRED), key=order)
    kept = {code: name(seen, code) or code for code in keep if code}
    return {row.code: row.indicator.short_name for row in rows} | kept


def to_open(seen: JudgedArea, person: Person, asked: str) -> dict[str, str]:
    """What a new record can be about: `asked`, which an address names, among it where it is seen.

    So one that is retired can be asked about from its own screen; one that this person may not see
    is not even named.
    """
    here = tuple(row.code for row in visible(seen, person) if row.code == asked)
    return indicators(seen, person, here)


def agencies(
    seen: JudgedArea, indicator: str = "", *, none: str = "choose", without: str = ""
) -> dict[str, str]:
    """The agencies, the one that answers for the indicator first; `none`: what no agency is called.

    `without` is not offered.
    """
    named = sorted(seen.agencies.values(), key=lambda one: one.short_name)
    every = {one.code: one.short_name for one in named if one.code != without}
    known = seen.judged.evidence.indicators.get(indicator)
    first = known.accountable_agency if known else ""
    return ({first: every[first]} if first in every else {"": none}) | every


def name(seen: JudgedArea, code: str) -> str:
    """An indicator's short name, or nothing."""
    indicator = seen.judged.evidence.indicators.get(code)
    return indicator.short_name if indicator else ""


def next_meeting(seen: JudgedArea) -> str:
    """The day of the next meeting as a form holds it, or nothing: when most things come back.

    On a meeting's own day the one after it: what is decided in the room comes back in the next.
    """
    evidence = seen.judged.evidence
    coming = [one.date for one in evidence.meetings if one.date > evidence.clock.date()]
    return min(coming).isoformat() if coming else ""


def unseen(seen: JudgedArea, agency: str, code: str) -> str:
    """Said to whoever is about to ask an agency about what its lead may not see; else nothing."""
    return register.unseen(names_of(seen), agency, (code,) if code else ())
