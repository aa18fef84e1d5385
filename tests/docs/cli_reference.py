"""The command line's reference page: `python -m tests.docs.cli_reference` writes docs/cli.md."""

import typer
from typer.cli import get_docs_for_click

from scorecard.cli import app
from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "cli.md"
REGENERATE = "python -m tests.docs.cli_reference"
_OPENING = f"""\
<!-- Written by `{REGENERATE}`; change the help in scorecard/cli/ instead. -->

"""


def page() -> str:
    """The page as it should be."""
    command = typer.main.get_command(app)
    with command.make_context("python -m scorecard", [], resilient_parsing=True) as context:
        text = get_docs_for_click(obj=command, ctx=context, name="python -m scorecard")
    return (
        _OPENING + text.replace("# `python -m scorecard`", "# The command line", 1).rstrip() + "\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
