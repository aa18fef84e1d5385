"""The XmR rules as data: which signals are looked for, and the two profiles in use."""

from dataclasses import dataclass

OUTSIDE, SHIFT, TREND, TWO_OF_THREE = "outside", "shift", "trend", "two_of_three"
RULES = (OUTSIDE, SHIFT, TREND, TWO_OF_THREE)


@dataclass(frozen=True, slots=True)
class SpcRules:
    """One edition of the rules for an XmR chart.

    ``screening``: moving ranges at or above this many times their mean are left out once (None:
    never). ``precedence``: the rule that names a point where several fire; empty keeps both
    directions. ``stopped_by_baseline``: rules whose runs may not cross the end of a fixed
    baseline. ``target_on_limit_is_met``: how assurance reads a target on a limit.
    """

    name: str
    screening: float | None
    precedence: tuple[str, ...]
    stopped_by_baseline: frozenset[str]
    target_on_limit_is_met: bool
    limit_factor: float = 2.66  # 3 / d2, d2 = 1.128 for ranges of two
    run_length: int = 7
    trend_length: int = 7
    near_window: int = 3
    near_count: int = 2


# NHS England, Making Data Count, SQL tool version 2.5 with shifts and trends of seven.
MDC = SpcRules(
    name="MDC",
    screening=None,
    precedence=(),
    stopped_by_baseline=frozenset({SHIFT, TWO_OF_THREE}),
    target_on_limit_is_met=True,
)

# The R package NHSRplotthedots 0.2.2. 3.267 is D4, the upper limit of a moving range of two.
NHSR_0_2_2 = SpcRules(
    name="NHSR_0_2_2",
    screening=3.267,
    precedence=(OUTSIDE, TREND, TWO_OF_THREE, SHIFT),
    stopped_by_baseline=frozenset(),
    target_on_limit_is_met=False,
)
