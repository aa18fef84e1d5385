"""The grid to type a return into: one line a count, with what it is and what was sent last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import streamlit as st

from scorecard.services.typed_return import Typed, TypedLine

ROW_HEIGHT, HEAD_HEIGHT, TALLEST = 38, 40, 720
ASKS, FIGURE, PROVISIONAL = "What to send", "Figure", "Provisional"
NOTE, LAST = "Note", "Sent last"


class Readable(Protocol):
    """An uploaded file."""

    def getvalue(self) -> bytes:
        """All of its bytes."""
        ...


def show(lines: Sequence[TypedLine], alternative: str, key: str) -> list[Typed]:
    """What stands beside each line now. What was typed is never given back as the grid's input."""
    blank: dict[str, list[Any]] = {
        ASKS: [line.asks for line in lines],
        FIGURE: [""] * len(lines),
        PROVISIONAL: [False] * len(lines),
        NOTE: [""] * len(lines),
        LAST: [line.last_sent for line in lines],
    }
    edited: Any = st.data_editor(
        blank,
        key=key,
        hide_index=True,
        num_rows="fixed",
        disabled=[ASKS, LAST],
        height=min(HEAD_HEIGHT + ROW_HEIGHT * len(lines), TALLEST),
        row_height=ROW_HEIGHT,
        column_order=(FIGURE, ASKS, LAST, PROVISIONAL, NOTE),
        column_config={
            FIGURE: st.column_config.TextColumn(
                width=100,
                max_chars=40,
                help="A number such as 1,234; or x, c or n/a where there is none.",
            ),
            NOTE: st.column_config.TextColumn(width=260, max_chars=1000),
            PROVISIONAL: st.column_config.CheckboxColumn(width=100),
            LAST: st.column_config.TextColumn(width=150),
            ASKS: st.column_config.TextColumn(width=500),
        },
        alt=alternative,
    )
    return [
        Typed(str(figure or ""), bool(provisional), str(note or ""))
        for figure, provisional, note in zip(
            edited[FIGURE], edited[PROVISIONAL], edited[NOTE], strict=True
        )
    ]
