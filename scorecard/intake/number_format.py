"""Number formats of a workbook: which show a percentage or a date, and a number shown so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """How a number is shown."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"


_BUILT_IN: dict[int, Kind] = {
    **dict.fromkeys((9, 10), Kind.PERCENT),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)), Kind.DATE),
    **dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48)), Kind.TIME),
}
"""Formats that have a number and no code (ECMA-376 part 1, 18.8.30); the rest are plain."""

_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_EPOCH_1900 = datetime(1899, 12, 30, tzinfo=UTC)
_EPOCH_1904 = datetime(1904, 1, 1, tzinfo=UTC)
_LAST_DAY = 2_958_466
"""One past 31 December 9999, the last day that a workbook knows."""


def kinds(codes: Mapping[str, str], styles: Sequence[str]) -> list[Kind]:
    """How each style shows a number: `codes` are the workbook's own, `styles` their numbers."""
    return [_kind(codes.get(style, ""), style) for style in styles]


def _kind(code: str, number: str) -> Kind:
    if not code:
        known = number.isdigit() and len(number) < 4
        return _BUILT_IN.get(int(number), Kind.PLAIN) if known else Kind.PLAIN
    shown = _SAID.sub("", code.split(";")[0]).lower()
    if "%" in shown:
        return Kind.PERCENT
    if "general" in shown or not set("ymdhs") & set(shown):
        return Kind.PLAIN
    return Kind.DATE if set("yd") & set(shown) or "mmm" in shown else Kind.TIME


def shown(number: float, kind: Kind, from_1904: bool = False) -> str:
    """A number as text: 15 digits as Excel shows, '62.4%', 2026-09-30, 14:30."""
    if kind == Kind.PERCENT:
        return f"{number * 100:.15g}%"
    if kind == Kind.PLAIN or not 0 <= number < _LAST_DAY:
        return f"{number:.15g}"
    return _moment(number, kind, from_1904)


def _moment(number: float, kind: Kind, from_1904: bool) -> str:
    days = number
    if not from_1904 and number < 61:
        days += 1  # the system has a 29 February 1900, which there never was
    try:
        found = (_EPOCH_1904 if from_1904 else _EPOCH_1900) + timedelta(
            seconds=round(days * 86_400)
        )
    except OverflowError:
        return f"{number:.15g}"
    if kind == Kind.TIME and number < 1:
        return found.strftime("%H:%M")
    whole = found.hour == found.minute == found.second == 0
    return (
        found.date().isoformat()
        if whole
        else found.replace(tzinfo=None).isoformat(timespec="minutes")
    )
