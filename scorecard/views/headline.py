"""The headline: how many focus indicators are up to date, are red, newly red, improving.

A figure that did not come for two meetings is not up to date, though its last colour still counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Standing
from scorecard.domain.verdict import Rag, Variation
from scorecard.judgement.judged import Row


def headline(rows: Sequence[Row]) -> str:
    """One Markdown sentence over the focus indicators among `rows`; bold marks what matters."""
    focus = [row for row in rows if row.indicator.standing == Standing.FOCUS]
    reported = [row for row in focus if _is_reported(row)]
    red = [row for row in focus if row.rag == Rag.RED]
    newly = [row for row in red if any(flag.kind == FlagKind.NEWLY_RED for flag in row.flags)]
    improving = [row for row in reported if row.variation == Variation.IMPROVEMENT]
    worse = [row for row in reported if row.variation in (Variation.CONCERN, Variation.BOTH)]
    parts = [f"{len(reported)} of {len(focus)} indicators in focus have an up-to-date figure"]
    if red:
        parts.append(f"**{_are(len(red))} red{_newly(len(newly), len(red))}**")
    else:
        parts.append("**none is red**" if any(_is_rated(row) for row in focus) else "none rated")
    if worse:
        parts.append(f"**{_have(len(worse))} changed for the worse** by more than chance")
    if improving:
        parts.append(f"**{_have(len(improving))} changed for the better** by more than chance")
    return f"{parts[0]}: {'; '.join(parts[1:])}."


def _is_reported(row: Row) -> bool:
    late = row.rag in (Rag.MISSING, Rag.OUT_OF_DATE) or is_silent(row)
    return row.place is not None and not late


def is_silent(row: Row) -> bool:
    """Whether no figure came for two meetings: what is shown is the last one known."""
    return any(flag.kind == FlagKind.NO_ASSURANCE for flag in row.flags)


LAST_KNOWN = "last known figure"


def is_last_known(row: Row) -> bool:
    """Whether a figure is shown, with its colour, that no newer one has followed in time."""
    unknown = (Rag.MISSING, Rag.OUT_OF_DATE, Rag.SUPPRESSED)
    return is_silent(row) and row.place is not None and row.rag not in unknown


def _is_rated(row: Row) -> bool:
    return row.rag in (Rag.RED, Rag.AMBER, Rag.GREEN)


def _are(count: int) -> str:
    return "1 is" if count == 1 else f"{count} are"


def _have(count: int) -> str:
    return "1 has" if count == 1 else f"{count} have"


def _newly(newly: int, red: int) -> str:
    if not newly:
        return ""
    if newly == red:
        return ", all newly" if red > 1 else ", newly"
    return f", {newly} of them newly"
