"""Effects: what a return would do to the judgements, each indicator before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import pandas as pd

from scorecard.domain.effect import Effect, State
from scorecard.domain.verdict import Rag
from scorecard.gathering.area import gather
from scorecard.gathering.more_figures import with_figures
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Row
from scorecard.store.engine import Connection


def of_frame(connection: Connection, frame: pd.DataFrame, now: datetime) -> tuple[Effect, ...]:
    """The effects of storing these figures, area by area, indicators in the frame's order."""
    return tuple(
        effect
        for area in dict.fromkeys(frame["area"])
        for effect in _of_area(connection, area, frame[frame["area"] == area], now)
    )


def _of_area(
    connection: Connection, area: str, frame: pd.DataFrame, now: datetime
) -> Iterator[Effect]:
    held = gather(connection, area, now=now, may_be_empty=True)
    then = with_figures(held, frame)
    before = judge(held, against_last_meeting=False).rows if len(held.facts) else {}
    after = judge(then, against_last_meeting=False).rows if len(then.facts) else {}
    for code in dict.fromkeys(frame["indicator"]):
        if code in after:
            yield _effect(area, code, before, after)


def _effect(area: str, code: str, before: Mapping[str, Row], after: Mapping[str, Row]) -> Effect:
    was, now = _state(before.get(code)), _state(after[code])
    return Effect(
        area=area,
        indicator=code,
        before=was,
        after=now,
        appearing=tuple(
            (flag.kind, flag.sentence) for flag in after[code].flags if flag.kind not in was.flags
        ),
        going=tuple(kind for kind in was.flags if kind not in now.flags),
    )


def _state(row: Row | None) -> State:
    if row is None:
        return State(float("nan"), None, Rag.MISSING, ())
    return State(row.value, row.period_end, row.rag, tuple(flag.kind for flag in row.flags))
