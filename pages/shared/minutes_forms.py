"""The minutes: children's words at the opening, the text at the end, and signing it off."""

from __future__ import annotations

import streamlit as st

from pages.shared import decision_forms, downloads, furniture, panel
from pages.shared.forms import Form
from pages.shared.markup import meeting_body
from pages.shared.markup.document import document
from pages.shared.markup.register import history
from pages.shared.markup.words import bold, escape
from pages.shared.room import Room
from scorecard.services import minutes as service
from scorecard.views import room as rooms
from scorecard.views.minutes import MinutesView

LONGEST = 30_000


def childrens_words(entered: Room) -> None:
    """The agenda opens with what children and young people said."""
    held = entered.minutes.childrens_words if entered.minutes else ""
    said = "".join(f"<p>{escape(line)}</p>" for line in held.splitlines() if line.strip())
    nothing = '<p class="sc-note">Nothing has been recorded yet.</p>'
    title = "What children and young people said"
    panel.show(f"<section><h2>{title}</h2>{said or nothing}</section>".encode(), "children")
    if not entered.may_change:
        return
    with st.expander("Record what they said", expanded=False):
        start = {"words": held}
        name = f"children_{entered.meeting.area}_{entered.key}"
        form = Form(entered.context, name, entered.version, start)
        form.opening()
        words = form.text("words", "In their own words, and who brought them", height=140)

        def act(version: int) -> object:
            at = (entered.context.workspace, entered.context.person, entered.meeting, version)
            return service.write(*at, childrens_words=words.strip())

        form.send("Save what they said", act, "Saved.")


def closing(entered: Room) -> None:
    """The end of the meeting: decisions in order, then the minutes."""
    context, content = entered.context, entered.content
    with context.workspace.reading() as connection:
        general = rooms.in_general(connection, entered.seen, context.person, entered.meeting)
        view = rooms.minutes_of(
            *(connection, entered.seen, context.person, entered.meeting, content),
            *(entered.kept, entered.pack.fingerprint if entered.pack else ""),
        )
    way = (("↑ Agenda", entered.to()),)
    panel.show(meeting_body.crumbs(way, "Minutes").encode(), "crumbs")
    links = entered.where.links
    made = meeting_body.decisions(
        entered.lines, links, "What was decided", "No decision has been recorded yet."
    )
    panel.show(made.encode(), "decided")
    decision_forms.decide_in_general(entered, general)
    _minutes(entered, view)


def _minutes(entered: Room, view: MinutesView) -> None:
    state = f"Minutes: {view.state_words}."
    panel.show(f"<h2>The minutes</h2><p class='sc-note'>{escape(state)}</p>".encode(), "state")
    _left_out(entered, view)
    with st.container(key="minutes"):
        furniture.markup(document(view.text))
    with st.container(horizontal=True, key="away"):
        name = downloads.file_name("minutes", entered.view.area_name, entered.key)
        downloads.offer("Minutes as text", f"{name}.md", view.text.encode, "text/markdown")
    verbs = {move.verb for move in view.moves}
    if entered.may_change:
        _edit(entered, view)
    if "sign_off" in verbs and entered.is_held:
        _sign_off(entered, view)
    furniture.markup(history(view.history))


def _left_out(entered: Room, view: MinutesView) -> None:
    """Decisions recorded after the text was saved."""
    if not view.left_out or view.fixed:
        return
    lines = "".join(f"<li>{bold(one)}</li>" for one in view.left_out)
    panel.show(
        f"<p><b>Not in the text yet:</b></p><ul class='sc-news'>{lines}</ul>".encode(), "left_out"
    )
    if not entered.may_change:
        return
    form = Form(entered.context, f"left_out_{entered.meeting.area}_{entered.key}", view.version)

    def act(version: int) -> object:
        added = "\n".join(f"- {one}" for one in view.left_out)
        at = (entered.context.workspace, entered.context.person, entered.meeting, version)
        return service.write(*at, text=f"{view.text.rstrip()}\n\n{added}\n")

    form.send("Add them at the end", act, "Added to the minutes.")


def _edit(entered: Room, view: MinutesView) -> None:
    with st.expander("Write the minutes"):
        name = f"minutes_{entered.meeting.area}_{entered.key}"
        form = Form(entered.context, name, view.version, {"text": view.text})
        form.opening()
        text = form.text(
            "text", "The text", words="Headings begin with #, list items with -.", height=520,
            most=LONGEST,
        )  # fmt: skip

        def act(version: int) -> object:
            at = (entered.context.workspace, entered.context.person, entered.meeting, version)
            return service.write(*at, text=text.strip())

        form.send("Save the minutes", act, "The minutes have been saved.")


def _sign_off(entered: Room, view: MinutesView) -> None:
    form = Form(entered.context, f"sign_off_{view.number}", view.version)

    def act(version: int) -> object:
        return service.sign_off(
            entered.context.workspace, entered.context.person, view.number, version
        )

    furniture.note("Signed off, nothing about this meeting is changed any more.")
    form.send("Sign off the minutes", act, "The minutes have been signed off.")
