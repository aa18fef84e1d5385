"""The kinds of file that can be read, in the order in which a file is tried against them."""

from __future__ import annotations

from scorecard.domain.errors import UserError
from scorecard.intake.incoming import Incoming, Kind

KINDS: tuple[Kind, ...] = ()
"""One row a kind. The agency return stands last: it is what a file of unknown make is taken for."""


def kind_of(incoming: Incoming, asked: str = "") -> Kind:
    """The kind asked for, else the first that recognises the file."""
    for one in KINDS:
        if one.kind == asked or (not asked and one.recognises(incoming)):
            return one
    known = ", ".join(one.kind for one in KINDS)
    raise UserError(f"What kind of file this is cannot be told. Say which with --kind: {known}.")
