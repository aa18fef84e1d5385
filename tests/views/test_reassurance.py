"""The reassurance ledger: every acceptance with what it rested on, what followed, and for whom."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.variance_report import AssuranceVerdict
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Answer, Judged
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from scorecard.views import reassurance as views
from scorecard.views.judged import judge_area
from scorecard.views.reassurance import STANDS_WORDS, TONES, Ledger, Stands
from tests.concern_samples import on
from tests.reassurance_samples import (
    ANSWER,
    CHAIR,
    CSC,
    GONE,
    HIDDEN,
    NOW,
    RESTS,
    accepted,
    asked,
    figures,
    seed_figures,
)
from tests.samples import HERE, RATIO

STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 61.9]
HELD = [64.7, 66.0, 63.1, 70.0, 82.0, 83.0]
NOT_DUE = replace(ANSWER, recovery_by=date(2026, 12, 31))
PAST = replace(ANSWER, recovery_by=date(2026, 10, 5))


@pytest.fixture
def desk(memory_store: Store) -> Workspace:
    """A Monday in October."""
    made = Workspace(memory_store, Settings())
    seed_figures(made)
    return on(made, NOW)


def _ledger(desk: Workspace, person=CHAIR, **asked_for) -> Ledger:
    with desk.reading() as connection:
        seen = judge_area(connection, HERE, now=desk.now(), **asked_for)
        return views.ledger(connection, seen, person)


def test_every_standing_has_words_and_a_tone() -> None:
    assert set(STANDS_WORDS) == set(TONES) == set(Stands)


@pytest.mark.parametrize(
    ("values", "answer", "stands", "why"),
    [
        (STILL_RED, ANSWER, "not_kept", "61.9% in September 2026: not yet recovered."),
        (
            *(STILL_RED, NOT_DUE, "to_come"),
            "recovery is due by 31 December 2026, not there yet: 61.9% in September 2026.",
        ),
        ([70.0, *STILL_RED[1:5], 84.0], NOT_DUE, "to_come", "by 31 December 2026: 84.0% in Sep"),
        (
            *([85.0, *STILL_RED[1:]], NOT_DUE, "worse"),
            "61.9% in September 2026: worse than it was then.",
        ),
        (STILL_RED, PAST, "to_come", "agreed by 5 October 2026: its figure has not come yet"),
        ([*STILL_RED[:5], 30.0], NOT_DUE, "to_come", "not there yet: 30.0%"),
        (HELD, ANSWER, "kept", "83.0% in September 2026."),
    ],
)
def test_how_an_explanation_stands(desk: Workspace, values, answer, stands: str, why: str) -> None:
    figures(desk, values)
    accepted(desk, answer)
    (row,) = _ledger(desk).rows
    assert row.stands == stands
    assert why in row.why


def test_a_row_says_what_was_accepted_and_what_it_rested_on(desk: Workspace) -> None:
    figures(desk, HELD)
    made = accepted(desk, replace(ANSWER, trajectory="2026-07-31 70"))
    found = _ledger(desk)
    (row,) = found.rows
    assert (row.number, row.accepted_words, row.by) == (
        *(made.id, "Assured, 14 May 2026", CHAIR.name),
    )
    assert row.rested_on == "A dip sample of cases: twelve cases"
    assert (row.recovery, row.on_the_way) == ("80.0% by 31 August 2026", "70.0% by 31 July 2026")
    assert row.followed == "", "it held: that it is too soon to say would contradict it"
    assert row.counted == "Counted from 31 August 2026, the day agreed: 1 figure is known since."
    assert found.sentence == "1 answer assured the group: 1 held."


@pytest.mark.parametrize("values", [STILL_RED, HELD, [85.0, *STILL_RED[1:]]])
@pytest.mark.parametrize("answer", [ANSWER, NOT_DUE])
def test_it_is_too_soon_to_say_only_where_nothing_is_said(
    desk: Workspace, values: list[float], answer: Answer
) -> None:
    figures(desk, values)
    accepted(desk, answer)
    (row,) = _ledger(desk).rows
    assert row.followed.startswith("Too soon to say: ") is (row.stands == "to_come")
    assert row.counted.startswith("Counted from ")


def test_one_that_was_judged_anew_keeps_its_place(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    made = accepted(desk)
    (again,) = service.reopen_due(desk, HERE)
    (row,) = _ledger(desk).rows
    assert row.stands == "reopened"
    assert row.why.startswith("On 12 October 2026. Reopened by the scorecard: Assured on")
    said = service.answer(desk, CSC, made.id, again.version, NOT_DUE)
    judged = Judged(AssuranceVerdict.PARTLY, "Heard", RESTS)
    service.judge(desk, CHAIR, made.id, said.version, judged)
    found = _ledger(desk)
    assert [(row.accepted_words, row.stands, row.recovery) for row in found.rows] == [
        ("Partly assured, 12 October 2026", "to_come", "80.0% by 31 December 2026"),
        ("Assured, 14 May 2026", "reopened", "80.0% by 31 August 2026"),
    ]
    assert found.sentence == (
        "2 answers assured the group, 1 of them only partly: 1 asked again, 1 to be tested."
    )


def test_one_closed_long_after_its_day_is_tested_no_longer(desk: Workspace) -> None:
    figures(desk, HELD)
    made = accepted(desk)
    service.close(on(desk, date(2028, 1, 10)), CHAIR, made.id, made.version, "It holds")
    assert _ledger(desk).rows[0].stands == "kept"
    assert _ledger(on(desk, date(2028, 1, 11))).rows[0].stands == "ended"


def test_without_a_figure_or_with_a_retired_one_nothing_can_be_told(desk: Workspace) -> None:
    figures(desk, STILL_RED, GONE)
    accepted(desk, indicator=GONE)
    accepted(desk, indicator=RATIO.code)
    told = {row.indicator: (row.stands, row.why) for row in _ledger(desk).rows}
    assert told[GONE][0] == told[RATIO.code][0] == "not_told"
    assert told[GONE][1].startswith("This indicator is retired")
    assert told[RATIO.code][1] == "No figure of this indicator is held."


def test_restricted_ones_are_for_those_who_may_see_them(desk: Workspace) -> None:
    figures(desk, STILL_RED, HIDDEN)
    accepted(desk, indicator=HIDDEN)
    assert len(_ledger(desk).rows) == 1
    found = _ledger(desk, CSC)
    assert (found.rows, found.sentence) == (
        (),
        "No answer has assured the group yet, in part or whole.",
    )


def test_what_was_not_accepted_is_not_in_it(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    asked(desk)
    assert _ledger(desk).rows == ()
