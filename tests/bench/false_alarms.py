"""False alarms: how often each flag is up when nothing changed, and whether real changes are found.

Everything is judged by the product itself, month by month, from what was known then.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from scorecard.demo.authority import SEED, build
from scorecard.domain.flag import FlagKind
from scorecard.domain.period import shift
from scorecard.domain.verdict import Variation
from scorecard.intake import catalogue
from scorecard.judgement.judge import judge
from tests import machine
from tests.bench import stable
from tests.bench.harness import Share
from tests.bench.stable import Stable
from tests.case_study import referrals
from tests.demo.replayed import evidence_of, flagged, is_found, planted_now
from tests.judgement.building import at, evidence, neighbours

GOAL = 0.02
"""Of indicators a month, for each kind that is for attention."""

FOUND_GOAL = 0.9
EACH, LOOKS, DRAWN_AS = 100, 36, 11
SEEDS = (SEED, 1, 2, 3)
AS_AT = date(2026, 9, 30)
CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"
K = FlagKind

MEASURED = {kind for family in stable.FAMILIES for kind in family.kinds}
NOT_MEASURED = {
    K.NOT_YET_RECOVERED: "needs an explanation accepted, which stable series do not have",
    K.FIRST_RED: "is about the first months of a series; what is red there is red",
    K.NO_ASSURANCE: "is about figures that did not come",
    K.OFF_TRAJECTORY: "says which side of the agreed path the figure is on, not that it changed",
    K.AUDIT_DIFFERS: "needs graded audits, which stable series do not have",
}
"""Attention kinds left out, each with its reason; together with MEASURED they are all of them."""

PLACES = (
    ("well inside its bound", 1.0, stable.FURTHEST),
    ("about its bound", -1.0, 1.0),
    ("well outside its bound", -stable.FURTHEST, -1.0),
)
"""Where a level lies from its red bound, in standard deviations of a month."""


def bench_flags_of_stable_series() -> list[Share]:
    """Each attention kind over series in which nothing changes: at most 2 % of them a month."""
    asked: Counter[tuple[str, FlagKind]] = Counter()
    up: Counter[tuple[str, FlagKind]] = Counter()
    places: Counter[tuple[str, bool]] = Counter()
    for held, kinds in looked_at(list(stable.every(EACH, DRAWN_AS))):
        for kind in may_be_false(held):
            asked[held.family.name, kind] += 1
            up[held.family.name, kind] += kind in kinds
        for place in _places(held):
            places[place, K.NEWLY_RED in kinds] += 1
    return [line for kind in sorted(MEASURED) for line in _lines(kind, asked, up, places)]


def looked_at(held: Sequence[Stable], looks: int = LOOKS) -> Iterator[tuple[Stable, set[FlagKind]]]:
    """Each series at each of the last so many months, with the kinds of flag then up."""
    whole = evidence(
        [one.indicator for one in held],
        [fact for one in held for fact in one.facts],
        published=[fact for one in held for fact in one.published],
        targets=[bound for one in held for bound in one.targets],
        sets=[neighbours("median")],
    )
    by_code = {one.indicator.code: one for one in held}
    for back in range(looks):
        moment = at(shift(stable.END, "month", -back) + timedelta(days=25))
        judged = judge(whole.as_known(moment), against_last_meeting=False)
        for code, row in judged.rows.items():
            yield by_code[code], {flag.kind for flag in row.flags}


def may_be_false(held: Stable) -> Iterator[FlagKind]:
    """Red for long is no false alarm where the level itself misses the bound."""
    return (kind for kind in held.family.kinds if kind != K.PERSISTENTLY_RED or held.inside > 0)


def _places(held: Stable) -> Iterator[str]:
    if held.family.rated:
        yield from (name for name, low, high in PLACES if low < held.inside <= high)


def _lines(
    kind: FlagKind,
    asked: Counter[tuple[str, FlagKind]],
    up: Counter[tuple[str, FlagKind]],
    places: Counter[tuple[str, bool]],
) -> Iterator[Share]:
    """The kind over every family it can flag, against the goal; then family by family."""
    pairs = [pair for pair in asked if pair[1] == kind]
    whole, part = sum(asked[pair] for pair in pairs), sum(up[pair] for pair in pairs)
    yield Share(f"stable: {kind}", part, whole, at_most=GOAL)
    for pair in pairs:
        yield Share(f"  {pair[0]}", up[pair], asked[pair])
    if kind == K.NEWLY_RED:
        for name, _, _ in PLACES:
            of_place = places[name, True] + places[name, False]
            yield Share(f"  whose level is {name}", places[name, True], of_place)


def bench_signals_of_real_series() -> list[Share]:
    """Twelve years of monthly referrals of every authority: whether they changed nobody can say.

    So these are rates, and not false alarms.
    """
    folder = machine.reference_data()
    if folder is None:
        print("left out: REFERENCE_DATA names no folder of published statistics", file=sys.stderr)
        return []
    held = referrals.places(folder)
    seen: Counter[str] = Counter()
    whole = referrals.evidence(held)
    for moment in sorted(set(whole.facts["known_at"])):
        judged = judge(whole.as_known(moment), against_last_meeting=False)
        for row in judged.rows.values():
            words = (str(row.variation), *(str(flag.kind) for flag in row.flags))
            seen.update(["looked at", *set(words)])
    high, low = seen[Variation.NEITHER_HIGH], seen[Variation.NEITHER_LOW]
    charted = high + low + seen[Variation.COMMON_CAUSE] + seen[Variation.BOTH]
    return [
        Share("real referrals: a signal, either way", charted - seen["common_cause"], charted),
        Share("real referrals: a signal, higher", high, charted),
        Share("real referrals: unexplained change", seen[K.UNEXPLAINED_CHANGE], seen["looked at"]),
    ]


def bench_planted_signals() -> list[Share]:
    """What is planted in Exampleshire, over several draws of it: found within three periods."""
    files = {path.name: path.read_bytes() for path in CATALOGUE.glob("*.csv")}
    reference, _ = catalogue.read(files)
    lines = []
    for seed in SEEDS:
        demo = build(AS_AT, seed)
        whole = evidence_of(demo, reference)
        found = flagged(whole, AS_AT)
        planted = planted_now(demo)
        part = sum(is_found(one, whole, found) for one in planted)
        name = f"planted signals found, seed {seed}"
        goal = 1.0 if seed == SEED else FOUND_GOAL
        lines.append(Share(name, part, len(planted), at_least=goal))
    return lines
