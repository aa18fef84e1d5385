"""A suppressed figure among frozen ones: said to be suppressed, never nought and never a blank."""

import json
from datetime import date

import pytest

from scorecard.charts import figures
from scorecard.domain.meeting import Meeting
from scorecard.views import freezing, pack
from scorecard.views.variance_report import figure_now
from tests.judgement.building import evidence, indicator, series, target
from tests.views.conftest import seeing

SUPPRESSED = "suppressed to protect children"


@pytest.mark.parametrize("name", ["named_roles", "everyone"])
def test_a_suppressed_figure_is_frozen_as_suppressed_and_never_as_nought(name: str) -> None:
    """In a pack, read back from its bytes: on every screen that shows it, and in its numbers."""
    one = indicator("one_pct")
    facts = series("one_pct", [60.0] * 11 + ["c"])
    seen = seeing(evidence(one, facts, targets=[target("one_pct")]))
    meeting = Meeting(seen.area.code, date(2026, 11, 26), "Board")
    made = pack.of(seen, meeting, seen.judged.evidence.clock)
    read = freezing.thawed(pack.PackContent, freezing.frozen(made))
    held = getattr(read, name)
    (item,) = held.agenda
    assert item.figure == f"No figure is shown in September 2026: {SUPPRESSED}."
    ((row,),) = (group.rows for group in held.scorecard.groups)
    assert (row.latest, row.rag, row.rag_words) == (SUPPRESSED, "suppressed", "Suppressed")
    assert row.spark.values[-1] is None
    assert row.spark.alt.endswith(f"latest {SUPPRESSED}, 60.0% before.")
    (shown,) = read.named_roles.indicators
    assert shown.sentence.startswith(f"**No figure is shown** in September 2026: {SUPPRESSED}.")
    point = shown.charts[0].points[-1]
    assert (point.value, point.numerator, point.marker) == (None, None, "c")
    newest = figures.rows(shown.charts[0])[0]
    assert newest[:2] == ("Sep 2026", "–")
    assert SUPPRESSED in newest[-1]
    (numbers,) = json.loads(read.rows)
    assert (numbers["value"], numbers["rag"]) == (None, "suppressed")


def test_a_variance_report_freezes_a_suppressed_figure_as_suppressed() -> None:
    one = indicator("one_pct")
    held = evidence(one, series("one_pct", [60.0] * 11 + ["c"]), targets=[target("one_pct")])
    assert figure_now(seeing(held), "one_pct") == (
        f"No figure is shown in September 2026: {SUPPRESSED}."
    )
