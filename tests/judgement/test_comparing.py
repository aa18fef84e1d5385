"""Comparing: published with published of the same period and definition, and nothing else."""

from datetime import date

import pytest

from scorecard.domain.area import ENGLAND, EXAMPLESHIRE, Area, AreaKind
from scorecard.domain.comparator_set import SetMethod
from scorecard.judgement.comparing import country_of, others_of, set_in_force, summary
from scorecard.judgement.judge import judge
from tests.judgement.building import (
    AREAS,
    HERE,
    NAN,
    NEIGHBOURS,
    REGION,
    evidence,
    indicator,
    kinds,
    neighbours,
    series,
)

MARCH = date(2026, 3, 31)
ONE = indicator("one", frequency="year")
LIKE = (160.0, 200.0)


def _published(code, value, area=HERE, end=MARCH, **span):
    given = {"frequency": "year", "basis": "published", **span}
    return series(code, [value], end=end, area=area, **given)


def _theirs(code="one", value=LIKE, areas=NEIGHBOURS, **span):
    return [fact for area in areas for fact in _published(code, value, area, **span)]


def _row(ours, theirs, *, one=ONE, **given_too):
    held = evidence(one, ours, published=theirs, sets=[neighbours()], **given_too)
    return judge(held).rows[one.code]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2009, 12, 31), None),
        (date(2010, 1, 1), "old"),
        (date(2019, 12, 31), "old"),
        (date(2020, 1, 1), "new"),
        (date(2030, 1, 1), "new"),
    ],
)
def test_the_set_in_force_for_the_period(when: date, expected: str | None) -> None:
    old = neighbours(code="old", valid_to=date(2024, 1, 1))
    new = neighbours(code="new", valid_from=date(2020, 1, 1))
    found = set_in_force([new, old], when)
    assert (found.code if found else None) == expected
    assert set_in_force([old], date(2024, 1, 2)) is None


@pytest.mark.parametrize(
    ("known", "of", "enough"),
    [
        *((6, 10, True), (5, 10, False), (10, 10, True)),
        *((2, 4, True), (1, 4, False), (2, 3, True), (1, 3, False)),
        *((10, 20, True), (9, 20, False), (0, 0, False)),
    ],
)
def test_at_least_six_of_ten_or_half(known: int, of: int, enough: bool) -> None:
    found = summary([50.0] * known + [NAN] * (of - known), SetMethod.MEAN)
    assert (found == 50) == enough


def test_the_middle_as_the_set_states_it() -> None:
    values = [*[70.0] * 9, 10.0]
    assert summary(values, SetMethod.MEAN) == 64
    assert summary(values, SetMethod.MEDIAN) == 70


@pytest.mark.parametrize(
    "span",
    [
        {"end": date(2025, 3, 31)},  # another year
        {"end": date(2025, 8, 31)},  # another kind of year
        {"window": "rolling_12m"},  # another stretch
        {"frequency": "quarter"},
    ],
)
def test_another_period_or_definition_is_not_compared(span) -> None:
    row = _row(_published("one", (120.0, 200.0)), _theirs(**span))
    assert row.compared.verdict == "not_compared"
    assert (row.compared.rank, row.compared.chosen) == (0, "")


def test_a_local_figure_is_never_compared() -> None:
    local = series("one", [(120.0, 200.0)], end=MARCH, frequency="year")
    row = _row(local, _theirs())
    assert row.compared.ours is None
    assert row.compared.verdict == "not_compared"
    assert row.compared.chosen == "neighbours"


def test_a_figure_after_the_date_looked_at_is_not_known_there() -> None:
    ours = [*_published("one", LIKE, end=date(2025, 3, 31)), *_published("one", (1.0, 200.0))]
    theirs = [*_theirs(end=date(2025, 3, 31)), *_theirs()]
    row = _row(ours, theirs, period_end=date(2025, 12, 31))
    assert row.compared.period_end == date(2025, 3, 31)
    assert row.compared.verdict == "similar"


@pytest.mark.parametrize("measure", ["count", "mean"])
def test_a_count_is_not_compared_and_a_mean_only_ranked(measure: str) -> None:
    one = indicator("one", frequency="year", measure_type=measure)
    row = _row(_published("one", 12.0), _theirs(value=10.0), one=one)
    assert row.compared.verdict == "not_compared"
    assert row.compared.rank == (1 if measure == "mean" else 0)


@pytest.mark.parametrize("impossible", [(250.0, 200.0), 120.0, "c", (1.0, 0.0), (-3.0, 200.0)])
def test_impossible_neighbours_do_not_stop_the_rest(impossible) -> None:
    theirs = [*_theirs(areas=NEIGHBOURS[:9]), *_theirs(value=impossible, areas=NEIGHBOURS[9:])]
    wider = _theirs(value=impossible, areas=(REGION, ENGLAND))
    row = _row(_published("one", (120.0, 200.0)), [*theirs, *wider])
    assert row.compared.verdict == "worse"


@pytest.mark.parametrize("value", [0.0, 100.0])
def test_everybody_at_nothing_or_everything(value: float) -> None:
    everyone = (2 * value, 200.0)
    row = _row(_published("one", everyone), _theirs(value=everyone))
    assert row.compared.verdict == "similar"
    assert row.compared.rank == 1


def test_no_child_anywhere_is_similar_or_unknown() -> None:
    one = indicator("one", frequency="year", measure_type="rate")
    row = _row(_published("one", (0.0, 9000.0)), _theirs(value=(0.0, 8000.0)), one=one)
    assert row.compared.verdict in ("similar", "not_compared")


def test_the_band_drawn_holds_exactly_what_is_called_similar() -> None:
    for top in range(120, 200, 4):
        spread = [(float(140 + 4 * n), 200.0) for n in range(10)]
        theirs = [
            fact
            for area, value in zip(NEIGHBOURS, spread, strict=True)
            for fact in _published("one", value, area)
        ]
        compared = _row(_published("one", (float(top), 200.0)), theirs).compared
        inside = compared.band[0] <= top / 2 <= compared.band[1]
        assert inside == (compared.verdict == "similar")


def test_what_is_watched_does_not_change_what_is_significant_in_focus() -> None:
    watched = [indicator(f"w{n}", frequency="year", standing="watch") for n in range(8)]
    ours, theirs = _published("one", (140.0, 200.0)), _theirs()
    alone = _row(ours, theirs).compared
    ours = [*ours, *(fact for one in watched for fact in _published(one.code, LIKE))]
    theirs = [*theirs, *(fact for one in watched for fact in _theirs(one.code))]
    judged = judge(evidence([ONE, *watched], ours, published=theirs, sets=[neighbours()]))
    assert judged.rows["one"].compared.adjusted_p == alone.adjusted_p
    assert all(judged.rows[one.code].compared.adjusted_p != 0 for one in watched)


def test_one_difference_among_many_must_be_larger() -> None:
    others = [indicator(f"f{n:02d}", frequency="year") for n in range(30)]
    ours = _published("one", (146.0, 200.0))
    alone = _row(ours, _theirs())
    ours = [*ours, *(fact for one in others for fact in _published(one.code, LIKE))]
    theirs = [*_theirs(), *(fact for one in others for fact in _theirs(one.code))]
    judged = judge(evidence([ONE, *others], ours, published=theirs, sets=[neighbours()]))
    among = judged.rows["one"]
    assert alone.compared.verdict == among.compared.verdict == "worse"
    assert "worse_than_comparators" in kinds(alone)
    assert "worse_than_comparators" not in kinds(among)


@pytest.mark.parametrize(("year", "flagged"), [(2024, True), (2023, False), (2018, False)])
def test_statistics_of_long_ago_are_shown_and_not_raised(year: int, flagged: bool) -> None:
    end = date(year, 3, 31)
    ours = [*_published("one", (120.0, 200.0), end=end), *series("one", [80.0])]
    row = _row(ours, _theirs(end=end))
    assert row.compared.verdict == "worse"
    assert ("worse_than_comparators" in kinds(row)) == flagged


def test_an_invented_authority_is_compared_with_an_invented_england() -> None:
    here = Area(EXAMPLESHIRE, "Exampleshire", AreaKind.LOCAL_AUTHORITY, synthetic=True)
    invented = Area("E92999999", "Invented England", AreaKind.COUNTRY, synthetic=True)
    assert country_of(here, {**AREAS, invented.code: invented}) == invented.code
    assert country_of(here, AREAS) == ""
    assert country_of(AREAS[HERE], {**AREAS, invented.code: invented}) == ENGLAND
    assert others_of(AREAS[HERE], AREAS, [neighbours()]) == sorted({*NEIGHBOURS, REGION, ENGLAND})
    assert others_of(here, AREAS, []) == []
