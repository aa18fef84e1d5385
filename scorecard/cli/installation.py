"""The command `init`."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from scorecard import settings

if TYPE_CHECKING:
    from scorecard.services.demonstration import SyntheticAuthority
    from scorecard.services.progress import Progress


def init(
    demo: Annotated[
        bool, typer.Option("--demo", help="Add the synthetic authority, Exampleshire.")
    ] = False,
) -> None:
    """Create or upgrade the store.

    Loads the catalogue and the figures of the reports. Done twice, the second changes nothing.
    Interrupted, the next run does what is left.
    """
    from scorecard.services import installation

    found = settings.read()
    with _progress_bar() as progress:
        done = installation.init(
            found,
            who=_who(),
            today=datetime.now(ZoneInfo("Europe/London")).date(),
            demo=_build if demo else None,
            progress=progress,
        )
    typer.echo(done.sentence())


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def progress(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        yield progress


def _build(as_at: date) -> SyntheticAuthority:
    from scorecard.demo import authority

    return authority.build(as_at=as_at)


def _who() -> str:
    try:
        return f"{getpass.getuser()} (command line)"
    except (OSError, KeyError, ImportError):
        return "command line"
