"""The context of a run: who looks at which store, and the view models they may see, cached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

import streamlit as st

from scorecard.domain.person import Person
from scorecard.domain.theme import Priority
from scorecard.services import agency_return
from scorecard.services.agency_return import TemplateRow
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.views import (
    areas,
    breakdowns,
    indicator,
    judged,
    marks,
    returns_calendar,
    scorecard,
    since,
    summary,
)
from scorecard.views import flagged_when as flagged
from scorecard.views.areas import AreaChoice
from scorecard.views.flagged_when import FlaggedWhenView
from scorecard.views.judged import JudgedArea
from scorecard.views.returns_calendar import ReturnsCalendar

# Every cache is bounded, and keyed on the store's revision, on the day (lateness grows by itself)
# and on what the person may see. View models are frozen, so one object can serve everyone.
JUDGED_KEPT, VIEWS_KEPT, INDICATORS_KEPT = 12, 32, 256


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen is given; `drawn` are the names of the forms that this run has drawn."""

    person: Person
    settings: Settings
    workspace: Workspace
    revision: str
    drawn: set[str] = field(default_factory=set, compare=False)

    def areas(self) -> tuple[AreaChoice, ...]:
        """The areas that have figures."""
        return _areas(self, self.settings.database_url, self.revision)

    def asked(self, area: str, as_at: date | None, known_at: date | None) -> Asked:
        """What is looked at, with everything that decides what may be shown of it."""
        return Asked(
            store=self.settings.database_url,
            revision=self.revision,
            today=self.workspace.now().date(),
            area=area,
            as_at=as_at,
            known_at=known_at,
            role=self.person.role,
            agency=self.person.agency,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What everything cached is keyed on."""

    store: str
    revision: str
    today: date
    area: str
    as_at: date | None
    known_at: date | None
    role: str
    agency: str

    @property
    def place_key(self) -> str:
        """Everything but the person, as one text: far quicker to look up than the parts."""
        return repr((self.store, self.revision, self.today, self.area, self.as_at, self.known_at))

    @property
    def key(self) -> str:
        """All of it as one text."""
        return f"{self.place_key}{self.role!r}{self.agency!r}"

    @property
    def known_at_moment(self) -> datetime | None:
        """The end of the day named: what was recorded that day was known."""
        return None if self.known_at is None else datetime.combine(self.known_at, time.max, UTC)


def open_store(settings: Settings) -> Workspace:
    """The store, opened once; StoreUnavailable says in a sentence why it cannot be."""
    return _workspace(settings, settings.database_url)


@st.cache_resource(show_spinner=False, max_entries=4)
def _workspace(_settings: Settings, database_url: str) -> Workspace:
    return open_workspace(_settings)


@st.cache_resource(show_spinner=False, max_entries=4)
def _areas(_context: Context, store: str, revision: str) -> tuple[AreaChoice, ...]:
    with _context.workspace.reading() as connection:
        return areas.choices(connection)


def _judgement(context: Context, asked: Asked) -> JudgedArea:
    # What is judged is the same for everyone; what of it may be seen is the views' to say.
    return _judged(context, asked, asked.place_key)


@st.cache_resource(show_spinner="Judging this area's figures …", max_entries=JUDGED_KEPT)
def _judged(_context: Context, _asked: Asked, key: str) -> JudgedArea:
    with _context.workspace.reading() as connection:
        return judged.judge_area(
            connection,
            _asked.area,
            as_known_at=_asked.known_at_moment,
            period_end=_asked.as_at,
            now=_context.workspace.now(),
        )


def judged_area(context: Context, asked: Asked) -> JudgedArea:
    """The area judged, for the views that read records beside it."""
    return _judgement(context, asked)


def latest_known(context: Context, asked: Asked) -> date:
    """The last date of which figures were known."""
    return _judgement(context, asked).judged.as_at


def summary_view(context: Context, asked: Asked) -> summary.SummaryView:
    """The Summary's view model."""
    return _summary_view(context, asked, asked.key)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT)
def _summary_view(_context: Context, _asked: Asked, key: str) -> summary.SummaryView:
    return summary.view(_judgement(_context, _asked), _context.person)


def scorecard_view(context: Context, asked: Asked) -> scorecard.ScorecardView:
    """The Scorecard's view model."""
    return _scorecard_view(context, asked, asked.key)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT)
def _scorecard_view(_context: Context, _asked: Asked, key: str) -> scorecard.ScorecardView:
    return scorecard.view(_judgement(_context, _asked), _context.person)


def indicator_view(context: Context, asked: Asked, code: str) -> indicator.IndicatorView:
    """One indicator's view model; NotFound or NotPermitted say why there is none."""
    return _indicator_view(context, asked, code, asked.key)


@st.cache_resource(show_spinner=False, max_entries=INDICATORS_KEPT)
def _indicator_view(
    _context: Context, _asked: Asked, code: str, key: str
) -> indicator.IndicatorView:
    seen = _judgement(_context, _asked)
    with _context.workspace.reading() as connection:
        parts = breakdowns.of(connection, seen, code, _context.person)
        marked = marks.of(connection, seen, code, _context.person)
    return indicator.view(seen, code, _context.person, parts, marked)


def flagged_when(context: Context, asked: Asked, code: str) -> FlaggedWhenView:
    """When one indicator would have been flagged; replayed once for a state of the store."""
    return _flagged_when(context, asked, code, asked.key)


@st.cache_resource(show_spinner="Looking back month by month …", max_entries=INDICATORS_KEPT)
def _flagged_when(_context: Context, _asked: Asked, code: str, key: str) -> FlaggedWhenView:
    return flagged.of(_judgement(_context, _asked), code, _context.person)


def since_view(context: Context, asked: Asked, code: str, on: date) -> since.SinceView:
    """What one indicator did from a day on."""
    return since.of(_judgement(context, asked), code, on, context.person)


def returns_view(context: Context, asked: Asked, agency: str, months: int) -> ReturnsCalendar:
    """The calendar of returns, of one agency or of all."""
    return _returns_view(context, asked, agency, months, asked.key)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT)
def _returns_view(
    _context: Context, _asked: Asked, agency: str, months: int, key: str
) -> ReturnsCalendar:
    seen = _judgement(_context, _asked)
    evidence = seen.judged.evidence
    return returns_calendar.view(
        evidence, seen.agencies, _context.person, months=months, agency=agency
    )


def due_rows(
    context: Context, agency: str, period_end: date, areas_asked: tuple[str, ...]
) -> list[TemplateRow]:
    """What an agency owes for periods ending on a day, one row a figure; NotFound for nothing."""
    today = context.workspace.now().date()
    key = repr((context.settings.database_url, context.revision, today, context.person))
    return _due_rows(context, agency, period_end, areas_asked, key)


@st.cache_resource(show_spinner=False, max_entries=VIEWS_KEPT)
def _due_rows(
    _context: Context, agency: str, period_end: date, areas_asked: tuple[str, ...], key: str
) -> list[TemplateRow]:
    return agency_return.due_rows(
        _context.workspace, _context.person, agency, period_end, areas_asked
    )


def authorities(context: Context) -> dict[str, str]:
    """The name of every authority a return can be about, by code."""
    return _authorities(context, context.settings.database_url, context.revision)


@st.cache_resource(show_spinner=False, max_entries=4)
def _authorities(_context: Context, store: str, revision: str) -> dict[str, str]:
    with _context.workspace.reading() as connection:
        return areas.authorities(connection)


@st.cache_data(show_spinner=False, max_entries=512, max_size="64MB")
def finished(key: str, _make: Callable[[], str]) -> bytes:
    """Finished HTML: a warm run only hands it on. The key holds all that it depends on."""
    return _make().encode()


def priority_of_themes(context: Context, asked: Asked) -> dict[str, Priority]:
    """The board priority each theme belongs to."""
    seen = _judgement(context, asked)
    return {
        code: seen.priorities[theme.priority]
        for code, theme in seen.themes.items()
        if theme.priority in seen.priorities
    }
