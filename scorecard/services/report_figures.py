"""Loading the figures the boards printed and the releases cited: one submission a document."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pandas as pd

from scorecard.domain.errors import RefusedFile
from scorecard.domain.observation import Basis
from scorecard.domain.submission import Finding, Submission
from scorecard.intake import document, figures
from scorecard.intake.context import Context
from scorecard.intake.document import Document
from scorecard.services import submission as submissions
from scorecard.services.progress import Progress, silent
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.store import agency, area, indicator
from scorecard.store import submission as store

LIST = "documents.csv"
REFUSED = "The figures in {folder} were not loaded: {count} to put right."


def load(
    workspace: Workspace, who: str, folder: Path, progress: Progress = silent
) -> list[Receipt]:
    """Load every document listed in the folder; refused whole, all of them, if any is wrong."""
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    if LIST not in files:
        _refuse(folder, [Finding(LIST, 0, "", "", "is missing", "Put the file back.")])
    context = _context(workspace)
    documents, findings = document.read(LIST, files[LIST], context.agencies, files)
    read: list[tuple[Submission, pd.DataFrame]] = []
    for one in documents if not findings else []:
        came_in = _submission(one, files[one.file])
        if _is_held(workspace, came_in):
            frame = figures.frame(())
        else:
            a_release = one.basis == Basis.PUBLISHED
            frame, wrong = figures.read(one.file, files[one.file], context, a_release=a_release)
            findings += wrong
        read.append((came_in, frame))
    _refuse(folder, findings)
    receipts = []
    for done, (came_in, frame) in enumerate(read, start=1):
        receipts.append(submissions.record(workspace, who, came_in, frame))
        progress(f"Loaded {came_in.title}", done, len(read))
    return receipts


def _context(workspace: Workspace) -> Context:
    with workspace.reading() as connection:
        return Context(
            indicators=indicator.every(connection),
            areas=area.every(connection),
            agencies=agency.every(connection),
        )


def _submission(one: Document, content: bytes) -> Submission:
    return Submission(
        agency=one.agency,
        filename=one.file,
        sha256=sha256(content).hexdigest(),
        kind=one.kind,
        received_at=one.known_at,
        title=one.title,
        publisher=one.publisher,
        licence=one.licence,
        reference=one.reference,
        released=True,  # a printed report and a statistical release are public already
    )


def _is_held(workspace: Workspace, came_in: Submission) -> bool:
    with workspace.reading() as connection:
        return store.accepted_before(connection, came_in.sha256, came_in.agency) is not None


def _refuse(folder: Path, findings: list[Finding]) -> None:
    if findings:
        raise RefusedFile(REFUSED.format(folder=folder, count=len(findings)), findings)
