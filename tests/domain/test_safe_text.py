"""Text for a spreadsheet: what would be run is marked as text, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.safe_text import as_written, harmless, would_run

RUN = (
    *("=1+1", "+cmd", "+1+1", "-1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "=HYPERLINK(...)"),
    *("\t=1", "\r=1", "\n=1", "  =1+1", "+44 1422", "-", "=cmd|' /C calc'!A0", "\uff1d1+1"),
)
LEFT_ALONE = (
    *("", "-3.5", "+7", "1e-5", "White", "'quoted'", "-1E+5", "62.4%", "-1,234.5", "-0.5%"),
    *("x=1", "\u2013", "  spaced"),
)


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_is_marked(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_numbers_and_words_are_left_alone(text: str) -> None:
    assert harmless(text) == text
    assert as_written(text) == text


@given(st.text(max_size=20) | st.sampled_from(RUN).map(lambda text: f" {text}"))
def test_what_is_not_a_number_never_begins_as_a_formula(text: str) -> None:
    marked = harmless(text)
    assert not would_run(marked) or float(marked.rstrip("%").replace(",", "")) is not None
