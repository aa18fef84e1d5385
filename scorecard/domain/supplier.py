"""Suppliers: which agencies send the counts of an indicator, and which counts each one owns."""

from __future__ import annotations

from scorecard.domain.indicator import Indicator, MeasureType

OWNED_OUTSIDE = ("", "ons")
"""Nobody at the table sends the population."""


def suppliers(indicator: Indicator) -> tuple[str, ...]:
    """The agencies whose counts make the indicator, each once; else the one that answers for it."""
    named = (indicator.numerator_supplier, indicator.denominator_supplier)
    found = tuple(dict.fromkeys(code for code in named if code not in OWNED_OUTSIDE))
    return found or (indicator.accountable_agency,)


def owned(indicator: Indicator, agency: str) -> tuple[str, ...]:
    """The columns of a return that are an agency's to fill: its counts, or the value itself."""
    both = suppliers(indicator)
    if agency not in both:
        return ()
    if len(both) > 1:
        return ("numerator", "denominator")[both.index(agency) : both.index(agency) + 1]
    if indicator.measure_type == MeasureType.RATE and indicator.denominator_supplier == "ons":
        return ("numerator",)
    if indicator.measure_type in (MeasureType.RATIO, MeasureType.RATE):
        return ("numerator", "denominator")
    return ("value",)
