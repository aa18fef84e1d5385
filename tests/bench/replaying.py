"""Replaying four years month by month: the whole area, and one indicator for its screen."""

from datetime import UTC, date, datetime
from pathlib import Path

from scorecard.demo.authority import build
from scorecard.intake import catalogue
from scorecard.judgement.alone import replay_alone
from scorecard.judgement.backtest import month_ends, replay
from scorecard.judgement.judge import judge
from tests.bench.harness import Measured, measure
from tests.demo.replayed import evidence_of

MONTHS = 48
AS_AT, NOW = date(2026, 10, 31), datetime(2026, 11, 30, 23, tzinfo=UTC)
BUSIEST = "fd_assessments_45wd_pct"
"""Monthly, published beside, and worse than its neighbours: each look asks the whole family."""
CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"


def bench_replay() -> list[Measured]:
    """48 months of an area: at most 48 times judging it once; of one indicator: 8 times."""
    files = {path.name: path.read_bytes() for path in CATALOGUE.glob("*.csv")}
    reference, _ = catalogue.read(files)
    demo = build(AS_AT)
    whole = evidence_of(demo, reference).as_known(NOW)
    moments = month_ends(whole)[-MONTHS:]
    assert len(moments) == MONTHS

    def ours() -> object:
        return list(replay(whole, moments))

    def alone() -> object:
        return list(replay_alone(whole, BUSIEST, moments))

    def floor() -> object:
        return judge(whole)

    return [
        measure(f"replay {MONTHS} months / judge once", ours, floor, bound=float(MONTHS), runs=3),
        measure(f"replay one indicator, {MONTHS} months / judge once", alone, floor, bound=8.0),
    ]
