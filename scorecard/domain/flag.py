"""Flags: every kind, its weight, its rule in words and which list it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FlagKind(StrEnum):
    """What can be said about an indicator that somebody should act on, enjoy or mend."""

    NOT_YET_RECOVERED = "not_yet_recovered"
    PERSISTENTLY_RED = "persistently_red"
    NEWLY_RED = "newly_red"
    FIRST_RED = "first_red"
    SPECIAL_CAUSE_CONCERN = "special_cause_concern"
    NO_ASSURANCE = "no_assurance"
    WORSE_THAN_COMPARATORS = "worse_than_comparators"
    OFF_TRAJECTORY = "off_trajectory"
    UNEXPLAINED_CHANGE = "unexplained_change"
    DETERIORATING_YEARS = "deteriorating_years"
    AUDIT_DIFFERS = "audit_differs"
    NEWLY_GREEN = "newly_green"
    SPECIAL_CAUSE_IMPROVEMENT = "special_cause_improvement"
    RECOVERED = "recovered"
    LATE = "late"
    MISSING = "missing"
    DOES_NOT_RECONCILE = "does_not_reconcile"
    REVISED_MATERIALLY = "revised_materially"
    DEFINITION_CHANGED = "definition_changed"
    SMALL_NUMBERS = "small_numbers"


class FlagGroup(StrEnum):
    """Attention is about children; owed is about data and promises; good news stands apart."""

    ATTENTION = "attention"
    GOOD_NEWS = "good_news"
    OWED = "owed"


@dataclass(frozen=True, slots=True)
class FlagRule:
    """One kind: `severity` ranks the attention list; `computed` is false until its data exist."""

    kind: FlagKind
    group: FlagGroup
    severity: int
    label: str
    rule: str
    computed: bool = True


A, G, OWED = FlagGroup.ATTENTION, FlagGroup.GOOD_NEWS, FlagGroup.OWED
K = FlagKind

FLAG_RULES: dict[FlagKind, FlagRule] = {
    rule.kind: rule
    for rule in (
        FlagRule(
            *(K.NOT_YET_RECOVERED, A, 100, "not yet recovered"),
            "The group was assured, or partly, by an answer; at the recovery date agreed the "
            "indicator is red or of special cause concern and short of the value agreed, if one "
            "was; or sooner it is worse than it was then.",
        ),
        FlagRule(
            *(K.PERSISTENTLY_RED, A, 90, "persistently red"),
            "Red in every known period for two quarters, or six months, or two years.",
        ),
        FlagRule(
            *(K.NEWLY_RED, A, 80, "newly red"),
            "Red, and the previous known period was not; firm, or red two periods running after "
            "six months, two quarters or two years without red.",
        ),
        FlagRule(
            *(K.FIRST_RED, A, 75, "red, nothing before it"),
            "Red as far back as recent figures go, for less time than persistently red; firm, red "
            "more than once, or a statutory duty.",
        ),
        FlagRule(
            *(K.SPECIAL_CAUSE_CONCERN, A, 70, "special cause: concern"),
            "The latest figure is part of a change for the worse that chance seldom gives (a "
            "signal by the Making Data Count rules).",
        ),
        FlagRule(
            *(K.NO_ASSURANCE, A, 65, "no assurance possible"),
            "No figure for the periods of two meetings running.",
        ),
        FlagRule(
            *(K.WORSE_THAN_COMPARATORS, A, 55, "worse than comparators"),
            "The published figure lies beyond what chance and the usual differences between areas "
            "explain (overdispersed 95 % funnel around the comparators), also with all indicators "
            "in focus tested together (Benjamini-Hochberg, 5 %).",
        ),
        FlagRule(
            *(K.OFF_TRAJECTORY, A, 45, "off its agreed path"),
            "The value misses the trajectory agreed for the period; or, with its whole 95 % "
            "interval or two periods running, what was expected by now when the group was "
            "assured, or partly, by an answer.",
        ),
        FlagRule(
            *(K.UNEXPLAINED_CHANGE, A, 60, "unexplained change"),
            "The change over twelve months lies outside what nine in ten authorities' published "
            "figures changed by in a year, or, where that is not known, is larger than 20 % and 30 "
            "children; and it is more than chance gives.",
        ),
        FlagRule(
            *(K.DETERIORATING_YEARS, A, 40, "getting worse over years"),
            "A significant adverse trend over the five latest years, all known.",
        ),
        FlagRule(
            *(K.AUDIT_DIFFERS, A, 50, "audit differs"),
            "The latest graded audit, within a year of the figure, found practice good or "
            "outstanding and the figure is red or of special cause concern; or found it wanting "
            "and the figure is green. No colour that could be chance, unless it is the second "
            "running or a statutory duty.",
        ),
        FlagRule(
            *(K.NEWLY_GREEN, G, 30, "newly green"),
            "Green, and the previous known period was not; firm, or green two periods running.",
        ),
        FlagRule(
            *(K.SPECIAL_CAUSE_IMPROVEMENT, G, 20, "special cause: improvement"),
            "The latest figure is part of a change for the better that chance seldom gives (a "
            "signal by the Making Data Count rules).",
        ),
        FlagRule(
            *(K.RECOVERED, G, 25, "recovered"),
            "At the recovery date agreed when the group was assured, or partly, neither red nor a "
            "special cause concern, and at the value agreed, if one was.",
        ),
        FlagRule(
            *(K.LATE, OWED, 9, "late"),
            "The figure for a period is past its due days and has not come.",
        ),
        FlagRule(
            *(K.MISSING, OWED, 8, "missing"),
            "No usable figure is held for the latest period.",
        ),
        FlagRule(
            *(K.DOES_NOT_RECONCILE, OWED, 7, "does not reconcile"),
            "Counts that should agree do not: the numerator exceeds the denominator, or the two "
            "sides of a reconciliation check lie further apart than it allows.",
        ),
        FlagRule(
            *(K.REVISED_MATERIALLY, OWED, 6, "revised materially"),
            "A revision changed the colour, or moved the value out of its earlier interval.",
        ),
        FlagRule(
            *(K.DEFINITION_CHANGED, OWED, 5, "break in series"),
            "A break in the series falls within the periods shown.",
        ),
        FlagRule(
            *(K.SMALL_NUMBERS, OWED, 4, "small numbers"),
            "Fewer than 10 in the denominator, or fewer than 5 counted.",
        ),
    )
}

ATTENTION_KINDS = frozenset(k for k, rule in FLAG_RULES.items() if rule.group is A)
GOOD_NEWS_KINDS = frozenset(k for k, rule in FLAG_RULES.items() if rule.group is G)
OWED_KINDS = frozenset(k for k, rule in FLAG_RULES.items() if rule.group is OWED)
ATTENTION_CAP = 10
