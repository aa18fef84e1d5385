"""What meetings keep, on either database: decisions, packs, minutes, the calendar, commentary."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from scorecard.domain.decision import Decision, DecisionKind
from scorecard.domain.minutes import Minutes, MinutesState
from scorecard.domain.reporting_calendar import CalendarStep, CountedFrom, OwedBy, Step
from scorecard.store import (
    decision,
    history,
    minutes,
    observation,
    reporting_calendar,
)
from scorecard.store.engine import Store
from tests.samples import COUNT, HERE, RECORDED, THERE, keep, seed

DAY = date(2026, 11, 26)
MADE = Decision(
    area=HERE,
    meeting_on=DAY,
    body="QA sub-group",
    indicator="one_pct",
    kind=DecisionKind.NOTE,
    words="Looked at – wieder.",
    until=date(2027, 2, 1),
    decided_on=DAY,
    kinds="one_pct newly_red\none_pct special_cause_concern",
    rag="red",
    decided_by="Amara Okafor",
    agency="csc",
    pack=3,
)
BEGUN = Minutes(
    area=HERE, title="x", state=MinutesState.WRITTEN, opened_on=DAY, meeting_on=DAY, body="QA",
    childrens_words="Nobody told me.", text="# Minutes",
)  # fmt: skip


def test_a_decision_comes_back_as_it_was_made(any_store: Store) -> None:
    with any_store.writing() as connection:
        seed(connection)
        first = decision.add(connection, MADE)
        board = decision.add(connection, replace(MADE, body="Board", until=None))
        decision.add(connection, replace(MADE, area=THERE))
    with any_store.reading() as connection:
        assert decision.get(connection, first.id) == first == replace(MADE, id=first.id)
        assert decision.get(connection, 99) is None
        assert decision.for_area(connection, HERE) == [first, board]
        assert decision.for_area(connection, HERE, meeting_on=DAY, body="Board") == [board]
        assert decision.for_area(connection, HERE, meeting_on=date(2026, 1, 1)) == []


def test_minutes_are_one_a_meeting(any_store: Store) -> None:
    with any_store.writing() as connection:
        seed(connection)
        number = minutes.shelf.add(connection, BEGUN)
    with pytest.raises(IntegrityError), any_store.writing() as connection:
        minutes.shelf.add(connection, replace(BEGUN, text="Others"))
    with any_store.reading() as connection:
        assert minutes.of_meeting(connection, HERE, DAY, "QA") == replace(BEGUN, id=number)
        assert minutes.of_meeting(connection, HERE, DAY, "Board") is None


def test_the_calendar_is_kept_in_the_softwares_order_and_brought_up_to_date(
    any_store: Store,
) -> None:
    pack = CalendarStep(Step.PACK, "Pack", CountedFrom.MEETING, 5, OwedBy.BUSINESS_UNIT, "Issue.")
    data = CalendarStep(Step.DATA, "Data", CountedFrom.PERIOD_END, 15, OwedBy.AGENCIES, "Send.")
    with any_store.writing() as connection:
        reporting_calendar.put(connection, [pack, data])
        reporting_calendar.put(connection, [replace(pack, working_days=6)])
    with any_store.reading() as connection:
        assert reporting_calendar.every(connection) == [data, replace(pack, working_days=6)]


def test_what_was_recorded_since_is_counted_by_the_stores_clock(any_store: Store) -> None:
    """A figure known in 2018 and loaded after the pack was frozen came since."""
    frozen_at = datetime(2026, 11, 19, 10, tzinfo=UTC)
    later = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with any_store.writing() as connection:
        seed(connection)
        keep(connection, {"value": 358.0}, recorded=RECORDED)
        keep(
            connection,
            {"period_end": date(2017, 3, 31), "period_start": date(2016, 4, 1), "value": 300.0},
            {"period_end": date(2016, 3, 31), "period_start": date(2015, 4, 1), "value": 290.0},
            recorded=later,
        )
    with any_store.reading() as connection:
        since = observation.recorded_since(connection, HERE, frozen_at)
        assert since == {COUNT.code: (2, later)}
        assert observation.recorded_since(connection, THERE, frozen_at) == {}
        assert observation.recorded_since(connection, HERE, later) == {}
        by_then = history.of_area(connection, HERE, [], recorded_by=frozen_at).facts
        assert by_then["value"].tolist() == [358.0]
        assert len(history.of_area(connection, HERE, [], recorded_by=later).facts) == 3
        # the day it became known says nothing of when the store was given it
        known = history.of_area(connection, HERE, [], as_known_at=frozen_at).facts
        assert len(known) == 3


def test_published_figures_of_others_are_cut_off_alike(any_store: Store) -> None:
    with any_store.writing() as connection:
        seed(connection)
        keep(connection, {"area": THERE, "basis": "published"}, recorded=RECORDED)
    with any_store.reading() as connection:
        before = datetime(2026, 10, 20, 11, tzinfo=UTC)
        assert len(history.of_area(connection, HERE, [THERE], recorded_by=before).published) == 0
        assert len(history.of_area(connection, HERE, [THERE], recorded_by=RECORDED).published) == 1
