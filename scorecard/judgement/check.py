"""One check in words: both numbers, both owners, both populations; never blame, never cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from scorecard.domain import figure
from scorecard.domain.agency import Agency
from scorecard.domain.check import (
    CheckExplanation,
    CheckKind,
    CheckOutcome,
    ReconciliationCheck,
    covers,
)
from scorecard.domain.indicator import Indicator, Unit
from scorecard.domain.observation import Basis
from scorecard.domain.period import day
from scorecard.judgement import sentences
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.reconciling import Reconciled

PUBLISHED = "the published figures"


@dataclass(frozen=True, slots=True)
class Differing:
    """A check that differs: its sentence, and its rule with what makes real life no identity."""

    sentence: str
    numbers: str


def differing(
    evidence: Evidence, results: Sequence[Reconciled]
) -> dict[str, tuple[Differing, ...]]:
    """What differs, check by check, by the indicator that each marks."""
    found: dict[str, tuple[Differing, ...]] = {}
    for one in results:
        if one.outcome != CheckOutcome.DIFFERS:
            continue
        told = sentence(one, evidence.agencies, evidence.indicators, evidence.clock.date())
        rule = f"{one.check.name}: {one.check.rule.rule} {tolerance(one.check)}"
        numbers = sentences.joined(rule, one.check.note)
        before = found.get(one.check.marks, ())
        found[one.check.marks] = (*before, Differing(told, numbers))
    return found


def sentence(
    one: Reconciled,
    agencies: Mapping[str, Agency],
    indicators: Mapping[str, Indicator],
    today: date,
) -> str:
    """What differs, in one sentence, and what was last said of it."""
    left, right = owners(one, agencies)
    numbers = [amount(one, number, indicators) for number in (one.left, one.right)]
    populations = (one.check.left_population, one.check.right_population)
    first, second = (
        f"{number} ({population})" for number, population in zip(numbers, populations, strict=True)
    )
    both = f"{left} reported {first} and {'' if left == right else f'{right} reported '}{second}"
    if left == right == PUBLISHED:
        both = f"{left} are {first} and {second}"
    said = f"{when(one)} {both}: {apart(one, indicators)}."
    return sentences.joined(sentences.opened(said), explained(one, today))


def apart(one: Reconciled, indicators: Mapping[str, Indicator]) -> str:
    """How far the two sides lie from one another, and how far they may."""
    gap, allowed = _gap(one, abs(one.difference), indicators, up=True), _within(one, indicators)
    if not one.check.rule.one_sided:
        return f"{gap} apart, where {_up_to(one, allowed)}"
    return f"the first is {gap} more, where it is expected to be no more{_beyond(one, allowed)}"


def expected(one: Reconciled, indicators: Mapping[str, Indicator]) -> str:
    """What the check expects of the two sides: 'the same, within 9'."""
    within = f", within {_within(one, indicators)}" if one.allowed > 0 else ""
    return f"{one.check.rule.expected}{within}"


def tolerance(one: ReconciliationCheck) -> str:
    """How far apart its two sides may lie, as the catalogue has it."""
    parts = [f"{one.tolerance:g}"] if one.tolerance else []
    parts += [f"{one.tolerance_pct:g}%"] if one.tolerance_pct else []
    if not parts:
        return "No difference is expected."
    both = f"the larger of {parts[0]} and {parts[1]}" if len(parts) > 1 else parts[0]
    return f"They may lie {both} apart."


def when(one: Reconciled) -> str:
    """'in September 2026', 'at 30 September 2026', 'in the 12 months to September 2026'."""
    if one.period_end is None:
        return ""
    if one.at_a_moment:
        return f"at {day(one.period_end)}"
    if not one.frequency:
        return f"in the 12 months to {one.period_end:%B %Y}"
    return sentences.in_period(one.period_end, one.frequency)


def owners(one: Reconciled, agencies: Mapping[str, Agency]) -> tuple[str, str]:
    """Whose the two numbers are, by name."""
    if one.basis == Basis.PUBLISHED:
        return PUBLISHED, PUBLISHED
    left, right = (
        _joined([agencies[code].short_name if code in agencies else code for code in codes])
        for codes in (one.check.left_agencies, one.check.right_agencies)
    )
    return left, right


def amount(one: Reconciled, number: float, indicators: Mapping[str, Indicator]) -> str:
    """A number of the check as it is written: a count, or as its share or rate is."""
    if one.check.kind != CheckKind.RATE_OF:
        return figure.text(number, Unit.COUNT, 0)
    indicator = indicators[one.check.left[0].code]
    return figure.text(number, indicator.unit, max(indicator.decimals, 1))


def _within(one: Reconciled, indicators: Mapping[str, Indicator]) -> str:
    return _gap(one, one.allowed, indicators, up=False)


def _gap(one: Reconciled, number: float, indicators: Mapping[str, Indicator], *, up: bool) -> str:
    """A difference in words: one too large is never written as the one allowed."""
    rate = one.check.kind == CheckKind.RATE_OF
    unit, decimals = (indicators[one.check.left[0].code].unit, 2) if rate else (Unit.COUNT, 0)
    steps = round(number * 10**decimals, 6)
    shown = (ceil(steps) if up else floor(steps)) / 10**decimals
    return figure.points(shown, unit, decimals)


def explained(one: Reconciled, today: date) -> str:
    """What was last said of the difference, when and by whom; nothing where nobody has."""
    said = one.explanation
    if said is None:
        return ""
    words = f"on {day(said.explained_on)} by {said.explained_by}: {said.words.rstrip('.')}."
    if one.outcome == CheckOutcome.DIFFERS and covers(said, one.difference, today):
        return f"Known, last explained {words}"
    return f"Last explained {words}{_no_longer(one, said, today)}"


def _no_longer(one: Reconciled, said: CheckExplanation, today: date) -> str:
    """Why an explanation no longer covers what differs now."""
    if one.outcome != CheckOutcome.DIFFERS or said.difference is None:
        return ""
    if covers(said, said.difference, today):
        return f" The two were {abs(said.difference):,.0f} apart then; that has changed."
    return " That is more than a year ago."


def _up_to(one: Reconciled, allowed: str) -> str:
    return f"up to {allowed} is usual" if one.allowed > 0 else "none is expected"


def _beyond(one: Reconciled, allowed: str) -> str:
    return f" than {allowed} above the second" if one.allowed > 0 else " than the second"


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
