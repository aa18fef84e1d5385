"""What reports tell on the registers: labelled, as it stood, and in nobody's list of today."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from scorecard.domain.flag import FlagKind
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store.engine import Connection
from scorecard.views import (
    audit,
    challenge,
    concern,
    duty,
    escalation,
    promise,
    recommendation,
    variance_report,
)
from scorecard.views.judged import JudgedArea, judge_area
from scorecard.views.report_record import ReportPart
from tests.store_fixtures import NOW

CALDERDALE, KIRKLEES = "E08000033", "E08000034"
CHAIR, POLICE = DEMO_PEOPLE["chair"], DEMO_PEOPLE["police"]
REPORT = "Calderdale Safeguarding Children Board, Annual Report 2012-2013"
TOLD: dict[str, Callable[..., Any]] = {
    "variance_report": variance_report.listing,
    "audit": audit.listing,
    "recommendation": recommendation.listing,
    "escalation": escalation.listing,
    "challenge": challenge.listing,
}


@pytest.fixture(scope="module")
def seen(demo_workspace: Workspace) -> dict[str, JudgedArea]:
    with demo_workspace.reading() as connection:
        return {area: judge_area(connection, area, now=NOW) for area in (CALDERDALE, KIRKLEES)}


@pytest.fixture
def reading(demo_workspace: Workspace) -> Iterator[Connection]:
    with demo_workspace.reading() as connection:
        yield connection


def told(
    connection: Connection, noun: str, at: JudgedArea, who: str = "chair"
) -> tuple[ReportPart, ...]:
    found: tuple[ReportPart, ...] = TOLD[noun](connection, at, DEMO_PEOPLE[who]).told
    return found


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize(
    ("noun", "area", "counts"),
    [
        ("variance_report", CALDERDALE, [4]),
        ("audit", CALDERDALE, [7]),
        ("recommendation", CALDERDALE, [5, 3, 6, 2]),
        ("escalation", CALDERDALE, [1]),
        ("challenge", KIRKLEES, [12]),
        ("recommendation", KIRKLEES, [4]),
        ("challenge", CALDERDALE, []),
    ],
)
def test_everybody_sees_it_apart_from_what_is_open(
    reading: Connection,
    seen: dict[str, JudgedArea],
    noun: str,
    area: str,
    counts: list[int],
    who: str,
) -> None:
    parts = told(reading, noun, seen[area], who)
    assert [len(part.rows) for part in parts] == counts
    year = "29 August 2013" if area == CALDERDALE else "1 September 2018"
    for part in parts:
        assert f"known by {year}. Nothing of it is owed now." in part.under
        for row in part.rows:
            assert row.tone == "over"
            assert row.state_words.endswith(f", as at {year}")
            assert row.under.endswith(")")


def test_the_report_its_day_and_its_paragraph_are_named(
    reading: Connection, seen: dict[str, JudgedArea]
) -> None:
    (part,) = told(reading, "variance_report", seen[CALDERDALE])
    assert part.title == f"From {REPORT}"
    first = part.rows[0]
    assert (first.state_words, first.due_words) == (
        *("Answered, as at 29 August 2013", "July 2012"),
    )
    assert first.under.endswith("(para 8.6, first report)")
    view = variance_report.view(reading, seen[CALDERDALE], first.number, CHAIR)
    assert ("Read from", f"{REPORT}, para 8.6, first report") in view.asked
    assert ("Asked", "July 2012") in view.asked
    assert "What was being done" in dict(view.answer)


def test_what_is_not_said_says_that_it_is_not(
    reading: Connection, seen: dict[str, JudgedArea]
) -> None:
    (part,) = told(reading, "escalation", seen[CALDERDALE])
    (row,) = part.rows
    assert row.state_words == "State not said, as at 29 August 2013"
    assert row.due_words == "No date given"
    view = escalation.view(reading, seen[CALDERDALE], row.number, CHAIR)
    assert view.steps == (), "the ladder is of today"
    assert dict(view.said)["Raised"] == "No date given"
    assert [name for name, _ in view.response] == ["What the report says followed"]
    kinds = [row.agency for row in told(reading, "audit", seen[CALDERDALE])[0].rows]
    assert kinds == [
        "Section 11",
        *["Kind not said"] * 2,
        "Multi-agency",
        *["Kind not said"] * 2,
        "Inspection",
    ]


def test_recommendations_are_counted_under_their_objective(
    reading: Connection, seen: dict[str, JudgedArea]
) -> None:
    found = recommendation.listing(reading, seen[CALDERDALE], CHAIR)
    assert (found.progress, found.objectives) == ("", ()), "of today there is none"
    assert [part.title[:2] for part in found.told] == ["1:", "2:", "3:", "4:"]
    assert found.told[0].under.endswith("5 recommendations: 5 made.")
    (part,) = told(reading, "recommendation", seen[KIRKLEES])
    assert part.under.endswith(
        "4 recommendations: 1 met, 1 under way, 2 of which the report does not say."
    )


def test_what_was_highlighted_is_not_said_to_have_been_put_to_anybody(
    reading: Connection, seen: dict[str, JudgedArea]
) -> None:
    (part,) = told(reading, "challenge", seen[KIRKLEES])
    states = [row.state_words.partition(",")[0] for row in part.rows]
    assert states == [*["State not said"] * 9, *["Answered"] * 3]
    assert not any("waits" in row.state_words for row in part.rows)
    highlighted = challenge.view(reading, seen[KIRKLEES], part.rows[0].number, CHAIR)
    assert ("Dated", "2017-18") in highlighted.made and "Made" not in dict(highlighted.made)
    put = challenge.view(reading, seen[KIRKLEES], part.rows[9].number, CHAIR)
    assert ("Made", "2017-18, by the Board") in put.made
    assert dict(put.answer)["Answer"].startswith("Senior colleagues of the agency gave assurance")


VIEWS: dict[str, Callable[..., Any]] = {
    "variance_report": variance_report.view,
    "audit": audit.view,
    "recommendation": recommendation.view,
    "escalation": escalation.view,
    "challenge": challenge.view,
}


@pytest.mark.parametrize("who", ["chair", "administrator", "csc"])
@pytest.mark.parametrize(
    ("noun", "area"),
    [(noun, KIRKLEES if noun == "challenge" else CALDERDALE) for noun in VIEWS],
)
def test_nothing_can_be_done_to_it(
    reading: Connection, seen: dict[str, JudgedArea], noun: str, area: str, who: str
) -> None:
    for part in told(reading, noun, seen[area], who):
        for row in part.rows:
            view = VIEWS[noun](reading, seen[area], row.number, DEMO_PEOPLE[who])
            assert view.moves == ()
            assert len(view.history) == 1


def test_nothing_of_it_is_owed_late_or_promised_today(
    reading: Connection, seen: dict[str, JudgedArea]
) -> None:
    for area in (CALDERDALE, KIRKLEES):
        at = seen[area]
        owed = [one for one in duty.of_area(reading, at, CHAIR).rows if one.number]
        assert owed == []
        assert concern.of_meeting(reading, at, CHAIR) == ()
        for person in (CHAIR, POLICE, DEMO_PEOPLE["csc"]):
            assert variance_report.asked_of(reading, at, person) == ()
            assert challenge.asked_of(reading, at, person) == ()
            assert escalation.to_acknowledge(reading, at, person) == ()
        for code in at.judged.rows:
            assert audit.about(reading, at, code, CHAIR) == ()
        assert list(at.judged.evidence.audits) == []
        flags = [flag.kind for row in at.judged.rows.values() for flag in row.flags]
        assert FlagKind.AUDIT_DIFFERS not in flags


def test_it_is_found_from_its_indicator_as_far_as_somebody_may_see_it(
    reading: Connection, seen: dict[str, JudgedArea]
) -> None:
    at = seen[CALDERDALE]
    kept = {
        (noun, row.number): row.indicator
        for noun in VIEWS
        for part in told(reading, noun, at)
        for row in part.rows
        if row.indicator
    }
    assert kept
    for (noun, number), code in kept.items():
        found = promise.told_of(reading, at, CHAIR, code)
        assert (noun, number) in {(one.noun, one.number) for one in found}
    assert promise.told_of(reading, at, CHAIR, "fd_none_pct") == ()


def test_before_the_report_was_known_it_tells_nothing(demo_workspace: Workspace) -> None:
    day_before = datetime(2018, 8, 31, tzinfo=UTC)
    with demo_workspace.reading() as connection:
        at = judge_area(connection, CALDERDALE, as_known_at=day_before, now=NOW)
        assert [len(one.rows) for one in told(connection, "audit", at)] == [7]
        assert told(connection, "audit", _then(at, datetime(2013, 8, 28, tzinfo=UTC))) == ()
        assert len(told(connection, "audit", _then(at, datetime(2013, 8, 29, tzinfo=UTC)))) == 1


def _then(at: JudgedArea, moment: datetime) -> JudgedArea:
    evidence = replace(at.judged.evidence, clock=moment)
    return replace(at, judged=replace(at.judged, evidence=evidence))


def test_what_is_about_a_restricted_indicator_is_hidden_from_most(
    demo_store_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "restricted.db"
    copyfile(demo_store_path, path)
    workspace = open_workspace(Settings(f"sqlite:///{path}"), clock=lambda: NOW)
    with workspace.store.writing() as connection:
        connection.exec_driver_sql(
            "update indicator set sensitivity = 'restricted' where code = 'cp_repeat_plan_pct'"
        )
    with workspace.reading() as connection:
        at = judge_area(connection, CALDERDALE, now=NOW)
        assert [len(part.rows) for part in told(connection, "audit", at)] == [7]
        assert [len(part.rows) for part in told(connection, "audit", at, "police")] == [6]
    workspace.store.engine.dispose()
