"""The command `init`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from scorecard import settings
from scorecard.cli.acting import progress_bar, who

if TYPE_CHECKING:
    from scorecard.services.demonstration import Demo


def init(
    demo: Annotated[
        bool, typer.Option("--demo", help="Add the synthetic authority, Exampleshire.")
    ] = False,
) -> None:
    """Create or upgrade the store.

    Loads the catalogue, the figures of the reports and what they tell of the boards' work. Done
    twice, the second changes nothing. Interrupted, the next run does what is left.
    """
    from scorecard.services import installation

    found = settings.read()
    with progress_bar() as (progress, _):
        done = installation.init(
            found,
            who=who(),
            today=datetime.now(ZoneInfo("Europe/London")).date(),
            demo=_demo() if demo else None,
            progress=progress,
        )
    typer.echo(done.sentence())


def _demo() -> Demo:
    from scorecard.demo import authority
    from scorecard.services.demonstration import Demo
    from scorecard.views import demonstration

    return Demo(authority.build, demonstration)
