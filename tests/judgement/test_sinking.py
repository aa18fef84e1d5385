"""Sinking: which decision holds, until when, and what brings an item back; nobody loses a place."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.domain.decision import Decided
from scorecard.domain.flag import ATTENTION_CAP, ATTENTION_KINDS, FlagKind
from scorecard.domain.verdict import Rag
from scorecard.judgement import attention, sinking
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Flag, Row
from tests.judgement.building import evidence, indicator, judged_row, series, target

TODAY = date(2026, 10, 12)
MEETING, EARLIER = date(2026, 9, 3), date(2026, 6, 4)
RED = FlagKind.PERSISTENTLY_RED


def _decided(code: str = "a", until: date = date(2026, 10, 20), **changes) -> Decided:
    made = Decided(
        indicator=code,
        meeting_on=MEETING,
        decided_on=MEETING,
        until=until,
        flags=frozenset({(code, str(RED))}),
        rag="red",
        words=f"looked at again {until.isoformat()}",
    )
    return replace(made, **changes)


def test_of_several_the_first_day_counts_and_all_are_said() -> None:
    held = sinking.in_force([_decided(until=date(2027, 1, 10)), _decided()], TODAY)
    assert held["a"].until == date(2026, 10, 20)
    assert held["a"].words == (
        "decided on 3 September 2026: looked at again 2027-01-10; looked at again 2026-10-20"
    )


def test_when_the_first_day_has_passed_the_later_one_holds_nothing_back() -> None:
    """What was due has come due: the group looks at it, whatever else it decided."""
    both = [_decided(until=date(2026, 10, 11)), _decided(until=date(2027, 1, 10))]
    assert sinking.in_force(both, TODAY) == {}


def test_a_later_meeting_decides_anew() -> None:
    before = _decided(until=date(2027, 3, 1), meeting_on=EARLIER, decided_on=EARLIER)
    assert sinking.in_force([before, _decided()], TODAY)["a"].until == date(2026, 10, 20)
    back = _decided(taken_back_on=date(2026, 9, 4))
    assert sinking.in_force([before, back], TODAY)["a"].until == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"until": TODAY}, True),
        ({"until": date(2026, 10, 11)}, False),
        ({"decided_on": TODAY}, True),
        ({"decided_on": date(2026, 10, 13)}, False),
        ({"taken_back_on": TODAY}, False),
        ({"taken_back_on": date(2026, 10, 13)}, True),
    ],
)
def test_when_a_decision_holds(changes: dict, holds: bool) -> None:
    assert ("a" in sinking.in_force([_decided(**changes)], TODAY)) == holds


PLAIN = judged_row(indicator("plain"), [50.0])


def _row(code: str, *kinds: FlagKind, rag: Rag = Rag.RED, **changes) -> Row:
    flags = tuple(Flag(code, kind, f"{kind} of {code}.", "", "csc") for kind in kinds)
    return replace(PLAIN, indicator=indicator(code, **changes), flags=flags, rag=rag)


@pytest.mark.parametrize(
    ("then", "now", "rests"),
    [
        ("red", Rag.RED, True),
        ("amber", Rag.RED, False),
        ("green", Rag.AMBER, False),
        ("red", Rag.AMBER, True),
        ("red", Rag.GREEN, True),
        ("no_target", Rag.RED, True),  # its flags say whether that is new
        ("red", Rag.NO_TARGET, True),
        ("red", Rag.MISSING, True),
        ("", Rag.RED, True),
    ],
)
def test_a_worse_colour_brings_it_back(then: str, now: Rag, rests: bool) -> None:
    row = _row("a", RED, rag=now)
    held = sinking.in_force([_decided(rag=then)], TODAY)
    assert bool(sinking.why(row.flags, {"a": row}, held)) == rests


@given(
    st.sets(st.sampled_from(sorted(ATTENTION_KINDS))),
    st.sets(st.sampled_from(sorted(ATTENTION_KINDS)), min_size=1),
)
def test_it_rests_only_when_every_flag_was_before_the_group(then: set, now: set) -> None:
    row = _row("a", *sorted(now))
    flags = frozenset(("a", str(kind)) for kind in then)
    held = sinking.in_force([_decided(flags=flags)], TODAY)
    assert bool(sinking.why(row.flags, {"a": row}, held)) == (now <= then)


def test_what_rests_comes_last_and_takes_nobodys_place() -> None:
    rows = {f"c{n:02d}": _row(f"c{n:02d}", RED) for n in range(12)}
    held = sinking.in_force([_decided(f"c{n:02d}") for n in range(4)], TODAY)
    items = attention.ranked(rows, {code: row.indicator for code, row in rows.items()}, None, held)
    assert [item.rank for item in items] == list(range(1, 13))
    assert [item.indicators[0] for item in items][-4:] == ["c00", "c01", "c02", "c03"]
    shown, left = attention.capped(items)
    assert (len(shown), left) == (8, [])
    assert [one.rests for one in shown] == [""] * 8
    assert len(attention.resting(items)) == 4


def test_eleven_that_stand_fill_ten_places_whatever_rests() -> None:
    rows = {f"c{n:02d}": _row(f"c{n:02d}", RED) for n in range(12)}
    held = sinking.in_force([_decided("c00")], TODAY)
    items = attention.ranked(rows, {code: row.indicator for code, row in rows.items()}, None, held)
    shown, left = attention.capped(items)
    assert (len(shown), len(left)) == (ATTENTION_CAP, 1)


def test_a_decision_about_a_follower_does_not_rest_the_driver() -> None:
    rows = {"a": _row("a", RED), "b": _row("b", RED, driver="a")}
    held = sinking.in_force([_decided("b")], TODAY)
    assert sinking.why([*rows["a"].flags, *rows["b"].flags], rows, held) == ""
    both = _decided("a", flags=frozenset({("a", str(RED)), ("b", str(RED))}))
    assert sinking.why([*rows["a"].flags, *rows["b"].flags], rows, sinking.in_force([both], TODAY))


def _red(decided: list[Decided]):
    facts = series("a", [60.0] * 9)
    return judge(evidence(indicator("a"), facts, targets=[target("a")], decided=decided))


def test_a_judgement_sinks_what_was_decided_and_keeps_its_flags() -> None:
    judged = _red([_decided()])
    assert judged.attention == []
    (item,) = judged.resting
    assert item.rests == "decided on 3 September 2026: looked at again 2026-10-20"
    assert {flag.kind for flag in judged.rows["a"].flags} == {RED}
    assert not _red([]).resting


def test_a_decision_about_what_is_not_flagged_changes_nothing() -> None:
    judged = _red([_decided("b")])
    assert len(judged.attention) == 1
    assert judged.resting == []
