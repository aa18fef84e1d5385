"""Revisions: figures that changed since the last meeting in a way that changes what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from scorecard.domain.observation import Basis
from scorecard.judgement import attainment, figures, sentences
from scorecard.judgement.attainment import COLOURS
from scorecard.judgement.judged import Judged

A_QUARTER = timedelta(days=92)
KEY = ["indicator", "basis", "frequency", "window", "period_end"]


def since(judged: Judged) -> datetime:
    """The moment after which a revision is news: the last meeting, else a quarter ago."""
    meeting = judged.evidence.last_meeting()
    if meeting is None:
        return judged.evidence.clock - A_QUARTER
    return datetime(
        meeting.date.year, meeting.date.month, meeting.date.day, tzinfo=judged.evidence.clock.tzinfo
    )


def changed(judged: Judged, after: datetime | None = None, code: str = "") -> pd.DataFrame:
    """Figures whose value was replaced (after a moment): KEY, figure_before, figure, known_at.

    Of one indicator, where its code is given: that is far quicker than to choose it from all.

    `figure_before` is the state that the current one replaced.
    """
    now = judged.figures
    if after is not None:
        now = now[(now["known_at"] > after).to_numpy(bool)]
    before = judged.superseded
    if code:
        now = now[(now["indicator"] == code).to_numpy(bool)]
        before = before[(before["indicator"] == code).to_numpy(bool)]
    before = before[(before["agency"] == "").to_numpy(bool)]
    before = figures.worked_out(before, judged.evidence.indicators)
    both = now.merge(
        before[[*KEY, "figure", "numerator", "denominator", "known_at"]],
        on=KEY,
        suffixes=("", "_before"),
    )
    # two figures in one document are not a revision
    both = both[(both["known_at"] > both["known_at_before"]).to_numpy(bool)]
    both = both.drop_duplicates(KEY, keep="last")
    then, now_known = both["figure_before"].to_numpy(float), both["figure"].to_numpy(float)
    return both[~np.isclose(now_known, then, rtol=1e-9, atol=1e-9, equal_nan=True)]


def material(judged: Judged) -> dict[str, str]:
    """A sentence for each indicator with a revision, news since the last meeting, that matters.

    It matters when the colour changes or the value leaves its old 95 % interval.
    """
    return {code: sentence for code, _, sentence in _material(judged)}


def material_end(judged: Judged, code: str) -> date | None:
    """The end of the period that the sentence about an indicator's revision is about."""
    ends = {one: end for one, end, _ in _material(judged)}
    return ends.get(code)


def _material(judged: Judged) -> Iterator[tuple[str, date, str]]:
    """(indicator, period end, sentence) of each revision that matters, the later told last."""
    if not len(judged.superseded):
        return
    news = changed(judged, since(judged))
    if not len(news):
        return
    old_codes, low, high, where = _old_judgement(judged, news, judged.grid.row_of())
    for (row, column), one in zip(where, news.itertuples(index=False), strict=True):
        if row < 0:
            continue
        colour_then, colour_now = int(old_codes[row, column]), int(judged.codes[row, column])
        left = not low[row, column] <= one.figure <= high[row, column]
        outside = left and not np.isnan(low[row, column]) and not np.isnan(one.figure)
        if colour_then == colour_now and not outside:
            continue
        indicator = judged.grid.indicators[row]
        then, now = (
            "no figure" if np.isnan(part) else sentences.value(indicator, float(part))
            for part in (one.figure_before, one.figure)
        )
        day = one.period_end.date()
        end = sentences.opened(sentences.when(day, one.frequency))
        colour = (
            f" From {COLOURS[colour_then]} to {COLOURS[colour_now]}."
            if colour_then != colour_now
            else " The colour is unchanged."
        )
        yield one.indicator, day, f"{end}: {then} became {now}.{colour}"


def _old_judgement(
    judged: Judged, news: pd.DataFrame, rows: dict[str, int]
) -> tuple[attainment.Codes, np.ndarray, np.ndarray, list[tuple[int, int]]]:
    grid = judged.grid
    value, top, bottom = grid.value.copy(), grid.numerator.copy(), grid.denominator.copy()
    where = []
    for one in news.itertuples(index=False):
        row = rows.get(one.indicator, -1)
        chosen = row >= 0 and one.basis == grid.basis[row] and one.window == grid.window[row]
        chosen = chosen and one.frequency == grid.frequency[row] and one.basis == Basis.LOCAL
        columns = np.flatnonzero(grid.end[row] == np.datetime64(one.period_end.date(), "D"))
        if not chosen or not len(columns):
            where.append((-1, -1))
            continue
        place = (row, int(columns[0]))
        where.append(place)
        value[place], top[place] = one.figure_before, one.numerator_before
        bottom[place] = one.denominator_before
    old = replace(grid, value=value, numerator=top, denominator=bottom)
    low, high = attainment.interval(old, at=slice(None), wider=judged.wider)
    return attainment.rate(value, old, judged.bounds), low, high, where
