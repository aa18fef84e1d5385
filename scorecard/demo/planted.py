"""What is planted: the shapes drawn into the synthetic authority's figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scorecard.demo.series import MONTHS, Draws, Path, latest_end, months_back

_START = -MONTHS
_SEGMENT_MONTHS = 15


def break_date(as_at: date) -> date:
    """The first of April from which at least 15 months are held: the new case system."""
    year = as_at.year
    while months_back(as_at, date(year, 4, 1)) + 1 < _SEGMENT_MONTHS:
        year -= 1
    return date(year, 4, 1)


def paths(as_at: date) -> Mapping[str, Path]:
    """The planted level of each count that does not simply keep its usual one."""
    switch = -months_back(as_at, break_date(as_at))
    return {
        "contacts_decided": Path(((_START, 0.875), (-13, 0.875), (-12, 0.94), (0, 0.955))),
        # noise is damped where a year's total must cross its bound at a known month
        "rereferrals": Path(
            (
                *((_START, 0.135), (-19, 0.222), (-14, 0.222), (-2, 0.2645)),
                *((-1, 0.325), (0, 0.318)),
            ),
            calm_from=_START,
            calm=0.1,
        ),
        "assessments_45": Path(
            (
                *((_START, 0.765), (switch - 1, 0.765), (switch, 0.815), (-9, 0.815)),
                *((-8, 0.66), (0, 0.63)),
            )
        ),
        "assessment_days": Path(((_START, 37.0), (-9, 37.0), (-8, 41.0), (0, 44.0))),
        "assessments_overdue": Path(((_START, 15.0), (-9, 15.0), (0, 64.0))),
        "plans": Path(((_START, 266.0), (-30, 281.0), (-12, 281.0), (0, 166.0))),
        "plans_visited": Path(
            ((_START, 0.93), (-8, 0.93), (-2, 0.866), (-1, 0.838), (0, 0.822)),
            calm_from=-8,
            calm=0.1,
        ),
        "attended_police": Path(
            ((_START, 0.905), (-3, 0.905), (-2, 0.66), (0, 0.66)), "quarter", -2, 0.2
        ),
        "cla": Path(((_START, 330.0), (-30, 358.0), (0, 376.0))),
        "iha_20": Path(
            ((_START, 0.58), (-9, 0.58), (-8, 0.79), (-2, 0.79), (-1, 0.91), (0, 0.91)),
            calm_from=-8,
            calm=0.0,
        ),
        "cla_participated": Path(
            ((_START, 0.84), (-24, 0.84), (-23, 0.955), (0, 0.955)), "quarter"
        ),
        "missing_lac_council": Path(((_START, 0.97), (-6, 0.97), (-5, 0.66), (0, 0.60))),
        "rhi_offered": Path(((_START, 0.965), (0, 0.965)), calm_from=-30, calm=0.3),
        "rhi_done": Path(((_START, 0.943), (-30, 0.943), (0, 0.72)), calm_from=-30, calm=0.2),
        "rhi_72h": Path(((_START, 0.934), (-30, 0.934), (0, 0.80)), calm_from=-30, calm=0.2),
        "voice": Path(((_START, 0.81), (0, 0.81)), "quarter", -2, 0.3),
        "camhs_in_time": Path(
            ((_START, 0.765), (-24, 0.74), (-23, 0.60), (0, 0.51)), "quarter", -47, 0.6
        ),
        "home_educated": Path(((_START, 330.0), (0, 440.0))),
    }


def set_by_hand(draws: Draws) -> None:
    """The few figures that must be exactly so: done to the counts before anything is sent."""
    counts = draws.counts
    # the council counted interviews offered for returns that the police count has not reached
    counts["rhi_offered"][-1] = counts["rhi_due"][-1] + 6
    quarter = MONTHS - 1 - months_back(draws.as_at, latest_end(draws.as_at, "quarter"))
    counts["nrm"][quarter - 2 : quarter + 1] = (1.0, 2.0, 0.0)
