"""The attention list: ranked, joined by drivers, capped; only children, only focus."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.domain.flag import ATTENTION_CAP, ATTENTION_KINDS, FLAG_RULES, FlagKind
from scorecard.judgement import attention
from scorecard.judgement.judge import judge
from scorecard.judgement.judged import Flag, Row
from tests.judgement.building import evidence, indicator, judged_row

PLAIN = judged_row(indicator("plain"), [50.0])


def _row(code: str, *kinds: FlagKind, **changes) -> Row:
    one = indicator(code, **changes)
    flags = tuple(
        Flag(code, kind, f"{kind} of {code}. More of {code}.", "", one.accountable_agency)
        for kind in kinds
    )
    return replace(PLAIN, indicator=one, flags=flags)


def _ranked(*rows: Row, seen=None):
    held = {row.code: row for row in rows}
    return attention.ranked(held, {code: row.indicator for code, row in held.items()}, seen)


RED, NEW, SIGNAL = (
    FlagKind.PERSISTENTLY_RED,
    FlagKind.NEWLY_RED,
    FlagKind.SPECIAL_CAUSE_CONCERN,
)


def test_severity_then_new_then_kinds_then_code() -> None:
    items = _ranked(
        _row("z", RED),
        _row("b", NEW),
        _row("a", NEW),
        _row("c", NEW, SIGNAL),
        _row("d", NEW),
        seen={("a", NEW), ("b", NEW), ("c", NEW), ("z", RED)},
    )
    assert [item.indicators[0] for item in items] == ["z", "d", "c", "a", "b"]
    assert [item.rank for item in items] == [1, 2, 3, 4, 5]
    assert [item.is_new for item in items] == [False, True, False, False, False]


def test_nothing_is_new_when_there_was_no_meeting() -> None:
    assert not any(item.is_new for item in _ranked(_row("a", RED)))
    assert _ranked(_row("a", RED), seen=set())[0].is_new


def test_a_worse_kind_than_the_meeting_saw_is_new() -> None:
    (item,) = _ranked(_row("a", RED, NEW), seen={("a", NEW)})
    assert item.is_new


@pytest.mark.parametrize("standing", ["watch", "elsewhere", "retired"])
def test_only_focus_indicators_are_listed(standing) -> None:
    assert not _ranked(_row("a", RED, standing=standing))


@pytest.mark.parametrize("kind", sorted(set(FLAG_RULES) - ATTENTION_KINDS))
def test_good_news_and_what_is_owed_are_never_listed(kind: FlagKind) -> None:
    assert not _ranked(_row("a", kind))


def test_what_one_driver_moves_is_one_item() -> None:
    rows = (
        _row("contacts", SIGNAL),
        _row("referrals", RED, driver="contacts"),
        _row("s47", NEW, driver="referrals"),
        _row("quiet", driver="contacts"),
        _row("apart", SIGNAL),
    )
    first, second = _ranked(*rows)
    assert first.indicators == ("referrals", "s47", "contacts")
    assert first.kinds == (RED, NEW, SIGNAL)
    assert first.sentence.endswith(
        "Read with Short s47: newly_red of s47. "
        "Read with Short contacts: special_cause_concern of contacts."
    )
    assert second.indicators == ("apart",)


@pytest.mark.parametrize("driver", ["a", "b", "gone"])
def test_drivers_that_chase_each_other_or_are_gone_end(driver: str) -> None:
    items = _ranked(_row("a", RED, driver=driver), _row("b", RED, driver="a"))
    assert sorted(code for item in items for code in item.indicators) == ["a", "b"]


def test_ten_at_most_and_the_others_left_over() -> None:
    items = _ranked(*(_row(f"c{n:02d}", RED) for n in range(14)))
    shown, left = attention.capped(items)
    assert (len(shown), len(left)) == (ATTENTION_CAP, 4)
    assert [item.rank for item in (*shown, *left)] == list(range(1, 15))
    assert attention.capped([]) == ([], [])


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.tuples(
            st.sets(st.sampled_from(sorted(ATTENTION_KINDS)), max_size=3),
            st.sampled_from(["", *"abcdefgh"]),
        ),
        max_size=8,
    ),
    st.randoms(),
)
@settings(max_examples=60)
def test_every_flag_is_in_exactly_one_item_whatever_the_order(given_rows, random) -> None:
    rows = [_row(code, *sorted(kinds), driver=to) for code, (kinds, to) in given_rows.items()]
    items = _ranked(*rows)
    listed = [(flag.indicator, flag.kind) for item in items for flag in item.flags]
    assert sorted(listed) == sorted((row.code, flag.kind) for row in rows for flag in row.flags)
    assert [item.severity for item in items] == sorted(
        (item.severity for item in items), reverse=True
    )
    random.shuffle(rows)
    assert _root_free(_ranked(*rows)) == _root_free(items)


def _root_free(items):
    return sorted((item.severity, sorted(item.indicators)) for item in items)


def test_flags_of_a_judgement_are_its_attention_flags() -> None:
    rows = {"a": _row("a", RED, FlagKind.LATE, FlagKind.NEWLY_GREEN)}
    assert attention.flags_of(rows) == {("a", RED)}
    assert judge(evidence(indicator())).attention == []
