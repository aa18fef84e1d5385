"""The manifest: everything planted, the flag that should find it, from when, and by which work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scorecard.demo.planted import break_date
from scorecard.demo.series import latest_end
from scorecard.domain.flag import FlagKind
from scorecard.domain.period import month_end, shift

THIS_ISSUE, ACTIONS = "this_issue", "actions"

PATH_PASSES_90 = date(2026, 7, 31)
"""The agreed path for Encompass in the catalogue rises above the planted level from this month."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing planted.

    `flag` should be there for the period ending at `flagged_period_end`, or up to three periods
    later; None where it is found by a verdict rather than a flag. `found_by` names the work that
    computes it.
    """

    indicator: str
    kind: str
    flag: FlagKind | None
    flagged_period_end: date
    found_by: str
    note: str


def manifest(as_at: date, last_published: date) -> tuple[Planted, ...]:
    """Everything planted by a month end, theme by theme."""

    def back(every: str, periods: int) -> date:
        return shift(latest_end(as_at, every), every, -periods)

    return (
        *_front_door(as_at, last_published, back),
        *_child_protection(back),
        *_looked_after(back),
        *_missing_and_exploitation(back),
        *_wider(as_at, back),
    )


Back = Callable[[str, int], date]
Rows = tuple[Planted, ...]
F = FlagKind


def _row(
    indicator: str,
    kind: str,
    flag: FlagKind | None,
    end: date,
    note: str,
    found_by: str = THIS_ISSUE,
) -> Planted:
    return Planted(indicator, kind, flag, end, found_by, note)


def _front_door(as_at: date, last_published: date, back: Back) -> Rows:
    started = break_date(as_at)
    first_of_segment = month_end(started.year, started.month)
    thirteenth = shift(first_of_segment, "month", 12)
    decided, again = "fd_contact_decision_1wd_pct", "fd_rereferrals_12m_pct"
    assessed, overdue = "fd_assessments_45wd_pct", "fd_assessments_overdue_open_count"
    return (
        _row(decided, "shift", F.NEWLY_GREEN, back("month", 12), "rises at once, and firmly"),
        _row(
            *(decided, "shift", F.SPECIAL_CAUSE_IMPROVEMENT, back("month", 12)),
            "contacts decided sooner for a year now",
        ),
        _row(
            *(again, "trend", F.NEWLY_RED, back("month", 0)),
            "a year's share rises month by month and is past its bound in the last two",
        ),
        _row(
            *(again, "slow_decline", F.DETERIORATING_YEARS, last_published),
            "five published years, each worse than the one before",
        ),
        _row(assessed, "shift", F.NEWLY_RED, back("month", 8), "a firm drop in one month"),
        _row(assessed, "shift", F.PERSISTENTLY_RED, back("month", 3), "red for six months"),
        _row(
            *(assessed, "shift", F.SPECIAL_CAUSE_CONCERN, max(thirteenth, back("month", 7))),
            "as soon as there are 13 months since the break to draw limits from",
        ),
        _row(
            *(assessed, "comparison", F.WORSE_THAN_COMPARATORS, last_published),
            "the published figure lies well below the neighbours'",
        ),
        _row(assessed, "break", F.DEFINITION_CHANGED, first_of_segment, "a new case system"),
        _row(
            *(overdue, "shift", F.UNEXPLAINED_CHANGE, back("month", 3)),
            "the backlog behind the late assessments",
        ),
        _row(overdue, "break", F.DEFINITION_CHANGED, first_of_segment, "a new case system"),
    )


def _child_protection(back: Back) -> Rows:
    visits, police = "cp_visits_on_time_pct", "cp_conf_attend_police_pct"
    return (
        _row(visits, "trend", F.SPECIAL_CAUSE_CONCERN, back("month", 4), "falls every month"),
        _row(visits, "trend", F.NEWLY_RED, back("month", 0), "red in the last two months"),
        _row(
            *("cp_plans_current_rate", "neutral_fall", F.UNEXPLAINED_CHANGE, back("month", 1)),
            "plans fall by more than a third in a year, further than in nine in ten authorities",
        ),
        _row(
            *(police, "outlier", F.SPECIAL_CAUSE_CONCERN, back("quarter", 0)),
            "one quarter far outside its limits",
        ),
        _row(police, "outlier", F.NEWLY_RED, back("quarter", 0), "the same quarter, firmly red"),
        _row(
            *("cp_strategy_quorate_pct", "slow_decline", F.PERSISTENTLY_RED, back("quarter", 7)),
            "counted for nine quarters only, and never near the duty",
        ),
        _row(
            *("cp_child_voice_pct", "revision", F.REVISED_MATERIALLY, back("quarter", 0)),
            "first sent without two teams' conferences: red, then amber",
        ),
        _row(
            *("cp_repeat_plan_pct", "action_did_not", None, back("month", 14)),
            "neglect training; second plans as before",
            ACTIONS,
        ),
    )


def _looked_after(back: Back) -> Rows:
    health, reviews = "lac_iha_20wd_pct", "lac_review_participation_pct"
    return (
        _row(health, "shift", F.NEWLY_GREEN, back("month", 0), "green two months running"),
        _row(
            *(health, "shift", F.SPECIAL_CAUSE_IMPROVEMENT, back("month", 2)),
            "seven months above the average",
        ),
        _row(
            *(reviews, "action_worked", None, back("quarter", 7)),
            "advocates offered before every review",
            ACTIONS,
        ),
        _row(
            *(reviews, "shift", F.SPECIAL_CAUSE_IMPROVEMENT, back("quarter", 1)),
            "the same change, as the process limits see it",
        ),
    )


def _missing_and_exploitation(back: Back) -> Rows:
    soon, done = "mis_rhi_72h_pct", "mis_rhi_completed_pct"
    return (
        _row(soon, "slow_decline", F.PERSISTENTLY_RED, back("month", 9), "30 months downhill"),
        _row(soon, "slow_decline", F.SPECIAL_CAUSE_CONCERN, back("month", 12), "and below limits"),
        _row(done, "slow_decline", F.PERSISTENTLY_RED, back("month", 9), "falls with it"),
        _row(done, "slow_decline", F.SPECIAL_CAUSE_CONCERN, back("month", 12), "falls with it"),
        _row(
            *("mis_rhi_offered_pct", "reconciliation", F.DOES_NOT_RECONCILE, back("month", 0)),
            "the council offered more interviews than the police counted returns",
        ),
        _row(
            *("mis_lac_council_count", "reconciliation", F.DOES_NOT_RECONCILE, back("month", 5)),
            "the council counts far fewer episodes of looked after children than the police; "
            "explained lately, so listed as known",
        ),
        _row("cse_mace_reviewed_pct", "late", F.LATE, back("month", 0), "last month not yet in"),
        _row(
            *("cse_offences_charged_pct", "missing", F.MISSING, back("quarter", 0)),
            "sent as not available",
        ),
        _row(
            *("cse_nrm_referrals_count", "suppressed", F.SMALL_NUMBERS, back("quarter", 0)),
            "three young people in the quarter",
        ),
    )


def _wider(as_at: date, back: Back) -> Rows:
    rows = (
        _row(
            *("hea_camhs_wait_pct", "slow_decline", F.PERSISTENTLY_RED, back("quarter", 6)),
            "red for two years and every quarter",
        ),
        _row(
            *("da_encompass_notified_pct", "revision", F.REVISED_MATERIALLY, back("month", 0)),
            "the month before, first sent without one district and now revised upward",
        ),
        _row("edu_ehe_pct", "late", F.LATE, back("term", 0), "the last term has not come"),
        _row(
            *("pro_safeguarding_enquiries_pct", "missing", F.NO_ASSURANCE, back("quarter", 0)),
            "no figure for two meetings running",
        ),
    )
    if as_at < PATH_PASSES_90:
        return rows
    alerts = _row(
        *("da_encompass_notified_pct", "action_did_not", F.OFF_TRAJECTORY, PATH_PASSES_90),
        "automatic alerts: the agreed path rises and the figure does not",
    )
    return (*rows, alerts)
