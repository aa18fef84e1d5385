"""The command line: `python -m scorecard ...`; exit 0 done, 1 refused, 2 wrong usage."""

from __future__ import annotations

import io
import sys

import typer

from scorecard.cli.backtest import backtest
from scorecard.cli.duty import overdue, owed
from scorecard.cli.edition import editions
from scorecard.cli.installation import init
from scorecard.cli.observation import observations
from scorecard.cli.options import Several
from scorecard.cli.refusing import Refusing
from scorecard.cli.scorecard import attention, scorecard
from scorecard.cli.submission import check, import_files

# What takes long to import (pandas, SQLAlchemy) is imported by the command that needs it: help,
# wrong usage and refused settings answer at once.
app = typer.Typer(
    name="scorecard",
    cls=Refusing,
    help="A safeguarding board's performance scorecard, from the command line.",
    epilog="Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage, and of `overdue` "
    "3 when something is past its day.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # a sentence in a box is broken into lines, which nothing can search
    pretty_exceptions_enable=False,
)
app.command()(init)
app.command(cls=Several)(check)
app.command("import", cls=Several)(import_files)
app.command(cls=Several)(observations)
app.command(cls=Several)(editions)
app.command()(scorecard)
app.command()(attention)
app.command(cls=Several)(backtest)
app.command(cls=Several)(owed)
app.command(cls=Several)(overdue)


def main() -> None:
    """Run the command line; what is printed is UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    app(prog_name="python -m scorecard")
