"""Marks of variation and assurance: the icon with its words beneath, or the words alone."""

from __future__ import annotations

from pages.shared.markup.words import escape, small
from scorecard.charts import icons
from scorecard.views.spark import Spark

SHORT = {
    "improvement": "improving",
    "concern": "concern",
    "both": "both ways",
    "neither_high": "changed, high",
    "neither_low": "changed, low",
    "common_cause": "common cause",
    "too_few_points": "run chart",
    "not_charted": "run chart",
}
SHORT_ASSURANCE = {"pass": "passing", "fail": "failing", "hit_and_miss": "hit and miss"}


def variation_mark(verdict: str, long_words: str, spark: Spark) -> str:
    """The variation icon over its short words; the long ones for the pointer."""
    which = spark.direction
    words = SHORT.get(verdict, "")
    words = f"{words}, {which}" if verdict in icons.DIRECTED and which else words
    return _mark(icons.variation(verdict, which), words, long_words)


def assurance_mark(verdict: str, long_words: str) -> str:
    """The assurance icon over its short words."""
    return _mark(icons.assurance(verdict), SHORT_ASSURANCE.get(verdict, ""), long_words)


def _mark(icon: str, words: str, long_words: str) -> str:
    if not words:
        return '<span class="sc-none">–</span>'
    return f'<span class="sc-mark" title="{escape(long_words)}">{icon}{small(words)}</span>'
