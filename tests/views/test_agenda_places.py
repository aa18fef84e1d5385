"""Agenda places: today's list says where its items stand on the frozen agenda, once they differ."""

from dataclasses import replace

from scorecard.domain.decision import DecisionKind
from scorecard.services import decision
from scorecard.services.workspace import Workspace
from scorecard.views import agenda_places as views
from scorecard.views import decision as decisions
from scorecard.views import summary
from scorecard.views.agenda import NOW
from scorecard.views.judged import judge_area
from scorecard.views.pack import SeenPack
from scorecard.views.summary import SummaryView
from tests.views.conftest import CHAIR
from tests.views.packs import EXAMPLESHIRE, MEETING
from tests.views.test_room import _issued


def _summary(workspace: Workspace) -> SummaryView:
    with workspace.reading() as connection:
        return summary.view(judge_area(connection, EXAMPLESHIRE, now=workspace.now()), CHAIR)


def _decide_about_the_first(workspace: Workspace, pack: SeenPack) -> None:
    with workspace.reading() as connection:
        seen = judge_area(connection, EXAMPLESHIRE, now=workspace.now())
    item = next(one for one in pack.agenda if one.part == NOW)
    begun = decisions.begun(seen, MEETING, DecisionKind.NOTE, item, 1)
    until = workspace.now().date().replace(month=12)
    decision.decide(workspace, CHAIR, replace(begun, words="Seen.", until=until))


def test_before_anything_is_decided_the_two_agree_and_nothing_is_said(copied: Workspace) -> None:
    pack = _issued(copied)
    view = _summary(copied)
    numbers = [(one.rank, one.code) for one in pack.agenda if one.part == NOW]
    assert [(one.rank, one.code) for one in view.attention] == numbers
    rested = replace(view, resting=())  # of meetings before, and on no agenda
    assert views.beside(rested, MEETING, pack) == rested


def test_once_one_is_decided_about_each_says_its_number_on_the_agenda(copied: Workspace) -> None:
    pack = _issued(copied)
    _decide_about_the_first(copied, pack)
    view = views.beside(_summary(copied), MEETING, pack)
    first = view.attention[0]
    second = next(one for one in pack.agenda if one.rank == 2)
    assert (first.rank, first.code, first.agenda) == (1, second.code, "Item 2 on the agenda")
    gone = next(one for one in view.resting if one.code == pack.agenda[0].code)
    assert gone.agenda == "Item 1 on the agenda"
    assert {one.agenda for one in view.resting} - {gone.agenda} <= {views.NOT_ON_IT}
    assert "The agenda of 26 November 2026 was frozen on 22 October 2026" in view.attention_intro


def test_what_came_in_since_is_said_not_to_be_on_it(copied: Workspace) -> None:
    pack = _issued(copied)
    shorter = replace(pack, agenda=pack.agenda[:3])
    said = [one.agenda for one in views.beside(_summary(copied), MEETING, shorter).attention]
    assert said[:4] == [f"Item {number} on the agenda" for number in (1, 2, 3)] + [views.NOT_ON_IT]
