"""The figures the synthetic agencies send: focus indicators, their counts, and some to watch."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.demo.levels import POPULATION


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator as sent: by whom and of which counts.

    `scale` 0 is a count, 100 a percentage, else what the quotient is multiplied by. `divisor_by`
    names the agency that sends the denominator when it is another one. `part_of` is the agency
    whose own part of the area's figure this is.
    """

    code: str
    sender: str
    numerator: str
    denominator: str = ""
    scale: float = 0.0
    frequency: str = "month"
    window: str = "period"
    divisor_by: str = ""
    part_of: str = ""


def _count(
    code: str, sender: str, counted: str, every: str = "month", *, part_of: str = ""
) -> Measure:
    return Measure(code, sender, counted, frequency=every, part_of=part_of)


def _share(
    code: str, sender: str, top: str, bottom: str, every: str = "month", *, divisor_by: str = ""
) -> Measure:
    return Measure(code, sender, top, bottom, 100.0, every, divisor_by=divisor_by)


def _rolling(code: str, sender: str, top: str, bottom: str) -> Measure:
    return Measure(code, sender, top, bottom, 100.0, window="rolling_12m")


def _rate(code: str, sender: str, counted: str, every: str = "month") -> Measure:
    return Measure(code, sender, counted, POPULATION, 10_000.0, every)


MEASURES: tuple[Measure, ...] = (
    # Front door
    _count("fd_contacts_count", "csc", "contacts"),
    _share("fd_contact_decision_1wd_pct", "csc", "contacts_decided", "contacts"),
    _share("fd_contact_to_referral_pct", "csc", "referrals", "contacts"),
    _count("fd_referrals_count", "csc", "referrals"),
    _rate("fd_referrals_rate", "csc", "referrals"),
    _rolling("fd_rereferrals_12m_pct", "csc", "rereferrals", "referrals"),
    _share("fd_referrals_police_pct", "police", "referrals_police", "referrals", "quarter"),
    _share("fd_referrals_health_pct", "health", "referrals_health", "referrals", "quarter"),
    _share("fd_referrals_school_pct", "education", "referrals_school", "referrals", "quarter"),
    _share("fd_referrals_nfa_pct", "csc", "referrals_nfa", "referrals", "quarter"),
    _share("fd_referrals_not_in_need_pct", "csc", "referrals_not_in_need", "referrals", "quarter"),
    _share("fd_assessments_45wd_pct", "csc", "assessments_45", "assessments"),
    Measure("fd_assessment_days_avg", "csc", "assessment_days", "assessments", 1.0),
    _count("fd_strategy_discussions_count", "csc", "strategy"),
    # Child protection
    _share("cp_strategy_quorate_pct", "csc", "strategy_quorate", "strategy", "quarter"),
    _count("cp_s47_count", "csc", "s47"),
    _rate("cp_s47_rate", "csc", "s47"),
    _count("cp_icpc_count", "csc", "icpc"),
    _rate("cp_icpc_rate", "csc", "icpc"),
    _share("cp_s47_to_icpc_pct", "csc", "icpc", "s47", "quarter"),
    _share("cp_icpc_15wd_pct", "csc", "icpc_15", "icpc"),
    _count("cp_plans_started_count", "csc", "plans_started"),
    _rate("cp_plans_started_rate", "csc", "plans_started", "quarter"),
    _share("cp_repeat_plan_pct", "csc", "plans_repeat", "plans_started"),
    _count("cp_plans_ceased_count", "csc", "plans_ended"),
    _rate("cp_plans_ceased_rate", "csc", "plans_ended", "quarter"),
    _share("cp_plan_2yr_ended_pct", "csc", "plans_ended_2yr", "plans_ended", "quarter"),
    _share("cp_conf_attend_police_pct", "csc", "attended_police", "invited_police", "quarter"),
    _share("cp_conf_attend_health_pct", "csc", "attended_health", "invited_health", "quarter"),
    _share(
        *("cp_conf_attend_education_pct", "csc", "attended_education", "invited_education"),
        "quarter",
    ),
    _share(
        *("cp_conf_attend_probation_pct", "csc", "attended_probation", "invited_probation"),
        "quarter",
    ),
    _share("cp_conf_reports_submitted_pct", "csc", "reports_in", "reports_due", "quarter"),
    _share("cp_child_voice_pct", "csc", "voice", "voice_due", "quarter"),
    # Looked after children
    _count("lac_started_count", "csc", "cla_started"),
    _rate("lac_started_rate", "csc", "cla_started", "quarter"),
    _count("lac_ceased_count", "csc", "cla_ended"),
    _rate("lac_ceased_rate", "csc", "cla_ended", "quarter"),
    _share("lac_iha_20wd_pct", "health", "iha_20", "iha_due"),
    _share("lac_review_participation_pct", "csc", "cla_participated", "cla_reviews", "quarter"),
    # Missing
    _count("mis_episodes_count", "police", "missing"),
    _count("mis_children_count", "police", "missing_children"),
    _share("mis_repeat_3plus_pct", "police", "missing_repeat", "missing_children"),
    _count("mis_lac_episodes_count", "police", "missing_lac"),
    _count("mis_lac_council_count", "csc", "missing_lac_council"),
    _count("mis_placed_here_count", "police", "missing_placed"),
    _count("mis_not_lac_count", "police", "missing_not_lac"),
    _share("mis_lac_episode_share_pct", "police", "missing_lac", "missing"),
    _count("mis_rhi_due_count", "police", "rhi_due"),
    _count("mis_rhi_completed_count", "csc", "rhi_done"),
    _share("mis_rhi_offered_pct", "csc", "rhi_offered", "rhi_due", divisor_by="police"),
    _share("mis_rhi_completed_pct", "csc", "rhi_done", "rhi_due", divisor_by="police"),
    _share("mis_rhi_72h_pct", "csc", "rhi_72h", "rhi_due", divisor_by="police"),
    # Exploitation
    _share("cse_mace_reviewed_pct", "partnership", "high_risk_reviewed", "high_risk"),
    _count("cse_missing_overlap_count", "police", "at_risk_missing"),
    _count("cse_referrals_count", "police", "exploitation_referrals"),
    _count("cse_nrm_referrals_count", "police", "nrm", "quarter"),
    _count("cse_flagged_offences_count", "police", "flagged_offences", "quarter"),
    _share("cse_offences_charged_pct", "police", "offences_charged", "offences_outcome", "quarter"),
    _count("cse_discussed_count", "police", "young_people_discussed", "quarter"),
    _count("cse_disruption_count", "police", "disruptions", "quarter"),
    # The wider partnership
    _count("da_incidents_count", "police", "da_incidents"),
    _share("da_incidents_children_pct", "police", "da_children", "da_incidents"),
    _share("da_encompass_notified_pct", "police", "encompass", "da_school_age"),
    _count("da_marac_children_count", "police", "marac_children", "quarter"),
    _share("da_marac_repeat_pct", "community_safety", "marac_repeat", "marac_cases", "quarter"),
    _count("eh_assessments_count", "partnership", "early_help_started", "quarter"),
    _share("eh_step_up_pct", "early_help", "early_help_step_up", "early_help_closed", "quarter"),
    Measure("edu_perm_exclusion_pct", "education", "excluded", "pupils", 100.0, "term"),
    _share("hea_camhs_wait_pct", "camhs", "camhs_in_time", "camhs_started", "quarter"),
    _count("hea_self_harm_attendance_count", "health", "self_harm", "quarter"),
    Measure("hea_child_ae_under5_rate", "health", "emergency_under_5", "aged_0_4", 1e3, "quarter"),
    _share(
        *("pro_safeguarding_enquiries_pct", "probation", "enquiries_made", "enquiries_needed"),
        "quarter",
    ),
    _count("lado_referrals_count", "lado", "lado_referrals", "quarter"),
    _share("lado_threshold_met_pct", "lado", "lado_threshold", "lado_referrals", "quarter"),
    _share("lado_concluded_1m_pct", "lado", "lado_1m", "lado_concluded", "quarter"),
    _share("lado_substantiated_pct", "lado", "lado_substantiated", "lado_concluded", "quarter"),
    _count("yjs_fte_count", "yjs", "first_time_entrants", "quarter"),
    _count("yjs_custody_count", "yjs", "custody", "quarter"),
    _count("pf_notifications_count", "csc", "private_fostering_new", "quarter"),
    _share(
        *("pf_visit_7wd_pct", "csc", "private_fostering_seen", "private_fostering_new"), "quarter"
    ),
    _count("pol_s46_protection_count", "police", "police_protection", "quarter"),
    _count("pol_child_victim_crimes_count", "police", "child_victims", "quarter"),
    _count("pol_child_custody_overnight_count", "police", "overnight", "quarter"),
    _share("brd_subgroup_attendance_pct", "partnership", "seats_filled", "seats", "quarter"),
    _count("trn_participants_count", "partnership", "trained", "quarter"),
    # What there is at the period's end
    _count("fd_assessments_overdue_open_count", "csc", "assessments_overdue"),
    _count("fd_unallocated_cases_count", "csc", "unallocated", "week"),
    _count("fd_open_cases_count", "csc", "open_cases"),
    _rate("fd_cin_rate", "csc", "in_need", "quarter"),
    _count("cp_plans_current_count", "csc", "plans"),
    _rate("cp_plans_current_rate", "csc", "plans"),
    _share("cp_visits_on_time_pct", "csc", "plans_visited", "plans"),
    _share("cp_plan_2yr_open_pct", "csc", "plans_2yr", "plans"),
    _share("cp_category_neglect_pct", "csc", "plans_neglect", "plans", "quarter"),
    _share("cp_reviews_on_time_pct", "csc", "plans_reviewed", "plans_3m", "quarter"),
    _count("lac_current_count", "csc", "cla"),
    _rate("lac_current_rate", "csc", "cla"),
    _rolling("lac_3plus_placements_pct", "csc", "cla_3plus", "cla"),
    _share("lac_rha_pct", "health", "cla_12m_health", "cla_12m", "quarter"),
    _share("lac_dental_pct", "health", "cla_12m_dental", "cla_12m", "quarter"),
    _share("lac_reviews_on_time_pct", "csc", "cla_reviews_on_time", "cla_4_weeks"),
    _share("lac_20_miles_pct", "csc", "cla_20_miles", "cla", "quarter"),
    _share("lac_uasc_pct", "csc", "cla_asylum", "cla", "quarter"),
    _share("lac_long_term_stability_pct", "csc", "cla_stable", "cla_2_years_half", "quarter"),
    _count("lac_placement_orders_count", "csc", "placement_orders", "quarter"),
    _share("lac_care_leavers_suitable_pct", "csc", "leavers_suitable", "care_leavers", "quarter"),
    _share("lac_care_leavers_eet_pct", "csc", "leavers_eet", "care_leavers", "quarter"),
    _count("lac_other_la_in_area_count", "csc", "other_la", "quarter"),
    _count("cse_at_risk_count", "police", "at_risk"),
    _share("eh_non_la_lead_pct", "partnership", "early_help_partner", "early_help", "quarter"),
    _count("eh_open_at_period_end_count", "early_help", "early_help", "quarter"),
    _count(
        *("eh_open_at_period_end_count", "housing", "early_help_housing", "quarter"),
        part_of="housing",
    ),
    _count("eh_children_supported_count", "early_help", "early_help_children", "quarter"),
    _share("edu_ehe_pct", "education", "home_educated", "aged_5_16", "term"),
    _count("mis_cme_count", "education", "missing_education", "term"),
    _share(
        *("hea_safeguarding_l3_training_pct", "health", "staff_trained", "staff_level_3"), "quarter"
    ),
    _share(
        *("pro_children_recorded_pct", "probation", "probation_child_field", "probation_cases"),
        "quarter",
    ),
    _count("pf_current_count", "csc", "private_fostering", "quarter"),
    Measure("wf_caseload_avg", "csc", "worker_cases", "workers", 1.0),
    _share("wf_sw_agency_pct", "csc", "agency_posts", "workers", "quarter"),
    _share("wf_sw_vacancy_pct", "csc", "vacancies", "workers", "quarter"),
    _count("brd_actions_overdue_count", "partnership", "actions_overdue"),
)
