"""Freezing: the same bytes for the same view, read back as it was, whatever code came since."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.verdict import Rag
from scorecard.views.freezing import frozen, thawed


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a view."""

    name: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A view with every kind of field that views have."""

    rag: str
    count: int
    yes: bool
    on: date
    at: datetime
    maybe: date | None
    part: Part
    parts: tuple[Part, ...]
    pairs: tuple[tuple[str, str], ...]
    numbers: tuple[float | None, ...] = ()


WHOLE = Whole(
    rag=Rag.RED,
    count=3,
    yes=True,
    on=date(2026, 9, 30),
    at=datetime(2026, 11, 19, 9, 30, 0, 123, tzinfo=UTC),
    maybe=None,
    part=Part("Größe ≥ 80 %", 0.1),
    parts=(Part("a"), Part("b", -0.0)),
    pairs=(("what", "words"),),
    numbers=(1.0, None, 1e-17),
)


def test_a_view_comes_back_as_it_was() -> None:
    assert thawed(Whole, frozen(WHOLE)) == WHOLE
    assert frozen(thawed(Whole, frozen(WHOLE))) == frozen(WHOLE)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text())
def test_numbers_and_words_come_back_to_the_last_bit(value: float, name: str) -> None:
    part = Part(name, value)
    assert thawed(Part, frozen(part)) == part


def test_the_bytes_are_the_same_whatever_the_order_of_the_fields() -> None:
    assert frozen({"b": 1, "a": (2,)}) == '{"a":[2],"b":1}'


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_a_bug(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        frozen(Part("a", value))


def test_what_is_no_word_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="is no word"):
        frozen({"a": object()})


def test_a_pack_of_older_code_is_read() -> None:
    """A field this code has and the pack has not is its default, or empty."""
    older = json.loads(frozen(WHOLE))
    for name in ("rag", "count", "yes", "maybe", "part", "parts", "numbers"):
        del older[name]
    found = thawed(Whole, json.dumps(older))
    assert (found.rag, found.count, found.yes, found.maybe) == ("", 0, False, None)
    assert (found.part, found.parts, found.numbers) == (Part("", None), (), ())


def test_a_pack_of_other_code_is_read() -> None:
    """A field the pack has and this code has not is passed over."""
    other = json.loads(frozen(WHOLE)) | {"more": [1, 2]}
    assert thawed(Whole, json.dumps(other)) == WHOLE


def test_a_field_that_cannot_be_empty_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="nobody said what is empty"):
        thawed(Whole, frozen(Part("a")))
