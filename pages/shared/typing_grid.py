"""The grid to type a return into: one line a count, with what it is and what was sent last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.shared import furniture
from pages.shared.context import Context
from pages.shared.markup.words import plain
from scorecard.services import draft, typed_return
from scorecard.services.typed_return import Typed, TypedLine

ROW_HEIGHT, HEAD_HEIGHT, TALLEST = 38, 40, 720
ASKS, FIGURE, PROVISIONAL = "What to send", "Figure", "Provisional"
NOTE, LAST = "Note", "Sent last"
NAMED = 3
"""Lines named before the rest are counted."""
ONLY_HERE = "It stands here until you leave this screen and no longer: write it without the child."
REST_IS_KEPT = " The rest is kept."


def show(
    context: Context, lines: Sequence[TypedLine], alternative: str, form: str, key: str
) -> list[Typed]:
    """What stands beside each line now; it is kept as its writer's draft under the form's name.

    What was typed is given back as the grid's input only where the grid begins anew: after
    another period, another screen, a file or a restart.
    """
    begun = _begun(context, lines, form, key)
    if not all(one.is_blank for one in begun):
        furniture.note("What you typed before and did not send is below.")
    given: dict[str, list[Any]] = {
        ASKS: [line.asks for line in lines],
        FIGURE: [one.figure for one in begun],
        PROVISIONAL: [one.provisional for one in begun],
        NOTE: [one.note for one in begun],
        LAST: [line.last_sent for line in lines],
    }
    edited: Any = st.data_editor(
        given,
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
    typed = [
        Typed(str(figure or ""), bool(provisional), str(note or ""))
        for figure, provisional, note in zip(
            edited[FIGURE], edited[PROVISIONAL], edited[NOTE], strict=True
        )
    ]
    _keep(context, lines, typed, form, key)
    _say_what_is_not_kept(lines, typed, key)
    return typed


def forget(context: Context, form: str) -> None:
    """Forget the draft: it was sent, or is none to keep."""
    draft.drop(context.workspace, context.person, form)


def _begun(context: Context, lines: Sequence[TypedLine], form: str, key: str) -> list[Typed]:
    """What the grid was given when it began, which stays the same while it is on the screen."""
    place = f"grid_begun_{key}"
    if key not in st.session_state or place not in st.session_state:
        found = draft.held(context.workspace, context.person, form)
        fields = found.fields if found else {}
        st.session_state[place] = typed_return.from_draft(lines, fields)
        # as it is held: what an older draft should not have kept is other than what is kept now
        st.session_state[_last(key)] = typed_return.held_for(lines, fields)
    begun: list[Typed] = st.session_state[place]
    return begun


def _keep(
    context: Context, lines: Sequence[TypedLine], typed: Sequence[Typed], form: str, key: str
) -> None:
    """Keep what is typed now as the draft, where it is other than what was kept.

    What tells of a child is left out of it by `drafted`, at each cell anew.
    """
    now = typed_return.drafted(lines, typed)
    if now == st.session_state[_last(key)]:
        return
    if now:
        draft.keep(context.workspace, context.person, form, now, 0)
    else:
        forget(context, form)
    st.session_state[_last(key)] = now


def _say_what_is_not_kept(lines: Sequence[TypedLine], typed: Sequence[Typed], key: str) -> None:
    """A note with a mark of a child in it is not in the draft: its writer is told where."""
    kept = st.session_state[_last(key)]
    lost = typed_return.left_out(lines, typed, kept)
    if lost:
        more = f"; and {len(lost) - NAMED} more" if lost[NAMED:] else ""
        part = f"part of what you typed beside {'; '.join(lost[:NAMED])}{more}" if kept else "this"
        words = f"Not kept in your draft, as it could tell of a single child: {part}. {ONLY_HERE}"
        st.warning(plain(f"{words}{REST_IS_KEPT if kept else ''}", 900))


def _last(key: str) -> str:
    return f"grid_kept_{key}"
