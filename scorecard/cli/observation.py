"""The command `observations`."""

from __future__ import annotations

from typing import Annotated

import typer

from scorecard.cli.options import AsKnownAt, FormatOption, Json
from scorecard.cli.printing import print_rows
from scorecard.cli.reading import reading_store, require_known
from scorecard.domain.observation import OBSERVATION_COLUMNS, Basis


def observations(
    area: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE...", help="Only these areas (GSS codes)."),
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option(metavar="CODE...", help="Only these indicators.")
    ] = None,
    basis: Annotated[
        Basis | None,
        typer.Option(help="Only what was reported to the board, or only official statistics."),
    ] = None,
    as_known_at: AsKnownAt = None,
    history: Annotated[
        bool, typer.Option("--history", help="Earlier states of each figure too.")
    ] = False,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Print the figures held.

    One current row for each thing reported, or with --history every state it had. A blank
    dimension is a total; a blank value is unknown, and the marker says why.
    """
    from scorecard.store import observation

    with reading_store() as connection:
        require_known(connection, area or [], indicator or [])
        frame = observation.current(
            connection,
            areas=area or (),
            indicators=indicator or (),
            basis=basis or "",
            as_known_at=as_known_at,
            history=history,
        )
    frame = frame[list(OBSERVATION_COLUMNS)]
    shown = ("indicator", "area", "period_end", "dimension", "category", "basis", "status")
    print_rows(frame, form, as_json, (*shown, "marker", "value", "reference"))
