"""Refusals: what went wrong and what to do, in the words the user will read."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.domain.submission import Finding


class UserError(Exception):
    """A refusal whose message is shown word for word: what is wrong, then what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class StoreUnavailable(UserError):
    """The store cannot be used now: missing, newer, locked, read-only or damaged."""


class NotFound(UserError):
    """A code or date that names nothing we hold."""


class NotPermitted(UserError):
    """This person may not see or do this."""


class ChildLevelData(UserError):
    """A file about single children. Its sentence names the column; nothing else is said or kept."""


class RefusedFile(UserError):
    """A file, or several, with something wrong in them; nothing of them was kept."""

    def __init__(self, sentence: str, findings: Sequence[Finding]) -> None:
        super().__init__(sentence)
        self.findings = tuple(findings)


class NotNow(UserError):
    """This may not happen in the state things are in."""


class Incomplete(UserError):
    """Something that must be said has not been; names what is missing."""


class StaleRecord(UserError):
    """Somebody else changed the record first; says who changed what, and nothing was saved."""
