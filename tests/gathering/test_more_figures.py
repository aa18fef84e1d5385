"""Evidence as if more figures were stored: the same as storing them, and nothing else moves."""

from dataclasses import fields

import pandas as pd

from scorecard.gathering.area import gather
from scorecard.gathering.more_figures import with_figures
from scorecard.intake.incoming import Asked
from scorecard.judgement.judge import judge
from scorecard.services import receiving
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from tests import returning
from tests.returning import NOW, csv, incoming
from tests.samples import HERE, THERE

HELD = csv(
    *(f"fd_in_time_pct,{HERE},2026-0{month}-30,,{40 + month},50" for month in (4, 6, 9)),
    f"fd_in_time_pct,{THERE},2026-09-30,,10,50",
)
MORE = csv(
    f"fd_in_time_pct,{HERE},2026-09-30,,30,50",
    f"fd_in_time_pct,{THERE},2026-09-30,,20,50",
    f"fd_days_avg,{HERE},2026-09-30,<5,,",
    f"mis_rhi_pct,{HERE},2026-09-30,,30,",
)


def preview(workspace: Workspace, content: bytes) -> receiving.Preview:
    return receiving.preview(workspace, incoming(content), Asked("csc"), judged=False)


def test_it_is_what_storing_them_would_give(memory_store: Store) -> None:
    workspace = Workspace(memory_store, Settings(), clock=lambda: NOW)
    with workspace.writing() as connection:
        returning.seed(connection)
    assert isinstance(receiving.confirm(workspace, "Sam", preview(workspace, HELD)), Receipt)
    more = preview(workspace, MORE)
    with workspace.reading() as connection:
        before = gather(connection, HERE, now=NOW)
    then = with_figures(before, more.frame)
    assert isinstance(receiving.confirm(workspace, "Sam", more), Receipt)
    with workspace.reading() as connection:
        stored = gather(connection, HERE, now=NOW)

    same = [name for name in stored.facts.columns if name not in ("series_id", "known_at")]
    in_order = ["indicator", "period_end", "value", "numerator"]
    pd.testing.assert_frame_equal(
        then.facts[same].sort_values(in_order, ignore_index=True),
        stored.facts[same].sort_values(in_order, ignore_index=True),
    )
    assert then.facts.dtypes.equals(before.facts.dtypes)
    by_number = then.facts.groupby("series_id")[["indicator", "agency"]].nunique()
    assert (by_number == 1).all(axis=None)
    for one in fields(before):
        if one.name != "facts":
            assert getattr(then, one.name) is getattr(before, one.name)
    for code, row in judge(stored).rows.items():
        assert (judge(then).rows[code].rag, str(judge(then).rows[code].value)) == (
            row.rag,
            str(row.value),
        )
