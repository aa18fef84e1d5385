"""Checks in words: both numbers, owners and populations, one sentence, no blame and no cause."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.agency import Agency
from scorecard.domain.check import CheckExplanation, CheckKind
from scorecard.judgement import check as words
from scorecard.judgement.judge import judge
from tests.judgement.building import HERE, check, evidence, indicator, series

AGENCIES = {
    "csc": Agency("csc", "Children's social care", "Social care", "local authority"),
    "police": Agency("police", "Police", "Police", "police"),
}
LEFT = indicator("left", measure_type="count", polarity="neutral")
RIGHT = indicator("right", measure_type="count", polarity="neutral")
SAME = check(
    *("equal", "left", "right"),
    left_population="whose child it is",
    right_population="where the child went missing from",
    tolerance=5,
    tolerance_pct=10.0,
    note="A child placed elsewhere is in one count only.",
)


def _flag(made=SAME, left=1_035.0, right=1_558.0, **given):
    facts = series("left", [left]) + series("right", [right])
    judged = judge(evidence([LEFT, RIGHT], facts, checks=[made], agencies=AGENCIES, **given))
    (flag,) = [one for one in judged.rows["right"].flags if one.kind == "does_not_reconcile"]
    return flag


def test_both_numbers_owners_and_populations_are_in_one_sentence() -> None:
    flag = _flag()
    assert flag.sentence == (
        "In September 2026 Social care reported 1,035 (whose child it is) and Police reported "
        "1,558 (where the child went missing from): 523 apart, where up to 155 is usual."
    )
    assert flag.numbers == (
        "Left and right: Two counts of the same thing agree. They may lie the larger of 5 and 10% "
        "apart. A child placed elsewhere is in one count only."
    )


@pytest.mark.parametrize(
    ("kind", "tolerance", "ending"),
    [
        ("equal", 0, "10 apart, where none is expected."),
        ("sum_of_parts", 3, "10 apart, where up to 3 is usual."),
        ("at_most", 0, "the first is 10 more, where it is expected to be no more than the second."),
        (
            *("at_most", 3),
            "the first is 10 more, where it is expected to be no more than 3 above the second.",
        ),
    ],
)
def test_each_kind_says_what_it_expects(kind: str, tolerance: float, ending: str) -> None:
    made = replace(SAME, kind=CheckKind(kind), tolerance=tolerance, tolerance_pct=0.0)
    assert _flag(made, 60.0, 50.0).sentence.endswith(ending)


@pytest.mark.parametrize(
    ("left", "right", "opening"),
    [
        (
            ("csc",),
            ("csc",),
            "In September 2026 Social care reported 60 (whose child it is) and 50",
        ),
        (("csc", "police"), ("csc",), "In September 2026 Social care and Police reported 60"),
        (("csc", "police", "vcs"), ("csc",), "In September 2026 Social care, Police and vcs"),
    ],
)
def test_owners_are_named_once_each(left, right, opening) -> None:
    made = replace(SAME, left_agencies=left, right_agencies=right)
    assert _flag(made, 60.0, 50.0).sentence.startswith(opening)


def test_a_year_is_named_as_one_and_a_stock_by_its_day() -> None:
    year = replace(SAME, window="rolling_12m")
    facts = series("left", [9.0] * 12) + series("right", [2.0] * 12)
    judged = judge(evidence([LEFT, RIGHT], facts, checks=[year], agencies=AGENCIES))
    assert words.when(judged.checks[0]) == "in the 12 months to September 2026"
    stocks = [replace(one, timing="snapshot") for one in (LEFT, RIGHT)]
    facts = series("left", [9.0]) + series("right", [2.0])
    judged = judge(evidence(stocks, facts, checks=[SAME], agencies=AGENCIES))
    assert words.when(judged.checks[0]) == "at 30 September 2026"


def test_published_figures_are_nobody_s_report() -> None:
    facts = series("left", [9.0], basis="published") + series("right", [99.0], basis="published")
    judged = judge(evidence([LEFT, RIGHT], facts, checks=[SAME], agencies=AGENCIES))
    (flag,) = [one for one in judged.rows["right"].flags if one.kind == "does_not_reconcile"]
    assert "the published figures are 9 (whose child it is) and 99" in flag.sentence
    assert "reported" not in flag.sentence


def test_a_share_is_written_as_a_share() -> None:
    share = indicator("share", polarity="neutral")
    made = check("rate_of", "share", "left", over="right", marks="share", tolerance=0.5)
    facts = series("share", [80.0]) + series("left", [30.0]) + series("right", [40.0])
    judged = judge(evidence([share, LEFT, RIGHT], facts, checks=[made], agencies=AGENCIES))
    (flag,) = [one for one in judged.rows["share"].flags if one.kind == "does_not_reconcile"]
    assert "80.0%" in flag.sentence
    assert "75.0%" in flag.sentence
    assert "5.00 points apart, where up to 0.50 points is usual" in flag.sentence


def test_too_far_is_never_written_as_what_is_allowed() -> None:
    """8 apart where 7.8 are allowed: not '8 apart, where up to 8 is usual'."""
    made = replace(SAME, tolerance=0.0, tolerance_pct=15.0)
    assert _flag(made, 44.0, 52.0).sentence.endswith("8 apart, where up to 7 is usual.")


@pytest.mark.parametrize(
    ("said_on", "difference", "told"),
    [
        (
            date(2026, 8, 14),
            -10.0,
            "Known, last explained on 14 August 2026 by them: late entries.",
        ),
        (
            *(date(2026, 8, 14), -5.0),
            "Last explained on 14 August 2026 by them: late entries. The two were 5 apart then; "
            "that has changed.",
        ),
        (
            *(date(2025, 8, 14), -10.0),
            "Last explained on 14 August 2025 by them: late entries. That is more than a year ago.",
        ),
        (date(2026, 8, 14), None, "Last explained on 14 August 2026 by them: late entries."),
    ],
)
def test_what_was_explained_is_said_and_for_how_long(said_on, difference, told) -> None:
    said = CheckExplanation("one", HERE, said_on, "them", "late entries.", difference)
    made = replace(SAME, tolerance_pct=0.0)
    assert _flag(made, 50.0, 60.0, explanations=[said]).sentence.endswith(told)


def test_no_sentence_blames_or_gives_a_cause() -> None:
    said = _flag().sentence.lower()
    assert not any(
        word in said for word in ("wrong", "error", "fail", "because", "fault", "should")
    )
