"""Every table, gathered so that the metadata is whole wherever it is asked for."""

from scorecard.store import (
    agency,
    area,
    audit_event,
    break_in_series,
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
)
from scorecard.store.schema import metadata

NOUNS = (
    *(agency, area, audit_event, break_in_series, commentary, comparator_set, indicator),
    *(meeting, observation, person, series, submission, target, theme),
)

__all__ = ["NOUNS", "metadata"]
