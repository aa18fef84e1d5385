"""Forms: what is typed comes back, what nobody typed into begins anew, a stale click is told."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import draft
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from tests.pages.meetings import with_meeting


def _screen() -> None:
    """Two screens of one form each; the second one's is of another name."""
    import streamlit as st

    from pages.shared.context import Context, open_store
    from pages.shared.forms import Form, said
    from scorecard.domain.person import DEMO_PEOPLE
    from scorecard.settings import Settings

    settings = Settings(st.session_state["url"])
    workspace = open_store(settings)
    context = Context(DEMO_PEOPLE["chair"], settings, workspace, "")
    said()
    if st.session_state.get("elsewhere"):
        st.write("Another screen")
        return
    start = {"words": st.session_state["words"]}
    form = Form(context, "a_form", st.session_state["version"], start)
    form.opening()
    words = form.text("words", "Words")
    st.session_state["sent"] = st.session_state.get("sent", [])

    def act(version: int) -> object:
        st.session_state["sent"] = [*st.session_state["sent"], (version, words)]
        return None

    form.send("Send", act, "Sent.")
    button = Form(context, "a_button", st.session_state["version"])
    button.send("Close", act, "Closed.")


@pytest.fixture
def screen(demo_store_path: Path, tmp_path: Path) -> AppTest:
    copy = tmp_path / "forms.db"
    workspace, _ = with_meeting(demo_store_path, copy)
    workspace.store.engine.dispose()
    made = AppTest.from_function(_screen, default_timeout=30)
    made.session_state["url"] = f"sqlite:///{copy}"
    made.session_state["words"] = "As it was."
    made.session_state["version"] = 1
    return made.run()


def open_store(url: str) -> Workspace:
    return open_workspace(Settings(url))


def _shown(screen: AppTest) -> str:
    assert not screen.exception
    return str(screen.text_area[0].value)


def _goes_away_and_comes_back(screen: AppTest) -> None:
    screen.session_state["elsewhere"] = True
    screen.run()
    screen.session_state["elsewhere"] = False
    screen.run()


def test_what_was_typed_is_there_after_another_screen(screen: AppTest) -> None:
    screen.text_area[0].set_value("Typed.").run()
    _goes_away_and_comes_back(screen)
    assert _shown(screen) == "Typed."


def test_what_nobody_typed_into_begins_as_things_are_now(screen: AppTest) -> None:
    screen.session_state["words"], screen.session_state["version"] = "As it is now.", 2
    screen.run()
    assert _shown(screen) == "As it is now."
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(2, "As it is now.")]


def test_what_was_typed_stays_over_the_version_it_was_begun_at(screen: AppTest) -> None:
    screen.text_area[0].set_value("Typed.").run()
    screen.session_state["words"], screen.session_state["version"] = "Theirs.", 2
    screen.run()
    assert _shown(screen) == "Typed."
    _goes_away_and_comes_back(screen)
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(1, "Typed.")]


def test_a_button_alone_is_clicked_over_what_was_shown(screen: AppTest) -> None:
    screen.session_state["version"] = 2
    screen.button[1].click().run()
    assert screen.session_state["sent"] == [(1, "As it was.")]


def test_a_sent_form_is_empty_again(screen: AppTest) -> None:
    screen.text_area[0].set_value("Typed.").run()
    screen.button[0].click().run()
    assert screen.success
    assert _shown(screen) == "As it was."


def test_the_second_click_of_a_double_click_does_nothing_twice(screen: AppTest) -> None:
    """The first click's run was stopped after it had acted: only its mark was left."""
    screen.text_area[0].set_value("Typed.").run()
    screen.session_state["form_sent_a_form"] = [1]
    screen.button[0].click().run()
    assert screen.session_state["sent"] == []
    assert [one.value for one in screen.success] == [r"Sent\."]
    screen.text_area[0].set_value("Another.").run()
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(1, "Another.")]


def test_other_words_than_those_that_were_sent_are_sent(screen: AppTest) -> None:
    screen.text_area[0].set_value("Typed.").run()
    screen.session_state["form_sent_a_form"] = [1]
    screen.text_area[0].set_value("Another.").run()
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(1, "Another.")]


NUMBERED = "Her number is 943 476 5919."


def test_what_seems_to_be_a_childs_is_asked_about_and_is_in_no_draft(screen: AppTest) -> None:
    screen.text_area[0].set_value(NUMBERED).run()
    assert "“Words” seems to hold an NHS number." in screen.warning[0].value
    screen.button[0].click().run()
    assert screen.session_state["sent"] == []
    assert "Read “Words” again" in screen.error[0].value
    assert _shown(screen) == NUMBERED
    workspace = open_store(screen.session_state["url"])
    (kept,) = draft.every(workspace, DEMO_PEOPLE["chair"])
    assert kept.fields == {"_left_out": "“Words”"}
    assert kept.shown == ()

    screen.checkbox[0].check().run()
    (kept,) = draft.every(workspace, DEMO_PEOPLE["chair"])
    assert kept.fields == {"words": NUMBERED}
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(1, NUMBERED)]


def test_the_tick_is_for_these_words_and_no_others(screen: AppTest) -> None:
    screen.text_area[0].set_value(NUMBERED).run()
    screen.checkbox[0].check().run()
    screen.text_area[0].set_value("He was born on 3 May.").run()
    assert "a date of birth" in screen.warning[0].value
    assert not screen.checkbox[0].value
    screen.text_area[0].set_value("Eleven children waited.").run()
    assert (len(screen.warning), len(screen.checkbox)) == (0, 0)


def test_a_name_is_pointed_out_and_keeps_nobody_from_sending(screen: AppTest) -> None:
    screen.text_area[0].set_value("Emma Shaw leads the team.").run()
    assert any("“Words” seems to name somebody." in one.proto.body for one in screen.get("html"))
    assert not screen.warning
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(1, "Emma Shaw leads the team.")]


def test_a_character_that_no_store_can_keep_is_left_out(screen: AppTest) -> None:
    screen.text_area[0].set_value("Pasted\0 from elsewhere.").run()
    screen.button[0].click().run()
    assert screen.session_state["sent"] == [(1, "Pasted from elsewhere.")]


def test_words_left_out_of_a_draft_never_blank_what_the_record_has(screen: AppTest) -> None:
    screen.text_area[0].set_value(NUMBERED).run()
    again = AppTest.from_function(_screen, default_timeout=30)
    for name in ("url", "words", "version"):
        again.session_state[name] = screen.session_state[name]
    again.run()
    assert _shown(again) == "As it was."
    notes = " ".join(one.proto.body for one in again.get("html"))
    assert "Not kept, for it seemed to tell of a child: “Words”." in notes
    again.button[0].click().run()
    assert again.session_state["sent"] == [(1, "As it was.")]


def test_the_last_clean_words_stay_in_the_draft(screen: AppTest) -> None:
    screen.text_area[0].set_value("Clean words.").run()
    screen.text_area[0].set_value(NUMBERED).run()
    (kept,) = draft.every(open_store(screen.session_state["url"]), DEMO_PEOPLE["chair"])
    assert kept.fields == {"words": "Clean words.", "_left_out": "“Words”"}
