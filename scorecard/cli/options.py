"""Options that several commands share, and how what is typed becomes a date or a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from scorecard.cli.printing import Format

_SEVERAL = ("--area", "--indicator")


class Several(TyperCommand):
    """A command whose --area and --indicator may be followed by several codes."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read `--area A B` as `--area A --area B`; what can only be a file is left one."""
        return super().parse_args(ctx, list(_one_code_an_option(args)))


def _one_code_an_option(args: list[str]) -> Iterator[str]:
    repeated, given = "", False
    for arg in args:
        if arg.startswith("-"):
            repeated, given = (arg if arg in _SEVERAL else ""), False
        elif repeated and given and not _is_file(arg):
            yield repeated
        elif repeated and given:
            repeated = ""
        elif repeated:
            given = True
        yield arg


def _is_file(arg: str) -> bool:
    """No code has a point or a stroke in it, and none of ours is the name of a file here."""
    return bool({".", "/", "\\"} & set(arg)) or (len(arg) < 200 and Path(arg).exists())


def _moment(text: str) -> datetime:
    """A date is the end of that day; a time without a zone is in UTC."""
    try:
        return datetime.combine(date.fromisoformat(text), time.max, UTC)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise typer.BadParameter(
            f"'{text}' is not a date. Write 2018-03-31, or 2018-03-31T09:00:00Z."
        ) from None


def _known(text: str) -> datetime:
    """A date is the beginning of that day: what was published on it was known on it."""
    try:
        found = datetime.combine(date.fromisoformat(text), time.min, UTC)
    except ValueError:
        found = _moment(text)
    if found > datetime.now(UTC):
        raise typer.BadParameter(f"'{text}' is still to come. Write when the figures were known.")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a date. Write 2018-03-31.") from None


AsKnownAt = Annotated[
    datetime | None,
    typer.Option(
        parser=_moment,
        metavar="ISO",
        help="Only what was known by then: a date (the end of that day, UTC) or a date and time.",
    ),
]
KnownAt = Annotated[
    datetime | None,
    typer.Option(
        parser=_known,
        metavar="ISO",
        help="When the figures were known, if not today: a date, or a date and time.",
    ),
]
PeriodEnd = Annotated[
    date | None,
    typer.Option(
        parser=_day, metavar="DATE", help="As at this date; the area's latest period otherwise."
    ),
]
OneArea = Annotated[
    str, typer.Option(metavar="CODE", help="The area's GSS code, such as E08000033.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to print; a table on a terminal, otherwise csv."),
]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
