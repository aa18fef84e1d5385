"""Exampleshire replayed: its evidence, judged month by month without looking ahead."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pandas as pd

from scorecard.demo.authority import DemoData
from scorecard.demo.manifest import THIS_ISSUE, Planted
from scorecard.domain.area import EXAMPLESHIRE
from scorecard.domain.period import shift
from scorecard.intake.catalogue import Catalogue
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.store.history import FACT_COLUMNS, PUBLISHED_COLUMNS

MONTHS = 24
ALL_IN = timedelta(days=25)
"""After a month's end: every return of that month that comes on time has come."""

Found = Mapping[tuple[str, str], list[date]]
"""(indicator, kind) -> the month ends at which the flag was up."""


def evidence_of(demo: DemoData, reference: Catalogue) -> Evidence:
    """Everything the demonstration holds, as the store would hand it over."""
    held = pd.concat([frame for _, frame in demo.submissions], ignore_index=True)
    held = held[held["dimension"] == ""].sort_values("known_at", kind="stable")
    key = ["indicator", "area", "agency", "basis", "frequency", "window"]
    held = held.assign(
        series_id=held.groupby(key).ngroup(),
        period_start=_days(held["period_start"]),
        period_end=_days(held["period_end"]),
        known_at=pd.to_datetime(held["known_at"], utc=True).astype("datetime64[us, UTC]"),
        **{name: held[name].astype(object) for name in [*key, "marker", "status", "edition"]},
    )
    own = (held["area"] == EXAMPLESHIRE).to_numpy(bool)
    areas = {one.code: one for one in demo.areas}
    of_ours = [one for one in reference.targets if one.area in ("", EXAMPLESHIRE)]
    return Evidence(
        area=areas[EXAMPLESHIRE],
        areas=areas,
        indicators={one.code: one for one in reference.indicators},
        facts=held.loc[own, list(FACT_COLUMNS)].reset_index(drop=True),
        published=held.loc[~own, list(PUBLISHED_COLUMNS)].reset_index(drop=True),
        targets=[*of_ours, *demo.targets],
        breaks=demo.breaks,
        comparator_sets=[demo.comparator_set],
        meetings=demo.meetings,
        clock=datetime.now(UTC),
        checks=reference.checks,
        explanations=demo.explanations,
        yearly_changes=reference.yearly_changes,
        agencies={one.code: one for one in reference.agencies},
    )


def flagged(evidence: Evidence, as_at: date) -> Found:
    """The month ends at which each flag was up."""
    found: dict[tuple[str, str], list[date]] = defaultdict(list)
    for end, clock in _moments(evidence, as_at):
        judged = judge(evidence.as_known(clock, end), against_last_meeting=False)
        for row in judged.rows.values():
            for flag in row.flags:
                found[row.code, flag.kind].append(end)
    return found


def planted_now(demo: DemoData) -> list[Planted]:
    """What is planted for a flag that is computed now."""
    return [one for one in demo.manifest if one.found_by == THIS_ISSUE and one.flag is not None]


def is_found(one: Planted, evidence: Evidence, found: Found) -> bool:
    """Whether a planted thing was flagged within three periods."""
    assert one.flag is not None
    first, last = _span(one, evidence.indicators[one.indicator].frequency)
    return any(first <= end <= last for end in found.get((one.indicator, one.flag), []))


def clock_of(end: date) -> datetime:
    """When a month is looked at."""
    return datetime.combine(end + ALL_IN, time(9), UTC)


def _moments(evidence: Evidence, as_at: date) -> list[tuple[date, datetime]]:
    ends = [shift(as_at, "month", -back) for back in range(MONTHS - 1, -1, -1)]
    meeting = next(one for one in evidence.meetings if one.date > as_at)
    at_meeting = datetime.combine(meeting.date, time(9), UTC)
    return [*((end, clock_of(end)) for end in ends), (as_at, at_meeting)]


def _span(one: Planted, frequency: str) -> tuple[date, date]:
    """From its period (a month of grace before) to three periods on; published ones at any time."""
    if one.flag in ("worse_than_comparators", "deteriorating_years"):
        return date.min, date.max
    months = {"week": 1, "month": 1, "quarter": 3, "term": 4}[frequency]
    planted = one.flagged_period_end
    return shift(planted, "month", -1), shift(planted, "month", 3 * months)


def _days(dates: pd.Series) -> np.ndarray:
    return np.array(list(dates), dtype="datetime64[D]").astype("datetime64[s]")
