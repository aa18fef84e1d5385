"""The harness of the benchmarks: what a bound says, and that it can fail."""

import time

import pytest

from tests.bench import harness
from tests.bench.running import benches


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


@pytest.mark.parametrize(
    ("part", "bounds", "holds"),
    [
        (2, {"at_most": 0.02}, True),
        (3, {"at_most": 0.02}, False),
        (90, {"at_least": 0.9}, True),
        (89, {"at_least": 0.9}, False),
        (50, {}, True),
    ],
)
def test_a_share_keeps_its_bound_or_is_only_told(
    part: int, bounds: dict[str, float], holds: bool
) -> None:
    share = harness.Share("newly red", part, 100, **bounds)
    assert share.holds is holds
    printed = harness.table([share])
    assert f"{part:.2f}%" in printed
    assert ("DOES NOT HOLD" in printed) is not holds


def test_a_share_of_nothing_is_no_proof() -> None:
    assert not harness.Share("newly red", 0, 0, at_most=0.02).holds


def test_times_and_shares_are_two_tables() -> None:
    lines = [harness.Share("b", 1, 2), harness.Measured("a", 1.0, 1.0, 3.0)]
    assert [line[:4] for line in harness.table(lines).splitlines()] == [
        *("what", "a   ", "", "how ", "b   ")
    ]


def test_work_that_takes_longer_than_its_floor_is_found() -> None:
    measured = harness.measure("slow", lambda: time.sleep(0.02), lambda: None, bound=2, runs=3)
    assert measured.ours >= 0.02
    assert not measured.holds


def test_every_benchmark_can_be_found_without_running_it() -> None:
    assert all(callable(work) for work in benches().values())
