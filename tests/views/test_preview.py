"""A preview in words: figures old and new, ratings before and after, and what to put right."""

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scorecard.domain.effect import Effect, State
from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Indicator, Sensitivity
from scorecard.domain.person import Person, Role
from scorecard.domain.reported import Amounts, Reported, Standing
from scorecard.domain.submission import Finding, Severity, SubmissionKind
from scorecard.domain.verdict import Rag
from scorecard.intake.incoming import Asked
from scorecard.services import receiving
from scorecard.services.workspace import Workspace
from scorecard.views import preview, submission
from scorecard.views.submission import KIND_WORDS
from tests import returning
from tests.returning import AREAS, EPISODES, IN_TIME, INDICATORS, INTERVIEWS, csv, incoming
from tests.samples import HERE

SEPTEMBER = date(2026, 9, 30)
NAN = math.nan
ANALYST = Person("Tom", Role.ANALYST)


def amounts(value: float = NAN, top: float = NAN, bottom: float = NAN, marker: str = "") -> Amounts:
    return Amounts(value, top, bottom, marker, "final")


def reported(standing: Standing = Standing.NEW, **changes: Any) -> Reported:
    made: dict[str, Any] = {
        "indicator": "fd_in_time_pct",
        "area": HERE,
        "agency": "",
        "period_end": SEPTEMBER,
        "frequency": "month",
        "window": "period",
        "dimension": "",
        "category": "",
        "amounts": amounts(80.0, 40.0, 50.0),
        "held": None,
        "sheet": "",
        "row": 2,
    }
    return Reported(standing=standing, **{**made, **changes})


def viewed(*parts: Any) -> preview.PreviewView:
    of = {
        kind: [one for one in parts if isinstance(one, kind)]
        for kind in (Reported, Effect, Finding)
    }
    return preview.view(of[Reported], of[Effect], of[Finding], INDICATORS, AREAS, ANALYST)


def test_a_correction_shows_old_and_new() -> None:
    one = reported(
        Standing.CORRECTED, held=amounts(90.0), sheet="June", dimension="age", category="Under 1"
    )
    (line,) = viewed(one).figures
    assert (line.old, line.new) == ("90.0%", "80.0% (40 of 50)")
    assert (line.name, line.area_name, line.period) == (
        *("Assessments in time", "Calderdale"),
        "Sep 2026",
    )
    assert (line.breakdown, line.place) == ("age: Under 1", "June, row 2")


@pytest.mark.parametrize(
    ("indicator", "said", "words"),
    [
        (IN_TIME, amounts(80.0), "80.0%"),
        (EPISODES, amounts(1234.0), "1,234"),
        (INTERVIEWS, amounts(top=30.0), "30 counted"),
        (INTERVIEWS, amounts(bottom=40.0), "40 out of"),
        (IN_TIME, amounts(marker="c"), "suppressed to protect children"),
        (IN_TIME, amounts(), "–"),
    ],
)
def test_an_amount_in_words(indicator: Indicator, said: Amounts, words: str) -> None:
    assert preview.amounts(said, indicator) == words


def test_the_headline_counts_and_corrections_come_first() -> None:
    made = viewed(
        reported(Standing.UNCHANGED),
        reported(),
        reported(Standing.CORRECTED),
        reported(Standing.EARLIER),
    )
    assert made.headline == (
        "Nothing is stored yet. It would be: 1 corrected; 1 new; 1 known before the one held, "
        "which stays; 1 unchanged, not stored again."
    )
    assert [line.standing for line in made.figures] == ["corrected", "new", "earlier", "unchanged"]
    assert viewed(reported(Standing.UNCHANGED)).headline.startswith("Nothing would change")


def test_what_blocks_is_told_first_and_apart_from_what_asks() -> None:
    error = Finding("a.csv", 7, "value", "lots", "is not a number", "Write digits.", sheet="June")
    asks = Finding("a.csv", 0, "", "", "is hidden", "Unhide it.", Severity.WARNING)
    note = Finding(
        "a.csv", 2, "note", "", "seems to hold a name", "Take it out.", Severity.PERSONAL
    )
    made = viewed(reported(), error, asks, note)
    assert made.headline == "Nothing can be stored yet: 1 thing to put right."
    assert [line.place for line in made.errors] == ["sheet 'June', row 7, column 'value'"]
    assert [(line.place, line.needs_a_person) for line in made.warnings] == [
        ("the file", False),
        ("row 2, column 'note'", True),
    ]


def test_effects_that_change_a_rating_come_first() -> None:
    same = State(90.0, SEPTEMBER, Rag.GREEN, ())
    red = State(60.0, SEPTEMBER, Rag.RED, (FlagKind.NEWLY_RED,))
    quiet = Effect(HERE, "fd_in_time_pct", same, same, (), ())
    loud = Effect(
        HERE, "mis_rhi_pct", same, red, ((FlagKind.NEWLY_RED, "Newly red."),), (FlagKind.LATE,)
    )
    first, second = viewed(quiet, loud).effects
    assert (first.rag_words, first.value_before, first.value_after) == (
        *("from green to red", "90.0%"),
        "60.0%",
    )
    assert first.appearing == (("newly red", "Newly red."),)
    assert first.going == ("late",)
    assert (second.rag_words, second.changes) == ("stays green", False)


def test_every_kind_of_submission_has_its_words() -> None:
    assert set(KIND_WORDS) == set(SubmissionKind)


@pytest.fixture
def here(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        returning.seed(connection)
    return workspace


def test_submissions_newest_first_each_agency_its_own(here: Workspace) -> None:
    def came(content: bytes, agency: str) -> receiving.Preview:
        return receiving.preview(here, incoming(content), Asked(agency, permitted_use="QA only"))

    good = csv(f"fd_in_time_pct,{HERE},2026-09-30,,4,5")
    receiving.confirm(here, "Sam", came(good, "csc"))
    receiving.turn_away(
        here, "Priya", came(csv(f"mis_episodes_count,{HERE},2026-09-30,many,,"), "police")
    )
    with here.reading() as connection:
        police, social = submission.lines(connection, Person("Helen", Role.ADMINISTRATOR))
        own = submission.lines(connection, Person("Sam", Role.AGENCY_LEAD, "csc"))
        assert submission.lines(connection, Person("Nobody", Role.AGENCY_LEAD)) == ()
        (wrong,) = submission.findings(connection, police)
    assert own == (social,)
    assert (social.outcome, social.figures, social.accepted) == ("1 figure stored", 1, True)
    assert social.conditions == "QA only; not released for publication"
    assert (social.agency_name, social.kind_words, social.file) == (
        *("Social care", "agency return"),
        "return.csv",
    )
    assert social.received == "20 Oct 2026, 13:00"
    assert (police.outcome, police.accepted) == ("turned away: 1 thing to look at", False)
    assert (wrong.row, wrong.column, wrong.severity) == (2, "value", Severity.ERROR)


RESTRICTED = replace(INTERVIEWS, code="fd_few_pct", sensitivity=Sensitivity.RESTRICTED)


@pytest.mark.parametrize(
    ("role", "told"),
    [(Role.CHAIR, 2), (Role.ANALYST, 2), (Role.ADMINISTRATOR, 2), (Role.AGENCY_LEAD, 1)],
)
def test_how_a_restricted_indicator_is_judged_is_not_for_every_sender(
    role: Role, told: int
) -> None:
    was, now = State(90.0, SEPTEMBER, Rag.GREEN, ()), State(31.7, SEPTEMBER, Rag.RED, ())
    flags = ((FlagKind.NEWLY_RED, "Newly red: 31.7%."),)
    effects = [Effect(HERE, code, was, now, flags, ()) for code in ("mis_rhi_pct", "fd_few_pct")]
    figures = [reported(indicator="fd_few_pct", amounts=amounts(top=3.0))]
    known = {**INDICATORS, RESTRICTED.code: RESTRICTED}
    made = preview.view(figures, effects, [], known, AREAS, Person("Priya", role, "police"))
    assert len(made.effects) == told
    assert {one.indicator for one in made.effects} <= {"mis_rhi_pct", "fd_few_pct"}
    # what they send themselves stays in sight
    assert [(line.indicator, line.new) for line in made.figures] == [("fd_few_pct", "3 counted")]


def test_a_forms_findings_are_named_by_what_the_row_is_about() -> None:
    wrong = Finding("typed figures", 3, "value", "x1", "is not a number", "Write digits.")
    made = preview.view(
        *((), (), (wrong, replace(wrong, row=9)), INDICATORS, AREAS, ANALYST),
        {2: "Missing", 3: "Missing episodes"},
    )
    assert [line.place for line in made.errors] == [
        "Missing episodes, column 'value'",
        "row 9, column 'value'",
    ]
