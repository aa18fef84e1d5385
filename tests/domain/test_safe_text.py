"""Text for a spreadsheet: what would be run is marked as text, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.safe_text import STARTS_A_FORMULA, as_written, harmless


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_marked(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", ["", "-3.5", "+7", "1e-5", "White", "'quoted'", "-1E+5"])
def test_numbers_and_words_are_left_alone(text: str) -> None:
    assert harmless(text) == text
    assert as_written(text) == text


@given(st.text(max_size=20))
def test_nothing_marked_begins_as_a_formula(text: str) -> None:
    marked = harmless(text)
    assert not marked.startswith(STARTS_A_FORMULA) or marked == text
