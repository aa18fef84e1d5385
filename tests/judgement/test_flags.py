"""Flags: every kind is raised by somebody, says its numbers, and keeps to its segment."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.flag import FLAG_RULES, FlagKind
from scorecard.judgement import ratings
from scorecard.judgement.judge import judge
from tests.judgement.building import (
    band,
    break_at,
    evidence,
    indicator,
    judged_row,
    kinds,
    series,
    target,
)
from tests.spec import rulebook

UNKNOWN = re.compile(r"\b(nan|none|inf|nat)\b", re.IGNORECASE)
FIRM_RED, FIRM_GREEN = (10.0, 40.0), (90.0, 100.0)


def test_the_rulebook_raises_every_kind_that_is_computed() -> None:
    text = rulebook.RULEBOOK.read_text(encoding="utf-8")
    raised = {
        kind.replace(" ", "_")
        for group in rulebook.groups(text)
        for example in group.examples
        for kind in example.expected.get("raises", "").split(", ")
        if kind
    }
    assert raised == {str(kind) for kind, rule in FLAG_RULES.items() if rule.computed}


def test_every_frequency_has_its_length_of_red() -> None:
    assert set(ratings.PERSISTENT) == {"week", "month", "quarter", "term", "year"}


@pytest.mark.parametrize(
    ("values", "start", "raised"),
    [
        ([*[60.0] * 4, *[60.0] * 5], date(2026, 5, 1), {"first_red"}),
        ([*[60.0] * 4, *[60.0] * 6], date(2026, 4, 1), {"persistently_red"}),
        ([FIRM_GREEN, FIRM_RED], date(2026, 9, 1), {"first_red"}),
        ([FIRM_RED, FIRM_GREEN], date(2026, 9, 1), set()),
        ([FIRM_GREEN, FIRM_GREEN, FIRM_RED], date(2026, 8, 1), {"newly_red"}),
    ],
)
def test_red_is_counted_from_the_break(values, start, raised) -> None:
    row = judged_row(indicator(), values, target(), breaks=[break_at("one_pct", start)])
    assert kinds(row) - {"definition_changed"} == raised


def test_red_since_a_break_does_not_say_it_goes_back_for_ever() -> None:
    row = judged_row(
        indicator(), [60.0] * 10, target(), breaks=[break_at("one_pct", date(2026, 4, 1))]
    )
    sentence = next(flag.sentence for flag in row.flags if flag.kind == "persistently_red")
    assert "Red for six months running (since the series broke)" in sentence


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([60.0] * 6, "Red for six months running (as far back as figures go)"),
        ([60.0] * 3, "no earlier figure is held, so how much longer is not known"),
    ],
)
def test_a_break_before_the_first_figure_broke_nothing(values, said: str) -> None:
    """Another indicator's longer history leaves empty periods before this one's first figure."""
    one, other = indicator(), indicator("longer")
    facts = [*series(one.code, values), *series(other.code, [60.0] * 12)]
    broken = [break_at(one.code, date(2026, 1, 1))]
    row = judge(evidence([one, other], facts, targets=[target()], breaks=broken)).rows[one.code]
    assert said in " ".join(flag.sentence for flag in row.flags)
    assert "definition_changed" not in kinds(row)


@pytest.mark.parametrize(("months", "marked"), [(12, True), (13, False)])
def test_a_break_is_told_for_a_year(months: int, marked: bool) -> None:
    year, month = divmod(2026 * 12 + 9 - months, 12)
    start = date(year, month + 1, 1)
    row = judged_row(indicator(), [90.0] * 30, breaks=[break_at("one_pct", start)])
    assert ("definition_changed" in kinds(row)) == marked


def test_an_impossible_number_is_told_without_printing_it() -> None:
    row = judged_row(indicator(), [90.0, (-3.0, 20.0)], target())
    (flag,) = [flag for flag in row.flags if flag.kind == "does_not_reconcile"]
    assert flag.sentence == (
        "In September 2026, an impossible number was sent, so no figure is shown."
    )


def test_nothing_out_of_date_raises_a_flag_about_children() -> None:
    row = judged_row(
        indicator(polarity="low_good"),
        [*[12.0, 10.0] * 7, 90.0],
        target(),
        period_end=date(2026, 12, 31),
    )
    assert row.rag == "out_of_date"
    assert not [flag for flag in row.flags if flag.group == "attention"]


VALUES = st.one_of(
    st.none(),
    st.sampled_from(["c", "k", "x", "z", "u", "low"]),
    st.floats(-5, 120),
    st.tuples(st.integers(0, 40), st.integers(0, 30)).map(
        lambda pair: (float(pair[0]), float(pair[1]))
    ),
)


@given(
    st.lists(VALUES, min_size=1, max_size=30),
    st.sampled_from(["ratio", "count", "rate", "mean"]),
    st.sampled_from(["high_good", "low_good", "neutral", "band"]),
    st.sampled_from(["week", "month", "quarter", "term", "year"]),
    st.sampled_from(["flow", "snapshot"]),
)
@settings(max_examples=60)
def test_no_sentence_prints_an_unknown(values, measure, polarity, frequency, timing) -> None:
    one = indicator(
        measure_type=measure, polarity=polarity, frequency=frequency, timing=timing, driver="one"
    )
    held = band(one.code, 20, 30, 5) if polarity == "band" else target(green=50, amber=None)
    facts = series(one.code, values, frequency=frequency)
    later = {"period_end": date(2026, 12, 31), "meetings": [date(2026, 11, 1), date(2026, 10, 2)]}
    for given_too in ({}, later):
        judged = judge(evidence(one, facts, targets=[held], **given_too))
        for item in judged.attention:
            assert not UNKNOWN.search(item.sentence)
        for flag in judged.rows[one.code].flags:
            assert not UNKNOWN.search(flag.sentence + flag.numbers)
            assert flag.sentence.rstrip().endswith((".", "?"))
            assert flag.kind in FlagKind
