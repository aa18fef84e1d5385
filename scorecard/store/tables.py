"""Every table, gathered so that the metadata is whole wherever it is asked for."""

from scorecard.store import (
    agency,
    area,
    audit_event,
    break_in_series,
    check,
    commentary,
    comparator_set,
    indicator,
    meeting,
    observation,
    person,
    series,
    submission,
    target,
    theme,
    yearly_change,
)
from scorecard.store.schema import metadata

NOUNS = (
    *(agency, area, audit_event, break_in_series, check, commentary, comparator_set, indicator),
    *(meeting, observation, person, series, submission, target, theme, yearly_change),
)

__all__ = ["NOUNS", "metadata"]
