"""The command `backtest`."""

from __future__ import annotations

from typing import Annotated

import typer

from scorecard.cli.acting import progress_bar
from scorecard.cli.options import AsKnownAt, FormatOption, Json, OneArea
from scorecard.cli.printing import print_rows
from scorecard.cli.reading import reading_store, require_known


def backtest(
    area: OneArea,
    indicator: Annotated[
        list[str] | None, typer.Option(metavar="CODE...", help="Only these indicators.")
    ] = None,
    as_known_at: AsKnownAt = None,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Print when each flag would have been raised.

    The area is judged again as it stood at the end of every month since its first figure, and
    now, from what was known then and nothing later. A flag that cleared and came again has a row
    for each time; its date is the first month end at which it was up.
    """
    from scorecard.gathering.area import gather
    from scorecard.judgement import backtest
    from scorecard.views import export

    with reading_store() as connection:
        require_known(connection, [area], indicator or [])
        evidence = gather(connection, area, as_known_at=as_known_at)
    moments = backtest.month_ends(evidence)
    seen = []
    with progress_bar() as (progress, _):
        for done, look in enumerate(backtest.replay(evidence, moments), start=1):
            seen.append(look)
            progress(f"Looking again at {look.moment:%B %Y}", done, len(moments))
    found = [one for one in backtest.episodes(seen) if not indicator or one.indicator in indicator]
    table = export.backtest_table(found)
    empty = "No flag would have been raised."
    print_rows(table, form, as_json, export.BACKTEST_COLUMNS, empty=empty)
