"""What commands that write share: who is at the keyboard, and a progress bar that moves."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from scorecard.services.progress import Progress

Say = Callable[[str], None]
"""Prints one line on the error output, above the bar where there is one."""


@contextmanager
def progress_bar() -> Iterator[tuple[Progress, Say]]:
    """A bar on a terminal and nothing elsewhere; and a way to print lines while it moves."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def progress(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        def say(line: str) -> None:
            if console.is_terminal:
                bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
            else:
                typer.echo(line, err=True)

        yield progress, say


def who() -> str:
    """The person at the keyboard, as the audit trail names them."""
    try:
        return f"{getpass.getuser()} (command line)"
    except (OSError, KeyError, ImportError):
        return "command line"
