"""What a chart's caption says of its limits."""

import pytest

from scorecard.views import drawings
from tests.judgement.building import evidence, indicator, series
from tests.views.conftest import seeing

SWAY = [82.0, 80.0]


def _caption(values, **changes) -> str:
    one = indicator("one", **changes)
    seen = seeing(evidence(one, series("one", values)))
    return drawings.of(seen, seen.judged.rows["one"])[0].caption


@pytest.mark.parametrize(
    ("values", "changes", "said"),
    [
        (SWAY * 7, {}, "Trial limits"),
        ([1.0, 2.0] * 12, {"measure_type": "count"}, "from the chance of each count"),
        ([100.0, 120.0] * 24, {"measure_type": "count"}, ""),
    ],
)
def test_what_limits_rest_on(values, changes, said: str) -> None:
    assert said in _caption(values, **changes)


def test_settled_limits_need_no_excuse() -> None:
    caption = _caption(SWAY * 10)
    assert "process limits" in caption
    assert "Trial" not in caption and "chance of each count" not in caption
