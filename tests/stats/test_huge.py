"""Huge inputs: ten million rows through each statistic, within two gibibytes, and correct."""

import subprocess
import sys

import pytest

from tests.machine import ROOT

ROWS = 10_000_000
TWO_GIB_IN_MIB = 2048

WORK = {
    "spc.xmr": """
values = draw.normal(80, 5, (ROWS // 4, 4)); values[7] = np.nan
chart = spc.xmr(values)
assert np.isnan(chart.mean[7]) and chart.mean[8] == spc.xmr(values[8]).mean[0]
assert chart.known.sum() == ROWS - 4
""",
    "intervals": """
n = draw.integers(1, 300, ROWS); x = np.minimum(draw.integers(0, 300, ROWS), n)
low, high = intervals.wilson(x, n)
assert (low <= x / n + 1e-12).all() and (high >= x / n - 1e-12).all()
del low, high
low, high = intervals.poisson(x[: ROWS // 10])
assert (low <= x[: ROWS // 10]).all() and (high > x[: ROWS // 10]).all()
""",
    "multiplicity and rounding": """
p = draw.random(ROWS); p[3] = np.nan
adjusted = multiplicity.benjamini_hochberg(p)
assert np.isnan(adjusted[3]) and np.nanmax(adjusted) <= 1 and (adjusted[4:] >= p[4:]).all()
assert rounding.half_up(p[:1_000_000] * 100, 1)[0] == rounding.half_up(p[0] * 100, 1)
""",
    "many and few periods": """
assert spc.xmr(draw.normal(80, 5, (1, ROWS))).known[0] == ROWS
assert spc.xmr(np.zeros((ROWS, 0))).mean.shape == (ROWS,)
""",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORK)
def test_ten_million_rows(name: str) -> None:
    """In a process of its own, whose warnings are errors and whose memory is measured."""
    script = "\n".join(
        (
            "import numpy as np",
            "from scorecard.stats import intervals, multiplicity, rounding, spc",
            "from tests.machine import peak_mib",
            f"draw, ROWS = np.random.default_rng(1), {ROWS}",
            WORK[name],
            "print(peak_mib())",
        )
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < TWO_GIB_IN_MIB
