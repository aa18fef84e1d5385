"""Backtest: when each flag would first have fired, and never from what came later."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.area import ENGLAND
from scorecard.domain.flag import FlagKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import shift
from scorecard.domain.reassurance import Reassurance
from scorecard.judgement.backtest import Key, Look, Raised, episodes, month_ends, raised, replay
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Flag
from tests.judgement.building import (
    END,
    HERE,
    NEIGHBOURS,
    TODAY,
    Facts,
    at,
    break_at,
    evidence,
    indicator,
    neighbours,
    series,
    target,
)

AGREED_LATE = date(2026, 7, 1)
INDICATORS = [
    indicator("alpha", due_days=5),
    indicator("beta", measure_type="count", polarity="low_good"),
    indicator("gamma", frequency="quarter"),
    indicator("delta", timing="snapshot", measure_type="count", polarity="neutral"),
]
TARGETS = [
    target("alpha"),
    target("alpha", green=90, amber=85, valid_from=date(2026, 1, 1), agreed_on=AGREED_LATE),
    target("gamma"),
]
SHARE = st.integers(40, 100).map(lambda top: (float(top), 100.0))
SHARES = st.lists(st.one_of(SHARE, SHARE, st.none(), st.just("c")), min_size=1, max_size=20)
COUNTS = st.lists(st.one_of(st.integers(0, 400).map(float), st.none()), max_size=20)
GIVEN = st.tuples(SHARES, COUNTS, SHARES, COUNTS, st.integers(0, 40))


def _facts(given_series) -> Facts:
    """Four series; the first is sent again, changed, so many days later."""
    alpha, beta, gamma, delta, days = given_series
    again = [
        fact | {"known_at": fact["known_at"] + timedelta(days=days)}
        for fact in series("alpha", alpha[::-1])
    ]
    years = series("gamma", [(60.0, 100.0)] * 6, basis="published", frequency="year")
    return [
        *series("alpha", alpha),
        *again,
        *series("beta", beta),
        *series("gamma", gamma[:6], frequency="quarter"),
        *series("delta", delta),
        *years,
    ]


def _others() -> Facts:
    span = {"basis": "published", "frequency": "year"}
    return [
        fact
        for area in (*NEIGHBOURS, ENGLAND)
        for fact in series("gamma", [(80.0, 100.0)] * 3, area=area, **span)
    ]


def _evidence(facts: Facts, **given_too) -> Evidence:
    reference = {
        "published": _others(),
        "targets": TARGETS,
        "breaks": [break_at("beta", date(2026, 2, 1))],
        "sets": [neighbours()],
        "meetings": [date(2025, 11, 20), date(2026, 3, 12), date(2026, 9, 24)],
        **given_too,
    }
    return evidence(INDICATORS, facts, **reference)


def _told(look: Look) -> dict[Key, tuple[object, ...]]:
    return {key: (one.period_end, one.frequency) for key, one in look.raised.items()}


def _replayed(whole: Evidence, moments: list[datetime]) -> list[dict[Key, tuple[object, ...]]]:
    return [_told(look) for look in replay(whole, moments)]


def test_a_flag_is_dated_by_the_first_month_end_at_which_its_figure_was_known() -> None:
    """Green for a year, red from June 2026: sent on 9 July, seen at the end of July."""
    values = [(90.0, 100.0)] * 12 + [(50.0, 100.0)] * 4
    whole = _evidence(series("alpha", values), targets=TARGETS[:1])
    found = episodes(replay(whole, month_ends(whole)))
    (red,) = [one for one in found if one.kind == FlagKind.NEWLY_RED]
    assert red.indicator == "alpha"
    assert red.period_end == date(2026, 6, 30)
    assert red.first_known_at == datetime(2026, 7, 31, 23, 59, 59, tzinfo=UTC)
    assert red.stood_until.date() == date(2026, 8, 31)
    assert red.cleared_at is not None and red.cleared_at.date() == date(2026, 9, 30)


def test_a_flag_that_clears_and_comes_again_is_two_episodes_and_one_that_stands_is_open() -> None:
    good, bad = (90.0, 100.0), (50.0, 100.0)
    whole = _evidence(
        series("alpha", [*[good] * 6, bad, *[good] * 3, bad]), targets=TARGETS[:1], meetings=[]
    )
    found = episodes(replay(whole, month_ends(whole)))
    reds = [one for one in found if one.kind == FlagKind.NEWLY_RED]
    assert [one.period_end for one in reds] == [date(2026, 5, 31), date(2026, 9, 30)]
    assert [one.cleared_at and one.cleared_at.date() for one in reds] == [date(2026, 7, 31), None]
    assert reds[1].first_known_at == reds[1].stood_until == TODAY


def test_the_last_look_says_what_the_scorecard_says_now() -> None:
    whole = _evidence(_facts(([(50.0, 100.0)] * 3, [5.0], [(70.0, 100.0)], [300.0], 3)))
    *_, last = replay(whole, month_ends(whole))
    assert last.moment == TODAY
    assert dict(last.raised) == raised(judge(whole))


@given(GIVEN, GIVEN, st.integers(30, 500), st.randoms())
@settings(max_examples=8)
def test_what_came_later_never_changes_an_earlier_answer(first, later, days, random_order) -> None:
    """More facts, later targets and later breaks of them, in any order: the past stands."""
    moment = TODAY - timedelta(days=days)
    known = [fact for fact in _facts(first) if fact["known_at"] <= moment]
    coming = [
        fact | {"known_at": max(fact["known_at"], moment + timedelta(hours=1 + number))}
        for number, fact in enumerate(_facts(later))
    ]
    mixed = random_order.sample(coming, len(coming))
    moments = [one for one in month_ends(_evidence([*known, *coming])) if one <= moment]
    moments = moments[-5:]
    alone = _replayed(_evidence(known, clock=moment), moments)
    targets = [*TARGETS, target("beta", 1, 2, agreed_on=moment.date() + timedelta(days=1))]
    assert _replayed(_evidence([*known, *coming]), moments) == alone
    assert _replayed(_evidence([*known, *mixed], targets=targets), moments) == alone


@given(GIVEN)
@settings(max_examples=3)
def test_every_look_is_the_whole_judgement_of_that_moment(first) -> None:
    """Looks that are not taken again because nothing can have changed are no different."""
    facts = _facts(first)
    whole = _evidence(
        facts,
        meetings=[date(2026, 10, 20), date(2027, 12, 2)],
        clock=datetime(2029, 3, 5, 12, tzinfo=UTC),
        targets=[*TARGETS, target("beta", 3, 9, agreed_on=date(2028, 9, 10))],
        reassurances=[Reassurance("alpha", date(2028, 6, 10), date(2026, 8, 1))],
    )
    moments = month_ends(whole)[-36:]
    looked = list(replay(whole, moments))
    for look in looked:
        judged = judge(whole.as_known(look.moment), against_last_meeting=False)
        assert look.raised.keys() == raised(judged).keys(), look.moment


def test_a_month_in_which_nothing_can_have_changed_is_not_judged_again() -> None:
    clock = datetime(2036, 3, 5, 12, tzinfo=UTC)
    whole = _evidence(series("alpha", [(50.0, 100.0)] * 3), clock=clock)
    moments = month_ends(whole)
    judged = {id(look.raised) for look in replay(whole, moments)}
    assert len(moments) > 110
    assert len(judged) < 20


@pytest.mark.parametrize(
    ("clock", "last"),
    [
        (datetime(2026, 10, 12, 12, tzinfo=UTC), ["2026-08-31", "2026-09-30", "2026-10-12"]),
        (datetime(2026, 9, 30, 12, tzinfo=UTC), ["2026-07-31", "2026-08-31", "2026-09-30"]),
        (datetime(2026, 10, 1, 0, tzinfo=UTC), ["2026-08-31", "2026-09-30", "2026-10-01"]),
    ],
)
def test_every_month_end_is_looked_at_and_the_clock(clock: datetime, last: list[str]) -> None:
    whole = _evidence(series("alpha", [90.0] * 4, end=date(2026, 6, 30)), clock=clock)
    moments = month_ends(whole)
    assert [moment.date().isoformat() for moment in moments[-3:]] == last
    assert moments[0] == datetime(2026, 4, 30, 23, 59, 59, tzinfo=UTC)  # March came on 9 April
    assert moments[-1] == clock
    assert moments == sorted(set(moments))


def test_nothing_held_is_nothing_to_look_at() -> None:
    assert month_ends(_evidence([])) == []
    assert episodes([]) == []


def test_the_period_a_flag_is_about_is_its_own() -> None:
    """A late figure is about the period that has not come, a comparison about its year."""
    facts = [
        *series("alpha", [(90.0, 100.0)] * 6, end=date(2026, 7, 31)),
        *series("beta", [5.0] * 6),
        *series("gamma", [(50.0, 100.0)], frequency="year", basis="published", end=END),
        *series("gamma", [(90.0, 100.0)] * 3, frequency="quarter"),
    ]
    others = [
        fact | {"period_end": END, "period_start": date(2025, 10, 1)}
        for fact in _others()
        if fact["period_end"] == END
    ]
    judged = judge(_evidence(facts, published=others))
    about = {key: (one.period_end, one.frequency) for key, one in raised(judged).items()}
    assert about["alpha", FlagKind.LATE] == (date(2026, 8, 31), "month")
    assert about["gamma", FlagKind.WORSE_THAN_COMPARATORS] == (END, "year")


def test_a_revision_is_about_the_period_revised() -> None:
    values = [(90.0, 100.0)] * 12
    sent_again = series("alpha", [(50.0, 100.0)], end=date(2026, 7, 31), known_at=at(END))
    whole = _evidence([*series("alpha", values), *sent_again], targets=TARGETS[:1], meetings=[])
    found = raised(judge(whole))["alpha", FlagKind.REVISED_MATERIALLY]
    assert found.period_end == date(2026, 7, 31)
    assert found.flag.sentence.startswith("July 2026: 90.0% became 50.0%.")


def test_a_trend_over_years_is_about_the_last_of_them() -> None:
    years = [(share * 10.0, 1000.0) for share in (91, 88, 85, 82, 79, 76)]
    span = {"frequency": "year", "basis": "published", "end": date(2026, 3, 31)}
    facts = [*series("alpha", years, **span), *series("alpha", [(76.0, 100.0)] * 3)]
    found = raised(judge(_evidence(facts)))["alpha", FlagKind.DETERIORATING_YEARS]
    assert (found.period_end, found.frequency) == (date(2026, 3, 31), "year")


def test_episodes_are_runs_of_looks() -> None:
    """Ups and downs of one flag, drawn at random, come back as they were."""
    flag = Raised(Flag("alpha", FlagKind.LATE, "", "", ""), END, "month")
    draw = np.random.default_rng(5)
    for _ in range(50):
        ups = draw.random(12) < 0.5
        moments = [at(shift(END, "month", place)) for place in range(12)]
        held = {("alpha", FlagKind.LATE): flag}
        looked = [Look(moment, held if up else {}) for moment, up in zip(moments, ups, strict=True)]
        found = episodes(looked)
        again = {
            moment
            for one in found
            for moment in moments
            if one.first_known_at <= moment <= one.stood_until
        }
        assert again == {moment for moment, up in zip(moments, ups, strict=True) if up}
        assert sum(one.cleared_at is None for one in found) == int(ups[-1])


def test_a_board_that_never_met_can_be_replayed() -> None:
    whole = _evidence(series("alpha", [90.0, 60.0]), meetings=[])
    assert list(replay(whole, month_ends(whole)))
    later = _evidence(series("alpha", [90.0]), meetings=[Meeting(HERE, date(2030, 1, 1), "Board")])
    assert list(replay(later, month_ends(later)))
