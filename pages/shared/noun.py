"""A noun's screen: its register or one of its records, and what both begin with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pages.shared import address, filters, forms, furniture
from pages.shared.context import Context
from pages.shared.filters import Where
from scorecard.domain.errors import UserError
from scorecard.views.judged import JudgedArea

Listed = TypeVar("Listed", bound=furniture.Labelled)
Seen = TypeVar("Seen")


def render(
    context: Context,
    every: Callable[[Context, Where], None],
    one: Callable[[Context, Where, str], None],
) -> None:
    """The record that the address names, or else the register."""
    where = filters.where(context)
    if where is None:
        return
    furniture.problems(where.problems)
    if number := address.part("record"):
        one(context, where, number)
    else:
        every(context, where)


def listed(
    context: Context,
    seen: JudgedArea,
    read: Callable[..., Listed],
    title: str,
    under: str,
    more: str = "",
    **further: Any,
) -> Listed:
    """The register as this person may see it, under its heading; `read` is its view's listing."""
    with context.workspace.reading() as connection:
        found = read(connection, seen, context.person, **further)
    furniture.heading(f"{title}, {found.area_name}", under, found, more)
    forms.said()
    return found


def opened(
    context: Context, seen: JudgedArea, read: Callable[..., Seen], number: str, **further: Any
) -> Seen | None:
    """The record of this number; None once it was said why this person sees none."""
    try:
        with context.workspace.reading() as connection:
            asked = address.whole_number(number)
            return read(connection, seen, asked, context.person, **further)
    except UserError as refused:
        furniture.refusal(furniture.sentence(refused))
        return None
