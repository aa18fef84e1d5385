"""Downloads: CSV that no spreadsheet will run, and the buttons that take things away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence

import streamlit as st

from scorecard.domain.safe_text import harmless

SYNTHETIC = "Synthetic demonstration data"
LABEL_COLUMN = "Data"


def csv_text(headings: Sequence[str], rows: Sequence[Sequence[str]], synthetic: bool) -> str:
    """The table as CSV; synthetic data say so on every row."""
    label = ((LABEL_COLUMN,), (SYNTHETIC,)) if synthetic else ((), ())
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for row in ((*headings, *label[0]), *((*row, *label[1]) for row in rows)):
        writer.writerow([harmless(str(cell)) for cell in row])
    return file.getvalue()


def csv_bytes(headings: Sequence[str], rows: Sequence[Sequence[str]], synthetic: bool) -> bytes:
    """The file's content; the byte order mark makes Excel read it as UTF-8."""
    return csv_text(headings, rows, synthetic).encode("utf-8-sig")


def offer(label: str, name: str, content: Callable[[], bytes], mime: str = "text/csv") -> None:
    """A button whose file is made only when it is asked for."""
    st.download_button(
        label,
        data=content,
        file_name=name,
        mime=mime,
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
        key=f"away_{name}",
    )


def file_name(*parts: str) -> str:
    """A name that every operating system takes: letters, digits and hyphens."""
    words = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)
    return "-".join(word for word in words if word)
