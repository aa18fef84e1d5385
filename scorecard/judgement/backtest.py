"""Backtest: when each flag would first have fired, replayed by what was known at each month end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from scorecard.domain.flag import FlagKind
from scorecard.domain.period import Frequency, month_end, shift
from scorecard.judgement import returns, revisions, travel
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Flag, Judged, Row
from scorecard.judgement.settled import can_differ

END_OF_DAY = time(23, 59, 59)

Key = tuple[str, FlagKind]
"""An indicator's code and a kind of flag."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag as it was up at one look, and the period it was about."""

    flag: Flag
    period_end: date | None
    frequency: str


@dataclass(frozen=True, slots=True)
class Look:
    """What was up at one moment, from what was known then and nothing later."""

    moment: datetime
    raised: Mapping[Key, Raised]


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of looks at which a flag was up, one after another.

    `raised` is as it first was. `stood_until`: the last look at which it was up; `cleared_at`: the
    look after that, None while it still stands at the last look.
    """

    indicator: str
    kind: FlagKind
    raised: Raised
    first_known_at: datetime
    stood_until: datetime
    cleared_at: datetime | None = None

    @property
    def period_end(self) -> date | None:
        """The end of the period it was first about."""
        return self.raised.period_end


def month_ends(evidence: Evidence) -> list[datetime]:
    """The moments to look at: the end of each month since the first figure came, and the clock.

    The clock is the last, so that what stands now is what the scorecard shows now.
    """
    if not len(evidence.facts):
        return []
    first = evidence.facts["known_at"].iloc[0].date()
    clock = evidence.clock.astimezone(UTC)
    end = month_end(first.year, first.month)
    moments = []
    while end < clock.date():
        moments.append(datetime.combine(end, END_OF_DAY, UTC))
        end = shift(end, "month", 1)
    return [*moments, clock]


def replay(evidence: Evidence, moments: Sequence[datetime]) -> Iterator[Look]:
    """The whole area looked at again at each moment, oldest first, without looking ahead.

    Figures, limits, comparators, targets and breaks are those known at the moment. Definitions,
    standing and who is in a comparator set are the catalogue's of today.
    """

    def judged_at(place: int) -> Judged:
        return judge(evidence.as_known(moments[place]), against_last_meeting=False)

    return looks(evidence, moments, lambda place: raised(judged_at(place)))


def looks(
    evidence: Evidence,
    moments: Sequence[datetime],
    raised_at: Callable[[int], Mapping[Key, Raised]],
) -> Iterator[Look]:
    """A look at each moment; where nothing can have changed, the one before holds again."""
    held: Mapping[Key, Raised] = {}
    for place, (moment, differs) in enumerate(
        zip(moments, can_differ(evidence, moments), strict=True)
    ):
        held = raised_at(place) if differs else held
        yield Look(moment, held)


def raised(judged: Judged) -> dict[Key, Raised]:
    """Every flag of a judgement with the period it is about."""
    return {
        (row.code, flag.kind): Raised(
            flag,
            _about(judged, row, flag),
            Frequency.YEAR if flag.kind in _YEARLY else row.frequency,
        )
        for row in judged.rows.values()
        for flag in row.flags
    }


def episodes(seen: Iterable[Look]) -> list[Episode]:
    """Each flag's stretches, in the order of indicator, kind and time."""
    current: dict[Key, Episode] = {}
    over: list[Episode] = []
    for look in seen:
        for key in current.keys() - look.raised.keys():
            over.append(replace(current.pop(key), cleared_at=look.moment))
        for key, one in look.raised.items():
            standing = current.get(key) or Episode(*key, one, look.moment, look.moment)
            current[key] = replace(standing, stood_until=look.moment)
    return sorted([*over, *current.values()], key=_order)


def _order(one: Episode) -> tuple[str, str, datetime]:
    return one.indicator, one.kind, one.first_known_at


def _about(judged: Judged, row: Row, flag: Flag) -> date | None:
    """The end of the period a flag is about: the row's latest, unless its kind says another."""
    find = _ABOUT.get(flag.kind)
    return (find(judged, row) if find else None) or row.period_end


def _due(judged: Judged, row: Row) -> date | None:
    assert row.place is not None
    due = returns.overdue(judged.evidence, judged.grid, row.place, judged.as_at)
    return due.period_end if due else None


def _compared(judged: Judged, row: Row) -> date | None:
    return row.compared.period_end


_ABOUT: Mapping[FlagKind, Callable[[Judged, Row], date | None]] = {
    FlagKind.LATE: _due,
    FlagKind.NO_ASSURANCE: _due,
    FlagKind.WORSE_THAN_COMPARATORS: _compared,
    FlagKind.DETERIORATING_YEARS: lambda judged, row: travel.latest_year(judged.figures, row.code),
    FlagKind.REVISED_MATERIALLY: lambda judged, row: revisions.material_end(judged, row.code),
}

_YEARLY = (FlagKind.WORSE_THAN_COMPARATORS, FlagKind.DETERIORATING_YEARS)
"""Kinds that are about a year, whatever the indicator's own frequency."""
