"""The tool's data dictionary: which way it says is better, set beside ours; nothing is loaded."""

from __future__ import annotations

import csv
import io

from scorecard.domain.indicator import Indicator, Polarity
from scorecard.domain.submission import Finding
from scorecard.intake.context import Context
from scorecard.intake.ees_file import encoding
from scorecard.intake.lait_mapping import LaitItem
from scorecard.intake.noted import remarked

ITEM, POLARITY = "Measure_short", "Polarity"
WORDS = {Polarity.HIGH_GOOD: "High", Polarity.LOW_GOOD: "Low", Polarity.NEUTRAL: "-"}
"""Our polarity -> the tool's word. A band has none: the tool knows no such thing."""


def recognises(head: bytes) -> bool:
    """Whether the first line has the dictionary's columns."""
    first = head.split(b"\n", 1)[0]
    return ITEM.encode() in first and POLARITY.encode() in first


def read(name: str, content: bytes, context: Context) -> list[Finding]:
    """A remark for each indicator whose polarity differs from the tool's without a reason given."""
    said = polarities(content)
    findings = [
        remarked(name, 0, POLARITY, said[item.item], *_words(indicator, item))
        for item in context.official().lait
        if item.item in said
        and differs(indicator := context.indicators[item.indicator], item, said[item.item])
    ]
    problem = "is the tool's data dictionary and holds no figures"
    return [*findings, remarked(name, 0, "", "", problem, "Load the tool's long table.")]


def polarities(content: bytes) -> dict[str, str]:
    """Item -> the tool's word for which way is better."""
    text = content.decode(encoding(content), errors="replace").removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row[ITEM]: row[POLARITY] for row in rows}


def differs(indicator: Indicator, item: LaitItem, word: str) -> bool:
    """Whether the tool's word is neither ours nor the one our note accounts for."""
    return word != (item.polarity or WORDS.get(indicator.polarity, ""))


def _words(indicator: Indicator, item: LaitItem) -> tuple[str, str]:
    problem = f"is the tool's word for {item.item}, and {indicator.code} is {indicator.polarity}"
    return problem, "Change ours, or say why it differs in lait_mapping.csv."
