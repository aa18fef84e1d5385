"""Recording a submission: its figures, its findings and its audit event together, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.submission import Finding, Submission
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import observation
from scorecard.store import submission as store
from scorecard.store.engine import Connection


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission: its number, how many figures were kept, whether it was held.

    Of a return also how many of them were `new` and `corrected`, and how many it repeats
    `unchanged`, which are not stored again; `notes_left_out` counts notes that only a person may
    keep. `number` is 0 where nothing was kept of it.
    """

    number: int
    kept: int
    already: bool
    fingerprint: str
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    notes_left_out: int = 0

    def sentence(self) -> str:
        """The receipt in words."""
        if self.already:
            held = f" It is submission {self.number}." if self.number else ""
            return f"Nothing was changed: everything in it is held already.{held}"
        parts = [
            f"{count:,} {word}"
            for count, word in (
                (self.new, "new"),
                (self.corrected, "corrected"),
                (self.unchanged, "unchanged and not stored again"),
            )
            if count
        ]
        detail = f" ({', '.join(parts)})" if parts else ""
        figures = "1 figure" if self.kept == 1 else f"{self.kept:,} figures"
        left = self.notes_left_out
        notes = "1 note was left out: it" if left == 1 else f"{left} notes were left out: they"
        without = f" {notes} may tell of a child." if left else ""
        return (
            f"Submission {self.number}: {figures} stored{detail}.{without} Fingerprint "
            f"{self.fingerprint}."
        )


class _Held(Exception):
    """This file was accepted before; leaves the transaction without a change."""

    def __init__(self, number: int) -> None:
        self.number = number


def record(
    workspace: Workspace,
    who: str,
    submission: Submission,
    frame: pd.DataFrame,
    findings: Sequence[Finding] = (),
) -> Receipt:
    """Keep a submission; with findings it is kept as turned away, and none of its figures are.

    `frame` is as intake makes it. The same file from the same agency twice changes nothing.
    """
    title = submission.title or submission.filename
    verb = Verb.REJECT_SUBMISSION if findings else Verb.RECORD_SUBMISSION
    sentence = SENTENCES[verb].format(title=title, kept=len(frame), findings=len(findings))
    subject = f"submission {submission.sha256[:16]}"
    try:
        with change(workspace, who, verb, subject, sentence) as connection:
            _leave_if_held(connection, submission)
            number, kept = keep(connection, workspace, submission, frame, findings)
    except _Held as held:
        return Receipt(held.number, 0, already=True, fingerprint=submission.sha256)
    return Receipt(number, kept, already=False, fingerprint=submission.sha256)


def keep(
    connection: Connection,
    workspace: Workspace,
    submission: Submission,
    frame: pd.DataFrame,
    findings: Sequence[Finding] = (),
) -> tuple[int, int]:
    """Within a change: the submission's number and how many of its figures were kept."""
    now = workspace.now()
    accepted = not findings
    number = store.add(
        connection, submission, accepted=accepted, recorded_at=now, findings=findings
    )
    return number, observation.append(connection, number, frame, now) if accepted else 0


def _leave_if_held(connection: Connection, submission: Submission) -> None:
    before = store.accepted_before(connection, submission.sha256, submission.agency)
    if before is not None:
        raise _Held(before)
