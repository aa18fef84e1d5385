"""Every table, gathered so that the metadata is whole wherever it is asked for."""

from scorecard.store import (
    action,
    agency,
    area,
    attendance,
    audit,
    audit_event,
    break_in_series,
    challenge,
    check,
    commentary,
    comparator_set,
    decision,
    draft,
    escalation,
    escalation_level,
    indicator,
    meeting,
    minutes,
    observation,
    pack,
    person,
    recommendation,
    record,
    reporting_calendar,
    risk,
    section_eleven,
    series,
    submission,
    target,
    theme,
    variance_report,
    yearly_change,
)
from scorecard.store.schema import metadata

NOUNS = (
    *(action, agency, area, attendance, audit, audit_event, break_in_series, challenge, check),
    *(commentary, comparator_set, decision, draft, escalation, escalation_level, indicator),
    *(meeting, minutes, observation, pack, person, recommendation, record, reporting_calendar),
    *(risk, section_eleven, series, submission, target, theme, variance_report, yearly_change),
)

__all__ = ["NOUNS", "metadata"]
