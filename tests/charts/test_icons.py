"""Icons: each verdict that has limits behind it has its own drawing, told apart without colour."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from scorecard.charts import icons
from scorecard.domain.verdict import Assurance, Variation

WITHOUT = {Variation.TOO_FEW_POINTS, Variation.NOT_CHARTED, Variation.UNKNOWN}


@pytest.mark.parametrize("verdict", sorted(set(Variation) - WITHOUT))
@pytest.mark.parametrize("direction", ["high", "low"])
def test_a_verdict_on_variation_is_drawn(verdict: Variation, direction: str) -> None:
    assert ElementTree.fromstring(icons.variation(verdict, direction)).get("aria-hidden") == "true"


@pytest.mark.parametrize("verdict", sorted(WITHOUT))
def test_without_limits_there_is_no_icon(verdict: Variation) -> None:
    assert icons.variation(verdict, "high") == ""


def test_a_special_cause_whose_direction_is_not_known_claims_none() -> None:
    assert icons.variation(Variation.CONCERN, "") == ""


@pytest.mark.parametrize("verdict", sorted(set(Assurance) - {Assurance.UNKNOWN}))
def test_a_verdict_on_assurance_is_drawn(verdict: Assurance) -> None:
    ElementTree.fromstring(icons.assurance(verdict))


def test_what_is_not_known_is_not_drawn() -> None:
    assert icons.assurance(Assurance.UNKNOWN) == ""


def test_no_two_meanings_differ_by_colour_alone() -> None:
    concern_and_improvement = [
        icons.variation(verdict, "high") for verdict in (Variation.CONCERN, Variation.IMPROVEMENT)
    ]
    # The vocabulary itself gives both the letter H; their words beneath tell them apart.
    drawings = [icons.variation(Variation.COMMON_CAUSE), icons.variation(Variation.BOTH)]
    drawings += [icons.assurance(one) for one in set(Assurance) - {Assurance.UNKNOWN}]
    drawings.append(concern_and_improvement[0])
    shapes = {re.sub(r"sc-is-\w+", "", drawing) for drawing in drawings}
    assert len(shapes) == len(drawings)
