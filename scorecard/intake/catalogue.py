"""The catalogue as it comes in: every file of reference data, each checked against the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from scorecard.domain.agency import Agency
from scorecard.domain.area import EXAMPLESHIRE, Area
from scorecard.domain.break_in_series import BreakInSeries
from scorecard.domain.check import CheckExplanation, ReconciliationCheck
from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.escalation_level import EscalationLevel
from scorecard.domain.indicator import Indicator
from scorecard.domain.meeting import Meeting
from scorecard.domain.reporting_calendar import CalendarStep
from scorecard.domain.submission import Finding
from scorecard.domain.target import Target
from scorecard.domain.theme import Priority, Theme
from scorecard.domain.yearly_change import YearlyChange
from scorecard.intake import (
    agency,
    area,
    break_in_series,
    check,
    comparator_set,
    escalation_level,
    indicator,
    meeting,
    reporting_calendar,
    target,
    theme,
    yearly_change,
)
from scorecard.intake.cells import codes

NEEDED = (
    *("priorities.csv", "themes.csv", "agencies.csv", "indicators.csv", "areas.csv"),
    *("comparator_sets.csv", "targets.csv", "breaks.csv", "meetings.csv"),
    *("checks.csv", "check_explanations.csv", "yearly_changes.csv", "escalation_levels.csv"),
    "reporting_calendar.csv",
)
FROM_REPORTS = "indicators_from_reports.csv"
"""More indicators, where a report prints what no indicator of the catalogue counts."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All reference data, in an order in which each refers only to what stands before it."""

    priorities: list[Priority]
    themes: list[Theme]
    agencies: list[Agency]
    indicators: list[Indicator]
    areas: list[Area]
    comparator_sets: list[ComparatorSet]
    targets: list[Target]
    breaks: list[BreakInSeries]
    meetings: list[Meeting]
    checks: list[ReconciliationCheck]
    explanations: list[CheckExplanation]
    yearly_changes: list[YearlyChange]
    escalation_levels: list[EscalationLevel]
    calendar: list[CalendarStep]


def read(files: Mapping[str, bytes]) -> tuple[Catalogue, list[Finding]]:
    """The catalogue in these files (name -> bytes) and everything wrong with it."""
    findings = [
        Finding(name, 0, "", "", "is missing from the catalogue", "Put the file back.")
        for name in NEEDED
        if name not in files
    ]
    held = {name: content for name, content in files.items() if name in (*NEEDED, FROM_REPORTS)}
    if findings:
        return Catalogue(*([] for _ in fields(Catalogue))), findings
    return _read(held)


def _read(files: Mapping[str, bytes]) -> tuple[Catalogue, list[Finding]]:
    def file(name: str) -> tuple[str, bytes]:
        return name, files[name]

    of_indicators = {
        name: files[name] for name in ("indicators.csv", FROM_REPORTS) if name in files
    }
    indicator_codes = set().union(*(codes(content) for content in of_indicators.values()))
    area_codes = codes(files["areas.csv"])
    indicators, wrong_indicators = indicator.read(
        of_indicators, codes(files["themes.csv"]), codes(files["agencies.csv"])
    )
    polarity = {one.code: one.polarity for one in indicators}
    places = (indicator_codes, area_codes)
    priorities, wrong_priorities = theme.read_priorities(*file("priorities.csv"))
    themes, wrong_themes = theme.read(*file("themes.csv"), codes(files["priorities.csv"]))
    agencies, wrong_agencies = agency.read(*file("agencies.csv"))
    areas, wrong_areas = area.read(*file("areas.csv"))
    sets, wrong_sets = comparator_set.read(*file("comparator_sets.csv"), area_codes)
    of_targets = (indicator_codes, area_codes | {EXAMPLESHIRE})
    targets, wrong_targets = target.read(*file("targets.csv"), *of_targets, polarity)
    breaks, wrong_breaks = break_in_series.read(*file("breaks.csv"), *places)
    meetings, wrong_meetings = meeting.read(*file("meetings.csv"), area_codes)
    held = {one.code: one for one in indicators} if not wrong_indicators else {}
    checks, explanations, wrong_checks = _checks(files, held, area_codes)
    changes, wrong_changes = yearly_change.read(*file("yearly_changes.csv"), indicator_codes)
    levels, wrong_levels = escalation_level.read(*file("escalation_levels.csv"), area_codes)
    steps, wrong_steps = reporting_calendar.read(*file("reporting_calendar.csv"))
    catalogue = Catalogue(
        *(priorities, themes, agencies, indicators, areas, sets, targets, breaks, meetings),
        *(checks, explanations, changes, levels, steps),
    )
    wrong = (
        *(wrong_priorities, wrong_themes, wrong_agencies, wrong_indicators, wrong_areas),
        *(wrong_sets, wrong_targets, wrong_breaks, wrong_meetings, wrong_checks, wrong_changes),
        *(wrong_levels, wrong_steps),
    )
    return catalogue, [finding for findings in wrong for finding in findings]


def _checks(
    files: Mapping[str, bytes], held: Mapping[str, Indicator], areas: set[str]
) -> tuple[list[ReconciliationCheck], list[CheckExplanation], list[Finding]]:
    """Read once every indicator is right: one bad cell there is one finding, not one a check."""
    if not held:
        return [], [], []
    name, of_explanations = "checks.csv", "check_explanations.csv"
    checks, wrong = check.read(name, files[name], held, codes(files["agencies.csv"]))
    explanations, more = check.read_explanations(
        of_explanations, files[of_explanations], codes(files[name]), areas
    )
    return checks, explanations, [*wrong, *more]
