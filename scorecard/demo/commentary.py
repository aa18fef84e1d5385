"""The synthetic year's commentary: two agencies, once in nearly the same words."""

from __future__ import annotations

from datetime import date

from scorecard.demo.days import Days
from scorecard.domain import working_days
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import month_end
from scorecard.services.step import Comments, Step

DUE = 15
"""Working days before a meeting by which agencies have written."""

VISITS, REPEATED, ENCOMPASS = (
    *("cp_visits_on_time_pct", "fd_rereferrals_12m_pct"),
    "da_encompass_notified_pct",
)


def steps(days: Days) -> tuple[Step, ...]:
    """Every commentary that was written before a meeting of the year, or before the next."""
    before_last, last = days.meeting(2), days.meeting(1)
    return (
        _by("csc", VISITS, _due(before_last), _visits("One visit in eight was late.")),
        _by("csc", VISITS, _due(last), _visits("One visit in seven was late.")),
        _by("police", ENCOMPASS, _due(last), TOLD_LATE),
        *_coming(days),
    )


def _coming(days: Days) -> tuple[Step, ...]:
    """Social care has written about one figure before the next meeting, and not about the other."""
    on = min(_due(days.coming), days.ago(1))
    latest = days.ends("month", 0)
    if on <= latest:
        return ()
    return (Comments(on, "csc", REPEATED, "csc", latest, CAME_BACK),)


def _by(who: str, code: str, on: date, parts: tuple[str, str, str, str]) -> Comments:
    """Written about the month that had come by then: the one before the month just over."""
    return Comments(on, who, code, who, month_end(on.year, on.month - 2), parts)


def _due(meeting: Meeting) -> date:
    return working_days.after(meeting.date, -DUE)


def _visits(first: str) -> tuple[str, str, str, str]:
    return (
        first,
        "Two of nine posts in the north team stood vacant, and duty workers covered the visits "
        "that were most urgent first.",
        "Children on a plan saw a worker they did not know, or saw nobody for longer than was "
        "agreed with their family.",
        "Both posts are advertised. The team manager reads a list of visits due every Monday.",
    )


TOLD_LATE = (
    "Schools were told before the day began in four cases of five. Most of what was late was "
    "about incidents on a Sunday.",
    "Reports of a weekend are read on Monday morning by one person.",
    "A child came to school after such a night before anybody there knew that it might matter.",
    "A second person reads the reports from six on Monday mornings; schools say after a month "
    "whether it is better.",
)
CAME_BACK = (
    "More families were referred again within a year of the last time than a year ago.",
    "It is not known yet. Thirty referrals are being read by somebody outside the team, by the "
    "end of next month.",
    "Help that ended too soon is the worry: some children were heard of again through a crisis.",
    "What the thirty referrals show is brought to the group, with who had been involved before.",
)
