"""Suppliers: who sends which count of an indicator."""

from dataclasses import replace

import pytest

from scorecard.domain.indicator import Indicator
from scorecard.domain.supplier import owned, suppliers
from tests.returning import DAYS, EPISODES, IN_TIME, INTERVIEWS, RATE


@pytest.mark.parametrize(
    ("indicator", "senders", "counts"),
    [
        (IN_TIME, ("csc",), {"csc": ("numerator", "denominator"), "police": ()}),
        (INTERVIEWS, ("csc", "police"), {"csc": ("numerator",), "police": ("denominator",)}),
        (EPISODES, ("police",), {"police": ("value",)}),
        (RATE, ("csc",), {"csc": ("numerator",), "ons": ()}),
        (DAYS, ("csc",), {"csc": ("value",)}),
        (
            replace(EPISODES, numerator_supplier="", accountable_agency="health"),
            ("health",),
            {"health": ("value",)},
        ),
    ],
)
def test_who_sends_what(
    indicator: Indicator, senders: tuple[str, ...], counts: dict[str, tuple[str, ...]]
) -> None:
    assert suppliers(indicator) == senders
    assert {agency: owned(indicator, agency) for agency in counts} == counts
