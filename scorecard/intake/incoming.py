"""What comes in: a file before anything in it is believed, what its sender says, what it held."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

import pandas as pd

from scorecard.domain.comparator_set import ComparatorSet
from scorecard.domain.submission import Finding, SubmissionKind
from scorecard.intake.context import Context
from scorecard.intake.sheet import LARGEST_FILE

HEAD_BYTES = 65_536
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file, or a form's rows as a CSV file: its bytes or where they are, and when it came.

    `head` holds the first HEAD_BYTES, which is enough to tell what it is; `sha256` is of all of it.
    """

    name: str
    size: int
    sha256: str
    head: bytes
    received_at: datetime
    path: Path | None = None
    held: bytes | None = field(default=None, repr=False)

    @property
    def content(self) -> bytes:
        """All of its bytes. Ask for them only after looking at `size`."""
        if self.held is not None:
            return self.held
        assert self.path is not None
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever sends or loads a file says about it; blank where they say nothing.

    `areas` and `indicators` keep only those figures; a return of one area need not repeat it in
    every row, and rows that name none are about `usual_area` where one is said. `known_at` is when
    the figures were known, if not today.
    """

    agency: str = ""
    edition: str = ""
    known_at: datetime | None = None
    areas: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    protective_marking: str = ""
    permitted_use: str = ""
    released: bool = False
    usual_area: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file turned out to hold: `frame` in FRAME_COLUMNS, and every finding.

    A figure whose finding blocks is not in the frame. `agency` is whose file it is, blank where
    it does not say; `known_at` is the release's own date where the file or its reader knows it.
    """

    agency: str
    frame: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    comparator_sets: tuple[ComparatorSet, ...] = ()
    known_at: datetime | None = None
    title: str = ""
    edition: str = ""
    publisher: str = ""
    licence: str = ""
    reference: str = ""
    released: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: how it is told from its name and head, and how it is read.

    `recognises` looks at `name`, `size` and `head` only and raises nothing. `read` saves nothing;
    it raises ChildLevelData before it keeps or says a value, and UserError where a file cannot be
    read at all; what is wrong inside comes back as findings. `compares` says whether each figure
    is set beside what is held (a return) or all are kept as one more edition (statistics).
    """

    kind: SubmissionKind
    words: str
    recognises: Callable[[Incoming], bool]
    read: Callable[[Incoming, Context, Asked], Read]
    compares: bool = False


def from_bytes(name: str, content: bytes, received_at: datetime) -> Incoming:
    """An upload."""
    return Incoming(
        name=plain_name(name),
        size=len(content),
        sha256=sha256(content).hexdigest(),
        head=content[:HEAD_BYTES],
        received_at=received_at,
        held=content,
    )


def from_path(path: Path, received_at: datetime) -> Incoming:
    """A file on disk, read once. A small one is held, so that what is read is what was hashed."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        digest = sha256(head)
        small = head + file.read(LARGEST_FILE - len(head))
        digest.update(small[len(head) :])
        while part := file.read(1 << 20):
            digest.update(part)
        size = file.tell()
    return Incoming(
        name=plain_name(path.name),
        size=size,
        sha256=digest.hexdigest(),
        head=head,
        received_at=received_at,
        path=path,
        held=small if size == len(small) else None,
    )


def plain_name(name: str) -> str:
    """The last part of a path of any system, without what cannot be seen; never a place to write.

    >>> plain_name("..\\\\..\\\\return.csv")
    'return.csv'
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    return _CONTROL.sub("", last).strip(" .")[-200:] or "file"
