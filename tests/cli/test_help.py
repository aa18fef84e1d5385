"""Help: every command and option is there, explained in a sentence, and matches the contract."""

import re

import pytest
import typer

from scorecard.cli import app
from tests.cli.conftest import Run

GROUP = typer.main.get_command(app)
OPTIONS = {
    "init": {"--demo"},
    "observations": {
        *("--area", "--indicator", "--basis", "--as-known-at", "--history", "--format", "--json"),
    },
    "scorecard": {"--area", "--as-known-at", "--period-end", "--format", "--json"},
    "attention": {"--area", "--as-known-at", "--period-end", "--format", "--json"},
    "backtest": {"--area", "--indicator", "--as-known-at", "--format", "--json"},
    "owed": {"--agency", "--area", "--restricted", "--format", "--json"},
    "overdue": {"--area", "--restricted", "--format", "--json"},
}


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name in OPTIONS:
        assert re.search(rf"^  {name} +[A-Z].*\.$", result.stdout, re.M), name
    said = " ".join(result.stdout.split())
    assert "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage" in said
    assert "of `overdue` 3 when something is past its day." in said


@pytest.mark.parametrize("name", OPTIONS)
def test_help_of_a_command_explains_every_option(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    described = re.findall(r"^  (--[a-z-]+)(?: \S+)?\s+[A-Z]", result.stdout, re.M)
    assert set(described) == OPTIONS[name] | {"--help"}


def test_no_command_is_wrong_usage_with_the_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Usage: python -m scorecard" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["observe"], "No such command 'observe'"),
        (["observations", "--colour"], "No such option: --colour"),
        (["observations", "--basis", "rumour"], "'rumour' is not one of 'local', 'published'"),
        (["observations", "--format", "xml"], "'xml' is not one of 'csv', 'json', 'table'"),
        (["observations", "extra"], "unexpected extra argument"),
        (["scorecard"], "Missing option '--area'"),
        (["owed", "--agency"], "Option '--agency' requires an argument"),
        (["attention", "--area"], "Option '--area' requires an argument"),
        (
            ["observations", "--as-known-at", "31/03/2018"],
            "'31/03/2018' is not a date. Write 2018-03-31, or 2018-03-31T09:00:00Z.",
        ),
        (
            ["scorecard", "--area", "E08000033", "--as-known-at", "0001-01-01T00:00:00+05:00"],
            "is not a date. Write 2018-03-31, or 2018-03-31T09:00:00Z.",
        ),
        (
            ["scorecard", "--area", "E08000033", "--period-end", "2018-02-30"],
            "'2018-02-30' is not a date. Write 2018-03-31.",
        ),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_and_says_what_to_write(
    run: Run, arguments: list[str], words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("name", OPTIONS)
def test_a_bad_setting_is_exit_2_and_says_what_to_write(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORECARD_MODE", "party")
    area = ["--area", "E08000033"] if "--area" in OPTIONS[name] else []
    agency = ["--agency", "police"] if "--agency" in OPTIONS[name] else []
    result = run(name, *area, *agency)
    assert result.exit_code == 2
    assert result.stderr == "SCORECARD_MODE is 'party'. Write demo or live.\n"
