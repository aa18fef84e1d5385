"""Failures of the database in the words of the person who meets them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, InterfaceError

from scorecard.domain.errors import StoreUnavailable

CANNOT_BE_OPENED = (
    "The store cannot be opened. Check SCORECARD_DATABASE_URL and that the folder or server "
    "exists and can be reached."
)

SENTENCES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("append-only",),
        "Figures are never changed or removed. Send a correction; the earlier figure is kept.",
    ),
    (
        ("database is locked", "database table is locked", "lock timeout"),
        "The store is busy with another change. Nothing was lost; try again in a moment.",
    ),
    (
        ("readonly", "read-only"),
        "The store can be read but not written to. Nothing was changed. Ask the business unit "
        "to make the database file and its folder writable.",
    ),
    (
        ("not a database", "malformed", "disk image", "file is encrypted"),
        "The database file is damaged, or is not a scorecard store. Nothing was changed. "
        "Restore the latest backup, or move the file away and run: python -m scorecard init",
    ),
    (
        (
            *("unable to open", "could not connect", "connection refused", "connection failed"),
            *("failed to resolve host", "invalid connection option", "connection timeout"),
            *("server closed the connection", "terminating connection", "connection is closed"),
        ),
        CANNOT_BE_OPENED,
    ),
    (
        ("no such table", "does not exist", "undefinedtable", "no such column"),
        "The store has not been set up. Run: python -m scorecard init",
    ),
    (
        ("disk is full", "no space left", "disk full"),
        "The disk is full. Nothing was changed. Make room, then try again.",
    ),
)
"""What the database says, in any of these words, and the sentence it becomes."""


@contextmanager
def speaking_plainly() -> Iterator[None]:
    """Turn a database's own failure into a UserError; a bug of ours passes unchanged."""
    try:
        yield
    except (DatabaseError, InterfaceError) as failure:
        sentence = sentence_for(str(failure.orig or failure))
        if sentence is None:
            raise
        raise StoreUnavailable(sentence) from failure


def sentence_for(message: str) -> str | None:
    """The sentence for a database's message, or None when it is not one we know."""
    lowered = message.lower()
    for words, sentence in SENTENCES:
        if any(word in lowered for word in words):
            return sentence
    return None
