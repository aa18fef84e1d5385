"""The synthetic authority's levels: what is counted each month, and which figures are made of it.

Levels are England's or a usual authority's, for about 48,000 children; nothing is read from a file.
"""

from __future__ import annotations

from dataclasses import dataclass

SEASON = (1.01, 0.97, 1.06, 0.94, 1.03, 1.07, 1.05, 0.84, 1.02, 1.08, 1.05, 0.88)
"""January to December against the average month (referrals, England); the mean over a year is 1."""

POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Count:
    """One monthly count.

    A flow has a mean `level` a month (`spread` is its variance over its mean); `of` makes it a
    share of another count (or, above 1, a total over it); `lasts` makes it a stock that children
    stay in for so many months; `starts` and `ends` name the flows that move a stock.
    """

    name: str
    level: float
    of: str = ""
    season: float = 0.0
    spread: float = 1.0
    lasts: float = 0.0
    starts: str = ""
    ends: str = ""


COUNTS: tuple[Count, ...] = (
    # Front door
    Count("contacts", 1000, season=1.0, spread=2.0),
    Count("contacts_decided", 0.875, of="contacts"),
    Count("referrals", 0.208, of="contacts"),
    Count("rereferrals", 0.215, of="referrals"),
    Count("referrals_police", 0.28, of="referrals"),
    Count("referrals_health", 0.15, of="referrals"),
    Count("referrals_school", 0.21, of="referrals"),
    Count("referrals_nfa", 0.065, of="referrals"),
    Count("referrals_not_in_need", 0.30, of="referrals"),
    Count("assessments", 232, season=0.5, spread=1.2),
    Count("assessments_45", 0.78, of="assessments"),
    Count("assessment_days", 37.5, of="assessments", spread=6.0),
    Count("assessments_overdue", 16, lasts=2),
    Count("open_cases", 1900, lasts=8),
    Count("in_need", 0.87, of="open_cases", lasts=10),
    # Child protection
    Count("strategy", 95, season=0.5, spread=1.2),
    Count("strategy_quorate", 0.86, of="strategy"),
    Count("s47", 0.84, of="strategy"),
    Count("icpc", 0.42, of="s47"),
    Count("icpc_15", 0.90, of="icpc"),
    Count("plans_started", 0.86, of="icpc"),
    Count("plans_repeat", 0.245, of="plans_started"),
    Count("plans", 281, starts="plans_started", ends="plans_ended"),
    Count("plans_visited", 0.93, of="plans"),
    Count("plans_2yr", 0.012, of="plans", lasts=9),
    Count("plans_neglect", 0.51, of="plans", lasts=10),
    Count("plans_ended_2yr", 0.045, of="plans_ended"),
    Count("plans_3m", 0.80, of="plans", lasts=9),
    Count("plans_reviewed", 0.93, of="plans_3m"),
    Count("invited_police", 31, season=0.3),
    Count("attended_police", 0.90, of="invited_police"),
    Count("invited_health", 33, season=0.3),
    Count("attended_health", 0.86, of="invited_health"),
    Count("invited_education", 32, season=0.3),
    Count("attended_education", 0.88, of="invited_education"),
    Count("invited_probation", 9),
    Count("attended_probation", 0.79, of="invited_probation"),
    Count("reports_due", 105, season=0.3),
    Count("reports_in", 0.80, of="reports_due"),
    Count("voice_due", 38, season=0.3),
    Count("voice", 0.81, of="voice_due"),
    # Looked after children
    Count("cla_started", 14, season=0.3),
    Count("cla", 372, starts="cla_started", ends="cla_ended"),
    Count("iha_due", 0.98, of="cla_started"),
    Count("iha_20", 0.62, of="iha_due"),
    Count("cla_3plus", 0.075, of="cla", lasts=7),
    Count("cla_12m", 0.70, of="cla", lasts=14),
    Count("cla_12m_health", 0.965, of="cla_12m"),
    Count("cla_12m_dental", 0.82, of="cla_12m"),
    Count("cla_reviews", 47, season=0.2),
    Count("cla_participated", 0.85, of="cla_reviews"),
    Count("cla_4_weeks", 0.93, of="cla", lasts=14),
    Count("cla_reviews_on_time", 0.95, of="cla_4_weeks"),
    Count("cla_20_miles", 0.18, of="cla", lasts=14),
    Count("cla_asylum", 0.08, of="cla", lasts=12),
    Count("cla_2_years_half", 0.34, of="cla", lasts=20),
    Count("cla_stable", 0.69, of="cla_2_years_half", lasts=18),
    Count("placement_orders", 26, lasts=9),
    Count("care_leavers", 118, lasts=20),
    Count("leavers_suitable", 0.90, of="care_leavers", lasts=10),
    Count("leavers_eet", 0.55, of="care_leavers", lasts=10),
    Count("other_la", 96, lasts=24),
    # Missing
    Count("missing_lac", 58, season=0.2, spread=1.3),
    Count("missing_placed", 17),
    Count("missing_not_lac", 60, season=0.3, spread=1.2),
    Count("missing", 1.0, of="missing_lac+missing_placed+missing_not_lac"),
    Count("missing_lac_council", 0.97, of="missing_lac"),
    Count("missing_children", 0.47, of="missing"),
    Count("missing_repeat", 0.06, of="missing_children"),
    Count("rhi_due", 0.68, of="missing"),
    Count("rhi_offered", 0.965, of="rhi_due"),
    Count("rhi_done", 0.90, of="rhi_offered"),
    Count("rhi_72h", 0.93, of="rhi_done"),
    # Exploitation
    Count("at_risk", 52, lasts=14),
    Count("high_risk", 0.38, of="at_risk", lasts=6),
    Count("high_risk_reviewed", 0.96, of="high_risk"),
    Count("at_risk_missing", 0.19, of="missing_children"),
    Count("exploitation_referrals", 9),
    Count("nrm", 1.9),
    Count("flagged_offences", 24),
    Count("offences_outcome", 0.80, of="flagged_offences"),
    Count("offences_charged", 0.23, of="offences_outcome"),
    Count("young_people_discussed", 8),
    Count("disruptions", 5),
    # The wider partnership
    Count("da_incidents", 830, season=0.3, spread=1.5),
    Count("da_children", 0.42, of="da_incidents"),
    Count("da_school_age", 0.86, of="da_children"),
    Count("encompass", 0.896, of="da_school_age"),
    Count("marac_children", 24),
    Count("marac_cases", 17),
    Count("marac_repeat", 0.31, of="marac_cases"),
    Count("early_help", 620, lasts=7),
    Count("early_help_partner", 0.55, of="early_help"),
    Count("early_help_housing", 0.06, of="early_help", lasts=7),
    Count("early_help_started", 56, season=0.6),
    Count("early_help_children", 1150, lasts=8),
    Count("early_help_closed", 60, season=0.4),
    Count("early_help_step_up", 0.11, of="early_help_closed"),
    Count("aged_5_16", 30600, lasts=90),
    Count("home_educated", 428, lasts=20),
    Count("missing_education", 64, lasts=5),
    Count("pupils", 31000, lasts=90),
    Count("excluded", 2.6, season=0.5),
    Count("camhs_started", 47, season=0.4),
    Count("camhs_in_time", 0.55, of="camhs_started"),
    Count("self_harm", 15.5, season=0.3),
    Count("aged_0_4", 12600, lasts=60),
    Count("emergency_under_5", 520, season=-0.3, spread=1.5),
    Count("staff_level_3", 640, lasts=40),
    Count("staff_trained", 0.91, of="staff_level_3", lasts=30),
    Count("enquiries_needed", 13),
    Count("enquiries_made", 0.91, of="enquiries_needed"),
    Count("probation_cases", 210, lasts=14),
    Count("probation_child_field", 0.93, of="probation_cases"),
    Count("lado_referrals", 21, season=0.5),
    Count("lado_threshold", 0.38, of="lado_referrals"),
    Count("lado_concluded", 15),
    Count("lado_1m", 0.82, of="lado_concluded"),
    Count("lado_substantiated", 0.31, of="lado_concluded"),
    Count("first_time_entrants", 2.6),
    Count("custody", 0.4),
    Count("private_fostering", 7, lasts=14),
    Count("private_fostering_new", 1.1),
    Count("private_fostering_seen", 0.8, of="private_fostering_new"),
    Count("police_protection", 6),
    Count("child_victims", 165, season=0.3, spread=1.2),
    Count("overnight", 1.3),
    Count("workers", 118, lasts=60),
    Count("worker_cases", 15.6, of="workers", spread=1.5),
    Count("agency_posts", 0.13, of="workers", lasts=14),
    Count("vacancies", 0.14, of="workers", lasts=14),
    Count("seats", 4.7),
    Count("seats_filled", 0.86, of="seats"),
    Count("trained", 92, season=0.5, spread=1.5),
    Count("actions_overdue", 5, lasts=3),
)
