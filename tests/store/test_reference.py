"""Reference data: every noun comes back as it went in, and put again is brought up to date."""

from dataclasses import replace
from datetime import date

from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.meeting import Meeting
from scorecard.domain.target import Target, TargetKind
from scorecard.services.workspace import Workspace
from scorecard.store import (
    agency,
    area,
    break_in_series,
    comparator_set,
    indicator,
    meeting,
    target,
    theme,
)
from scorecard.store.engine import Store
from tests.samples import AGENCIES, AREAS, COUNT, HERE, INDICATORS, THERE

DAY = date(2018, 4, 1)
TARGET = Target(COUNT.code, HERE, DAY, TargetKind.AGREED, "by vote", green=0.1, agreed_on=DAY)
BREAK = BreakInSeries(COUNT.code, "", DAY, BreakKind.DEFINITION, "counted anew")
MEETING = Meeting(HERE, DAY, "QA sub-group")
SET = ComparatorSet("set", HERE, "Neighbours", SetMethod.MEDIAN, DAY, (THERE,))


def test_what_was_put_comes_back(store: Store) -> None:
    with store.reading() as connection:
        assert agency.every(connection) == AGENCIES
        assert area.every(connection) == AREAS
        assert indicator.every(connection) == INDICATORS
        assert list(theme.every(connection)) == ["fd"]
        assert list(theme.every_priority(connection)) == ["safe"]


def test_what_belongs_to_an_area_comes_back(store: Store) -> None:
    with store.writing() as connection:
        assert target.put(connection, [TARGET, replace(TARGET, area="")]) == 2
        assert break_in_series.put(connection, [BREAK]) == 1
        assert meeting.put(connection, [MEETING]) == 1
        assert comparator_set.put(connection, [SET]) == 1
    with store.reading() as connection:
        assert target.for_area(connection, THERE) == [replace(TARGET, area="")]
        assert TARGET in target.for_area(connection, HERE)
        assert break_in_series.for_area(connection, HERE) == [BREAK]
        assert meeting.for_area(connection, HERE) == [MEETING]
        assert meeting.for_area(connection, THERE) == []
        assert comparator_set.for_area(connection, HERE) == [SET]


def test_putting_again_brings_up_to_date(store: Store) -> None:
    renamed = replace(COUNT, name="Plans", next_review=DAY)
    fewer = replace(SET, method=SetMethod.MEAN, members=(HERE,))
    with store.writing() as connection:
        indicator.put(connection, [renamed])
        comparator_set.put(connection, [replace(SET, members=(THERE, HERE))])
        comparator_set.put(connection, [fewer])
        assert indicator.every(connection)[COUNT.code] == renamed
        assert len(indicator.every(connection)) == len(INDICATORS)
        assert comparator_set.for_area(connection, HERE) == [fewer]
        assert agency.put(connection, []) == 0


def test_the_demonstrations_whole_catalogue_is_there(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        assert len(area.every(connection)) >= 164
        assert len(indicator.every(connection)) >= 154
        assert comparator_set.for_area(connection, HERE)
        assert comparator_set.for_area(connection, THERE)
