"""Figures: which known state of each figure is current, and totals made of agencies' parts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from scorecard.domain.indicator import Indicator, MeasureType
from scorecard.domain.supplier import suppliers
from scorecard.judgement import counts

PERIOD_KEY = ["indicator", "basis", "frequency", "window", "period_end"]


def current(facts: pd.DataFrame) -> pd.DataFrame:
    """The latest known state of each figure; `facts` come in the order they became known."""
    return counts.kept(facts, ~_superseded(facts), ("series_id", "period_end"))


def superseded(facts: pd.DataFrame) -> pd.DataFrame:
    """The states that a later one replaced."""
    return facts[_superseded(facts)]


def printed_twice(facts: pd.DataFrame) -> set[tuple[str, date]]:
    """(indicator, period end) of figures that one document gives two editions of."""
    figure = _figure_keys(facts)
    _, first, count = np.unique(figure, return_inverse=True, return_counts=True)
    facts = facts[count[first] > 1]
    if not len(facts):
        return set()
    key = ["series_id", "period_end", "known_at"]
    apart = facts[~facts.duplicated([*key, "edition"])]
    twice = apart[apart.duplicated(key, keep=False)]
    ends = (end.date() for end in twice["period_end"])
    return set(zip(twice["indicator"], ends, strict=True))


def totals(now: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Whole-area figures: those reported whole, else made of parts when every agency is in."""
    whole = now[now["agency"].to_numpy() == ""]
    parts = now[now["agency"].to_numpy() != ""]
    if not len(parts):
        return whole
    made = _made_of_parts(parts, indicators)
    if not len(made):
        return whole
    both = pd.concat([whole, made], ignore_index=True)
    return both[~both.duplicated(PERIOD_KEY, keep="first")]


def worked_out(frame: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Adds `figure` (value, or counts divided here) and `reconciles`.

    A share whose numerator exceeds its denominator is unknown, and so is an impossible number
    (below zero, infinite): it is flagged, never shown.
    """
    number, codes = pd.factorize(frame["indicator"])
    named = [indicators[code] for code in codes]
    # a frame has many rows and few indicators
    per = np.array([_per(one) for one in named], dtype=float)[number]
    share = np.array([one.measure_type == MeasureType.RATIO for one in named], dtype=bool)[number]
    mean = np.array([one.measure_type == MeasureType.MEAN for one in named], dtype=bool)[number]
    impossible = _impossible(frame, share, mean=mean)
    value, top, bottom = (
        np.where(impossible, np.nan, frame[name].to_numpy(float)) for name in _AMOUNTS
    )
    known = ~np.isnan(top) & (bottom > 0)
    divided = np.full(len(frame), np.nan)
    with np.errstate(over="ignore"):
        np.divide(top * per, bottom, out=divided, where=known & ~np.isnan(per))
    divided = np.where(np.isinf(divided), np.nan, divided)
    reconciles = ~(impossible | (share & (top > bottom)))
    figure = np.where(np.isnan(value), divided, value)
    lone_count = np.isnan(per) & np.isnan(figure)
    figure = np.where(lone_count, top, figure)
    figure = np.where(reconciles & (frame["marker"].to_numpy() == ""), figure, np.nan)
    amounts = dict(zip(_AMOUNTS, (value, top, bottom), strict=True))
    return frame.assign(**amounts, figure=figure, reconciles=reconciles)


def _superseded(facts: pd.DataFrame) -> np.ndarray:
    figure = _figure_keys(facts)
    _, last_from_the_back = np.unique(figure[::-1], return_index=True)
    keep = np.zeros(len(facts), dtype=bool)
    keep[len(facts) - 1 - last_from_the_back] = True
    return ~keep


def _figure_keys(facts: pd.DataFrame) -> np.ndarray:
    """One whole number a figure: its series and its period's end."""
    keys = facts["series_id"].to_numpy(np.int64)
    ends = facts["period_end"].to_numpy("datetime64[D]").astype(np.int64)
    made: np.ndarray = keys * 1_000_000 + ends
    return made


_AMOUNTS = ("value", "numerator", "denominator")


def _impossible(frame: pd.DataFrame, share: np.ndarray, *, mean: np.ndarray) -> np.ndarray:
    """Below zero, infinite, a share above the whole; a mean and its total may be negative."""
    value, top, bottom = (frame[name].to_numpy(float) for name in _AMOUNTS)
    below = (bottom < 0) | (~mean & ((value < 0) | (top < 0)))
    above = share & (value > 100) & ~(top > bottom)
    found: np.ndarray = below | above | np.isinf(value) | np.isinf(top) | np.isinf(bottom)
    return found


def _per(indicator: Indicator) -> float:
    if indicator.measure_type == MeasureType.RATIO:
        return 100.0
    if indicator.measure_type == MeasureType.RATE:
        return indicator.per or np.nan
    return 1.0 if indicator.measure_type == MeasureType.MEAN else np.nan


def _made_of_parts(parts: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    senders = {code: suppliers(indicator) for code, indicator in indicators.items()}
    first = np.array([senders[code][:1] == (agency,) for code, agency in _pairs(parts)], dtype=bool)
    second = np.array(
        [senders[code][1:2] == (agency,) for code, agency in _pairs(parts)], dtype=bool
    )
    alone = np.array([len(senders[code]) == 1 for code in parts["indicator"]], dtype=bool)
    divided = parts[first & ~alone].merge(
        parts[second][[*PERIOD_KEY, "denominator", "known_at", "status", "marker"]],
        on=PERIOD_KEY,
        suffixes=("", "_of_other"),
    )
    if len(divided):
        divided = divided.assign(
            value=np.nan,  # divided here, whatever one of the two worked out
            denominator=divided["denominator_of_other"],
            known_at=divided[["known_at", "known_at_of_other"]].max(axis=1),
            marker=divided["marker"].where(divided["marker"] != "", divided["marker_of_other"]),
            status=divided["status"].where(
                divided["status"] == "provisional", divided["status_of_other"]
            ),
        )
    made = pd.concat([parts[first & alone], divided[list(parts.columns)]], ignore_index=True)
    return made.assign(agency="")


def _pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["indicator"], frame["agency"], strict=True))
