"""Printing rows: CSV, JSON or a table on the terminal."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Any

import typer

_WIDE = 200
"""Characters a printed table may take where nothing says how wide the paper is."""


class Format(StrEnum):
    """How rows are printed."""

    CSV = "csv"
    JSON = "json"
    TABLE = "table"


def print_rows(
    frame: Any,
    form: Format | None,
    as_json: bool,
    shown: tuple[str, ...],
    *,
    empty: str = "Nothing is held that matches.",
) -> None:
    """Print a data frame as asked for; a table on the terminal has the `shown` columns only.

    `empty` is said beside the rows where there are none.
    """
    from scorecard.views import table_text

    if as_json and form not in (None, Format.JSON):
        raise typer.BadParameter(f"--json and --format {form} ask for two things. Write one.")
    chosen = Format.JSON if as_json else form
    chosen = chosen or (Format.TABLE if sys.stdout.isatty() else Format.CSV)
    if chosen == Format.JSON:
        typer.echo(table_text.json_text(frame), nl=False)
    elif chosen == Format.CSV:
        typer.echo(table_text.csv_text(frame), nl=False)
    else:
        _print_table(frame[list(shown)])
    if frame.empty:
        typer.echo(empty, err=True)


def _print_table(frame: Any) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from scorecard.views.table_text import cell_text

    table = Table(box=SIMPLE_HEAD, header_style="bold")
    for place, name in enumerate(frame.columns):
        table.add_column(name, no_wrap=place == 0, overflow="fold")
    for row in frame.itertuples(index=False, name=None):
        table.add_row(*(Text(cell_text(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else _WIDE).print(table)
