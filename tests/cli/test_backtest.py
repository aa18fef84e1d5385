"""The command `backtest`: the promised columns, and each row true of the day it names."""

import csv
import io
import json
from datetime import datetime, timedelta

import pytest
from typer.testing import Result

from scorecard.domain.flag import FlagKind
from tests.cli.conftest import Run

COLUMNS = "indicator,kind,period_end,first_known_at"
KIRKLEES, CALDERDALE = "E08000034", "E08000033"


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_row_for_each_time_in_the_words_promised(demo: Run) -> None:
    result = demo("backtest", "--area", KIRKLEES)
    assert result.stdout.splitlines()[0] == COLUMNS
    assert result.stderr == ""
    found = rows(result)
    assert {row["kind"] for row in found} <= set(FlagKind)
    assert found == sorted(
        found, key=lambda row: (row["indicator"], row["kind"], row["first_known_at"])
    )
    for row in found:
        assert row["period_end"] <= row["first_known_at"][:10]
        assert datetime.fromisoformat(row["first_known_at"]).tzinfo is not None


def test_a_flag_is_on_the_scorecard_of_that_day_and_not_of_the_month_before(demo: Run) -> None:
    found = every_row(demo, KIRKLEES)
    later = [row for row in found if row["first_known_at"] > "2018-10"]
    assert later
    for row in (later[0], later[-1]):
        on = datetime.fromisoformat(row["first_known_at"])
        month_before = on.replace(day=1) - timedelta(days=1)
        for moment, up in ((on.isoformat(), True), (f"{month_before:%Y-%m-%d}", False)):
            shown = rows(demo("scorecard", "--area", KIRKLEES, "--as-known-at", moment))
            flags = next(one["flags"] for one in shown if one["indicator"] == row["indicator"])
            assert (row["kind"] in flags.split(";")) == up, (row, moment)


EVERY: dict[str, list[dict[str, str]]] = {}


def every_row(demo: Run, area: str) -> list[dict[str, str]]:
    """All of an area's rows, looked back for once."""
    if area not in EVERY:
        EVERY[area] = rows(demo("backtest", "--area", area))
    return EVERY[area]


def test_only_the_indicators_asked_for_the_same_as_among_all(demo: Run) -> None:
    asked = ["fd_referrals_rate", "cp_icpc_15wd_pct"]
    every = every_row(demo, CALDERDALE)
    some = rows(demo("backtest", "--area", CALDERDALE, "--indicator", *asked))
    assert some == [row for row in every if row["indicator"] in asked]
    assert {row["indicator"] for row in some} == set(asked)


def test_as_known_earlier_nothing_later_is_told(demo: Run) -> None:
    every = every_row(demo, CALDERDALE)
    then = rows(demo("backtest", "--area", CALDERDALE, "--as-known-at", "2014-01-31"))
    before = [row for row in every if row["first_known_at"] < "2014-01-31"]
    assert [row | {"first_known_at": ""} for row in then] == [
        row | {"first_known_at": ""} for row in before
    ]


def test_json_has_the_same_rows(demo: Run) -> None:
    arguments = ("backtest", "--area", CALDERDALE, "--indicator", "fd_referrals_rate")
    (found,) = json.loads(demo(*arguments, "--json").stdout)
    assert list(found) == COLUMNS.split(",")
    assert found == rows(demo(*arguments))[0]


def test_no_flag_at_all_is_said(demo: Run) -> None:
    result = demo("backtest", "--area", CALDERDALE, "--indicator", "pop_all_ages_count")
    assert result.stdout == f"{COLUMNS}\n"
    assert result.stderr == "No flag would have been raised.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--area", "E99999999"], "There is no area with the code 'E99999999'."),
        (["--area", KIRKLEES, "--indicator", "nothing"], "There is no indicator with the code"),
        (["--area", KIRKLEES, "--as-known-at", "2010-01-01"], "No figures are held for"),
    ],
    ids=" ".join,
)
def test_what_names_nothing_is_refused_in_a_sentence(
    demo: Run, arguments: list[str], words: str
) -> None:
    result = demo("backtest", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
