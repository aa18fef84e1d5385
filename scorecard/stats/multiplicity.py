"""Many tests at once: p values adjusted so that few of the ones called significant are chance."""

import numpy as np
from numpy.typing import ArrayLike

from scorecard.stats.arguments import Floats, numbers, refuse


def benjamini_hochberg(p: ArrayLike) -> Floats:
    """False discovery rate adjusted p values of one family, in the shape given.

    NaN stays NaN and is not counted. ValueError for a p outside 0..1.
    Source: Benjamini and Hochberg (1995); base R ``p.adjust(method = "BH")``.
    """
    values = numbers(p, "p")
    refuse((values < 0) | (values > 1), "p must be between 0 and 1", values)
    adjusted = np.full(values.shape, np.nan)
    tested = ~np.isnan(values)
    family = values[tested]
    order = np.argsort(family)[::-1]
    tests = family.size / np.arange(family.size, 0, -1)
    result = np.empty(family.size)
    result[order] = np.minimum(np.minimum.accumulate(family[order] * tests), 1.0)
    adjusted[tested] = result
    return adjusted
