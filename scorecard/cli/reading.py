"""Reading the store for a command, and refusing codes that name nothing in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scorecard import settings
from scorecard.domain.errors import NotFound

if TYPE_CHECKING:
    from scorecard.store.engine import Connection


@contextmanager
def reading_store() -> Iterator[Connection]:
    """The store that the settings name, to read from; closed afterwards."""
    from scorecard.services.workspace import open_workspace

    workspace = open_workspace(settings.read())
    try:
        with workspace.reading() as connection:
            yield connection
    finally:
        workspace.store.engine.dispose()


def require_known(connection: Connection, areas: list[str], indicators: list[str]) -> None:
    """Refuse a code that names nothing, saying which was perhaps meant."""
    from scorecard.store import area, indicator

    if areas:
        places = area.every(connection)
        by_name = {one.name.casefold(): one.code for one in places.values()}
        for code in areas:
            if code not in places:
                raise NotFound(_unknown("area", code, places, by_name.get(code.casefold(), "")))
    if indicators:
        held = indicator.every(connection)
        for code in indicators:
            if code not in held:
                raise NotFound(_unknown("indicator", code, held))


def _unknown(noun: str, code: str, known: Collection[str], meant: str = "") -> str:
    near = [meant] if meant else get_close_matches(code, known, n=3, cutoff=0.5)
    example = "E08000033" if noun == "area" else "cp_plans_current_rate"
    remedy = f"Did you mean {' or '.join(near)}?" if near else f"Write a code such as {example}."
    return f"There is no {noun} with the code '{code[:60]}'. {remedy}"
