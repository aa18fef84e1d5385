"""The invented places of the demonstration, their meetings, breaks and further targets."""

from __future__ import annotations

from datetime import date, timedelta

from scorecard.demo.planted import break_date
from scorecard.demo.series import HISTORY, latest_end, period_ends
from scorecard.domain.area import EXAMPLESHIRE, Area, AreaKind
from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.check import CheckExplanation
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import shift, start_of
from scorecard.domain.target import Target, TargetKind

REGION = "E12999999"
COUNTRY = "E92999999"
NOTE = "Synthetic demonstration data: this place does not exist."
EXPLAINED = "missing_police_and_council"
"""The check of the catalogue whose planted difference the council has explained."""

BODY = "Quality Assurance sub-group"
APPROVER = "QA sub-group (illustrative)"

NEIGHBOURS: dict[str, tuple[str, float]] = {
    "E06999901": ("Northmoor", 0.72),
    "E06999902": ("Easthaven", 1.31),
    "E06999903": ("Aldersea", 0.88),
    "E06999904": ("Marchwood", 1.12),
    "E06999905": ("Kelderby", 0.61),
    "E06999906": ("Stanbourne", 1.45),
    "E06999907": ("West Fenn", 0.79),
    "E06999908": ("Harrowmere", 1.04),
    "E06999909": ("Brackenford", 1.22),
    "E06999910": ("Southquay", 0.94),
}
"""Name, and how many children it has for each one in Exampleshire."""


def areas() -> tuple[Area, ...]:
    """Exampleshire, its ten neighbours, their region and an England that is not England."""
    authority = AreaKind.LOCAL_AUTHORITY
    named = {EXAMPLESHIRE: "Exampleshire", **{code: one[0] for code, one in NEIGHBOURS.items()}}
    return (
        *(Area(code, name, authority, REGION, True, NOTE) for code, name in named.items()),
        Area(REGION, "Exampleshire and neighbours region", AreaKind.REGION, "", True, NOTE),
        Area(COUNTRY, "England (synthetic)", AreaKind.COUNTRY, "", True, NOTE),
    )


def comparator_set(as_at: date) -> ComparatorSet:
    """The ten neighbours, closest first, in force for every year that is shown."""
    return ComparatorSet(
        code="exampleshire_sn",
        area=EXAMPLESHIRE,
        name="Synthetic statistical neighbours",
        method=SetMethod.MEDIAN,
        valid_from=date(as_at.year - 9, 4, 1),
        members=tuple(NEIGHBOURS),
        source=NOTE,
    )


def breaks(as_at: date) -> tuple[BreakInSeries, ...]:
    """The case system that changed what was counted as an assessment completed in time."""
    note = "A new case system counts working days from the referral decision. Synthetic."
    return tuple(
        BreakInSeries(code, EXAMPLESHIRE, break_date(as_at), BreakKind.SYSTEM, note)
        for code in ("fd_assessments_45wd_pct", "fd_assessments_overdue_open_count")
    )


def explanations(as_at: date) -> tuple[CheckExplanation, ...]:
    """What the council said of its count of missing episodes, six weeks before."""
    words = (
        "Episodes of children placed in other counties are entered once the placing team has "
        "confirmed them; the team is some weeks behind and expects to be level by the end of the "
        "year. Synthetic"
    )
    said = shift(latest_end(as_at, "month"), "month", -2) + timedelta(days=16)
    by = "the council's missing from care coordinator"
    return (CheckExplanation(EXPLAINED, EXAMPLESHIRE, said, by, words, difference=-23.0),)


def meetings(as_at: date) -> tuple[Meeting, ...]:
    """One a quarter, on the first Thursday from 52 days after the quarter's end.

    The last is one that nobody who looks in the month after `as_at` has passed yet.
    """
    ends = period_ends(as_at, "quarter")
    days = [_thursday(end + timedelta(days=52)) for end in ends]
    if days[-1] <= shift(as_at, "month", 1):
        days.append(_thursday(shift(ends[-1], "quarter", 1) + timedelta(days=52)))
    return tuple(Meeting(EXAMPLESHIRE, day, BODY, "Synthetic") for day in days)


def targets(as_at: date) -> tuple[Target, ...]:
    """What the catalogue does not hold: a target that was raised, and a path."""
    first = start_of(shift(latest_end(as_at, "month"), "month", 1 - HISTORY["month"]), "month")
    raised = break_date(as_at)
    before = raised - timedelta(days=1)
    education = "cp_conf_attend_education_pct"
    return (
        _agreed(education, first, before, 80.0, 70.0),
        _agreed(education, raised, None, 85.0, 75.0),
        _agreed("lado_concluded_1m_pct", first, None, 80.0, 70.0),
        *_path("lac_dental_pct", as_at, (80.0, 82.0, 84.0, 86.0)),
    )


def _agreed(indicator: str, start: date, end: date | None, green: float, amber: float) -> Target:
    return Target(
        indicator=indicator,
        area=EXAMPLESHIRE,
        valid_from=start,
        valid_to=end,
        kind=TargetKind.AGREED,
        basis="Synthetic: agreed for the demonstration.",
        green=green,
        amber=amber,
        approved_by=APPROVER,
        approved_on=start - timedelta(days=14),
        agreed_on=start - timedelta(days=7),
    )


def _path(indicator: str, as_at: date, steps: tuple[float, ...]) -> tuple[Target, ...]:
    """A step a quarter, the last one from the latest quarter on."""
    ends = period_ends(as_at, "quarter", len(steps))
    agreed = start_of(ends[0], "quarter")
    return tuple(
        Target(
            indicator=indicator,
            area=EXAMPLESHIRE,
            valid_from=start_of(end, "quarter"),
            valid_to=None if end == ends[-1] else end,
            kind=TargetKind.TRAJECTORY,
            basis=f"Synthetic: an agreed path to {steps[-1]:.0f}.",
            green=step,
            amber=step - 6.0,
            approved_by=APPROVER,
            approved_on=agreed - timedelta(days=14),
            agreed_on=agreed - timedelta(days=7),
        )
        for end, step in zip(ends, steps, strict=True)
    )


def _thursday(day: date) -> date:
    return day + timedelta(days=(4 - day.isoweekday()) % 7)
