"""The kinds of file that can be read, in the order in which a file is tried against them."""

from __future__ import annotations

from pathlib import Path

from scorecard.domain.errors import UserError
from scorecard.domain.submission import SubmissionKind
from scorecard.intake import agency_return, ees, lait, neighbours
from scorecard.intake.incoming import HEAD_BYTES, Incoming, Kind

RETURN = Kind(
    SubmissionKind.RETURN,
    "an agency's return",
    agency_return.recognises,
    agency_return.read,
    compares=True,
)

EES = Kind(SubmissionKind.EES, "a national CSV file", ees.recognises, ees.read)
LAIT = Kind(SubmissionKind.LAIT, "the Local Authority Interactive Tool", lait.recognises, lait.read)
NEIGHBOURS = Kind(
    SubmissionKind.NEIGHBOURS,
    "a statistical neighbours workbook",
    neighbours.recognises,
    neighbours.read,
)

KINDS: tuple[Kind, ...] = (EES, LAIT, NEIGHBOURS, RETURN)
"""One row a kind. The agency return stands last: it is what a file of unknown make is taken for."""


def kind_of(incoming: Incoming, asked: str = "") -> Kind:
    """The kind asked for, else the first that recognises the file."""
    for one in KINDS:
        if one.kind == asked or (not asked and one.recognises(incoming)):
            return one
    known = ", ".join(one.kind for one in KINDS)
    raise UserError(f"What kind of file this is cannot be told. Say which with --kind: {known}.")


def comes_first(path: Path) -> bool:
    """Whether a file on disk holds what others need; of one that cannot be opened, nothing."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return ees.comes_first(file.read(HEAD_BYTES))
    except OSError:
        return False
