"""The kinds of file that can be read, in the order in which a file is tried against them."""

from __future__ import annotations

from scorecard.domain.errors import UserError
from scorecard.domain.submission import SubmissionKind
from scorecard.intake import agency_return
from scorecard.intake.incoming import Incoming, Kind

RETURN = Kind(
    SubmissionKind.RETURN,
    "an agency's return",
    agency_return.recognises,
    agency_return.read,
    compares=True,
)

KINDS: tuple[Kind, ...] = (RETURN,)
"""One row a kind. The agency return stands last: it is what a file of unknown make is taken for."""


def kind_of(incoming: Incoming, asked: str = "") -> Kind:
    """The kind asked for, else the first that recognises the file."""
    for one in KINDS:
        if one.kind == asked or (not asked and one.recognises(incoming)):
            return one
    known = ", ".join(one.kind for one in KINDS)
    raise UserError(f"What kind of file this is cannot be told. Say which with --kind: {known}.")
