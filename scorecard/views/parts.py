"""The parts of the Summary screen: movers, ratings, questions, attention, owed, changed."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.views.spark import Spark


@dataclass(frozen=True, slots=True)
class Mover:
    """An indicator that got better or worse; `direction` is up or down, on the page."""

    code: str
    name: str
    direction: str
    tone: str
    before: str
    before_period: str
    now: str
    now_period: str


@dataclass(frozen=True, slots=True)
class ThemeRating:
    """RAG counts of one theme's focus indicators, now and the period before."""

    code: str
    name: str
    red: int
    amber: int
    green: int
    red_was: int
    amber_was: int
    green_was: int
    not_rated: int
    no_figure: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the room: whom to ask, about what, and what a good answer would hold."""

    number: int
    agency: str
    item: int | None
    code: str
    text: str
    good_answer: str
    equality: bool


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One line of the attention list, most serious first.

    `agenda` says where it stands on a meeting's frozen agenda, where that numbers it otherwise.
    """

    rank: int
    code: str
    name: str
    rag: str
    rag_words: str
    firmness_words: str
    is_new: bool
    value: str
    value_context: str
    sentence: str
    spark: Spark
    variation: str
    variation_words: str
    who_answers: str
    kinds: tuple[str, ...]
    kind_labels: tuple[str, ...]
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class RestingItem:
    """An item the group has decided about: it rests until its day, unless it gets worse."""

    code: str
    name: str
    rag: str
    rag_words: str
    sentence: str
    decided: str
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class GoodNews:
    """One piece of good news, kept apart from the attention list."""

    code: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OwedLine:
    """What one agency owes and how late it is."""

    agency: str
    owed: str
    late_by: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """Something that changed since the last meeting; `kind` heads it (Ratings, Revised, ...)."""

    kind: str
    text: str
