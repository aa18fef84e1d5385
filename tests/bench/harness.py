"""Measuring: our time and a floor's, in turns, so that a busy machine slows both alike."""

import gc
import time
from collections.abc import Callable
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


def table(measured: list[Measured]) -> str:
    """The lines to print: name, ours, floor, ratio, bound, and whether it holds."""
    width = max((len(each.name) for each in measured), default=4)
    head = f"{'what':{width}}  {'ours ms':>9}  {'floor ms':>9}  {'ratio':>6}  bound"
    return "\n".join([head, *(_row(each, width) for each in measured)])


def _row(each: Measured, width: int) -> str:
    floor = f"{each.floor * 1000:9.1f}" if each.floor else f"{'-':>9}"
    ratio = f"{each.figure:6.2f}" if each.floor else f"{'-':>6}"
    bound = f"{each.bound:g}x" if each.floor else f"{each.bound:g} s"
    verdict = "holds" if each.holds else "DOES NOT HOLD"
    return f"{each.name:{width}}  {each.ours * 1000:9.1f}  {floor}  {ratio}  {bound:>6} {verdict}"
