"""Whose return is sent, and for periods that end when: chosen, and read from the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages.shared import address, filters
from pages.shared.context import Context
from scorecard.domain.person import Role
from scorecard.views import return_periods
from scorecard.views.judged import JudgedArea


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose return it is, and for periods that end when."""

    agency: str
    name: str
    period_end: date
    words: str


def choose(context: Context, seen: JudgedArea, found: list[str]) -> Sender:
    """The widgets; a lead sends their own agency's alone. What is asked wrongly goes to `found`."""
    evidence, person = seen.judged.evidence, context.person
    named = return_periods.senders(evidence)
    if person.role == Role.AGENCY_LEAD:
        agency = person.agency
        if address.part("agency") not in ("", agency):
            found.append("You send the returns of your own agency, so that is what is shown.")
    else:
        agency = filters.choice("agency", named, next(iter(named)), found)
        filters.select("Agency", "agency", named, agency)
    offered = return_periods.choices(evidence, person, agency)
    words = {one.period_end.isoformat(): one.words for one in offered}
    first = return_periods.first(offered).period_end.isoformat()
    period = filters.choice("period", words, first, found)
    filters.select("Period ending", "period", words, period, 300)
    name = seen.agency_name(agency)
    return Sender(agency, name, date.fromisoformat(period), f"Periods ending {words[period]}.")
