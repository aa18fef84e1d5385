"""The stretches before and after in words: how long, how many figures, and what they were."""

from __future__ import annotations

from scorecard.domain.indicator import Timing
from scorecard.judgement import sentences
from scorecard.judgement.attainment import Codes
from scorecard.judgement.stretches import Stretches, rolls


def figures(stretches: Stretches) -> str:
    """How many figures there are on either side."""
    one = "figure" if len(stretches.before) == 1 else "figures"
    return f"{len(stretches.before)} {one} before, {len(stretches.after)} after."


def are_moments(stretches: Stretches) -> bool:
    """Whether the last figure of a stretch stands for it: a stock, or a rolling year."""
    return stretches.indicator.timing == Timing.SNAPSHOT or rolls(stretches)


def stretch(stretches: Stretches, columns: Codes) -> str:
    """'over the 12 months to March 2026', or the last of them where it stands for all."""
    grid, place = stretches.grid, stretches.place
    frequency, window = str(grid.frequency[place]), str(grid.window[place])
    last = sentences.at_time(stretches.indicator, grid.end[place, columns[-1]], frequency, window)
    if are_moments(stretches) or len(columns) == 1:
        return last
    ending = sentences.until(grid.end[place, columns[-1]], frequency)
    return f"over the {sentences.periods(len(columns), frequency)} to {ending}"


def listed(stretches: Stretches) -> str:
    """The latest figures after, six at most."""
    values = stretches.grid.value[stretches.place, stretches.after[-6:]]
    return ", ".join(sentences.value(stretches.indicator, float(value)) for value in values)
