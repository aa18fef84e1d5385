"""The pictures of docs/method.md: each is drawn by us, shown, and described."""

import re

import pytest

from scorecard.charts.specification import Specification
from tests.architecture.source import ROOT
from tests.docs.method_pictures import FOLDER, PICTURES, REGENERATE

TEXT = (ROOT / "docs" / "method.md").read_text("utf-8")
SHOWN = dict(re.findall(r"^!\[([^\]]+)\]\(pictures/(method_[a-z_]+)\.png\)$", TEXT, re.M))


def test_every_picture_is_shown_once_with_words_of_its_own() -> None:
    assert sorted(SHOWN.values()) == sorted(PICTURES)
    assert all(len(words) > 50 and words.endswith(".") for words in SHOWN)


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_is_there_and_can_be_drawn_again(name: str) -> None:
    assert (FOLDER / f"{name}.png").read_bytes().startswith(b"\x89PNG"), f"Run: {REGENERATE}"
    assert _drawn(PICTURES[name]())


def _drawn(specification: Specification) -> list[object]:
    return [row for layer in specification["layer"] for row in layer["data"]["values"]]


def _points(name: str) -> list[dict[str, object]]:
    return [row for row in _drawn(PICTURES[name]()) if isinstance(row, dict) and "signal" in row]


@pytest.mark.parametrize(
    ("name", "signals"),
    [
        ("method_limits", {"none", "concern", "improvement"}),
        ("method_failing", {"none", "latest"}),
        ("method_run_chart", {"none", "latest"}),
        ("method_school_year", {"none", "latest"}),
        ("method_break", {"none", "latest"}),
    ],
)
def test_a_picture_shows_what_its_words_say(name: str, signals: set[str]) -> None:
    assert {str(point["signal"]) for point in _points(name)} == signals
