"""What can be taken away from a register: its records as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.shared import downloads
from pages.shared.furniture import Labelled
from scorecard.views.register import RegisterRow
from scorecard.views.report_record import ReportPart

HEADINGS = ("For", "Part", "Number", "What", "Indicator", "Who", "Owner", "State", "When", "More")


def offer(
    noun: str,
    view: Labelled,
    parts: Mapping[str, Sequence[RegisterRow]],
    told: Sequence[ReportPart] = (),
) -> None:
    """The records that are shown, part by part, then what reports tell; nothing where none are."""
    every = {**parts, **{one.title: one.rows for one in told}}
    if not any(every.values()):
        return
    name = downloads.file_name(noun, view.area_name)
    downloads.offer("This register (CSV)", f"{name}.csv", lambda: content(view, every))


def content(view: Labelled, parts: Mapping[str, Sequence[RegisterRow]]) -> bytes:
    """The file."""
    rows = [
        (
            *(view.area_name, part, str(row.number), row.title, row.indicator_name, row.agency),
            *(row.owner, row.state_words, row.due_words, row.under),
        )
        for part, held in parts.items()
        for row in held
    ]
    return downloads.csv_bytes(HEADINGS, rows, view.synthetic)
