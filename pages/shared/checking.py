"""Checking a return: a file, of which a refusal is kept, or figures that were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pages.shared import typing_grid
from pages.shared.context import Context
from scorecard.domain.errors import ChildLevelData
from scorecard.services import agency_return
from scorecard.services.agency_return import Asked, TypedRow
from scorecard.services.preview import Preview


class Readable(Protocol):
    """An uploaded file."""

    def getvalue(self) -> bytes:
        """All of its bytes."""
        ...


def of_file(context: Context, name: str, uploaded: Readable, asked: Asked) -> Preview:
    """A file as it would be stored; one with errors leaves its line among the submissions.

    A file of child-level data is refused before it is read, and leaves nothing.
    """
    workspace, person = context.workspace, context.person
    found = agency_return.check_file(workspace, person, name, uploaded.getvalue(), asked)
    if found.errors:
        agency_return.refused(workspace, person, found)
    return found


def of_typed(context: Context, form: str, rows: Sequence[TypedRow], asked: Asked) -> Preview:
    """Typed figures as they would be stored; of child-level data not even the draft is kept."""
    try:
        return agency_return.check_typed(context.workspace, context.person, rows, asked)
    except ChildLevelData:
        typing_grid.forget(context, form)
        raise
