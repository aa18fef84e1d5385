"""Judge: one area's evidence to one judgement; the single computation everything shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache

import numpy as np
import pandas as pd

from scorecard.domain import yearly_change
from scorecard.domain.indicator import Indicator, Polarity, Standing
from scorecard.domain.period import Frequency
from scorecard.domain.verdict import Assurance, Firmness, Rag, Travel, Variation
from scorecard.judgement import (
    accepted,
    attainment,
    attention,
    audit,
    chance,
    change,
    check,
    comparing,
    counts,
    figures,
    flags,
    laid_out,
    quality,
    reconciling,
    returns,
    revisions,
    sinking,
    spread,
    travel,
    variation,
    windows,
)
from scorecard.judgement.case import Case
from scorecard.judgement.compared import NOTHING, Compared
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.grid import segments
from scorecard.judgement.judged import Judged, Row
from scorecard.judgement.times import OUT_OF_DATE_AFTER, periods_behind
from scorecard.judgement.travel import Years

LATEST = slice(-1, None)


def judge(evidence: Evidence, *, against_last_meeting: bool = True) -> Judged:
    """Judge every indicator of one area from what was known at the evidence's clock.

    `against_last_meeting` also judges as of the last meeting, to say what is new since; without it
    neither that nor what chance alone would give is worked out: an earlier day's is not shown.
    """
    evidence = evidence.known()
    laid = laid_out.lay(evidence)
    as_at, now, reported, segment = laid.as_at, laid.figures, laid.grid, laid.segment
    grid = windows.as_defined(reported, segment)
    bounds = attainment.bounds(grid, evidence.targets, evidence.clock.date())
    codes = attainment.rate(grid.value, grid, bounds)
    published = _published(evidence)
    wider = spread.factors(reported, segment, published)
    lower, upper = attainment.interval(grid, at=LATEST, wider=wider)
    firm = attainment.firmness(codes[:, LATEST], lower, upper, grid, bounds, at=LATEST)
    aim = np.where(bounds.agreed[:, -1], bounds.green[:, -1], np.nan)
    limited = segments(reported, laid_out.starts_of(evidence.breaks))
    charted = variation.chart(grid, limited, aim)
    judged = Judged(
        evidence=evidence,
        as_at=as_at,
        rows={},
        grid=grid,
        reported=reported,
        segment=segment,
        limited=limited,
        bounds=bounds,
        codes=codes,
        wider=wider,
        lower=lower[:, 0],
        upper=upper[:, 0],
        charted=charted,
        figures=now,
        superseded=figures.superseded(evidence.facts),
        checks=reconciling.reconcile(evidence, reported, segment, as_at),
    )
    yearly = now[(now["frequency"] == Frequency.YEAR).to_numpy(bool)]
    compared = comparing.compare(evidence, yearly, published, as_at)
    years = travel.over_years(yearly, evidence.indicators, laid.starts, as_at)
    rows = _rows(judged, firm[:, 0], compared, years)
    judged = replace(judged, rows=_flagged(judged, rows, years))
    judged = _counted(judged) if against_last_meeting else judged
    before = _at_last_meeting(evidence) if against_last_meeting else None
    seen = attention.flags_of(before.rows) if before else None
    decided = sinking.in_force(evidence.decided, evidence.clock.date())
    items = attention.ranked(judged.rows, evidence.indicators, seen, decided)
    shown, more = attention.capped(items)
    resting = attention.resting(items)
    return replace(judged, attention=shown, left_over=more, resting=resting, before=before)


def meeting_moment(day: date) -> datetime:
    """What a meeting knew: everything received before its day began."""
    return datetime.combine(day, time(), tzinfo=UTC)


def _at_last_meeting(evidence: Evidence) -> Judged | None:
    meeting = evidence.last_meeting()
    if meeting is None:
        return None
    then = evidence.as_known(meeting_moment(meeting.date))
    if evidence.period_end is not None:  # what the room saw, but nothing after the date asked for
        seen = (then.facts["period_end"] <= pd.Timestamp(evidence.period_end)).to_numpy(bool)
        then = replace(then, facts=then.facts[seen])
    return judge(then, against_last_meeting=False) if len(then.facts) else None


def _published(evidence: Evidence) -> pd.DataFrame:
    key = ["indicator", "area", "frequency", "window", "period_end"]
    states = evidence.published
    latest = counts.kept(states, ~states.duplicated(key, keep="last").to_numpy(bool), key)
    return figures.worked_out(latest, evidence.indicators)


def _rows(
    judged: Judged,
    firm: np.ndarray,
    compared: Mapping[str, Compared],
    years: Mapping[str, Years],
) -> dict[str, Row]:
    grid, evidence = judged.grid, judged.evidence
    as_at = np.datetime64(judged.as_at, "D")
    far = cache(lambda end, frequency: periods_behind(end, as_at, frequency))
    behind = {row: far(grid.end[row, -1], grid.frequency[row]) for row in range(grid.rows)}
    rags = attainment.reasons(grid, judged.codes[:, -1], judged.bounds, behind, OUT_OF_DATE_AFTER)
    held = {
        indicator.code: _row(
            judged, place, rags[place], firm[place], behind[place], compared, years
        )
        for place, indicator in enumerate(grid.indicators)
    }
    return {
        code: held.get(code) or _nothing_held(indicator, compared.get(code, NOTHING))
        for code, indicator in evidence.indicators.items()
        if indicator.standing != Standing.RETIRED or code in held
    }


def _row(
    judged: Judged,
    place: int,
    rag: Rag,
    firm: str,
    behind: int,
    compared: Mapping[str, Compared],
    years: Mapping[str, Years],
) -> Row:
    grid, charted = judged.grid, judged.charted
    indicator = grid.indicators[place]
    segment, a_year = judged.segment, change.periods_a_year(grid, place)
    previous, previous_end = change.back(grid, segment, place, 1)
    year_ago, year_ago_end = change.back(grid, segment, place, a_year)
    word = charted.variation[place]
    rated = rag in (Rag.RED, Rag.AMBER, Rag.GREEN)
    return Row(
        indicator=indicator,
        place=place,
        period_end=_day(grid.end[place, -1]),
        frequency=str(grid.frequency[place]),
        window=str(grid.window[place]),
        basis=str(grid.basis[place]),
        status=str(grid.status[place, -1]),
        marker=str(grid.marker[place, -1]),
        value=float(grid.value[place, -1]),
        target=judged.bounds.latest(place) if indicator.polarity != Polarity.NEUTRAL else None,
        rag=rag,
        firmness=Firmness(str(firm)) if rated else Firmness.UNKNOWN,
        lower=float(judged.lower[place]),
        upper=float(judged.upper[place]),
        variation=word,
        assurance=charted.assurance[place],
        travel=travel.FROM_VARIATION.get(word) or _over_years(years.get(indicator.code)),
        compared=compared.get(indicator.code, NOTHING),
        previous=previous,
        previous_end=_day(previous_end),
        year_ago=year_ago,
        year_ago_end=_day(year_ago_end),
        behind=behind,
        quality=(),
    )


def _over_years(years: Years | None) -> Travel:
    return years.travel if years else Travel.UNKNOWN


def _nothing_held(indicator: Indicator, compared: Compared) -> Row:
    unknown = float("nan")
    return Row(
        indicator=indicator,
        place=None,
        period_end=None,
        frequency=indicator.frequency,
        window=indicator.window,
        basis="",
        status="",
        marker="",
        value=unknown,
        target=None,
        rag=Rag.MISSING,
        firmness=Firmness.UNKNOWN,
        lower=unknown,
        upper=unknown,
        variation=Variation.UNKNOWN,
        assurance=Assurance.UNKNOWN,
        travel=Travel.UNKNOWN,
        compared=compared,
        previous=unknown,
        previous_end=None,
        year_ago=unknown,
        year_ago_end=None,
        behind=0,
        quality=("never_reported",),
    )


def _flagged(judged: Judged, rows: Mapping[str, Row], years: Mapping[str, Years]) -> dict[str, Row]:
    changed = revisions.material(judged)
    twice = figures.printed_twice(judged.evidence.facts)
    explained = accepted.latest(judged)
    usual = yearly_change.known_by(judged.evidence.yearly_changes, judged.evidence.clock.date())
    differing = check.differing(judged.evidence, judged.checks)
    audited = audit.latest(judged.evidence)
    flagged = {}
    for code, row in rows.items():
        if row.place is None:
            flagged[code] = row
            continue
        due = returns.overdue(judged.evidence, judged.grid, row.place, judged.as_at)
        case = Case(
            row=row,
            place=row.place,
            grid=judged.grid,
            segment=judged.segment,
            bounds=judged.bounds,
            codes=judged.codes,
            charted=judged.charted,
            due=due,
            revision=changed.get(code, ""),
            printed_twice=(code, row.period_end) in twice,
            accepted=explained.get(code),
            usual=usual.get(code),
            differing=differing.get(code, ()),
            years=years.get(code),
            audit=audited.get(code),
        )
        found = flags.of_case(case)
        flagged[code] = replace(row, flags=found, quality=quality.marks(case, found))
    return flagged


def _counted(judged: Judged) -> Judged:
    """How many focus signals there are, and how many chance alone would give."""
    charted = [
        row
        for row in judged.rows.values()
        if row.indicator.standing == Standing.FOCUS
        and row.variation in _ON_LIMITS
        and row.rag != Rag.OUT_OF_DATE
    ]
    drawn = judged.charted
    kinds = [
        chance.like(
            int(drawn.known[place]),
            bool(drawn.adjusted[place]),
            float(drawn.lag1[place]),
            float(drawn.events[place]),
            bool(drawn.few[place]),
        )
        for place in (row.place for row in charted)
        if place is not None
    ]
    return replace(
        judged,
        signals=sum(row.variation != Variation.COMMON_CAUSE for row in charted),
        expected_signals=chance.expected(kinds),
    )


_ON_LIMITS = {
    *(Variation.IMPROVEMENT, Variation.CONCERN, Variation.BOTH),
    *(Variation.NEITHER_HIGH, Variation.NEITHER_LOW, Variation.COMMON_CAUSE),
}


def _day(end: np.datetime64 | None) -> date | None:
    if end is None:
        return None
    day: date = end.astype("datetime64[D]").astype(object)
    return day
