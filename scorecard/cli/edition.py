"""The command `editions`."""

from __future__ import annotations

from typing import Annotated

import typer

from scorecard.cli.options import FormatOption, Json
from scorecard.cli.printing import print_rows
from scorecard.cli.reading import reading_store, require_known
from scorecard.domain.errors import UserError

TOO_MUCH = "Name an area with --area or an indicator with --indicator, or several."


def editions(
    area: Annotated[
        list[str] | None, typer.Option(metavar="CODE...", help="Only these areas (GSS codes).")
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option(metavar="CODE...", help="Only these indicators.")
    ] = None,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Print published figures that a later release gives otherwise.

    One row a figure: what the earlier edition says beside the later. A figure that is only rounded
    does not differ; one that is withheld in one of them does.
    """
    from scorecard.views import editions as view

    if not (area or indicator):
        raise UserError(TOO_MUCH)
    with reading_store() as connection:
        require_known(connection, area or [], indicator or [])
        frame = view.differences(connection, areas=area or (), indicators=indicator or ())
    shown = ("indicator", "area", "period_end", "edition_before", "value_before", "edition")
    print_rows(frame, form, as_json, (*shown, "value", "marker"), empty="No edition differs.")
