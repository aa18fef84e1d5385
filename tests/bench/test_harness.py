"""The harness of the benchmarks: what a bound says, and that it can fail."""

import time

import pytest

from tests.bench import harness
from tests.bench.__main__ import benches


@pytest.mark.parametrize(
    ("ours", "floor", "bound", "holds"),
    [
        (3.0, 1.0, 3.0, True),
        (3.1, 1.0, 3.0, False),
        (0.4, None, 0.4, True),
        (0.5, None, 0.4, False),
    ],
)
def test_a_bound_is_of_the_ratio_or_of_the_seconds(
    ours: float, floor: float | None, bound: float, holds: bool
) -> None:
    measured = harness.Measured("scorecard", ours, floor, bound)
    assert measured.holds is holds
    assert ("DOES NOT HOLD" in harness.table([measured])) is not holds


def test_work_that_takes_longer_than_its_floor_is_found() -> None:
    measured = harness.measure("slow", lambda: time.sleep(0.02), lambda: None, bound=2, runs=3)
    assert measured.ours >= 0.02
    assert not measured.holds


def test_every_benchmark_can_be_found_without_running_it() -> None:
    assert all(callable(work) for work in benches().values())
