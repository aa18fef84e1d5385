"""False alarms: how often each flag fires when nothing changed, and whether real changes are found.

Everything is judged by the product's own `judge`, month by month, from what was known then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from scorecard.demo.authority import build
from scorecard.domain.flag import ATTENTION_KINDS, FLAG_RULES, FlagKind
from scorecard.domain.period import shift
from scorecard.intake import catalogue
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from tests.bench.harness import Line, Share
from tests.bench.stable import END, FAMILIES, Stable, every
from tests.case_study import referrals
from tests.demo.replayed import evidence_of, flagged, is_found, planted_now
from tests.judgement.building import evidence
from tests.machine import ROOT, reference_data

EACH, MONTHS, SEEDS = 20, 24, (1, 2)
GOAL = 0.02
"""At most two in a hundred indicators a month, for each kind of attention flag."""

EVERY = 3
"""Of the real months each third is looked at: it is slow, and neighbours are alike."""

LOOKED_AT = timedelta(days=25)
DEMO_SEEDS = (20260930, 1)
REALLY_RED = (FlagKind.FIRST_RED, FlagKind.PERSISTENTLY_RED)
"""Of a level that misses its bound these are true, however long nothing changes."""


def bench_nothing_changed() -> list[Line]:
    """Unchanging series of fifteen kinds: each attention flag, over all of them and by kind."""
    raised: Counter[tuple[str, FlagKind]] = Counter()
    looked: Counter[str] = Counter()
    for seed in SEEDS:
        for one, kinds in _replayed(list(every(EACH, seed))):
            looked[one.family] += 1
            raised.update((one.family, kind) for kind in kinds)
    whole = sum(looked.values())
    by_kind: defaultdict[FlagKind, int] = defaultdict(int)
    for (_, kind), times in raised.items():
        by_kind[kind] += times
    told: list[Line] = [
        Share(f"{FLAG_RULES[kind].label}, nothing changed", by_kind[kind], whole, at_most=GOAL)
        for kind in sorted(ATTENTION_KINDS, key=lambda one: -FLAG_RULES[one].severity)
        if FLAG_RULES[kind].computed and kind not in _NEEDS_MORE
    ]
    for family in FAMILIES:
        worst = max(ATTENTION_KINDS, key=lambda kind: raised[family.name, kind])
        times = raised[family.name, worst]
        told.append(
            Share(
                f"  {family.name}: most often {FLAG_RULES[worst].label}", times, looked[family.name]
            )
        )
    return told


_NEEDS_MORE = (
    *(FlagKind.NOT_YET_RECOVERED, FlagKind.OFF_TRAJECTORY, FlagKind.WORSE_THAN_COMPARATORS),
    *(FlagKind.NO_ASSURANCE, FlagKind.DETERIORATING_YEARS),
)
"""Kinds that these series cannot raise: they take a promise, a comparator or a missing return."""


def bench_real_referrals() -> list[Line]:
    """Monthly referrals of England's authorities: how often each flag is up.

    Whether anything changed in them nobody can say, so this is a rate and no error.
    """
    folder = reference_data()
    if folder is None:
        return []
    held = referrals.places(folder)
    whole = referrals.evidence(held)
    ends = sorted({end for place in held for end, _, _ in place.months})[36::EVERY]
    up: Counter[FlagKind] = Counter()
    signals = looked = 0
    for end in ends:
        judged = judge(whole.as_known(referrals.known_at(end), end), against_last_meeting=False)
        looked += len(held)
        signals += judged.signals
        up.update(flag.kind for row in judged.rows.values() for flag in row.flags)
    unexplained = up[FlagKind.UNEXPLAINED_CHANGE]
    return [
        Share("real monthly referrals: latest month signals", signals, looked),
        Share("real monthly referrals: unexplained change", unexplained, looked),
    ]


def bench_planted() -> Line:
    """What is planted in Exampleshire, found within three periods, over a few seeds."""
    files = {path.name: path.read_bytes() for path in (ROOT / "data" / "catalogue").glob("*.csv")}
    reference, _ = catalogue.read(files)
    as_at = date(2026, 9, 30)
    found = asked = 0
    for seed in DEMO_SEEDS:
        demo = build(as_at, seed)
        held = evidence_of(demo, reference)
        up = flagged(held, as_at)
        planted = planted_now(demo)
        asked += len(planted)
        found += sum(is_found(one, held, up) for one in planted)
    return Share("planted signals found within three periods", found, asked, at_least=0.95)


def _replayed(held: Sequence[Stable]) -> Iterator[tuple[Stable, set[FlagKind]]]:
    """Each series at each month end, with the attention flags that are false there."""
    whole = evidence(
        [one.indicator for one in held],
        [fact for one in held for fact in one.facts],
        targets=[target for one in held for target in one.targets],
        clock=_clock(END),
    )
    for end in _ends():
        yield from _looked_at(held, whole, end)


def _looked_at(
    held: Sequence[Stable], whole: Evidence, end: date
) -> Iterator[tuple[Stable, set[FlagKind]]]:
    judged = judge(whole.as_known(_clock(end), end), against_last_meeting=False)
    for one in held:
        flags = judged.rows[one.indicator.code].flags
        yield one, set(_false(one, (flag.kind for flag in flags)))


def _false(one: Stable, kinds: Iterable[FlagKind]) -> Iterator[FlagKind]:
    for kind in kinds:
        if kind in ATTENTION_KINDS and not (one.truly_red and kind in REALLY_RED):
            yield kind


def _ends() -> list[date]:
    return [shift(END, "month", -back) for back in range(MONTHS - 1, -1, -1)]


def _clock(end: date) -> datetime:
    return datetime.combine(end + LOOKED_AT, time(9), UTC)
