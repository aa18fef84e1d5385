"""Words that more than one screen says the same way."""

from __future__ import annotations

from datetime import date
from math import isnan

from scorecard.domain import figure, period
from scorecard.domain.indicator import Polarity, Timing
from scorecard.domain.observation import MARKER_WORDS, Marker
from scorecard.domain.period import Frequency
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.verdict import Rag
from scorecard.judgement.compared import COUNTRY, NEIGHBOURS, REGION, SIGNIFICANT, Compared
from scorecard.judgement.judged import Judged, Row
from scorecard.judgement.sentences import bound, is_extreme
from scorecard.views.judged import JudgedArea

SYNTHETIC_BANNER = "Synthetic demonstration data"

TARGET_KIND_WORDS = {
    TargetKind.STATUTORY: "statutory",
    TargetKind.AGREED: "agreed",
    TargetKind.BENCHMARK: "benchmark",
    TargetKind.TRAJECTORY: "agreed path",
    TargetKind.EXPECTATION: "expectation",
}

_UNAGREED = "no target its agency has agreed"

A_PAST_YEAR = 366
"""Days after which a scorecard is history."""

COMPARATOR_WORDS = {NEIGHBOURS: "neighbours", REGION: "region", COUNTRY: "England"}


def as_at(seen: JudgedArea) -> str:
    """'Figures to 30 September 2026, as known on 19 November 2026, for the QA sub-group on ...'."""
    judged = seen.judged
    parts = [f"Figures to {period.day(judged.as_at)}"]
    if seen.as_known_at is not None:
        parts.append(f"as known on {period.day(seen.as_known_at.date())}")
    if (judged.evidence.clock.date() - judged.as_at).days > A_PAST_YEAR and not seen.area.synthetic:
        parts.append("a past year, from the board's printed report and official statistics")
    meeting = judged.evidence.next_meeting()
    if meeting is not None and (meeting.date - judged.as_at).days < 200:
        parts.append(f"for the {meeting.body} on {period.day(meeting.date)}")
    return " · ".join(parts)


def value(row: Row) -> str:
    """The row's latest value, or why there is none."""
    if not isnan(row.value):
        return figure.text(row.value, row.indicator.unit, row.indicator.decimals)
    if row.place is None:
        return "never reported"
    return MARKER_WORDS.get(row.marker, "no figure")


def number(row: Row, amount: float) -> str:
    """Another value of the row's indicator."""
    return figure.text(amount, row.indicator.unit, row.indicator.decimals)


def short_period(end: date | None, frequency: str, timing: str = "") -> str:
    """'Sep 2026', '30 Sep 2026' for a stock, or nothing."""
    if end is None:
        return ""
    stock = timing == Timing.SNAPSHOT and frequency not in (Frequency.TERM, Frequency.WEEK)
    return period.day(end, long=False) if stock else period.label(end, frequency)


def target_sign(row: Row, target: Target | None) -> str:
    """'≥ 80', '≤ 20', '21 to 28', or a dash."""
    if target is None:
        return figure.UNKNOWN
    low, high = target.low, target.high
    if row.indicator.polarity == Polarity.BAND and low is not None and high is not None:
        return f"{bound(row.indicator, low)} to {bound(row.indicator, high)}"
    if target.green is None:
        return figure.UNKNOWN
    if is_extreme(row.indicator, target.green):
        return bound(row.indicator, target.green)
    sign = "≥" if row.indicator.polarity == Polarity.HIGH_GOOD else "≤"
    return f"{sign} {bound(row.indicator, target.green)}"


def target_kind(target: Target | None) -> str:
    """The target's authority in a word; unagreed ones say so."""
    if target is None:
        return ""
    words = TARGET_KIND_WORDS[target.kind]
    unagreed = target.kind != TargetKind.STATUTORY and target.agreed_on is None
    return f"{words}, not agreed" if unagreed else words


def rag_reason(row: Row) -> str:
    """Why the row has its colour, or why it has none."""
    match row.rag:
        case Rag.CONTEXT:
            return "no right answer, so not rated"
        case Rag.NO_TARGET:
            if row.target is None:
                return "no target set"
            agreed = row.target.kind == TargetKind.STATUTORY or row.target.agreed_on is not None
            return "its target is for another length of time" if agreed else _UNAGREED
        case Rag.SUPPRESSED:
            return MARKER_WORDS.get(row.marker, "suppressed")
        case Rag.OUT_OF_DATE:
            return f"latest is {row.behind} {row.frequency}s behind"
        case Rag.MISSING:
            return MARKER_WORDS.get(row.marker, "no figure" if row.place is not None else "")
        case _:
            return f"target {target_sign(row, row.target)} {target_kind(row.target)}"


def how_sure(compared: Compared) -> str:
    """Whether a difference stands after allowing for how many indicators were compared."""
    if isnan(compared.adjusted_p) or compared.adjusted_p < SIGNIFICANT:
        return "by more than chance"
    return "though not clearly so among so many comparisons"


QUARTERS = ("highest quarter", "upper middle", "lower middle", "lowest quarter")


def quarter(row: Row) -> str:
    """' (lowest quarter)' of the ranked areas by value; nothing where they are too few."""
    place = row.compared.quarter
    if not place:
        return ""
    lowest_first = row.indicator.polarity == Polarity.LOW_GOOD
    return f" ({QUARTERS[-place if lowest_first else place - 1]})"


def known_of(compared: Compared) -> str:
    """'10 of 10 known', or '8 of 10 known; the missing ones are mostly low'."""
    benchmark = compared.benchmark
    said = f"{benchmark.known} of {benchmark.of} known"
    missing = [one.marker for one in compared.neighbours if isnan(one.value)]
    low = sum(marker in LOW_MARKERS for marker in missing)
    return f"{said}; the missing ones are mostly low" if 2 * low > len(missing) else said


LOW_MARKERS = (Marker.SUPPRESSED, Marker.LOW, Marker.ROUNDS_TO_ZERO)
"""Withheld because few were counted."""


def compared_period(compared: Compared) -> str:
    """'year to Mar 2025', or nothing."""
    return short_period(compared.period_end, "year")


def plural(count: int, one: str, many: str = "") -> str:
    """'1 indicator', '2 indicators'."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def chance_note(judged: Judged) -> str:
    """How many seem to have changed, beside how many chance alone would make seem so."""
    if not judged.expected_signals:
        return ""
    expected = judged.expected_signals
    about = f"about {expected:.0f}" if expected >= 1.5 else f"about {expected:.1f}"
    return (
        f"{plural(judged.signals, 'indicator')} changed by more than chance usually explains, of "
        f"those with enough figures to tell. Had nothing changed, {about} would have seemed to."
    )
