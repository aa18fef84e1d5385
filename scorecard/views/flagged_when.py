"""Flagged when: the times one indicator would have been flagged, had it been looked at then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from scorecard.domain.errors import NotFound
from scorecard.domain.flag import FLAG_RULES, FlagGroup, FlagKind
from scorecard.domain.indicator import Indicator, Sensitivity
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, require
from scorecard.domain.person import Person
from scorecard.judgement import sentences
from scorecard.judgement.alone import replay_alone
from scorecard.judgement.backtest import Episode, episodes, month_ends
from scorecard.views import words
from scorecard.views.judged import JudgedArea

NOT_ALARMS = frozenset({FlagKind.SMALL_NUMBERS, FlagKind.DEFINITION_CHANGED})
"""Kinds that describe a figure and ask nobody to look."""

NOTE = (
    "Judged again as it stood at each month end and now, from what was known then: later figures, "
    "corrections, targets and breaks are left out. The indicator's definition and the set of focus "
    "indicators are today's. A date is the first of these looks at which the flag was up."
)

_ORDER = {FlagGroup.ATTENTION: 0, FlagGroup.GOOD_NEWS: 1, FlagGroup.OWED: 2}


@dataclass(frozen=True, slots=True)
class FlaggedTime:
    """One time: seen by when, about which period, how long after it, until when, and the words.

    `days_after` is None where the flag is about no period; `cleared_on` None while it stands.
    `said` is the flag's own sentence of then.
    """

    first_flagged_on: date
    period_end: date | None
    period: str
    days_after: int | None
    cleared_on: date | None
    sentence: str
    said: str

    @property
    def stands(self) -> bool:
        """Whether it is still up."""
        return self.cleared_on is None


@dataclass(frozen=True, slots=True)
class FlaggedKind:
    """Every time one kind of flag would have been up, oldest first."""

    kind: str
    tone: str
    label: str
    rule: str
    times: tuple[FlaggedTime, ...]


@dataclass(frozen=True, slots=True)
class FlaggedWhenView:
    """The answer in a sentence, each kind with its times, and how it was found.

    `since`: the first month end looked at, None where no figure is held.
    """

    code: str
    sentence: str
    since: date | None
    kinds: tuple[FlaggedKind, ...]
    note: str


def of(seen: JudgedArea, code: str, person: Person) -> FlaggedWhenView:
    """When the indicator would have been flagged; refusals as for the indicator itself."""
    row = seen.judged.rows.get(code)
    if row is None:
        raise NotFound(f"There is no indicator with the code '{code[:60]}'.")
    if row.indicator.sensitivity == Sensitivity.RESTRICTED:
        require(person, Permission.SEE_RESTRICTED)
    evidence = seen.judged.evidence
    held = evidence.facts[(evidence.facts["indicator"] == code).to_numpy(bool)]
    if not len(held):
        return FlaggedWhenView(
            code, "No figure is held, so nothing could be flagged.", None, (), ""
        )
    came = held["known_at"].iloc[0]
    moments = [moment for moment in month_ends(evidence) if moment >= came]
    found = [
        one for one in episodes(replay_alone(evidence, code, moments)) if one.kind not in NOT_ALARMS
    ]
    since = moments[0].date()
    return FlaggedWhenView(code, _sentence(found, since), since, _kinds(row.indicator, found), NOTE)


def _kinds(indicator: Indicator, found: Sequence[Episode]) -> tuple[FlaggedKind, ...]:
    by_kind = {kind: tuple(held) for kind, held in groupby(found, lambda one: one.kind)}
    rules = [FLAG_RULES[kind] for kind in by_kind]
    rules.sort(key=lambda rule: (_ORDER[rule.group], -rule.severity))
    return tuple(
        FlaggedKind(
            kind=rule.kind,
            tone=rule.group,
            label=sentences.opened(rule.label),
            rule=rule.rule,
            times=tuple(_time(indicator, one) for one in by_kind[rule.kind]),
        )
        for rule in rules
    )


def _time(indicator: Indicator, one: Episode) -> FlaggedTime:
    on, end = one.first_known_at.date(), one.period_end
    after = (on - end).days if end else None
    cleared = one.cleared_at.date() if one.cleared_at else None
    return FlaggedTime(
        first_flagged_on=on,
        period_end=end,
        period=words.short_period(end, one.raised.frequency, indicator.timing),
        days_after=after,
        cleared_on=cleared,
        sentence=_told(one, after),
        said=one.raised.flag.sentence,
    )


def _told(one: Episode, after: int | None) -> str:
    """'By 31 May 2026, 31 days after April 2026; no longer by 30 June 2026.'"""
    about = ""
    if after is not None:
        about = f", {words.plural(after, 'day')} after {_period(one)} ended"
    until = "; it still stands"
    if one.cleared_at:
        until = f"; no longer by {day(one.cleared_at.date())}"
    return f"By {day(one.first_known_at.date())}{about}{until}."


def _period(one: Episode) -> str:
    return sentences.named(one.period_end, one.raised.frequency)


def _sentence(found: Sequence[Episode], since: date) -> str:
    """How often it would have been flagged for attention, first by when, and what stands now."""
    looked = f"Looked at again at each month end since {since:%B %Y}, it would"
    alarms = [one for one in found if FLAG_RULES[one.kind].group is FlagGroup.ATTENTION]
    if not alarms:
        return f"{looked} not have been flagged for attention."
    first = min(alarms, key=lambda one: (one.first_known_at, -FLAG_RULES[one.kind].severity))
    rules = [FLAG_RULES[one.kind] for one in alarms if one.cleared_at is None]
    standing = [rule.label for rule in sorted(rules, key=lambda rule: -rule.severity)]
    now = f"Now: {', '.join(standing)}." if standing else "It is not flagged for attention now."
    return (
        f"{looked} have been flagged for attention {_times(len(alarms))}, first by "
        f"{day(first.first_known_at.date())} ({FLAG_RULES[first.kind].label}). {now}"
    )


def _times(count: int) -> str:
    words_of = {1: "once", 2: "twice"}
    spelled = sentences.NUMBER_WORDS[count] if count < len(sentences.NUMBER_WORDS) else str(count)
    return words_of.get(count, f"{spelled} times")
