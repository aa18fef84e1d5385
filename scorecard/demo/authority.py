"""The synthetic authority, put together: Exampleshire, its neighbours, returns and manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from scorecard.demo import year
from scorecard.demo.manifest import Planted, manifest
from scorecard.demo.measures import MEASURES
from scorecard.demo.places import (
    areas,
    breaks,
    comparator_set,
    explanations,
    meetings,
    targets,
)
from scorecard.demo.planted import paths, set_by_hand
from scorecard.demo.published import published, year_ends
from scorecard.demo.returns import returns
from scorecard.demo.series import draw, last_month_end
from scorecard.domain.area import Area
from scorecard.domain.break_in_series import BreakInSeries
from scorecard.domain.check import CheckExplanation
from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.meeting import Meeting
from scorecard.domain.submission import Submission
from scorecard.domain.target import Target
from scorecard.services.step import Step

SEED = 20260930

STABLE = (
    *("fd_contact_to_referral_pct", "fd_referrals_rate", "fd_unallocated_cases_count"),
    *("cp_conf_attend_health_pct", "cp_conf_reports_submitted_pct", "cp_icpc_15wd_pct"),
    *("cp_plan_2yr_open_pct", "cp_s47_rate"),
    *("lac_3plus_placements_pct", "lac_current_rate", "lac_other_la_in_area_count"),
    *("lac_rha_pct", "mis_children_count", "mis_episodes_count", "mis_repeat_3plus_pct"),
    *("cse_at_risk_count", "cse_missing_overlap_count", "eh_non_la_lead_pct"),
    "hea_self_harm_attendance_count",
)
"""Focus indicators in which nothing is planted: what is flagged here is chance."""


@dataclass(frozen=True, slots=True)
class DemoData:
    """Everything the demonstration store is filled with; all of it synthetic.

    `submissions` are in the order of receipt, each with its observations (OBSERVATION_COLUMNS
    without `recorded_at`, and `note`; dates and times in UTC).
    """

    as_at: date
    areas: tuple[Area, ...]
    comparator_set: ComparatorSet
    targets: tuple[Target, ...]
    breaks: tuple[BreakInSeries, ...]
    explanations: tuple[CheckExplanation, ...]
    meetings: tuple[Meeting, ...]
    submissions: tuple[tuple[Submission, pd.DataFrame], ...]
    manifest: tuple[Planted, ...]
    stable: tuple[str, ...]

    @property
    def indicators(self) -> tuple[str, ...]:
        """The codes that Exampleshire's agencies send."""
        return tuple(dict.fromkeys(measure.code for measure in MEASURES))

    def year(self, today: date) -> tuple[Step, ...]:
        """What its people did in the year up to a day."""
        return year.steps(self.as_at, today)


def build(as_at: date, seed: int = SEED) -> DemoData:
    """Exampleshire to the last month end by `as_at`; the same for the same seed and date."""
    end = last_month_end(as_at)
    draws = draw(end, seed, paths(end))
    set_by_hand(draws)
    sent = (*returns(draws, seed), *published(draws, seed))
    return DemoData(
        as_at=end,
        areas=areas(),
        comparator_set=comparator_set(end),
        targets=targets(end),
        breaks=breaks(end),
        explanations=explanations(end),
        meetings=meetings(end),
        submissions=tuple(sorted(sent, key=lambda one: (one[0].received_at, one[0].filename))),
        manifest=manifest(end, year_ends(end)[-1]),
        stable=STABLE,
    )
