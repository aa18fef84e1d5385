"""Figures read in the two reports by an independent reader, each found in the store as printed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tests.reports.conftest import CALDERDALE, KIRKLEES, figures, plain, report_text

# Two lines a figure: indicator | dimension=category@agency | period end | value,
# then the words as printed | the paragraph or section.
CALDERDALE_READ = """
pop_all_ages_count | | 2013-03-31 | 201000
    The population is approximately 201,000 | para 3.3
pop_deprivation_rank | | 2010-12-31 | 105
    Calderdale ranks as the 105th most deprived | para 3.4
edu_pupils_maintained_count | | 2013-03-31 | 21621
    this number had reduced to 21,621 | Section 3
edu_gcse_5_good_pct | | 2012-08-31 | 60
    60% of pupils achieved 5 grade A* to C | Section 3
pop_minority_ethnic_children_pct | | 2012-03-31 | 18.5
    compared with 18.5% reported last year | Section 3
pop_workless_household_children_count | | 2013-03-31 | 8990
    Approximately 8990 children live in households | Section 3
lac_current_count | | 2013-03-31 | 339
    339 Looked After children in March 2013 | Section 3
lac_current_count | | 2012-03-31 | 336
    compared with 336 in March 2012 | Section 3
edu_fsm_eligible_pct | | 2012-03-31 | 17.2
    compared with 17.2% in 2012 | Section 3
edu_sen_statements_count | | 2012-01-31 | 1083
    1083 children and young people have a Statement | Section 3
edu_sen_statements_count | | 2011-03-31 | 1111
    compared with 1111 in March 2011 | Section 3
cp_plans_current_count | | 2013-03-31 | 217
    to 217 (31/03/2013) | para 13.2
cp_plans_current_count | | 2012-03-31 | 237
    from 237 (as at 31/03/2012) | para 13.2
cp_plans_current_count | category_of_abuse=neglect | 2013-03-31 | 154
    154 children categorised under neglect in 2013 | para 3.33
cp_plans_current_count | category_of_abuse=neglect | 2012-03-31 | 74
    compared with 74 in 2012 | para 3.33
fd_cin_rate | | 2013-03-31 | 369.6
    369.6 (per 10,000) "children in need" | Section 3
fd_cin_rate | | 2012-03-31 | 319.0
    compared with 319.0 the previous year | Section 3
fd_referrals_rate | | 2013-03-31 | 1212.53
    referrals 1212.53 per 10,000 | para 3.30
fd_referrals_rate | | 2012-03-31 | 773.76
    compared with 773.76 the previous year | para 3.30
cse_referrals_count | | 2013-03-31 | 61
    61 young people were referred to the child | Section 3
eh_young_carers_count | | 2013-03-31 | 312
    312 are known to the Young Carers service | Section 3
eh_young_carers_count | | 2012-03-31 | 270
    compared with 270 last year | Section 3
eh_assessments_count | | 2013-03-31 | 267
    267 new CAFs in 2012/13 | Section 3
eh_assessments_count | | 2012-03-31 | 196
    compared with 196 the previous year | Section 3
hea_obesity_reception_pct | | 2012-08-31 | 8.9
    children in reception class was 8.9% | Section 3
hea_ehna_bullied_pct | | 2012-12-31 | 43.8
    43.8% of young people in the last electronic | Section 3
hea_ehna_returns_count | | 2012-12-31 | 3378
    with 3378 survey returns | 11.8
brd_audit_cases_count | topic=de_escalation_after_plan | 2013-03-31 | 20
    A multi-agency audit of 20 cases | para 8.7
trn_events_count | | 2013-03-31 | 66
    66 direct learning training events were provided | para 7.2
trn_events_count | event_type=multi_agency_session | 2013-03-31 | 40
    40 Multi-agency sessions | para 7.2
trn_participants_count | | 2013-03-31 | 1378
    involved 1378 participants from a range of agencies | para 7.2
trn_elearning_count | | 2013-03-31 | 1068
    1068 individuals completed e-learning courses | para 7.2
trn_elearning_count | course=abuse_and_neglect_core | 2013-03-31 | 651
    Awareness of Child Abuse and Neglect - Core 651 | para 7.7
trn_elearning_count | course=abuse_and_neglect_police | 2013-03-31 | 3
    Core Level - Police Version 3 | para 7.7
pf_notifications_count | | 2013-03-31 | 7
    an increase in referrals (from 1 to 7) | para 8.6
lac_children_per_adopter_avg | | 2013-01-31 | 7
    currently 7 children for every prospective adopter | para 8.6
hea_child_deaths_count | | 2013-03-31 | 17
    A total of 17 deaths were reported | para 10.15
hea_child_deaths_count | review_stage=not_yet_discussed | 2013-03-31 | 8
    8 cases referred to the Child Death Review | para 10.16
hea_cdop_concluded_count | | 2013-03-31 | 13
    a total of 13 Calderdale cases were concluded | para 10.18
hea_cdop_reviewed_in_year_pct | | 2013-03-31 | 35
    only 35% of these deaths had completed reviews | para 10.29
hea_cdop_modifiable_5y_pct | | 2013-03-31 | 11
    11% of Calderdale cases were perceived as | para 10.20
hea_child_deaths_share_5y_pct | ethnicity=pakistani | 2013-03-31 | 33.1
    one-third (33.1%) of all child deaths | para 10.19
cp_plan_2yr_ended_pct | | 2013-03-31 | 7.5
    to 7.5% in March 2013 | para 13.3
cp_plan_2yr_ended_pct | | 2012-03-31 | 10.6
    reduced from 10.6% in March 2012 | para 13.3
cp_repeat_plan_pct | | 2013-03-31 | 13
    to 13% March 2013 | para 13.3
cp_reviews_on_time_pct | | 2012-03-31 | 97.8
    from 97.8 in March 2012 to 100% | para 13.3
lac_placement_orders_count | | 2013-03-31 | 64
    to 64 (31/03/13) | para 13.7
lado_referrals_count | | 2008-03-31 | 24
    24 66 55 112 142 144 | Section 15
lado_referrals_count | | 2012-03-31 | 142
    24 66 55 112 142 144 | Section 15
lado_referrals_count | | 2013-03-31 | 144
    24 66 55 112 142 144 | Section 15
lado_referrals_count | source=police | 2013-03-31 | 25
    Police 25 | Section 15, Source of Referrals
lado_referrals_count | source=schools | 2013-03-31 | 36
    LA Schools (including Academies) 36 | Section 15, Source of Referrals
lado_referrals_count | nature=sexual_abuse | 2013-03-31 | 28
    Sexual Abuse 28 | Section 15, Nature of Allegation
lado_referrals_count | nature=unsuitable | 2013-03-31 | 55
    Unsuitable 55 | Section 15, Nature of Allegation
lado_referrals_count | outcome=unfounded_malicious | 2013-03-31 | 5
    Unfounded - malicious 5 | Section 15, Outcome of Enquiries
lado_referrals_count | outcome=outstanding | 2013-03-31 | 6
    Outstanding 6 | Section 15, Outcome of Enquiries
lado_referrals_count | outcome=substantiated | 2012-03-31 | 42
    compared with 42 in the previous year | para 15.10
lado_referrals_count | setting=work_based | 2013-03-31 | 95
    95 involved work based allegations | para 15.8
lado_referrals_employer_pct | | 2013-03-31 | 61
    61% of referrals came to the LADO directly | para 15.5
lado_concluded_1m_pct | | 2013-03-31 | 83
    83% of cases were concluded within 1 month | para 15.11
lado_concluded_1m_pct | | 2012-03-31 | 89
    compared with 89% in the previous year | para 15.11
lado_over_1m_count | | 2013-03-31 | 19
    19 cases recorded as taking more than 1 | para 15.11
lado_over_1m_count | reason=both | 2013-03-31 | 7
    7 both police and disciplinary enquiries | para 15.11
cse_discussed_count | | 2013-03-31 | 38
    38 young people were discussed over the last | Appendix 3
cse_discussed_at_once_count | | 2013-03-31 | 18
    number discussed at any time was 18 | Appendix 3
cse_group_meetings_count | | 2013-03-31 | 9
    met on 9 occasions over the last year | Appendix 3
brd_s11_steps_count | step=returned_audit@police | 2013-03-31 | 1
    Police X X | Appendix 2
brd_s11_steps_count | step=deferred_to_next_year@police | 2013-03-31 | 1
    Police X X | Appendix 2
brd_s11_steps_count | step=recommendations_made@csc | 2013-03-31 | 1
    CMBC CSC X X X X | Appendix 2
brd_s11_steps_count | step=deferred_to_next_year@schools | 2013-03-31 | 1
    Schools X | Appendix 2
brd_s11_steps_count | step=attended_challenge@wy_fire | 2013-03-31 | 1
    WY Fire Service X X X | Appendix 2
"""

KIRKLEES_READ = """
yjs_custody_count | | 2017-03-31 | 12
    to 19 in 17/18 from 12 previous year | Vulnerable Groups
yjs_custody_count | | 2011-03-31 | 70
    70 young people sentenced to custody in 2010/11 | Vulnerable Groups
mis_episodes_count | | 2018-03-31 | 2394
    there were 2394 incidents of missing reported | Children who are missing
mis_lac_episodes_count | | 2018-03-31 | 855
    855 were episodes involving children in the care | Children who are missing
lac_current_count | | 2018-03-31 | 674
    there were 674 Looked after children in Kirklees | Children's Social Care
lac_reviews_on_time_pct | | 2018-03-31 | 89
    89% of children having a review | Children's Social Care
lac_iha_20wd_pct | | 2018-03-31 | 98
    98% of Initial Health assessments of LAC | Snapshot
lac_rha_pct | | 2018-03-31 | 98
    98% of children having their health checks | Children's Social Care
da_incidents_change_1yr_pct | | 2018-03-31 | 15
    15% increase compared to the previous 12 | Children affected by Domestic Abuse
da_incidents_change_2yr_pct | | 2018-03-31 | 37
    37% increase compared to two years ago | Children affected by Domestic Abuse
eh_children_supported_count | | 2018-03-31 | 2538
    around 2,538 children were in receipt | Early Support
eh_families_supported_count | | 2018-03-31 | 1200
    this encompassed around 1200 families | Early Support
fd_contacts_count | | 2018-03-31 | 17789
    recorded by the Front Door was 17,789 | Children's Social Care
fd_referrals_count | | 2018-03-31 | 4510
    of these 4510 were converted to referrals | Children's Social Care
fd_open_cases_count | | 2018-03-31 | 2255
    there were 2255 (2420) open cases | Children's Social Care
fd_open_cases_with_disability_teams_count | | 2017-03-31 | 2802
    2498 (2802) cases open | Children's Social Care
fd_rereferrals_12m_pct | | 2018-03-31 | 23.8
    CIN Census return, shows performance at 23.8% | Children's Social Care
fd_rereferrals_12m_pct | | 2018-08-31 | 21.4
    In August 2018 this stood at 21.4% | Children's Social Care
fd_rereferrals_12m_pct | | 2017-09-30 | 30.9
    compared to 30.9% in September 2017 | Children's Social Care
fd_assessments_45wd_pct | | 2018-03-31 | 69.8
    69.8 % were completed within 45 working days | Children's Social Care
cp_plans_current_count | | 2018-03-31 | 358
    358 children were subject to a plan | Children's Social Care
cp_plans_current_count | | 2018-02-28 | 397
    the preceding month, as an illustration saw 397 | Children's Social Care
cp_icpc_count | | 2018-03-31 | 621
    621 proceeded to an initial case conference | Children's Social Care
pf_current_count | | 2018-03-31 | 5
    only 5 children as at the end | Children who are Privately Fostered
hea_emotional_support_days_avg | | 2018-03-31 | 83.8
    from 62.1 days to 83.8 days | Children affected by Domestic Abuse
trn_cse_courses_count | | 2018-03-31 | 25
    ran 25 courses relating to CSE | Child Sexual Exploitation work stream
trn_cse_delegates_count | | 2018-03-31 | 448
    with a total of 448 delegates attending | Child Sexual Exploitation work stream
trn_participants_count | | 2018-03-31 | 2833
    safeguarding training to 2833 people | KSCB Training
trn_elearning_count | | 2018-03-31 | 9016
    completions of modules totalled 9016 | KSCB Training
trn_elearning_count | course=Court Skills | 2018-03-31 | 68
    Court Skills 68 | KSCB Training
trn_safeguarding_week_attendees_count | event=Preventing Young Person Suicide | 2018-03-31 | 89
    89 practitioners and managers attended this session | Communication and Campaigns
hea_survey_smoker_home_pct | deprivation=most deprived wards | 2018-03-31 | 41
    to 41% in the most deprived | For children
edu_sen_support_count | | 2018-03-31 | 5838
    5838 receive SEN support | For children
pop_child_low_income_pct | | 2015-12-31 | 17
    17% of children under 16 are living | For children
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as an independent reader found it."""

    area: str
    indicator: str
    dimension: str
    category: str
    agency: str
    period_end: date
    value: float
    words: str
    paragraph: str

    def __str__(self) -> str:
        named = (self.indicator, self.category, self.agency, f"{self.period_end}")
        return "-".join(part for part in named if part)


def readings(area: str, table: str) -> list[Reading]:
    lines = [line.strip() for line in table.strip().splitlines()]
    return [_reading(area, *lines[at : at + 2]) for at in range(0, len(lines), 2)]


def _reading(area: str, key: str, printed: str) -> Reading:
    indicator, cell, period_end, value = (part.strip() for part in key.split("|"))
    words, paragraph = (part.strip() for part in printed.split("|"))
    named, _, agency = cell.partition("@")
    dimension, _, category = named.partition("=")
    return Reading(
        *(area, indicator, dimension, category, agency),
        *(date.fromisoformat(period_end), float(value), words, paragraph),
    )


OF_CALDERDALE = readings(CALDERDALE, CALDERDALE_READ)
OF_KIRKLEES = readings(KIRKLEES, KIRKLEES_READ)


@pytest.mark.parametrize("reading", [*OF_CALDERDALE, *OF_KIRKLEES], ids=str)
def test_a_figure_read_by_hand_is_in_the_store(held: pd.DataFrame, reading: Reading) -> None:
    within = (reading.dimension, reading.category, reading.agency)
    found = figures(held, reading.area, reading.indicator, reading.period_end, within=within)
    assert found["value"].tolist() == [reading.value], f"printed: {reading.words}"
    references = found["reference"].iloc[0]
    assert reading.paragraph.removeprefix("para ") in references, references


def test_enough_was_read_by_hand() -> None:
    assert len({str(one) for one in OF_CALDERDALE}) >= 50
    assert len({str(one) for one in OF_KIRKLEES}) >= 20


@pytest.mark.reference
@pytest.mark.parametrize(("number", "read"), [(0, OF_CALDERDALE), (1, OF_KIRKLEES)])
def test_the_words_stand_in_the_report(
    reference_data: Path, number: int, read: list[Reading]
) -> None:
    text = report_text(reference_data, number)
    assert [one.words for one in read if plain(one.words) not in text] == []
