"""Risks on screen: the five by five grid, the register, one risk with how its score has moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from scorecard.domain.errors import NotFound
from scorecard.domain.lifecycle import Move
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import Person
from scorecard.domain.record import RecordChange
from scorecard.domain.risk import (
    HIGHEST,
    IMPACT_WORDS,
    LIFECYCLE,
    LIKELIHOOD_WORDS,
    Risk,
    Scoring,
    band,
    scored_at,
    scorings,
)
from scorecard.judgement.judged import Judged
from scorecard.judgement.risk import Worsened, as_scored, is_adverse, worsened
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.risk import shelf
from scorecard.views import register
from scorecard.views.judged import JudgedArea
from scorecard.views.register import HistoryLine, RegisterRow
from scorecard.views.variance_report import names_of

Scored = Callable[[datetime], Judged | None]
"""The area as judged from what was known at a moment: worked out anew, or kept by who asks."""


def when_scored(seen: JudgedArea, moment: datetime) -> Judged | None:
    """The area as judged from what was known at a moment; None where nothing was."""
    return as_scored(seen.judged, moment)


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk in the register; `prompts` say which linked indicators have worsened, and how."""

    number: int
    title: str
    score: int
    band: str
    band_words: str
    place_words: str
    moved: str
    prompts: tuple[str, ...]
    mitigations: str
    agency: str
    owner: str
    tone: str
    due_words: str


def as_register(rows: Iterable[RiskRow]) -> tuple[RegisterRow, ...]:
    """The risks as rows of any register: the score is the state, the mitigations the quiet line."""
    return tuple(
        RegisterRow(
            number=one.number,
            title=one.title,
            state_words=f"{one.score} {one.band_words}, {one.place_words}; {one.moved}",
            tone=one.tone,
            agency=one.agency,
            owner=one.owner,
            due_words=one.due_words,
            indicator="",
            indicator_name="",
            under=" ".join((*one.prompts, one.mitigations)),
        )
        for one in rows
    )


@dataclass(frozen=True, slots=True)
class RiskCell:
    """One cell of the grid, and the (number, title) of the risks in it."""

    likelihood: int
    impact: int
    score: int
    band: str
    band_words: str
    risks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class RiskList:
    """The grid, likeliest row first; the open risks, those to score again first; the closed."""

    area_name: str
    synthetic: bool
    grid: tuple[tuple[RiskCell, ...], ...]
    rows: tuple[RiskRow, ...]
    over: tuple[RiskRow, ...]
    to_score_again: int
    can_keep: bool


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One scoring in words, oldest first."""

    when: str
    score: int
    band: str
    band_words: str
    place_words: str
    because: str


@dataclass(frozen=True, slots=True)
class RiskView:
    """One risk. `linked` are the (code, name) of its indicators; the pairs are headed words."""

    number: int
    version: int
    area_name: str
    synthetic: bool
    title: str
    state_words: str
    row: RiskRow
    linked: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    ending: tuple[tuple[str, str], ...]
    scores: tuple[ScorePoint, ...]
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]
    risk: Risk


def listing(
    connection: Connection, seen: JudgedArea, person: Person, scored: Scored | None = None
) -> RiskList:
    """The area's risks as this person may see them."""
    held = _held(connection, seen, person)
    now_open = [one for one in held if not LIFECYCLE.is_over(one.state)]
    rows = _rows(connection, seen, now_open, scored)
    return RiskList(
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        grid=_grid(now_open),
        rows=rows,
        over=tuple(_row(seen, one, ()) for one in held if LIFECYCLE.is_over(one.state)),
        to_score_again=sum(bool(one.prompts) for one in rows),
        can_keep=may(person, Permission.KEEP_RISK),
    )


def to_score_again(
    connection: Connection, seen: JudgedArea, person: Person, scored: Scored | None = None
) -> tuple[RiskRow, ...]:
    """The open risks of which a linked indicator has worsened since they were scored."""
    held = [one for one in _held(connection, seen, person) if not LIFECYCLE.is_over(one.state)]
    return tuple(one for one in _rows(connection, seen, held, scored) if one.prompts)


def view(
    connection: Connection,
    seen: JudgedArea,
    number: int,
    person: Person,
    scored: Scored | None = None,
) -> RiskView:
    """One risk; NotFound where there is none this person may see."""
    found = shelf.get(connection, number)
    names = names_of(seen)
    shown = found is not None and found.area == seen.area.code
    if found is None or not shown or not register.visible([found], names, person):
        raise NotFound(f"There is no risk {number} for {seen.area.name} that you may see.")
    changes = records.changes(connection, shelf.name, [found.id])
    prompts = _worsened(seen, [found], changes, scored)
    return RiskView(
        number=found.id,
        version=found.version,
        area_name=seen.area.name,
        synthetic=seen.area.synthetic,
        title=found.title,
        state_words=register.row(found, LIFECYCLE, names, _today(seen)).state_words,
        row=_row(seen, found, prompts.get(found.id, ())),
        linked=tuple((code, names.indicator(code)) for code in found.linked),
        said=_said(found),
        ending=_ending(found),
        scores=tuple(_point(one) for one in scorings(found, changes)),
        moves=register.can(found, LIFECYCLE, person),
        history=register.history(changes),
        risk=found,
    )


def _held(connection: Connection, seen: JudgedArea, person: Person) -> list[Risk]:
    return register.visible(shelf.for_area(connection, seen.area.code), names_of(seen), person)


def _today(seen: JudgedArea) -> date:
    return seen.judged.evidence.clock.date()


def _rows(
    connection: Connection, seen: JudgedArea, held: Sequence[Risk], scored: Scored | None
) -> tuple[RiskRow, ...]:
    """Those to score again first, then the highest score."""
    changes = records.changes(connection, shelf.name, [one.id for one in held])
    prompts = _worsened(seen, held, changes, scored)
    rows = [_row(seen, one, prompts.get(one.id, ())) for one in held]
    return tuple(sorted(rows, key=lambda one: (not one.prompts, -one.score, one.number)))


def _worsened(
    seen: JudgedArea,
    held: Iterable[Risk],
    changes: Sequence[RecordChange],
    scored: Scored | None,
) -> Mapping[int, tuple[Worsened, ...]]:
    """What worsened since each risk was scored; the past is judged only where it can matter."""
    now, judged_then = seen.judged, scored or _once(seen.judged)
    found: dict[int, tuple[Worsened, ...]] = {}
    for one in held:
        adverse = [code for code in one.linked if code in now.rows and is_adverse(now.rows[code])]
        moment = scored_at(one, [change for change in changes if change.record == one.id])
        if adverse and not LIFECYCLE.is_over(one.state) and moment < now.evidence.clock:
            found[one.id] = worsened(one, now, judged_then(moment))
    return found


def _once(now: Judged) -> Scored:
    """Each moment judged once, however many risks were scored then."""
    known: dict[datetime, Judged | None] = {}

    def scored(moment: datetime) -> Judged | None:
        if moment not in known:
            known[moment] = as_scored(now, moment)
        return known[moment]

    return scored


def _row(seen: JudgedArea, risk: Risk, found: Sequence[Worsened]) -> RiskRow:
    row = register.row(risk, LIFECYCLE, names_of(seen), _today(seen))
    said = "looked at again by" if row.tone == "due" else ""
    return RiskRow(
        number=risk.id,
        title=risk.title,
        score=risk.score,
        band=band(risk.score).code,
        band_words=band(risk.score).words,
        place_words=_place(risk.likelihood, risk.impact),
        moved=_moved(risk),
        prompts=tuple(one.sentence for one in found),
        mitigations=risk.mitigations,
        agency=row.agency,
        owner=row.owner,
        tone=row.tone,
        due_words=row.due_words.replace("due", said, 1) if said else row.due_words,
    )


def _place(likelihood: int, impact: int) -> str:
    """'likely, major': how likely it is, and how hard it would hit."""
    return f"{LIKELIHOOD_WORDS[likelihood - 1]}, {IMPACT_WORDS[impact - 1]}"


def _moved(risk: Risk) -> str:
    """How the score moved at the last scoring, in words."""
    on = f" on {day(risk.scored_on)}" if risk.scored_on else ""
    if not risk.was_impact:
        return f"first scored{on}"
    was = risk.was_likelihood * risk.was_impact
    way = "up" if risk.movement > 0 else "down" if risk.movement < 0 else ""
    return f"{way} from {was}{on}" if way else f"scored again{on}: unchanged"


def _grid(held: Sequence[Risk]) -> tuple[tuple[RiskCell, ...], ...]:
    scale = range(1, HIGHEST + 1)
    return tuple(
        tuple(_cell(likelihood, impact, held) for impact in scale) for likelihood in reversed(scale)
    )


def _cell(likelihood: int, impact: int, held: Sequence[Risk]) -> RiskCell:
    score = likelihood * impact
    here = (one for one in held if (one.likelihood, one.impact) == (likelihood, impact))
    within = tuple(sorted((one.id, one.title) for one in here))
    lies_in = band(score)
    return RiskCell(likelihood, impact, score, lies_in.code, lies_in.words, within)


def _said(risk: Risk) -> tuple[tuple[str, str], ...]:
    return (
        ("What could happen", risk.description),
        ("What is done about it", risk.mitigations),
        ("Why this score", risk.scored_because),
        ("Who keeps an eye on it", risk.owner),
        ("Added", day(risk.opened_on)),
        register.read_from(risk),
    )


def _ending(risk: Risk) -> tuple[tuple[str, str], ...]:
    if not LIFECYCLE.is_over(risk.state):
        return ()
    on = day(risk.closed_on) if risk.closed_on else ""
    return (("Closed because", risk.closed_because), ("On", on))


def _point(scoring: Scoring) -> ScorePoint:
    lies_in = band(scoring.score)
    return ScorePoint(
        when=day(scoring.on) if scoring.on else "",
        score=scoring.score,
        band=lies_in.code,
        band_words=lies_in.words,
        place_words=_place(scoring.likelihood, scoring.impact),
        because=scoring.because,
    )
