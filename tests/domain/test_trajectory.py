"""Trajectories: lines of a day and a figure, what is refused in words, and what holds on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.errors import Incomplete
from scorecard.domain.trajectory import expected, read, require_understood

END = date(2026, 12, 31)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
FIGURES = st.floats(-1e6, 1e6).map(lambda number: round(number, 2))


@pytest.mark.parametrize(
    ("line", "point"),
    [
        ("2026-12-31 70", (END, 70.0)),
        ("2026-12-31: 70.5%", (END, 70.5)),
        ("  31/12/2026   1,200 ", (END, 1200.0)),
        ("2026-12-31,0", (END, 0.0)),
        ("2026-13-31 70", None),
        ("2026-12-31", None),
        ("70 by the end of the year", None),
        ("2026-12-31 seventy", None),
        ("2026-12-31 1.2.3", None),
        ("2026-12-31 .", None),
    ],
)
def test_a_line_is_a_day_and_a_figure(line: str, point: tuple[date, float] | None) -> None:
    found = read(line)
    assert found.points == ((point,) if point else ())
    assert found.not_understood == (() if point else (line.strip(),))


def test_blank_lines_say_nothing() -> None:
    assert read("\n  \n") == read("")
    assert read("").points == ()


@given(st.dictionaries(DAYS, FIGURES, max_size=6))
def test_what_is_written_is_read_in_order_of_day(points: dict[date, float]) -> None:
    text = "\n".join(f"{on.isoformat()} {figure:.2f}" for on, figure in points.items())
    assert read(text).points == tuple(sorted(points.items()))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 9, 29), None),
        (date(2026, 9, 30), (date(2026, 9, 30), 60.0)),
        (date(2026, 12, 30), (date(2026, 9, 30), 60.0)),
        (date(2027, 6, 1), (END, 70.0)),
    ],
)
def test_a_figure_holds_from_its_day_until_the_next(on: date, found: tuple | None) -> None:
    assert expected(((date(2026, 9, 30), 60.0), (END, 70.0)), on) == found


@pytest.mark.parametrize(
    ("text", "by", "words"),
    [
        ("soon 70", END, "Not understood: “soon 70”. Write the figures"),
        ("2026-12-31 70\n31/12/2026 80", END, "31 December 2026 has two figures"),
        ("2027-01-31 70", END, "31 January 2027 is after the day by which recovery is expected"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text: str, by: date, words: str) -> None:
    with pytest.raises(Incomplete, match=words):
        require_understood(text, by)


def test_a_path_to_the_day_of_recovery_is_taken() -> None:
    require_understood("2026-12-31 70\n2026-11-30 60", END)
    require_understood("2027-12-31 70", None)
    require_understood("", END)
