"""The attention list: at most ten items about children, ranked, each with its sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from scorecard.domain.flag import ATTENTION_CAP, FlagGroup, FlagKind
from scorecard.domain.indicator import Indicator, Standing
from scorecard.judgement import sinking
from scorecard.judgement.judged import AttentionItem, Flag, Row
from scorecard.judgement.sinking import InForce

NOTHING: Mapping[str, InForce] = {}
Seen = Collection[tuple[str, FlagKind]]


def ranked(
    rows: Mapping[str, Row],
    indicators: Mapping[str, Indicator],
    seen_before: Seen | None,
    decided: Mapping[str, InForce] = NOTHING,
) -> list[AttentionItem]:
    """Every item, most serious first. `seen_before`: flags raised at the last meeting, if held.

    Indicators that one driver moves are one item; so are an agency's that give no assurance.
    Ties: new first, more kinds first, code. What was `decided` about rests after all others.
    """
    together: dict[str, list[Flag]] = {}
    for code, row in rows.items():
        if row.indicator.standing != Standing.FOCUS:
            continue
        flags = [flag for flag in row.flags if flag.group == FlagGroup.ATTENTION]
        if flags:
            together.setdefault(_together(code, flags, indicators), []).extend(flags)
    items = [
        replace(_item(flags, rows, seen_before), rests=sinking.why(flags, rows, decided))
        for flags in together.values()
    ]
    items.sort(key=_order)
    return [replace(one, rank=place) for place, one in enumerate(items, 1)]


def capped(items: Sequence[AttentionItem]) -> tuple[list[AttentionItem], list[AttentionItem]]:
    """The items shown, and those left over ("and 4 more"); what rests takes nobody's place."""
    now = [one for one in items if not one.rests]
    return now[:ATTENTION_CAP], now[ATTENTION_CAP:]


def resting(items: Sequence[AttentionItem]) -> list[AttentionItem]:
    """The items that the group has decided about and that are not due yet."""
    return [one for one in items if one.rests]


def _order(one: AttentionItem) -> tuple[bool, int, bool, int, tuple[str, ...]]:
    return bool(one.rests), -one.severity, not one.is_new, -len(one.kinds), one.indicators


def flags_of(rows: Mapping[str, Row]) -> set[tuple[str, FlagKind]]:
    """The attention flags of a judgement, to compare another with."""
    return {
        (flag.indicator, flag.kind)
        for row in rows.values()
        for flag in row.flags
        if flag.group == FlagGroup.ATTENTION
    }


def _together(code: str, flags: Sequence[Flag], indicators: Mapping[str, Indicator]) -> str:
    """What makes flags one item: the driver, or the agency whose figures do not come."""
    if all(flag.kind == FlagKind.NO_ASSURANCE for flag in flags):
        return f"agency {flags[0].agency}"
    return root_of(code, indicators)


def root_of(code: str, indicators: Mapping[str, Indicator]) -> str:
    """The indicator at the end of the chain of drivers."""
    passed = {code}
    while (driver := indicators[code].driver) and driver in indicators and driver not in passed:
        passed.add(driver)
        code = driver
    return code


def _item(flags: list[Flag], rows: Mapping[str, Row], seen_before: Seen | None) -> AttentionItem:
    flags = sorted(flags, key=lambda flag: (-flag.severity, flag.indicator))
    lead = flags[0]
    own = [flag for flag in flags if flag.indicator == lead.indicator]
    sentence = " ".join([lead.sentence, *(_added(flag) for flag in own[1:])])
    codes = tuple(dict.fromkeys(flag.indicator for flag in flags))
    if len(codes) > 1:
        sentence = f"{sentence} {_others(flags, codes[1:], rows)}"
    known = seen_before is not None
    return AttentionItem(
        rank=0,
        indicators=codes,
        kinds=tuple(dict.fromkeys(flag.kind for flag in flags)),
        sentence=sentence,
        agency=lead.agency,
        severity=lead.severity,
        is_new=known and (lead.indicator, lead.kind) not in (seen_before or ()),
        flags=tuple(flags),
    )


def _others(flags: Sequence[Flag], codes: Sequence[str], rows: Mapping[str, Row]) -> str:
    """What stands in the same item, each with what is said of it: it may move the other way."""
    names = {code: rows[code].indicator.short_name for code in codes}
    if all(flag.kind == FlagKind.NO_ASSURANCE for flag in flags):
        return f"Nor on: {', '.join(names.values())}."
    said = {flag.indicator: flag.sentence.partition(". ")[0] for flag in reversed(flags)}
    return " ".join(f"Read with {names[code]}: {said[code].rstrip('.')}." for code in codes)


def _added(flag: Flag) -> str:
    """A further flag's sentence without the value that the lead sentence already gave."""
    _, dot, rest = flag.sentence.partition(". ")
    repeats = flag.kind in _GIVE_VALUE_FIRST and bool(dot)
    return rest if repeats and rest else flag.sentence


_GIVE_VALUE_FIRST = (FlagKind.SPECIAL_CAUSE_CONCERN,)
