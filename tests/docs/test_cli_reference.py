"""docs/cli.md says what the commands themselves say."""

import re

import typer

from scorecard.cli import app
from tests.architecture.source import ROOT
from tests.docs.cli_reference import PAGE, REGENERATE, page


def test_the_page_is_in_step_with_the_commands() -> None:
    assert PAGE.read_text("utf-8") == page(), f"Run: {REGENERATE}"


def test_the_readme_names_every_command_and_no_other() -> None:
    listed = re.findall(
        r"^\| `(\w+)[^`]*` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    settings = {"SCORECARD_DATABASE_URL", "SCORECARD_MODE", "REFERENCE_DATA"}
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    assert sorted(set(listed) - settings) == sorted(command.commands)
