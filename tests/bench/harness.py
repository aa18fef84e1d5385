"""Measuring: time against a floor's, in turns, so that a busy machine slows both alike; shares."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

RUNS = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: seconds at the median, and the bound that must hold."""

    name: str
    ours: float
    floor: float | None
    bound: float

    @property
    def figure(self) -> float:
        """What the bound is about: the ratio to the floor, or our seconds where there is none."""
        return self.ours / self.floor if self.floor else self.ours

    @property
    def holds(self) -> bool:
        return self.figure <= self.bound


@dataclass(frozen=True, slots=True)
class Share:
    """One line of the second table: how often something was so, and the bound it must keep.

    `part` of `whole`; neither bound is only told.
    """

    name: str
    part: float
    whole: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def figure(self) -> float:
        """The share; nothing of nothing is none."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def holds(self) -> bool:
        above = self.at_most is not None and self.figure > self.at_most
        below = self.at_least is not None and self.figure < self.at_least
        return not (above or below) and self.whole > 0


Line = Measured | Share


def measure(
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    bound: float,
    runs: int = RUNS,
) -> Measured:
    """Ours may take at most `bound` times as long as `floor`, the least that must be done."""
    ours(), floor()  # the first run of each pays for imports and caches
    times = [(seconds(ours), seconds(floor)) for _ in range(runs)]
    return Measured(name, median(t for t, _ in times), median(t for _, t in times), bound)


def measure_seconds(
    name: str, ours: Callable[[], object], bound: float, runs: int = RUNS, warm: bool = True
) -> Measured:
    """Ours may take at most `bound` seconds; `warm` leaves the first run out."""
    if warm:
        ours()
    return Measured(name, median(seconds(ours) for _ in range(runs)), None, bound)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, with no collection of other people's garbage inside it."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def table(lines: Sequence[Line]) -> str:
    """The lines to print: times with floor, ratio and bound, then shares with their bound."""
    width = max((len(each.name) for each in lines), default=4)
    times = [_row(each, width) for each in lines if isinstance(each, Measured)]
    shares = [_share(each, width) for each in lines if isinstance(each, Share)]
    if times:
        times.insert(0, f"{'what':{width}}  {'ours ms':>9}  {'floor ms':>9}  {'ratio':>6}  bound")
    if shares:
        shares.insert(0, f"{'how often':{width}}  {'share':>7}  {'of':>9}  bound")
    return "\n".join([*times, *([""] if times and shares else []), *shares])


def _row(each: Measured, width: int) -> str:
    floor = f"{each.floor * 1000:9.1f}" if each.floor else f"{'-':>9}"
    ratio = f"{each.figure:6.2f}" if each.figure >= 0.1 else f"{each.figure:6.4f}"
    ratio = ratio if each.floor else f"{'-':>6}"
    bound = f"{each.bound:g}x" if each.floor else f"{each.bound:g} s"
    ours = f"{each.ours * 1000:9.1f}"
    return f"{each.name:{width}}  {ours}  {floor}  {ratio}  {bound:>6} {_verdict(each)}"


def _share(each: Share, width: int) -> str:
    told = f"{each.name:{width}}  {each.figure:7.2%}  {each.whole:9,.0f}"
    if each.at_most is not None:
        return f"{told}  at most {each.at_most:.1%} {_verdict(each)}"
    if each.at_least is not None:
        return f"{told}  at least {each.at_least:.1%} {_verdict(each)}"
    return told


def _verdict(each: Line) -> str:
    return "holds" if each.holds else "DOES NOT HOLD"
