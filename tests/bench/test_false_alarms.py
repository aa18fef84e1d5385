"""The false alarms that are measured: every kind is, or says why not, and few are up by chance."""

from collections import Counter

import numpy as np

from scorecard.domain.flag import ATTENTION_KINDS, FlagKind
from tests.bench import stable
from tests.bench.false_alarms import GOAL, MEASURED, NOT_MEASURED, looked_at, may_be_false


def test_every_attention_kind_is_measured_or_says_why_not() -> None:
    assert MEASURED | set(NOT_MEASURED) == ATTENTION_KINDS
    assert not MEASURED & set(NOT_MEASURED)
    assert all(NOT_MEASURED.values())


def test_the_series_are_drawn_the_same_and_nothing_changes_in_them() -> None:
    first, again = (list(stable.every(40, seed=3)) for _ in range(2))
    assert [one.facts for one in first] == [one.facts for one in again]
    monthly = [one for one in first if one.family.name == "count, mean 60"]
    values = np.array([[fact["value"] for fact in one.facts] for one in monthly])
    early, late = values[:, :36].mean(), values[:, 36:].mean()
    assert abs(early - late) < 4 * 60**0.5 / (40 * 36) ** 0.5 * 2**0.5


def test_what_may_be_false_knows_a_level_that_misses_its_bound() -> None:
    for one in stable.every(10, seed=4):
        missed = one.family.rated and one.inside <= 0
        assert (FlagKind.PERSISTENTLY_RED in may_be_false(one)) == (one.family.rated and not missed)


def test_few_stable_series_are_flagged() -> None:
    """A smaller `make bench`: what is kept by a margin fails here when it no longer is."""
    asked: Counter[FlagKind] = Counter()
    up: Counter[FlagKind] = Counter()
    by_margin = {
        *(FlagKind.PERSISTENTLY_RED, FlagKind.UNEXPLAINED_CHANGE),
        *(FlagKind.DETERIORATING_YEARS, FlagKind.WORSE_THAN_COMPARATORS),
    }
    for held, kinds in looked_at(list(stable.every(15, seed=21)), looks=8):
        for kind in by_margin & set(may_be_false(held)):
            asked[kind] += 1
            up[kind] += kind in kinds
    assert min(asked.values()) >= 100
    assert {kind for kind in by_margin if up[kind] > GOAL * asked[kind]} == set()
