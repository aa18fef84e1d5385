"""The table of flags is complete: every kind has its group, rank, label and rule."""

from scorecard.domain.flag import (
    ATTENTION_CAP,
    ATTENTION_KINDS,
    FLAG_RULES,
    GOOD_NEWS_KINDS,
    OWED_KINDS,
    FlagGroup,
    FlagKind,
)


def test_every_kind_has_its_rule() -> None:
    assert set(FLAG_RULES) == set(FlagKind)
    for kind, rule in FLAG_RULES.items():
        assert rule.kind == kind
        assert rule.label
        assert rule.rule.endswith(".")


def test_every_kind_is_on_one_list() -> None:
    lists = [ATTENTION_KINDS, GOOD_NEWS_KINDS, OWED_KINDS]
    assert len(lists) == len(FlagGroup)
    assert frozenset().union(*lists) == set(FlagKind)
    assert sum(map(len, lists)) == len(FlagKind)


def test_no_two_kinds_rank_alike_and_children_come_first() -> None:
    severities = [rule.severity for rule in FLAG_RULES.values()]
    assert len(set(severities)) == len(severities)
    lowest = min(FLAG_RULES[kind].severity for kind in ATTENTION_KINDS)
    highest = max(FLAG_RULES[kind].severity for kind in GOOD_NEWS_KINDS | OWED_KINDS)
    assert lowest > highest


def test_labels_differ() -> None:
    labels = [rule.label for rule in FLAG_RULES.values()]
    assert len(set(labels)) == len(labels)


def test_what_waits_for_later_data_is_told_apart() -> None:
    waiting = {kind for kind, rule in FLAG_RULES.items() if not rule.computed}
    assert waiting == set()


def test_the_list_holds_ten() -> None:
    assert ATTENTION_CAP == 10
