"""Reference data: every noun comes back as it went in, and put again is brought up to date."""

from dataclasses import replace
from datetime import date

from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.check import CheckExplanation, CheckKind, Part, ReconciliationCheck, Term
from scorecard.domain.comparator_set import ComparatorSet, SetMethod
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import Window
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.yearly_change import YearlyChange
from scorecard.services.workspace import Workspace
from scorecard.store import (
    agency,
    area,
    break_in_series,
    check,
    comparator_set,
    indicator,
    meeting,
    target,
    theme,
    yearly_change,
)
from scorecard.store.engine import Store
from tests.samples import AGENCIES, AREAS, COUNT, HERE, INDICATORS, RATIO, THERE

DAY = date(2018, 4, 1)
TARGET = Target(COUNT.code, HERE, DAY, TargetKind.AGREED, "by vote", green=0.1, agreed_on=DAY)
BREAK = BreakInSeries(COUNT.code, "", DAY, BreakKind.DEFINITION, "counted anew")
MEETING = Meeting(HERE, DAY, "QA sub-group")
SET = ComparatorSet("set", HERE, "Neighbours", SetMethod.MEDIAN, DAY, (THERE,))
CHECK = ReconciliationCheck(
    *("parts", "Parts and total", CheckKind.SUM_OF_PARTS),
    left=(Term(COUNT.code), Term(RATIO.code, Part.NUMERATOR)),
    right=(Term(RATIO.code, Part.DENOMINATOR),),
    over=(),
    window=Window.ROLLING_12M,
    tolerance=2.0,
    tolerance_pct=0.1,
    left_population="the parts",
    right_population="the whole",
    left_agencies=("police", "csc"),
    right_agencies=("csc",),
    marks=COUNT.code,
)
EXPLANATION = CheckExplanation("parts", HERE, DAY, "the council", "late entries", -20.5)
CHANGE = YearlyChange(COUNT.code, DAY, -33.2, 52.0, 1628, 154, 2013, 2024, "DfE", "percentiles")


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


def test_checks_explanations_and_yearly_changes_come_back(store: Store) -> None:
    withdrawn = replace(CHECK, code="old", over=(Term(COUNT.code),), withdrawn_on=DAY)
    unsaid = replace(EXPLANATION, explained_on=date(2017, 1, 1), difference=None)
    with store.writing() as connection:
        assert check.put(connection, [CHECK, withdrawn]) == 2
        assert check.put_explanations(connection, [EXPLANATION, unsaid]) == 2
        assert yearly_change.put(connection, [CHANGE]) == 1
    with store.reading() as connection:
        assert check.every(connection) == [withdrawn, CHECK]
        assert check.explanations_for_area(connection, HERE) == [unsaid, EXPLANATION]
        assert check.explanations_for_area(connection, THERE) == []
        assert yearly_change.every(connection) == [CHANGE]


def test_when_a_rule_was_known_comes_back(store: Store) -> None:
    said = date(2020, 1, 2)
    target_, break_, set_ = (replace(one, known_on=said) for one in (TARGET, BREAK, SET))
    stock = replace(COUNT, starts=RATIO.code, ends=RATIO.code)
    with store.writing() as connection:
        target.put(connection, [target_])
        break_in_series.put(connection, [break_])
        comparator_set.put(connection, [set_])
        indicator.put(connection, [stock])
    with store.reading() as connection:
        assert target.for_area(connection, HERE) == [target_]
        assert break_in_series.for_area(connection, HERE) == [break_]
        assert comparator_set.for_area(connection, HERE) == [set_]
        assert indicator.every(connection)[stock.code] == stock
