"""Returns: what is late, by whom, and when silence becomes no assurance."""

from datetime import UTC, date, datetime

import pytest

from scorecard.judgement.judge import judge
from tests.judgement.building import NAN, evidence, indicator, kinds, series

ONE = indicator(numerator_supplier="csc", denominator_supplier="csc")
TWO = indicator("two", numerator_supplier="police", denominator_supplier="health")
JULY, AUGUST = date(2026, 7, 31), date(2026, 8, 31)
CLOCK = datetime(2026, 10, 12, 12, tzinfo=UTC)


def _row(one, facts, **given_too):
    settled = {"clock": CLOCK, "period_end": AUGUST, **given_too}
    return judge(evidence(one, facts, **settled)).rows[one.code]


def _late(row) -> list[tuple[str, str]]:
    return [(flag.agency, flag.sentence) for flag in row.flags if flag.kind == "late"]


def test_a_late_figure_says_since_when() -> None:
    ((agency, sentence),) = _late(_row(ONE, series(ONE.code, [90.0], end=JULY)))
    assert agency == "csc"
    assert sentence == (
        "The figure for August 2026 was due on 14 September 2026 and has not come: 28 days late."
    )


@pytest.mark.parametrize(
    ("change", "late"),
    [
        ({}, True),
        ({"period_end": JULY}, False),  # nobody asks beyond the date looked at
        ({"clock": datetime(2026, 9, 14, 23, tzinfo=UTC)}, False),  # due today
        ({"clock": datetime(2026, 9, 15, 0, tzinfo=UTC)}, True),
        ({"clock": datetime(2027, 9, 1, tzinfo=UTC)}, True),
        ({"clock": datetime(2027, 9, 2, tzinfo=UTC)}, False),  # history: more than a year old
    ],
)
def test_when_a_figure_is_late(change, late) -> None:
    assert bool(_late(_row(ONE, series(ONE.code, [90.0], end=JULY), **change))) == late


@pytest.mark.parametrize(
    "span",
    [
        {"frequency": "quarter", "end": date(2026, 3, 31)},  # not at its own frequency
        {"basis": "published"},
    ],
)
def test_only_a_series_of_its_own_is_chased(span) -> None:
    assert not _late(_row(ONE, series(ONE.code, [90.0], **{"end": JULY, **span})))


def test_what_was_never_reported_is_not_chased() -> None:
    assert not _late(_row(ONE, []))


@pytest.mark.parametrize(
    ("came", "owing"), [([], "police"), (["police"], "health"), (["health"], "police")]
)
def test_the_agency_whose_part_has_not_come_owes_it(came, owing) -> None:
    whole = series("two", [(9.0, 10.0)], end=JULY)
    part = {"police": (9.0, NAN), "health": (NAN, 10.0)}
    parts = [f for one in came for f in series("two", [part[one]], end=AUGUST, agency=one)]
    ((agency, _),) = _late(_row(TWO, [*whole, *parts]))
    assert agency == owing


def test_a_marker_is_an_answer_not_a_late_figure() -> None:
    row = _row(ONE, series(ONE.code, [90.0, "x"], end=AUGUST))
    assert kinds(row) == {"missing"}


@pytest.mark.parametrize(
    ("meetings", "no_assurance"),
    [
        ([], False),
        ([date(2026, 9, 20)], False),
        ([date(2026, 9, 20), date(2026, 10, 1)], True),
        ([date(2026, 10, 1), date(2026, 9, 20)], True),
        ([date(2026, 9, 20), date(2026, 9, 20)], False),  # two bodies on one day
        ([date(2026, 9, 14), date(2026, 9, 20)], False),  # not yet late at the first
        ([date(2026, 9, 20), date(2026, 11, 1)], True),  # the next one's papers lack it too
        ([date(2026, 11, 1), date(2027, 2, 1)], False),
    ],
)
def test_two_meetings_without_the_figure(meetings, no_assurance) -> None:
    row = _row(ONE, series(ONE.code, [90.0], end=JULY), meetings=meetings)
    assert ("no_assurance" in kinds(row)) == no_assurance


def test_no_assurance_says_the_last_figure_only_when_there_is_one() -> None:
    meetings = [date(2026, 9, 20), date(2026, 10, 1)]
    sentences = [
        next(
            flag.sentence
            for flag in _row(ONE, series(ONE.code, [last], end=JULY), meetings=meetings).flags
            if flag.kind == "no_assurance"
        )
        for last in (90.0, "c")
    ]
    said, end = "No figure for two meetings running", ", so no assurance is possible."
    assert sentences == [f"{said} (last 90.0% in July 2026){end}", f"{said}{end}"]
