"""Deciding in a meeting: three clicks, what the group judges, what is kept when a form is gone."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from scorecard.domain.audit_event import Verb
from scorecard.domain.decision import DecisionKind, standing
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.period import day
from scorecard.domain.variance_report import AssuranceVerdict
from scorecard.services import decision, variance_report
from scorecard.services import meeting as meeting_service
from scorecard.services.change import change
from scorecard.services.opening import Details
from scorecard.services.variance_report import Judged
from scorecard.store import indicator as indicators
from tests.pages.conftest import drawn, visited, words
from tests.pages.meetings import CODE
from tests.pages.rooms import (
    CHAIR,
    Room,
    answer,
    answered,
    asked,
    fill,
    held,
    labels,
    noted,
    promised,
    shown,
    told,
    waiting,
)
from tests.pages.test_address import unescaped


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [
        (DecisionKind.ASK_VARIANCE, True),
        (DecisionKind.SET_ACTION, True),
        (DecisionKind.NOTE, False),
    ],
)
def test_who_asks_is_told_what_the_agencys_lead_cannot_see(
    open_room: Room, kind: DecisionKind, is_told: bool
) -> None:
    said = "restricted to named roles. They will not find it here"
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(kind)).run()
    assert said not in words(screen), "it is open to all"
    event = (Verb.LOAD_CATALOGUE, "indicators.csv", "The catalogue says that it is restricted.")
    with change(open_room.workspace, "Helen Marsh", *event) as connection:
        held = indicators.every(connection)[CODE]
        indicators.put(connection, [replace(held, sensitivity=Sensitivity.RESTRICTED)])
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(kind)).run()
    assert not screen.exception
    assert (said in words(screen)) is is_told


THREE = [
    (DecisionKind.ASK_VARIANCE, "Record: ask for a variance report"),
    (DecisionKind.CHALLENGE, "Record: challenge"),
    (DecisionKind.ASK_AUDIT, "Record: ask for an audit"),
    (DecisionKind.NOTE, "Record: note, look again"),
]


@pytest.mark.parametrize(("kind", "button"), THREE)
def test_a_decision_in_three_clicks(open_room: Room, kind: DecisionKind, button: str) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(kind)).run()
    assert not screen.error
    if kind == DecisionKind.ASK_VARIANCE:  # one stands already, and asking in it is no suggestion
        fill(screen.selectbox, "What is asked", "second")
    next(one for one in screen.button if one.label == button).click().run()
    (made,) = open_room.decided()
    assert (made.kind, made.indicator, made.decided_by) == (kind, CODE, CHAIR.name)
    assert made.words and made.until and made.pack
    assert screen.success[0].value.startswith("Recorded")
    said = shown(screen)
    assert "Decided here" in said
    # the choice begins anew: nothing is chosen, and nothing can be sent twice
    assert button not in labels(screen)


def test_asking_what_was_asked_already_says_so_and_asks_again_first(open_room: Room) -> None:
    answered(open_room)
    (report,) = waiting(open_room)
    screen = open_room.visit(item=CODE)
    assert "Asked already" not in shown(screen)
    screen.get("button_group")[0].set_value(str(DecisionKind.ASK_VARIANCE)).run()
    said = shown(screen)
    assert f">Variance report {report.id}, Social care</a>: answered, answered " in said
    ways = next(one for one in screen.selectbox if one.label == "What is asked")
    assert ways.value == str(report.id)
    assert "Who acts" not in {one.label for one in screen.selectbox}
    fill(screen.text_area, "Why it is sent back", "Nothing is said of those who wait.")
    button = "Record: send it back"
    next(one for one in screen.button if one.label == button).click().run()
    (made,) = open_room.decided()
    assert made.opened == f"variance_report {report.id}"
    assert ">Answer sent back<" in shown(screen)
    # and a second one, for another question, knowingly
    screen.get("button_group")[0].set_value(str(DecisionKind.ASK_VARIANCE)).run()
    fill(screen.selectbox, "What is asked", "second")
    fill(screen.text_area, "The question", "Who is told?")
    button = "Record: ask for a variance report"
    next(one for one in screen.button if one.label == button).click().run()
    assert open_room.decided()[-1].opened not in ("", made.opened)


def test_a_day_still_owed_is_moved_only_by_a_day_and_a_reason_of_ones_own(
    open_room: Room,
) -> None:
    report = asked(open_room)
    assert report.due_on is not None
    screen = open_room.visit(item=CODE)
    assert f'record={report.id}">Variance report' in promised(screen)
    screen.get("button_group")[0].set_value(str(DecisionKind.ASK_VARIANCE)).run()
    ways = next(one for one in screen.selectbox if one.label == "What is asked")
    assert ways.options[0] == f"Give it another day: report {report.id}"
    assert f"Its answer is due on {day(report.due_on)}." in words(screen)
    button = "Record: give it another day"
    next(one for one in screen.button if one.label == button).click().run()
    assert "why, the day an answer is due" in screen.error[0].value
    assert (open_room.decided(), held(open_room, report)) == ([], report)
    to = report.due_on + timedelta(days=10)
    fill(screen.text_area, "Why it is given another day", "Two of three teams have answered.")
    fill(screen.date_input, "The new day", to)
    next(one for one in screen.button if one.label == button).click().run()
    assert held(open_room, report).due_on == to
    assert held(open_room, report).question == report.question
    moved = f"Variance report given until {day(to)} (was {day(report.due_on)})"
    assert f">{moved}<" in shown(screen)
    assert f"{moved}: Two of three teams have answered." in shown(open_room.visit(item="minutes"))
    # the report stood before the meeting, and stays among what was promised, taken back or not
    screen = open_room.visit(item=CODE)
    assert f'record={report.id}">Variance report' in promised(screen)
    stays = f"What it changed stays: the day is {day(to)}; change it on the report."
    assert stays in words(screen)
    assert "The record that it opened" not in words(screen)
    fill(screen.text_area, "Because", "A slip.")
    next(one for one in screen.button if one.label == "Take it back").click().run()
    said = shown(screen)
    assert f"A slip.</b></p><p>{stays}</p>" in said
    assert f'record={report.id}">Variance report' in promised(screen)


def test_what_a_meeting_opened_is_promised_once_its_decision_is_taken_back(
    open_room: Room,
) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ASK_VARIANCE)).run()
    if any(one.label == "What is asked" for one in screen.selectbox):
        fill(screen.selectbox, "What is asked", "second")
    button = "Record: ask for a variance report"
    next(one for one in screen.button if one.label == button).click().run()
    number = open_room.decided()[-1].opened.split()[1]
    assert f'record={number}">Variance report' not in promised(screen)
    fill(screen.text_area, "Because", "A slip.")
    next(one for one in screen.button if one.label == "Take it back").click().run()
    assert f'record={number}">Variance report' in promised(screen)


def test_a_verdict_is_not_offered_to_be_taken_back(open_room: Room) -> None:
    answered(open_room)
    (report,) = waiting(open_room)
    verdict = Details(
        report=report.id, version=report.version, verdict="partly_assured",
        evidence="dip_sample: twelve cases",
    )  # fmt: skip
    made = replace(
        noted(open_room), id=0, kind=DecisionKind.ACCEPT_ASSURANCE, words="The plan is clear.",
        until=open_room.workspace.now().date() + timedelta(days=60),
    )  # fmt: skip
    decision.decide(open_room.workspace, CHAIR, made, verdict)
    screen = open_room.visit(item=CODE)
    offered = [one.label for one in screen.expander if one.label.startswith("Take back")]
    assert offered == ["Take back: noted"]


JUDGED = [
    (DecisionKind.RAISE_RISK, "Record: raise a risk", "what could happen"),
    (DecisionKind.ESCALATE, "Record: escalate", "what is wrong"),
    (DecisionKind.SET_ACTION, "Record: agree an action", "what is to be done"),
    (DecisionKind.ACCEPT_ASSURANCE, "Record: judge the answer", "why the group is assured"),
]


@pytest.mark.parametrize(("kind", "button", "missing"), JUDGED)
def test_what_the_group_judges_begins_empty_and_two_taps_store_nothing(
    open_room: Room, kind: DecisionKind, button: str, missing: str
) -> None:
    answered(open_room)
    before = open_room.decided()
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(kind)).run()
    for label in (
        *("What is wrong", "What could happen", "Why the group is assured, or is not"),
        *("What is to be done",),
        *("What is done meanwhile to keep children safe", "What is done about it"),
    ):
        assert {one.value for one in screen.text_area if one.label == label} <= {""}
    for label in ("Likelihood", "Impact on children", "The group is", "It rests on",
                  "Who is to acknowledge it"):  # fmt: skip
        assert {one.value for one in screen.selectbox if one.label == label} <= {""}
    assert {one.value for one in screen.date_input if one.label == "Since when"} <= {None}
    next(one for one in screen.button if one.label == button).click().run()
    assert missing in screen.error[0].value
    assert open_room.decided() == before


def test_the_answer_is_read_above_the_form_and_the_verdict_is_the_groups_own(
    open_room: Room,
) -> None:
    answered(open_room)
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ACCEPT_ASSURANCE)).run()
    said = shown(screen)
    assert "As Social care says" in said
    assert said.count("Fewer staff") == 2  # beside the figures, and above the form
    fill(screen.text_area, "Why the group is assured, or is not", "Half of it was seen.")
    fill(screen.selectbox, "The group is", "partly_assured")
    fill(screen.selectbox, "It rests on", "audit")
    fill(screen.text_input, "What it showed", "Twelve cases, eight in time")
    next(one for one in screen.button if one.label == "Record: judge the answer").click().run()
    made = open_room.decided()[-1]
    assert (made.verdict, made.words) == ("partly_assured", "Half of it was seen.")
    assert ">Partly assured<" in shown(screen)
    said = "Partly assured, on an audit (Twelve cases, eight in time): Half of it was seen."
    assert said in shown(open_room.visit(item="minutes"))
    assert "Partly assured" in shown(open_room.visit())  # the tag on the agenda


def test_the_level_is_chosen_and_its_clock_gives_the_day(open_room: Room) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ESCALATE)).run()
    assert not [one for one in screen.date_input if "cknowledg" in one.label]
    (level,) = (one for one in screen.selectbox if one.label == "Who is to acknowledge it")
    assert any(re.match(r"Sub-group chair: acknowledges by \d+ \w+ \d{4}$", one)
               for one in level.options)  # fmt: skip
    today = open_room.workspace.now().date()
    fill(screen.text_area, "What is wrong", "Nobody visits.")
    fill(screen.date_input, "Since when", today)
    fill(screen.text_area, "What is done meanwhile to keep children safe", "Daily calls.")
    fill(screen.selectbox, "Who is to acknowledge it", "2")
    next(one for one in screen.button if one.label == "Record: escalate").click().run()
    (made,) = open_room.decided()
    assert made.until is not None
    assert f"acknowledgement due {day(made.until)}" in shown(screen)


def test_deciding_before_the_day_is_said(open_room: Room) -> None:
    for item in (CODE, "minutes"):
        said = shown(open_room.visit(item=item))
        assert f"The meeting is on {day(open_room.meeting.date)}. What is decided now holds" in said
    noted(open_room)
    said = shown(open_room.visit(item=CODE))
    assert f"Decided before the meeting, on {day(open_room.workspace.now().date())}, by" in said


def test_a_refused_decision_loses_nothing(open_room: Room) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.NOTE)).run()
    area = next(one for one in screen.text_area if one.label == "What is noted")
    area.set_value("").run()
    next(one for one in screen.button if one.label.startswith("Record: note")).click().run()
    assert "what is decided" in screen.error[0].value
    assert open_room.decided() == []


def test_taking_back_what_was_chosen_by_a_slip(open_room: Room) -> None:
    noted(open_room)
    screen = open_room.visit(item=CODE)
    area = next(one for one in screen.text_area if one.label == "Because")
    area.set_value("A slip.").run()
    next(one for one in screen.button if one.label == "Take it back").click().run()
    assert standing(open_room.decided()) == []
    assert "A slip." in shown(screen)


def test_a_decision_being_typed_when_the_meeting_was_moved_stays_to_be_read(
    open_room: Room,
) -> None:
    screen = open_room.visit("analyst", item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.RAISE_RISK)).run()
    fill(screen.text_area, "What could happen", "Children wait unseen.")
    to = open_room.meeting.date + timedelta(days=120)
    meeting_service.move(open_room.workspace, CHAIR, open_room.meeting, to, "Snow.")
    again = open_room.visit("analyst", item=CODE)
    assert not again.exception
    assert f"This meeting was moved to {day(to)} while you were writing." in told(again)
    assert "Children wait unseen." in again.code[0].value


def test_a_verdict_being_typed_when_another_judged_the_answer_stays_to_be_read(
    open_room: Room,
) -> None:
    answered(open_room)
    screen = open_room.visit("analyst", item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ACCEPT_ASSURANCE)).run()
    fill(screen.text_area, "Why the group is assured, or is not", "Nobody outside has looked.")
    (report,) = waiting(open_room)
    verdict = Judged(AssuranceVerdict.NOT, "The plan has no dates.", "")
    variance_report.judge(open_room.workspace, CHAIR, report.id, report.version, verdict)
    next(one for one in screen.button if one.label == "Record: judge the answer").click().run()
    for again in (screen, open_room.visit("analyst", item=CODE)):
        assert not again.exception
        assert "Amara Okafor, independent chair" in told(again)
        assert "Nobody outside has looked." in again.code[0].value
    assert not open_room.visit("chair", item=CODE).code


def test_the_summary_says_where_its_items_stand_on_the_frozen_agenda(open_room: Room) -> None:
    assert "on the agenda" not in drawn(visited("summary"))
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.NOTE)).run()
    next(one for one in screen.button if one.label == "Record: note, look again").click().run()
    said = drawn(visited("summary"))
    assert "keeps its own numbers" in said
    assert re.search(r"Item \d+ on the agenda</span> <b>Decided on ", said), "it rests"
    assert re.search(r"Item \d+ on the agenda</span><p class=.standing", said)
    assert "on the agenda" not in drawn(visited("summary", as_at="2026-03-31"))


def test_an_answer_that_came_meanwhile_is_not_sent_back_unread(open_room: Room) -> None:
    report = asked(open_room)
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ASK_VARIANCE)).run()
    fill(screen.text_area, "Why it is given another day", "Two more weeks.")
    sent = answer(open_room, report)
    next(one for one in screen.button if one.label == "Record: give it another day").click().run()
    said = unescaped(screen.error[0].value)
    assert "changed while you were writing, so nothing was saved" in said
    assert held(open_room, report) == sent
    assert open_room.decided() == []


QUESTION = "The question"


def test_a_report_that_somebody_opened_meanwhile_is_not_moved_by_a_new_question(
    open_room: Room,
) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ASK_VARIANCE)).run()
    fill(screen.selectbox, "What is asked", "second")
    fill(screen.text_area, QUESTION, "Why do they come back?")
    report = asked(open_room)
    button = "Record: ask for a variance report"
    next(one for one in screen.button if one.label == button).click().run()
    assert f"Variance report {report.id}" in unescaped(screen.error[0].value)
    assert held(open_room, report) == report
    box = next(one for one in screen.text_area if one.label == QUESTION)
    assert box.value == "Why do they come back?"
