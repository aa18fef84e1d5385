"""The command `observations`: the promised columns, what is asked for, and its refusals."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import Result

from scorecard.domain.observation import OBSERVATION_COLUMNS
from tests.cli.conftest import Run

CALDERDALE, KIRKLEES, EXAMPLESHIRE = "E08000033", "E08000034", "E06999999"


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_the_columns_are_those_promised(demo: Run) -> None:
    result = demo("observations", "--area", KIRKLEES)
    assert result.stdout.splitlines()[0] == ",".join(OBSERVATION_COLUMNS)
    found = rows(result)
    assert {row["area"] for row in found} == {KIRKLEES}
    assert all(row["reference"] for row in found)
    assert all(row["known_at"].endswith("+00:00") for row in found)


def test_csv_and_json_say_the_same(demo: Run) -> None:
    asked = ("observations", "--area", CALDERDALE)
    as_csv, as_json = rows(demo(*asked)), json.loads(demo(*asked, "--json").stdout)
    assert json.loads(demo(*asked, "--format", "json").stdout) == as_json
    assert [row["reference"] for row in as_json] == [row["reference"] for row in as_csv]
    for one, other in zip(as_csv, as_json, strict=True):
        for number in ("value", "numerator", "denominator"):
            assert (float(one[number]) if one[number] else None) == other[number]


def test_reported_and_official_figures_stand_apart(demo: Run) -> None:
    asked = ("observations", "--area", KIRKLEES, "--indicator", "cp_plans_current_count")
    local = {row["value"] for row in rows(demo(*asked, "--basis", "local"))}
    published = rows(demo("observations", "--area", KIRKLEES, "--basis", "published"))
    assert "358" in local
    assert {row["basis"] for row in published} == {"published"}


def test_unknown_is_blank_with_a_marker_and_never_zero(demo: Run) -> None:
    found = rows(demo("observations", "--area", EXAMPLESHIRE))
    suppressed = [row for row in found if row["marker"] == "c"]
    assert suppressed
    assert {row["value"] for row in suppressed} == {""}


def test_several_areas_in_either_manner(demo: Run) -> None:
    two = rows(demo("observations", "--area", CALDERDALE, "--area", KIRKLEES))
    assert {row["area"] for row in two} == {CALDERDALE, KIRKLEES}
    assert rows(demo("observations", "--area", CALDERDALE, KIRKLEES)) == two


def test_as_known_at_a_date_is_the_end_of_that_day(demo: Run) -> None:
    def count(moment: str) -> int:
        asked = ("observations", "--area", CALDERDALE, "--basis", "local", "--as-known-at")
        return len(rows(demo(*asked, moment)))

    assert count("2013-08-28") == 0
    assert count("2013-08-28T23:59:59.999999Z") == 0
    assert count("2013-08-29") == count("2013-08-29T00:00:00Z") > 100
    assert count("2013-08-29T00:30:00+01:00") == 0


def test_history_has_what_was_superseded(demo: Run) -> None:
    asked = ("observations", "--area", EXAMPLESHIRE)
    current, every = rows(demo(*asked)), rows(demo(*asked, "--history"))
    assert len(every) > len(current) > 0


def test_a_table_for_the_eye(demo: Run) -> None:
    result = demo("observations", "--area", KIRKLEES, "--format", "table")
    assert result.exit_code == 0
    heading = result.stdout.splitlines()[1].split()
    assert heading[:3] == ["indicator", "area", "period_end"]
    assert "cp_plans_current_count" in result.stdout


def test_nothing_that_matches_is_said(demo: Run) -> None:
    result = demo("observations", "--area", CALDERDALE, "--as-known-at", "1990-01-01")
    assert result.exit_code == 0
    assert result.stdout == ",".join(OBSERVATION_COLUMNS) + "\n"
    assert result.stderr == "Nothing is held that matches.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--area", "Calderdale"],
            "There is no area with the code 'Calderdale'. Did you mean E08000033?\n",
        ),
        (
            ["--area", CALDERDALE, "nowhere"],
            "There is no area with the code 'nowhere'. Write a code such as E08000033.\n",
        ),
        (
            ["--indicator", "xyzzy"],
            "There is no indicator with the code 'xyzzy'. "
            "Write a code such as cp_plans_current_rate.\n",
        ),
    ],
)
def test_an_unknown_code_is_refused(demo: Run, arguments: list[str], sentence: str) -> None:
    result = demo("observations", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", sentence)


def test_a_code_nearly_right_is_named(demo: Run) -> None:
    result = demo("observations", "--indicator", "cp_plan_current_rate")
    assert "Did you mean cp_plans_current_rate" in result.stderr


def test_two_formats_at_once_are_wrong_usage(demo: Run) -> None:
    result = demo("observations", "--area", CALDERDALE, "--json", "--format", "csv")
    assert result.exit_code == 2
    assert "--json and --format csv ask for two things. Write one." in result.stderr


def test_a_store_that_is_not_there_is_refused_and_not_made(run: Run, tmp_path: Path) -> None:
    result = run("observations", store=tmp_path / "data" / "store.db")
    assert result.exit_code == 1
    assert result.stderr == (
        "The store has not been set up. Run: python -m scorecard init --demo\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear board, " * 1000)
    result = run("observations", store=path)
    assert result.exit_code == 1
    assert result.stderr.startswith("The database file is damaged, or is not a scorecard store.")


def test_a_store_that_may_only_be_read_is_read(run: Run, demo_store_path: Path) -> None:
    url = f"sqlite:///file:{demo_store_path}?mode=ro&uri=true"
    assert rows(run("observations", "--area", KIRKLEES, store=url))
