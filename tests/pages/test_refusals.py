"""Refusals: a store that cannot be used, a wrong setting, live without sign-in: a sentence each."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shared import furniture
from tests.pages.conftest import visited, words

PATHS = [
    *("start", "summary", "scorecard", "indicator"),
    *("owed", "submit", "submissions", "method"),
]
AtStore = Callable[[str], None]


def only_sentence(screen: AppTest) -> str:
    assert not screen.exception
    (error,) = screen.error
    assert "Traceback" not in words(screen)
    return str(error.value)


@pytest.mark.parametrize("path", PATHS)
def test_no_store(at_store: AtStore, tmp_path: Path, path: str) -> None:
    at_store(f"sqlite:///{tmp_path / 'none.db'}")
    assert "init" in only_sentence(visited(path, "analyst"))


def test_a_damaged_store(at_store: AtStore, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"not a database " * 500)
    at_store(f"sqlite:///{damaged}")
    assert only_sentence(visited("summary")) != furniture.UNEXPECTED


def test_a_store_of_a_newer_version(
    at_store: AtStore, demo_store_path: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.db"
    copyfile(demo_store_path, newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    connection.close()
    at_store(f"sqlite:///{newer}")
    assert "newer" in only_sentence(visited("summary"))


def test_a_store_that_goes_away_under_a_running_app(
    at_store: AtStore, demo_store_path: Path, tmp_path: Path
) -> None:
    here = tmp_path / "here.db"
    copyfile(demo_store_path, here)
    at_store(f"sqlite:///{here}")
    screen = visited("scorecard")
    assert not screen.error
    here.write_bytes(b"overwritten " * 1000)
    assert only_sentence(screen.run()) != furniture.UNEXPECTED


@pytest.mark.parametrize("path", PATHS)
def test_a_wrong_setting_says_what_to_write(
    at_store: AtStore, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("SCORECARD_MODE", "<b>production</b>")
    assert "Write demo or live" in only_sentence(visited(path))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", ["", "chair", "administrator"])
def test_live_lets_nobody_in(
    at_store: AtStore, demo_store_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, who: str
) -> None:
    at_store(f"sqlite:///{demo_store_path}")
    monkeypatch.setenv("SCORECARD_MODE", "live")
    screen = visited(path, who)
    assert "nobody can enter" in only_sentence(screen)
    assert not screen.get("bidi_component")
    assert not screen.button


def test_a_bug_is_a_sentence_on_the_screen_and_a_trace_in_the_log(
    at_store: AtStore,
    demo_store_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    at_store(f"sqlite:///{demo_store_path}")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("pages.review.scorecard.scorecard_view", broken)
    screen = visited("scorecard")
    assert only_sentence(screen) == furniture.UNEXPECTED
    assert "secret detail" not in words(screen)
    assert "secret detail" in caplog.text


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()
