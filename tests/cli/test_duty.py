"""The commands `owed` and `overdue`: one agency's duties, a nightly job, and its exit codes."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import Result

from scorecard.domain.agency import Agency
from scorecard.domain.period import month_end
from scorecard.domain.variance_report import VarianceState
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import agency
from scorecard.store.engine import Store
from scorecard.store.variance_report import shelf
from scorecard.views.duty import COLUMNS
from tests import assurance_samples as samples
from tests.cli.conftest import Run
from tests.reassurance_samples import ANSWER, HIDDEN, accepted, asked, figures, seed_figures
from tests.samples import HERE

TODAY = datetime.now(UTC).date()
LAST = month_end(TODAY.year, TODAY.month - 1)
YESTERDAY, LONG_AGO = TODAY - timedelta(days=1), TODAY - timedelta(days=150)
STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 63.0, 62.0, 61.9]
Held = Callable[[], Workspace]


@pytest.fixture
def held(file_store: Store) -> Workspace:
    """An area whose figures go up to last month: red for eight months."""
    made = Workspace(file_store, Settings())
    seed_figures(made)
    figures(made, STILL_RED, end=LAST)
    return made


@pytest.fixture
def at(run: Run, held: Workspace, tmp_path: Path) -> Run:
    """The commands on that store."""
    return lambda *arguments: run(*arguments, store=tmp_path / "store.db")


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def records(result: Result) -> list[tuple[str, str]]:
    return [(row["kind"], row["words"]) for row in rows(result) if row["number"] != "0"]


def _promised(held: Workspace, **changes: object) -> int:
    answer = replace(ANSWER, recovery_by=LAST - timedelta(days=40))
    return accepted(held, answer, day=LONG_AGO, **changes).id


def test_an_agency_sees_everything_it_owes_with_its_day(at: Run, held: Workspace) -> None:
    samples.agreed(held, HERE, due_on=YESTERDAY)
    samples.agreed(held, HERE, agency="police", due_on=YESTERDAY)
    result = at("owed", "--agency", "csc")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ",".join(COLUMNS)
    assert {row["agency"] for row in rows(result)} == {"csc"}
    (action,) = (row for row in rows(result) if row["kind"] == "action")
    assert (action["days_late"], action["due_on"]) == ("1", YESTERDAY.isoformat())
    assert "return" in {row["kind"] for row in rows(result)}
    as_json = json.loads(at("owed", "--agency", "csc", "--json").stdout)
    assert len(as_json) == len(rows(result))


def test_what_is_restricted_is_told_to_who_asks_for_it(at: Run, held: Workspace) -> None:
    samples.agreed(held, HERE, indicator=HIDDEN, due_on=YESTERDAY)
    result = at("owed", "--agency", "csc")
    assert "action" not in {row["kind"] for row in rows(result)}
    assert "about restricted indicators (--restricted prints them)." in result.stderr
    result = at("owed", "--agency", "csc", "--restricted")
    assert "action" in {row["kind"] for row in rows(result)}
    assert "restricted" not in result.stderr


@pytest.mark.parametrize("said", ["csc", "CSC", "children's social care", " Social Care "])
def test_an_agency_is_known_by_its_code_or_name_in_any_case(
    at: Run, held: Workspace, said: str
) -> None:
    with held.writing() as connection:
        agency.put(connection, [Agency("csc", "Children's social care", "Social care", "")])
    result = at("owed", "--agency", said)
    assert result.exit_code == 0
    assert {row["agency"] for row in rows(result)} == {"csc"}


@pytest.mark.parametrize("said", ["cscc", "qqq"])
def test_an_agency_that_is_none_is_refused_with_those_that_are(at: Run, said: str) -> None:
    result = at("owed", "--agency", said)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        f"There is no agency '{said}'. Write a code or a name of these: csc ("
    )


def test_the_group_owes_too_and_names_whom_it_concerns(at: Run, held: Workspace) -> None:
    samples.planned(held, HERE, agency="csc", due_on=YESTERDAY)
    samples.agreed(held, HERE, due_on=YESTERDAY)
    found = [(row["kind"], row["agency"], row["concerning"]) for row in rows(at("owed"))]
    assert found == [("audit", "", "csc")]
    late = at("overdue")
    assert late.exit_code == 3
    assert {("audit", ""), ("action", "csc")} <= {
        (row["kind"], row["agency"]) for row in rows(late)
    }


def test_the_nightly_job_reopens_and_lists_what_is_past_its_day(at: Run, held: Workspace) -> None:
    number = _promised(held)
    samples.agreed(held, HERE, due_on=YESTERDAY)
    samples.agreed(held, HERE, due_on=TODAY)
    result = at("overdue", "--area", HERE)
    assert result.exit_code == 3
    assert f"Reopened in {HERE}: variance report {number}, answer due " in result.stderr
    assert records(result) == [("action", f"1 day late, due {YESTERDAY.day} {YESTERDAY:%B %Y}")]
    with held.reading() as connection:
        kept = shelf.get(connection, number)
    assert kept is not None
    assert kept.state == VarianceState.REOPENED
    again = at("overdue", "--area", HERE)
    assert "Reopened" not in again.stderr
    assert records(again) == records(result)


def test_something_hidden_is_past_its_day_all_the_same(at: Run, held: Workspace) -> None:
    asked(held, indicator=HIDDEN, day=LONG_AGO)
    result = at("overdue", "--area", HERE)
    assert result.exit_code == 3
    assert records(result) == []
    assert "about restricted indicators" in result.stderr
    assert len(records(at("overdue", "--area", HERE, "--restricted"))) == 1


def test_nothing_past_its_day_is_exit_0(run: Run, file_store: Store, tmp_path: Path) -> None:
    made = Workspace(file_store, Settings())
    seed_figures(made)
    figures(made, STILL_RED, end=date(TODAY.year - 3, 9, 30))
    asked(made, day=date(TODAY.year - 3, 10, 12))
    result = run("overdue", store=tmp_path / "store.db")
    assert result.exit_code == 0
    assert rows(result) == []
    assert "Nothing to print is past its day." in result.stderr
    assert "Left out as history: 1 that were due more than a year ago" in result.stderr


def test_an_area_that_is_none_is_refused_before_anything_is_reopened(
    at: Run, held: Workspace
) -> None:
    number = _promised(held)
    result = at("overdue", "--area", "E99999999")
    assert (result.exit_code, result.stdout) == (1, "")
    with held.reading() as connection:
        kept = shelf.get(connection, number)
    assert kept is not None
    assert kept.state == VarianceState.ACCEPTED
