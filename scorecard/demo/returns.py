"""Returns: the figures as agencies sent them, late ones, missing ones and corrections included."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

from scorecard.demo import breakdowns
from scorecard.demo.measures import MEASURES, Measure
from scorecard.demo.rows import NOTE, SENT_COLUMNS, Figures, joined, table
from scorecard.demo.series import HISTORY, Draws, gather, months_back, period_ends
from scorecard.domain.observation import Marker, Status
from scorecard.domain.period import month_end
from scorecard.domain.submission import Submission, SubmissionKind

_MONTHLY = {measure.sender for measure in MEASURES if measure.frequency == "month"}
Sent = tuple[tuple[Submission, pd.DataFrame], ...]

COUNTED_FOR = {"cp_strategy_quorate_pct": 9}
"""Indicators held for fewer periods than the rest."""

NOT_IN = {("probation", "quarter"): 2, ("education", "term"): 1}
"""Agencies whose returns for the latest periods of a frequency have not come."""

FIGURE_NOT_IN = {"cse_mace_reviewed_pct": 1}
NOT_AVAILABLE = {
    "cse_offences_charged_pct": (0, "The crime system could not list outcomes."),
    "hea_self_harm_attendance_count": (6, "The emergency department changed systems."),
}
"""How many periods back a figure was sent as `x`, and why."""

CAME_LATE = {("health", 5): 38, ("police", 14): 33, ("early_help", 6): 52, ("lado", 9): 47}
"""(Agency, about so many months back): days after the period's end at which its return came."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure first sent short: what share of each count came first, and when the rest came."""

    back: int
    numerator: float
    denominator: float
    days_later: int
    note: str


REVISIONS = {
    "da_encompass_notified_pct": Revision(1, 0.88, 1.0, 30, "One district's alerts came later."),
    "cp_child_voice_pct": Revision(0, 0.60, 0.70, 9, "Two teams' conferences came later."),
    "fd_assessments_45wd_pct": Revision(3, 0.97, 1.0, 31, "Four late records."),
    "fd_rereferrals_12m_pct": Revision(4, 0.94, 1.0, 31, "Late recording."),
}


def returns(draws: Draws, seed: int) -> Sent:
    """Every submission with its observations, in the order of receipt."""
    tables = [table(one) for one in [*_totals(draws), *breakdowns.figures(draws, seed)]]
    frame = _with_corrections(_with_statuses(joined(tables), draws.as_at))
    frame = frame.assign(sent_for=[_month_of(end) for end in frame["period_end"]])
    keys = ["sent_for", "correction", "sender"]
    frame = frame.sort_values(keys, kind="stable").reset_index(drop=True)
    changed = (frame[keys] != frame[keys].shift()).any(axis=1).to_numpy()
    firsts = np.flatnonzero(changed)
    sizes = np.diff(np.append(firsts, len(frame)))
    heads = list(frame.loc[firsts, keys].itertuples(index=False, name=None))
    received = [_received(draws.as_at, seed, *head) for head in heads]
    line = np.arange(len(frame)) - np.repeat(firsts, sizes) + 2
    known_at = np.empty(len(frame), dtype=object)
    known_at[:] = np.repeat(np.array(received, dtype=object), sizes)
    frame = frame.assign(reference=[f"row {number}" for number in line], known_at=known_at)
    marks = pd.util.hash_pandas_object(frame[["indicator", "value", "numerator", "denominator"]])
    sent = frame[list(SENT_COLUMNS)]
    made = [
        (
            _submission(head, when, marks.to_numpy()[first : first + size].tobytes()),
            sent.iloc[first : first + size].reset_index(drop=True),
        )
        for head, when, first, size in zip(heads, received, firsts, sizes, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: (one[0].received_at, one[0].filename)))


def _totals(draws: Draws) -> list[Figures]:
    found: list[Figures] = []
    for measure in MEASURES:
        ends = period_ends(draws.as_at, measure.frequency)
        first = HISTORY[measure.frequency] - COUNTED_FOR.get(measure.code, 1000)
        last = len(ends) - NOT_IN.get((measure.sender, measure.frequency), 0)
        last -= FIGURE_NOT_IN.get(measure.code, 0)
        found += _sent_by(draws, measure, ends[max(first, 0) : last])
    return found


def _sent_by(draws: Draws, measure: Measure, ends: Sequence[date]) -> list[Figures]:
    """One agency's figures, or each of the two agencies' own counts."""
    span = (measure.frequency, tuple(ends), measure.window)
    top = gather(draws, measure.numerator, *span)
    blank = np.full(len(ends), np.nan)
    bottom = gather(draws, measure.denominator, *span) if measure.denominator else blank
    whole = Figures(measure, ends, top, bottom, agency=measure.part_of)
    if measure.divisor_by:
        other = measure.divisor_by
        return [
            replace(whole, denominator=blank, agency=measure.sender),
            replace(whole, numerator=blank, sender=other, agency=other),
        ]
    if measure.code in NOT_AVAILABLE:
        marker = np.full(len(ends), "", dtype=object)
        marker[len(ends) - 1 - NOT_AVAILABLE[measure.code][0]] = Marker.NOT_AVAILABLE.value
        return [replace(whole, marker=marker)]
    return [whole]


def _with_statuses(frame: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """The newest period of each frequency is provisional; an `x` says why."""
    newest = {every: period_ends(as_at, every)[-1] for every in HISTORY}
    ends, every = frame["period_end"], frame["frequency"]
    new = np.array([newest[one] == end for one, end in zip(every, ends, strict=True)])
    why = {code: reason for code, (_, reason) in NOT_AVAILABLE.items()}
    told = (frame["marker"] == Marker.NOT_AVAILABLE).to_numpy()
    notes = [
        f"{note} {why[code]}" if tell else note
        for code, note, tell in zip(frame["indicator"], frame["note"], told, strict=True)
    ]
    status = np.where(new, Status.PROVISIONAL.value, frame["status"])
    return frame.assign(status=status.astype(object), note=notes)


def _with_corrections(frame: pd.DataFrame) -> pd.DataFrame:
    """Each revised figure as first sent, and again as it was corrected."""
    frame = frame.assign(correction=0)
    corrections = []
    for code, one in REVISIONS.items():
        totals = frame.index[(frame["indicator"] == code) & (frame["dimension"] == "")]
        place = totals[len(totals) - 1 - one.back]
        told = {"status": Status.REVISED.value, "note": f"{NOTE} {one.note}"}
        corrections.append(frame.loc[[place]].assign(**told, correction=one.days_later))
        top = np.round(frame.at[place, "numerator"] * one.numerator)
        bottom = np.round(frame.at[place, "denominator"] * one.denominator)
        first: dict[str, Any] = {"numerator": top, "denominator": bottom}
        first |= {"value": 100 * top / bottom, "status": Status.PROVISIONAL.value}
        frame.loc[place, list(first)] = list(first.values())
    return pd.concat([frame, *corrections], ignore_index=True)


def _month_of(end: date) -> date:
    return month_end(end.year, end.month)


def _received(as_at: date, seed: int, sent_for: date, correction: int, sender: str) -> datetime:
    """Eight to fourteen days on, a working day, in working hours; later where it came late."""
    stream = np.random.default_rng([seed, crc32(sender.encode()), sent_for.toordinal()])
    days, hour, minute = (int(stream.integers(*span)) for span in ((8, 14), (8, 17), (0, 60)))
    back = months_back(as_at, sent_for)
    window = 1 if sender in _MONTHLY else 3
    for (late, about), came in CAME_LATE.items():
        if late == sender and about <= back < about + window:
            days = came
    day = sent_for + timedelta(days=days + correction)
    day += timedelta(days=(8 - day.isoweekday()) if day.isoweekday() > 5 else 0)
    return datetime.combine(day, time(hour, minute), UTC)


def _submission(head: tuple[date, int, str], received: datetime, content: bytes) -> Submission:
    sent_for, correction, sender = head
    extra = "_correction" if correction else ""
    filename = f"exampleshire_{sender}_{sent_for:%Y-%m}{extra}.csv"
    return Submission(
        agency=sender,
        filename=filename,
        sha256=hashlib.sha256(filename.encode() + content).hexdigest(),
        kind=SubmissionKind.RETURN,
        received_at=received,
        title=f"Synthetic return for {sent_for:%B %Y}",
        protective_marking="OFFICIAL",
        permitted_use="Demonstration only: synthetic, about no real child.",
    )
