"""Packs: what is frozen for a meeting, and the same as somebody may see it later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial

from scorecard.domain.errors import UserError
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.meeting import Meeting
from scorecard.domain.pack import Pack, is_whole
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person, Role
from scorecard.judgement.judged import Row
from scorecard.store import pack as store
from scorecard.store.engine import Connection
from scorecard.views import (
    agenda,
    duty,
    duty_counts,
    export,
    indicator,
    risk,
    scorecard,
    summary,
)
from scorecard.views.agenda import AgendaItem
from scorecard.views.duty import Duties
from scorecard.views.freezing import frozen, thawed
from scorecard.views.indicator import IndicatorView
from scorecard.views.judged import JudgedArea, judge_area
from scorecard.views.scorecard import ScorecardView
from scorecard.views.summary import SummaryView
from scorecard.views.table_text import json_text

FORMAT = 1
"""Grows when what is frozen changes so that an older reader would be misled."""

NAMED_ROLES, EVERYONE = Person("", Role.ANALYST), Person("", Role.AGENCY_LEAD)
"""A pack is frozen for each: what is restricted is named, ranked and counted in the first only."""


@dataclass(frozen=True, slots=True)
class FrozenFor:
    """What one audience sees: every judged row, every sentence, the list, the agenda.

    `indicators` of everyone are only those that say less to them; the rest are the named roles'.
    """

    summary: SummaryView
    scorecard: ScorecardView
    agenda: tuple[AgendaItem, ...]
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, slots=True)
class PackContent:
    """A pack's content. `rows` are the judged rows as numbers, in the columns of the exports.

    `restricted` are the codes that only named roles see; breakdowns are not in a pack.
    """

    format: int
    area: str
    area_name: str
    synthetic: bool
    body: str
    meeting_on: date
    as_at: date
    known_at: datetime
    rows: str
    restricted: tuple[str, ...]
    named_roles: FrozenFor
    everyone: FrozenFor


@dataclass(frozen=True, slots=True)
class SeenPack:
    """A pack as one person sees it."""

    area: str
    area_name: str
    synthetic: bool
    as_at: date
    known_at: datetime
    summary: SummaryView
    scorecard: ScorecardView
    agenda: tuple[AgendaItem, ...]
    indicators: Mapping[str, IndicatorView]

    def item(self, code: str) -> AgendaItem | None:
        """An item of the agenda, or None where the indicator is not on it."""
        return next((one for one in self.agenda if one.code == code), None)


def content(
    connection: Connection, meeting: Meeting, moment: datetime, *, as_known: bool = False
) -> tuple[str, date]:
    """(what is frozen, its as-at date): all that the store was given by the moment.

    `as_known` is for a meeting held before the store was made: what was known by the moment.
    """
    seen = judge_area(
        connection,
        meeting.area,
        now=moment,
        as_known_at=moment if as_known else None,
        recorded_by=None if as_known else moment,
    )
    made = of(seen, meeting, moment, None if as_known else owed_by_all(connection, seen))
    return frozen(made), made.as_at


Owed = Callable[[Person], Duties]
"""All that is owed in the area, as far as a person may see it."""


def owed_by_all(connection: Connection, seen: JudgedArea) -> Owed:
    """All that is owed as the records stand in the store now; each scoring is looked up once."""
    scored = cache(partial(risk.when_scored, seen))
    return partial(duty.of_area, connection, seen, scored=scored)


def of(
    seen: JudgedArea, meeting: Meeting, moment: datetime, owed: Owed | None = None
) -> PackContent:
    """A meeting's content out of its area as judged at the moment.

    Without `owed`, of a day whose records are not known, its summary lists late figures alone.
    """
    indicators = seen.judged.evidence.indicators.values()
    whole = _indicators(seen, NAMED_ROLES)
    return PackContent(
        format=FORMAT,
        area=seen.area.code,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        body=meeting.body,
        meeting_on=meeting.date,
        as_at=seen.judged.as_at,
        known_at=moment,
        rows=json_text(export.scorecard_table(seen)),
        restricted=tuple(
            sorted(one.code for one in indicators if one.sensitivity == Sensitivity.RESTRICTED)
        ),
        named_roles=replace(_for(seen, NAMED_ROLES, owed), indicators=whole),
        everyone=replace(
            _for(seen, EVERYONE, owed), indicators=_that_differ(seen, whole, EVERYONE)
        ),
    )


def issued(connection: Connection, number: int) -> Pack | None:
    """One issued pack with its bytes, or None."""
    return store.get(connection, number)


def read(pack: Pack) -> PackContent:
    """The content again; refused when the bytes are not those that were issued."""
    if not is_whole(pack):
        raise UserError(
            "This pack's content is not what was issued: its fingerprint differs. Nothing of it is "
            "shown. Tell whoever keeps the store, and compare with a backup."
        )
    made = thawed(PackContent, pack.content)
    if made.format > FORMAT:
        raise UserError(
            "This pack was issued by a newer version of the scorecard. Update the scorecard to "
            "read it."
        )
    return made


def seen_by(made: PackContent, person: Person) -> SeenPack:
    """A pack as this person may see it."""
    named = may(person, Permission.SEE_RESTRICTED)
    shown = made.named_roles if named else made.everyone
    every = (*made.named_roles.indicators, *(() if named else made.everyone.indicators))
    hidden = () if named else made.restricted
    return SeenPack(
        area=made.area,
        area_name=made.area_name,
        synthetic=made.synthetic,
        as_at=made.as_at,
        known_at=made.known_at,
        summary=shown.summary,
        scorecard=shown.scorecard,
        agenda=shown.agenda,
        indicators={one.code: one for one in every if one.code not in hidden},
    )


def _for(seen: JudgedArea, person: Person, owed: Owed | None) -> FrozenFor:
    """What one audience sees, but for the indicators one by one."""
    shown = summary.view(seen, person)
    flagged = agenda.of(seen, person)
    listed = {one.code for one in flagged}
    rows = _focus(seen, person)
    others = [agenda.of_row(seen, row) for row in rows if row.code not in listed]
    return FrozenFor(
        summary=duty_counts.in_full(shown, seen, owed(person)) if owed else shown,
        scorecard=scorecard.view(seen, person),
        agenda=(*flagged, *others),
        indicators=(),
    )


def _focus(seen: JudgedArea, person: Person) -> list[Row]:
    return [
        row
        for row in scorecard.visible(seen, person)
        if row.indicator.standing == Standing.FOCUS and row.place is not None
    ]


def _indicators(seen: JudgedArea, person: Person) -> tuple[IndicatorView, ...]:
    """Each indicator with the chart at its own frequency."""
    whole = (indicator.view(seen, row.code, person) for row in _focus(seen, person))
    return tuple(replace(_alone(one), charts=one.charts[:1], since=()) for one in whole)


def _that_differ(
    seen: JudgedArea, named: Iterable[IndicatorView], person: Person
) -> tuple[IndicatorView, ...]:
    """Those that say something else to this person."""
    theirs = {row.code for row in _focus(seen, person)}
    pairs = [
        (one, _alone(indicator.seen_by(seen, one, person))) for one in named if one.code in theirs
    ]
    return tuple(shown for one, shown in pairs if shown != one)


def _alone(shown: IndicatorView) -> IndicatorView:
    """Without the way to others, which is the screen's."""
    return replace(shown, previous_code="", previous_name="", next_code="", next_name="")
