"""The parts of the summary: questions, movers, what is owed, what changed, sparklines."""

from datetime import date

import pytest

from scorecard.views import movers, owed, questions, spark, words
from scorecard.views import summary as summary_view
from scorecard.views.judged import JudgedArea
from scorecard.views.questions import ASKED, OF_OTHERS, SOCIAL_CARE
from tests.judgement import building
from tests.judgement.building import break_at, evidence, indicator, series, target
from tests.views.conftest import CHAIR, seeing

RED_NOW = [(90.0, 100.0), (10.0, 40.0)]


def _indicators(*agencies: str, equality: int | None = None):
    return [
        indicator(
            f"c{number:02d}",
            accountable_agency=agency,
            question=f"What is behind {number}?",
            equality=number == equality,
        )
        for number, agency in enumerate(agencies)
    ]


def _asked(listed, reds: int):
    facts = [
        fact
        for number, one in enumerate(listed)
        for fact in series(one.code, RED_NOW if number < reds else [95.0])
    ]
    seen = seeing(evidence(listed, facts, targets=[target(one.code) for one in listed]))
    return seen, summary_view.view(seen, CHAIR).questions


def test_five_questions_two_of_other_agencies_one_on_equality() -> None:
    listed = _indicators(*[SOCIAL_CARE] * 9, "police", "health", "health", equality=8)
    seen, asked = _asked(listed, reds=8)
    agencies = [seen.judged.rows[one.code].indicator.accountable_agency for one in asked]
    assert len(asked) == ASKED
    assert [one.number for one in asked] == [1, 2, 3, 4, 5]
    assert sum(agency != SOCIAL_CARE for agency in agencies) >= OF_OTHERS
    assert sum(one.equality for one in asked) == 1
    on_list = [one.item for one in asked if one.item is not None]
    assert on_list == sorted(on_list)
    assert len({one.code for one in asked}) == ASKED


def test_fewer_when_fewer_can_be_asked() -> None:
    assert len(_asked(_indicators("csc", "csc"), reds=2)[1]) == 2
    assert not _asked([indicator("mute")], reds=1)[1]


def test_the_demonstration_asks_five(exampleshire: JudgedArea) -> None:
    asked = summary_view.view(exampleshire, CHAIR).questions
    rows = exampleshire.judged.rows
    assert len(asked) == ASKED
    others = [one for one in asked if rows[one.code].indicator.accountable_agency != SOCIAL_CARE]
    assert len(others) >= OF_OTHERS
    assert any(one.equality for one in asked)
    assert all(one.good_answer for one in asked)


def test_a_question_gives_the_figure_and_none_is_asked_about_what_is_not_known() -> None:
    listed = _indicators("csc")
    known = seeing(evidence(listed, series("c00", [(36.0, 40.0)])))
    (one,) = questions.five(known, list(known.judged.rows.values()), [])
    assert one.text == "Short c00: 90.0% in September 2026 (36 of 40). What is behind 0?"
    hidden = seeing(evidence(listed, series("c00", [90.0, "c"])))
    assert questions.five(hidden, list(hidden.judged.rows.values()), []) == ()


def test_every_red_is_named() -> None:
    codes = [indicator(f"c{number:02d}") for number in range(2)]
    facts = [
        fact
        for one in codes
        for fact in series(one.code, [(70.0, 100.0), (70.0, 100.0), (36.0, 60.0)])
    ]
    unsure = indicator("unsure")
    facts += series("unsure", [(18.0, 20.0), (14.0, 20.0)])
    targets = [target(one.code) for one in (*codes, unsure)]
    seen = seeing(evidence([*codes, unsure], facts, targets=targets))
    view = summary_view.view(seen, CHAIR)
    named = {item.code for item in view.attention}
    reds = {row.code for row in seen.judged.rows.values() if row.rag == "red"}
    assert "unsure" in reds - named
    assert view.attention_more == "1 more is red and not among these: Short unsure."


@pytest.mark.parametrize(
    ("polarity", "values", "worse", "better"),
    [
        ("high_good", RED_NOW, [("down", "90.0%", "25.0%")], []),
        ("high_good", RED_NOW[::-1], [], [("up", "25.0%", "90.0%")]),
        ("low_good", [(1.0, 100.0), (90.0, 100.0)], [("up", "1.0%", "90.0%")], []),
        ("neutral", RED_NOW, [], []),
        ("high_good", [95.0, 96.0], [], []),
    ],
)
def test_movers_say_from_what_to_what(polarity, values, worse, better) -> None:
    one = indicator(polarity=polarity)
    held = target(green=80, amber=75) if polarity == "high_good" else target(green=5, amber=8)
    seen = seeing(evidence(one, series(one.code, values), targets=[held]))
    found = movers.of(seen.judged, list(seen.judged.rows.values()))
    shown = [[(m.direction, m.before, m.now) for m in side] for side in found]
    assert shown == [worse, better]


def test_nothing_moves_across_a_break() -> None:
    one = indicator()
    facts = series(one.code, [*[(90.0, 100.0)] * 3, *[(10.0, 40.0)] * 6])
    given = {"targets": [target()], "meetings": [date(2026, 4, 20)]}
    broken = evidence(one, facts, breaks=[break_at(one.code, date(2026, 4, 1))], **given)
    assert movers.of(
        seeing(evidence(one, facts, **given)).judged, _rows(evidence(one, facts, **given))
    )[0]
    assert movers.of(seeing(broken).judged, _rows(broken)) == ((), ())


def _rows(given):
    return list(seeing(given).judged.rows.values())


def test_one_line_an_agency_latest_first() -> None:
    listed = _indicators("csc", "csc", "police", "csc", "csc")
    ends = [date(2026, 7, 31), date(2026, 6, 30), date(2026, 7, 31), date(2026, 7, 31)]
    facts = [
        fact
        for one, end in zip(listed, [*ends, date(2026, 8, 31)], strict=True)
        for fact in series(one.code, [90.0], end=end)
    ]
    seen = seeing(evidence(listed, facts))
    lines, note = owed.lines(seen, list(seen.judged.rows.values()))
    assert [line.agency for line in lines] == ["Children's social care", "Police"]
    assert lines[0].owed.startswith("Short c01, Jul 2026; ")
    assert lines[0].late_by == "59 days"
    assert note == ""


def test_nothing_owed_is_said() -> None:
    seen = seeing(evidence(indicator(), series("one_pct", [90.0])))
    assert owed.lines(seen, list(seen.judged.rows.values())) == ((), "No agency owes figures.")


@pytest.mark.parametrize(
    ("values", "length", "known"),
    [([1.0] * 30, 24, 24), ([1.0, None, 3.0], 3, 2), (["c"], 1, 0), ([None, 5.0], 1, 1)],
)
def test_a_sparkline_shows_at_most_24_periods_and_none_for_unknown(values, length, known) -> None:
    one = indicator()
    judged = seeing(evidence(one, series(one.code, values))).judged
    drawn = spark.of_row(judged, judged.rows[one.code])
    assert len(drawn.values) == len(drawn.labels) == len(drawn.signals) == length
    assert sum(value is not None for value in drawn.values) == known
    assert drawn.target == ()
    assert drawn.alt


def test_a_sparkline_knows_where_the_series_breaks() -> None:
    one = indicator()
    broken = evidence(
        one,
        series(one.code, [50.0] * 5),
        targets=[target()],
        breaks=[break_at(one.code, date(2026, 8, 1))],
    )
    judged = seeing(broken).judged
    drawn = spark.of_row(judged, judged.rows[one.code])
    assert drawn.breaks == (3,)
    assert drawn.target == (80.0,) * 5


def test_nothing_to_draw() -> None:
    judged = seeing(evidence(indicator())).judged
    assert spark.of_row(judged, judged.rows["one_pct"]) == spark.nothing()


@pytest.mark.parametrize(
    ("held", "polarity", "sign", "kind"),
    [
        (target(green=80), "high_good", "≥ 80%", "agreed"),
        (target(green=20.5), "low_good", "≤ 20.5%", "agreed"),
        (target(green=80, agreed_on=None), "high_good", "≥ 80%", "agreed, not agreed"),
        (target(green=80, kind="statutory", agreed_on=None), "high_good", "≥ 80%", "statutory"),
        (building.band("one_pct", 21, 28, 2), "band", "21% to 28%", "agreed"),
        (None, "high_good", "–", ""),
    ],
)
def test_a_target_in_a_sign(held, polarity, sign, kind) -> None:
    one = indicator(polarity=polarity)
    targets = [held] if held else []
    row = seeing(evidence(one, series(one.code, [90.0]), targets=targets)).judged.rows[one.code]
    assert words.target_sign(row, row.target) == sign
    assert words.target_kind(row.target) == kind


@pytest.mark.parametrize(
    ("values", "held", "given_too", "reason"),
    [
        (["c"], [], {}, "suppressed to protect children"),
        (["x"], [], {}, "not available"),
        ([90.0], [], {}, "no target set"),
        ([90.0], [target(agreed_on=None)], {}, "no target its agency has agreed"),
        ([90.0], [target()], {}, "target ≥ 80% agreed"),
        ([90.0], [target()], {"period_end": date(2026, 12, 31)}, "latest is 3 months behind"),
        ([], [], {}, ""),
    ],
)
def test_why_a_row_has_its_colour_or_none(values, held, given_too, reason) -> None:
    seen = seeing(evidence(indicator(), series("one_pct", values), targets=held, **given_too))
    assert words.rag_reason(seen.judged.rows["one_pct"]) == reason


def test_a_month_is_not_rated_by_a_years_bound_and_says_so() -> None:
    one = indicator("one_pct", measure_type="count", window="rolling_12m")
    facts = series("one_pct", [2.0] * 3, window="period")
    seen = seeing(evidence(one, facts, targets=[target()]))
    reason = words.rag_reason(seen.judged.rows["one_pct"])
    assert reason == "its target is for another length of time"
