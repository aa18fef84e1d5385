"""Alone: one indicator replayed by itself is flagged as it is among the others."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.flag import FlagKind
from scorecard.domain.indicator import Standing
from scorecard.gathering.area import gather
from scorecard.judgement.alone import latest_ends, replay_alone
from scorecard.judgement.backtest import Look, episodes, month_ends, replay
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.services.workspace import Workspace
from tests.judgement.building import (
    END,
    NEIGHBOURS,
    Facts,
    evidence,
    indicator,
    neighbours,
    series,
    target,
)

YEAR = {"frequency": "year", "basis": "published", "end": date(2026, 3, 31)}
SPLIT = indicator("split", numerator_supplier="csc", denominator_supplier="police")
SHARE = st.integers(40, 100).map(lambda top: (float(top), 100.0))
VALUES = st.lists(st.one_of(SHARE, st.none(), st.just("c")), min_size=1, max_size=14)


def _told(look: Look, code: str) -> dict[FlagKind, tuple[object, ...]]:
    return {
        kind: (one.period_end, one.frequency, one.flag.sentence, one.flag.numbers)
        for (indicator_code, kind), one in look.raised.items()
        if indicator_code == code
    }


def _same(whole: Evidence, codes: list[str], every: int = 1) -> None:
    moments = month_ends(whole)[::-every][::-1]
    among = list(replay(whole, moments))
    for code in codes:
        for look, there in zip(replay_alone(whole, code, moments), among, strict=True):
            assert _told(look, code) == _told(there, code), (code, look.moment)


def _halves(numerators: list[float], late: int) -> Facts:
    """A share whose two counts two agencies send, the second so many days later."""
    pairs = [(float(top), float("nan")) for top in numerators]
    below = [(float("nan"), 100.0) for _ in numerators]
    theirs = [
        fact | {"known_at": fact["known_at"] + timedelta(days=late)}
        for fact in series("split", below, agency="police")
    ]
    return [*series("split", pairs, agency="csc"), *theirs]


@given(VALUES, VALUES, st.lists(st.integers(30, 99).map(float), max_size=10), st.integers(0, 50))
@settings(max_examples=6)
def test_alone_is_as_among_others(first, second, halves, late) -> None:
    indicators = [indicator("alpha"), indicator("beta", due_days=3), SPLIT]
    facts = [
        *series("alpha", first),
        *series("beta", second, end=date(2026, 7, 31)),
        *_halves(halves, late),
    ]
    whole = evidence(
        indicators,
        facts,
        targets=[target(one.code) for one in indicators],
        meetings=[date(2026, 3, 12), date(2026, 9, 24), date(2026, 12, 3)],
    )
    _same(whole, ["alpha", "beta", "split"])
    moments = month_ends(whole)
    ends = [
        judge(whole.as_known(moment), against_last_meeting=False).as_at for moment in moments[-8:]
    ]
    assert latest_ends(whole, moments)[-8:] == ends


def test_a_difference_has_to_stand_up_among_all_the_comparisons() -> None:
    """71 % against 80 % is worse by itself, and not once 30 indicators are compared."""
    codes = ["alpha", *(f"other{number}" for number in range(30))]
    indicators = [indicator(code) for code in codes]
    theirs = [
        fact
        for code in codes
        for place, area in enumerate(NEIGHBOURS)
        for fact in series(code, [(156.0 + place, 200.0)], area=area, **YEAR)
    ]
    ours = [
        *series("alpha", [(146.0, 200.0)], **YEAR),
        *[fact for code in codes[1:] for fact in series(code, [(161.0, 200.0)], **YEAR)],
    ]
    given_too = {"published": theirs, "sets": [neighbours()]}
    whole = evidence(indicators, ours, **given_too)
    by_itself = replace(
        whole,
        indicators={"alpha": indicators[0]},
        facts=whole.facts[whole.facts.indicator == "alpha"],
    )
    worse = FlagKind.WORSE_THAN_COMPARATORS
    moments = month_ends(whole)
    assert worse in _told(list(replay_alone(by_itself, "alpha", moments))[-1], "alpha")
    assert worse not in _told(list(replay_alone(whole, "alpha", moments))[-1], "alpha")
    _same(whole, ["alpha"])
    watched = replace(indicators[0], standing=Standing.WATCH)
    _same(replace(whole, indicators={**whole.indicators, "alpha": watched}), ["alpha"])


DEMONSTRATED = {
    "E06999999": [
        *("fd_assessments_45wd_pct", "cse_mace_reviewed_pct", "pro_safeguarding_enquiries_pct"),
        *("da_encompass_notified_pct", "mis_rhi_offered_pct", "cp_plans_current_rate"),
        *("fd_rereferrals_12m_pct", "cp_child_voice_pct", "edu_ehe_pct", "fd_referrals_rate"),
    ],
    "E08000033": ["fd_referrals_rate", "fd_rereferrals_12m_pct", "pop_0_18_count"],
    "E08000034": ["cp_s47_rate", "cp_reviews_on_time_pct", "mis_episodes_count"],
}


@pytest.mark.parametrize("area", DEMONSTRATED)
def test_the_demonstration_is_the_same_either_way(area: str, demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        whole = gather(connection, area, now=demo_workspace.now())
    codes = DEMONSTRATED[area]
    _same(whole, codes, every=5)
    seen = [
        one for code in codes for one in episodes(replay_alone(whole, code, month_ends(whole)[-3:]))
    ]
    assert seen


def test_nothing_held_of_it_is_never_flagged() -> None:
    whole = evidence([indicator("alpha"), indicator("beta")], series("beta", [90.0, 50.0], end=END))
    assert not any(look.raised for look in replay_alone(whole, "alpha", month_ends(whole)))
