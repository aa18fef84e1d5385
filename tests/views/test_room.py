"""The room: promises and answers beside an item, what may be decided, and the minutes' draft."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from scorecard.domain.action import Action, Direction
from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.decision import DECISION_RULES, OFFERED, Decision, DecisionKind
from scorecard.domain.indicator import Standing
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day
from scorecard.domain.permissions import may_for
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.reporting_calendar import Step, of_meeting
from scorecard.domain.risk import Risk
from scorecard.services import attendance, decision, minutes, pack, variance_report
from scorecard.services.action import NOUN as ACTION
from scorecard.services.opening import RISK, Details
from scorecard.services.pack import Frozen
from scorecard.services.record import moved, opened
from scorecard.services.variance_report import Answer
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.store import meeting as meetings
from scorecard.views import decision as decisions
from scorecard.views import meeting as meeting_views
from scorecard.views import pack as packs
from scorecard.views import room, scorecard, since_issued, summary
from scorecard.views.agenda import AgendaItem
from scorecard.views.judged import JudgedArea
from scorecard.views.pack import SeenPack
from tests.copies import judged_once
from tests.services.meetings import on
from tests.views.conftest import CHAIR, POLICE, texts
from tests.views.packs import BODY, EXAMPLESHIRE, MEETING
from tests.views.test_every_screen import UNKNOWN

ANALYST, CSC, KEEPER = (DEMO_PEOPLE[key] for key in ("analyst", "csc", "administrator"))
AUGUST = Meeting(EXAMPLESHIRE, date(2026, 8, 27), BODY, "Synthetic")
CODE = "fd_rereferrals_12m_pct"
"""Flagged, and nothing of the synthetic year is about it."""


FROZEN: dict[datetime, tuple[str, date]] = {}
"""The demonstration's content by the moment: every copy gives the same bytes (see test_pack)."""


def _issued(workspace: Workspace) -> SeenPack:
    moment = workspace.now()
    if moment not in FROZEN:
        with workspace.reading() as connection:
            FROZEN[moment] = packs.content(connection, MEETING, moment)
    content, as_at = FROZEN[moment]
    issued = pack.issue(workspace, CHAIR, MEETING, Frozen(content, as_at, moment))
    return packs.seen_by(packs.read(issued), CHAIR)


def _judged(workspace: Workspace) -> JudgedArea:
    with workspace.reading() as connection:
        return judged_once(connection, EXAMPLESHIRE, now=workspace.now())


def _beside(workspace: Workspace, item: AgendaItem, person: Person = CHAIR) -> room.Beside:
    seen = _judged(workspace)
    with workspace.reading() as connection:
        return room.beside(connection, seen, person, MEETING, item)


ESCALATED: dict[str, Any] = {
    "since": date(2026, 9, 1), "mitigation": "Daily check.", "level": 1,
}  # fmt: skip
SCORED: dict[str, Any] = {"mitigation": "Daily check.", "likelihood": 3, "impact": 4}


def _decide(workspace: Workspace, item: AgendaItem, kind: DecisionKind, **more: Any) -> Any:
    """The kind, what is suggested, and what the group itself says where nothing is."""
    seen, beside = _judged(workspace), _beside(workspace, item)
    offer = next(one for one in beside.offers if one.kind == kind)
    begun = decisions.begun(seen, MEETING, kind, item, 1)
    made = replace(begun, words=offer.words or "Said in the room.", until=offer.until)
    said = {"escalate": ESCALATED, "raise_risk": SCORED}.get(str(kind), {})
    details = Details(
        title=item.name, frozen=item.figure, toward=item.toward,
        report=beside.says.report, version=beside.says.version, **{**said, **more},
    )  # fmt: skip
    return decision.decide(workspace, CHAIR, made, details)


JUDGED = {
    *(DecisionKind.ESCALATE, DecisionKind.RAISE_RISK),
    *(DecisionKind.ACCEPT_ASSURANCE, DecisionKind.SET_ACTION),
}
"""What the group says in its own words: nothing is suggested for it."""


@pytest.mark.parametrize("kind", [kind for kind in OFFERED if kind != "accept_assurance"])
def test_what_is_decided_rests(copied: Workspace, kind: DecisionKind) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    (offer,) = (one for one in _beside(copied, item).offers if one.kind == kind)
    assert bool(offer.words) == (kind not in JUDGED)
    before = {one.indicators[0] for one in _judged(copied).judged.resting}
    made = _decide(copied, item, kind)
    assert made.words and made.until
    assert (made.rag, made.agency) == ("red", "csc")
    assert made.kinds.splitlines() == [f"{code} {flag}" for code, flag in item.flags]
    resting = {one.indicators[0] for one in _judged(copied).judged.resting}
    assert resting - before == {CODE}


def test_a_day_is_suggested_before_the_next_pack_so_that_it_is_looked_at(
    copied: Workspace,
) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    assert {one.kind: one.until for one in _beside(copied, item).offers}[DecisionKind.NOTE] == (
        date(2027, 1, 7)  # 55 working days on from today, though the meeting is to come
    )
    following = Meeting(EXAMPLESHIRE, date(2027, 1, 7), BODY)
    with copied.writing() as connection:
        meetings.put(connection, [following])
    seen = _judged(copied)
    issued_on = of_meeting(following.date, seen.calendar).on(Step.PACK)
    assert issued_on == date(2026, 12, 31)
    until = {one.kind: one.until for one in _beside(copied, item).offers}
    assert until[DecisionKind.NOTE] == date(2026, 12, 30)
    assert until[DecisionKind.ASK_VARIANCE] == date(2026, 11, 19)


def test_an_escalation_is_asked_no_day_but_shown_what_each_clock_gives(copied: Workspace) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    (offer,) = (one for one in _beside(copied, item).offers if one.kind == "escalate")
    assert (offer.until, offer.asks) == (None, "level")
    assert offer.levels[0] == (1, "Agency lead: acknowledges by 26 October 2026")
    made = _decide(copied, item, DecisionKind.ESCALATE)
    assert made.until == date(2026, 10, 26)


def test_deciding_before_the_meeting_is_said_before_and_after(copied: Workspace) -> None:
    issued = _issued(copied)
    item = issued.item(CODE)
    assert item is not None
    assert decisions.before_words(_judged(copied), MEETING) == (
        "The meeting is on 26 November 2026. What is decided now holds from today, and the "
        "minutes say that it was decided before the meeting."
    )
    _decide(copied, item, DecisionKind.SET_ACTION)
    said = "Decided before the meeting, on 22 October 2026, by Amara Okafor."
    assert [one.early for one in _lines(copied)] == [said]
    assert said in _minutes(copied, issued).text
    day_of = on(copied, MEETING.date)
    assert decisions.before_words(_judged(day_of), MEETING) == ""
    decision.decide(day_of, CHAIR, replace(_note(day_of, item), words="On the day."))
    assert [one.early for one in _lines(day_of)] == [said, ""]


def _note(workspace: Workspace, item: AgendaItem) -> Decision:
    begun = decisions.begun(_judged(workspace), MEETING, DecisionKind.NOTE, item, 1)
    return replace(begun, words="Seen.", until=date(2027, 2, 1))


def test_a_name_that_begins_the_words_is_said_once_and_no_sentence_is_broken(
    copied: Workspace,
) -> None:
    issued = _issued(copied)
    item = issued.item(CODE)
    assert item is not None
    for words in (f"{item.name}. more to come", f"{item.name} is looked at again"):
        decision.decide(copied, CHAIR, replace(_note(copied, item), words=words))
    text = _minutes(copied, issued).text
    assert f"**{item.name}.** Noted: More to come." in text
    assert f"**{item.name}.** Noted: {item.name} is looked at again." in text


def test_what_is_suggested_reads_well_whatever_the_indicator_is_called(copied: Workspace) -> None:
    """A name may end in 'to'."""
    item = _issued(copied).item(CODE)
    assert item is not None
    odd = replace(item, name="Conferences police attended or reported to", target="≥ 90%")
    offers = {one.kind: one for one in _beside(copied, odd).offers}
    assert offers[DecisionKind.SET_ACTION].hint == (
        "For instance what Social care changes until the target (≥ 90%) is met, and how that will "
        "be seen."
    )
    assert offers[DecisionKind.NOTE].words == "To be looked at again."


def test_each_kind_suggests_a_question_of_its_own_and_none_says_the_name_again(
    copied: Workspace,
) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    offers = {one.kind: one.words for one in _beside(copied, item).offers}
    kinds = (DecisionKind.ASK_VARIANCE, DecisionKind.CHALLENGE, DecisionKind.ASK_AUDIT)
    said = [offers[kind] for kind in kinds]
    assert len(set(said)) == len(said)
    assert not any(item.name in words for words in said)
    figure = said[0].partition(". ")[0]
    assert figure[:1].isdigit()
    assert all(words.startswith(f"{figure}. ") and words.endswith("?") for words in said)


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_what_is_offered_is_what_the_service_allows(copied: Workspace, who: str) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    person = DEMO_PEOPLE[who]
    offered = {one.kind for one in _beside(copied, item, person).offers}
    runs = may_for(person, DECISION_RULES[DecisionKind.NOTE].permission, "")
    assert offered == {
        kind
        for kind in OFFERED
        if runs
        and may_for(person, DECISION_RULES[kind].permission, item.agency)
        and kind != DecisionKind.ACCEPT_ASSURANCE  # no answer waits
    }
    seen = _judged(copied)
    with copied.reading() as connection:
        general = room.in_general(connection, seen, person, MEETING)
    assert {one.kind for one in general.offers} == {
        kind for kind in offered if not DECISION_RULES[kind].about_indicator
    }


def test_what_was_promised_stands_beside_with_what_followed(copied: Workspace) -> None:
    then = on(copied, date(2026, 8, 27))
    pack.issue(then, CHAIR, AUGUST, Frozen("{}", date(2026, 7, 31), then.now()))
    shared: dict[str, Any] = {
        "area": EXAMPLESHIRE, "state": "", "agency": "csc", "indicator": CODE,
        "opened_on": date(2026, 3, 1), "meeting_on": date(2026, 2, 26),
    }  # fmt: skip
    in_march = on(copied, date(2026, 3, 1))
    acted = opened(
        *(in_march, CHAIR, ACTION),
        Action(
            **shared, title="Four more workers", description="Four agency workers from March",
            due_on=date(2026, 9, 30), toward=Direction.LOWER,
        ),
    )  # fmt: skip
    moved(
        *(in_march, CHAIR, ACTION, acted.id, 1, "start"),
        started_on=date(2026, 3, 1), effect_from=date(2026, 4, 1),
    )  # fmt: skip
    linked = Risk(
        **{**shared, "indicator": ""}, title="Drift", description="Children wait unseen",
        likelihood=4, impact=4, mitigations="Weekly list", due_on=date(2026, 11, 27),
        indicators=f"other\n{CODE}",
    )  # fmt: skip
    opened(then, CHAIR, RISK, linked)
    begun = decisions.begun(_judged(then), AUGUST, DecisionKind.NOTE, None, 1)
    noted = replace(
        begun, indicator=CODE, words="Waits for the new system.", until=date(2026, 11, 27)
    )
    decision.decide(then, ANALYST, noted)
    item = _issued(copied).item(CODE)
    assert item is not None
    found = {one.what: one for one in _beside(copied, item).promises}
    assert set(found) == {"Action", "Risk", "Noted"}
    assert found["Action"].tone == "overdue"
    assert found["Action"].due_words == "22 days overdue, due 30 September 2026"
    assert found["Action"].outcome  # judged before and after
    assert "cause" not in found["Action"].outcome
    assert found["Risk"].outcome == "Score 16 of 25."
    assert (found["Noted"].words, found["Noted"].due_words) == (
        "Waits for the new system.",
        "27 November 2026",
    )
    assert found["Noted"].number == 0


def test_what_this_meeting_decided_is_no_promise_of_the_last(copied: Workspace) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    _decide(copied, item, DecisionKind.SET_ACTION)
    _decide(copied, item, DecisionKind.NOTE)
    assert _beside(copied, item).promises == ()


def test_the_agencys_answer_and_accepting_it(copied: Workspace) -> None:
    issued = _issued(copied)
    item = issued.item(CODE)
    assert item is not None
    assert _beside(copied, item).says.nothing == "No variance report has been asked for about this."
    made = _decide(copied, item, DecisionKind.ASK_VARIANCE)
    number = int(made.opened.split()[1])
    says = _beside(copied, item).says
    assert says.nothing == (
        f"Social care was asked on 22 October 2026, answer due {day(made.until)}; no answer yet."
    )
    given = Answer(
        "Two teams short", "Children wait", "Four workers", date(2027, 3, 31), 80.0,
        evidence="dip_sample: twelve cases",
    )  # fmt: skip
    variance_report.answer(copied, CSC, number, 1, given)
    beside = _beside(copied, item)
    assert (beside.says.waiting, beside.says.report, beside.says.version) == (True, number, 2)
    assert ("Cause", "Two teams short") in beside.says.pairs
    offer = next(one for one in beside.offers if one.kind == DecisionKind.ACCEPT_ASSURANCE)
    assert offer.until == date(2027, 3, 31)  # it rests until the recovery agreed
    assert (offer.words, beside.says.agency) == ("", "Social care")
    accepted = _decide(
        copied, item, DecisionKind.ACCEPT_ASSURANCE, verdict="partly_assured",
        evidence="dip_sample: twelve cases",
    )  # fmt: skip
    assert accepted.opened == f"variance_report {number}"
    line = _lines(copied)[-1]
    assert (line.done, line.rests) == ("Partly assured", "on a dip sample of cases (twelve cases)")
    said = f"**{line.name}.** Partly assured, on a dip sample of cases (twelve cases): Said in"
    assert said in _minutes(copied, issued).text
    assert not _beside(copied, item).says.waiting


def test_a_restricted_record_is_not_named_to_an_agency_lead(copied: Workspace) -> None:
    _issued(copied)
    code = "da_marac_children_count"
    begun = decisions.begun(_judged(copied), MEETING, DecisionKind.NOTE, None, 1)
    made = replace(begun, indicator=code, words="Few children.", until=date(2026, 12, 1))
    decision.decide(copied, CHAIR, made)
    seen = _judged(copied)
    with copied.reading() as connection:
        chairs = room.kept(connection, seen, CHAIR, MEETING)
        polices = room.kept(connection, seen, POLICE, MEETING)
    assert [one.indicator for one in chairs.lines] == [code]
    assert polices.lines == ()


def test_the_minutes_are_one_text_for_all_and_name_nothing_restricted(copied: Workspace) -> None:
    issued = _issued(copied)
    begun = decisions.begun(_judged(copied), MEETING, DecisionKind.NOTE, None, 1)
    few = "Few children, 34.0% again."
    made = replace(begun, indicator="da_marac_children_count", words=few, until=date(2026, 12, 1))
    decision.decide(copied, CHAIR, made)
    seen_by_chair = _minutes(copied, issued)
    assert few not in seen_by_chair.text
    assert seen_by_chair.left_out == ()
    minutes.write(copied, KEEPER, MEETING, 0, text=seen_by_chair.text)
    assert few not in _minutes(copied, issued, POLICE).text


def test_the_draft_is_put_together_out_of_what_was_recorded(copied: Workspace) -> None:
    issued = _issued(copied)
    item = issued.item(CODE)
    assert item is not None
    made = _decide(copied, item, DecisionKind.ASK_VARIANCE)
    slip = _decide(copied, item, DecisionKind.ESCALATE)
    decision.take_back(copied, CHAIR, slip.id, "A slip.")
    day_of = on(copied, MEETING.date)
    at = (EXAMPLESHIRE, MEETING.date, BODY)
    attendance.record(
        *(day_of, CHAIR, MEETING),
        [Attended(*at, "police", Attendance.DEPUTY, "Insp. Grant")],
    )
    minutes.write(day_of, CHAIR, MEETING, 0, childrens_words="Nobody told me.")
    view = _minutes(day_of, issued)
    for words in (
        "# Quality Assurance sub-group, 26 November 2026",
        "**Synthetic demonstration data.** Exampleshire does not exist.",
        "fingerprint abcdef012345.",
        "- Deputy came: Police (Insp. Grant).",
        "Nobody told me.",
        issued.summary.headline,
        "1. **Re-referrals within 12 months.** Variance report asked for: ",
        f"(Social care, variance report due {day(made.until)})",
    ):
        assert words in view.text, words
    assert "Escalated" not in view.text
    assert view.left_out == ()
    assert not UNKNOWN.search(view.text)


def _minutes(workspace: Workspace, issued: SeenPack, person: Person = CHAIR):
    seen = _judged(workspace)
    with workspace.reading() as connection:
        held = room.kept(connection, seen, person, MEETING)
        return room.minutes_of(connection, seen, person, MEETING, issued, held, "abcdef0123456789")


def test_a_decision_recorded_after_the_text_is_said_to_be_left_out(copied: Workspace) -> None:
    issued = _issued(copied)
    item = issued.item(CODE)
    assert item is not None
    draft = _minutes(copied, issued).text
    minutes.write(copied, KEEPER, MEETING, 0, text=draft)
    _decide(copied, item, DecisionKind.NOTE)
    view = _minutes(copied, issued)
    (left,) = view.left_out
    assert left.startswith("**Re-referrals within 12 months.** Noted: ")
    minutes.write(copied, KEEPER, MEETING, 1, text=f"{view.text}\n- {left}\n")
    assert _minutes(copied, issued).left_out == ()


def test_the_minutes_say_who_may_do_what_with_them(copied: Workspace) -> None:
    issued = _issued(copied)
    assert _minutes(copied, issued).state_words == "not begun"
    minutes.write(copied, KEEPER, MEETING, 0, text="All of it.")
    assert {one.verb for one in _minutes(copied, issued).moves} == {"amend", "sign_off"}
    assert {one.verb for one in _minutes(copied, issued, KEEPER).moves} == {"amend"}
    assert _minutes(copied, issued, POLICE).moves == ()
    day_of = on(copied, MEETING.date)
    number = _minutes(day_of, issued).number
    minutes.sign_off(day_of, CHAIR, number, 1)
    view = _minutes(day_of, issued)
    assert (view.fixed, view.state_words) == (True, "signed off by Amara Okafor, 26 November 2026")
    assert len(view.history) == 2


def test_the_next_meeting_comes_first_and_two_on_a_day_have_keys_of_their_own(
    copied: Workspace,
) -> None:
    seen = _judged(copied)
    found = meeting_views.choices(seen, date(2026, 10, 22))
    days = ["2026-11-26", "2026-08-27", "2026-05-28"]
    assert [one.key[:10] for one in found[:3]] == days
    evidence = replace(
        seen.judged.evidence,
        meetings=[*seen.judged.evidence.meetings, replace(MEETING, body="Board")],
    )
    both = replace(seen, judged=replace(seen.judged, evidence=evidence))
    keys = [one.key for one in meeting_views.choices(both, date(2026, 10, 22))]
    assert {key[:10] for key in keys[:2]} == {"2026-11-26"}
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("today", "words", "can"),
    [
        (date(2026, 10, 22), "in 35 days", True),
        (date(2026, 11, 25), "tomorrow", True),
        (date(2026, 11, 26), "today", True),
        (date(2026, 11, 27), "held 1 day ago", False),
        (date(2027, 11, 28), "held", False),
    ],
)
def test_a_meeting_says_when_it_is_and_whether_its_pack_may_be_issued(
    copied: Workspace, today: date, words: str, can: bool
) -> None:
    seen = _judged(copied)
    with copied.reading() as connection:
        view = meeting_views.view(connection, seen, CHAIR, MEETING, today)
        polices = meeting_views.view(connection, seen, POLICE, MEETING, today)
    assert (view.when_words, view.can_issue, bool(view.too_late)) == (words, can, not can)
    assert (polices.can_run, polices.can_issue) == (False, False)
    assert (view.calendar is None) == (words == "held")
    assert view.own is None
    assert (polices.own is not None) == can
    assert bool(view.outstanding) == can


def test_packs_are_listed_newest_first_each_with_its_place(copied: Workspace) -> None:
    _issued(copied)
    _issued(replace(copied, clock=lambda: copied.now() + timedelta(hours=1)))
    seen = _judged(copied)
    with copied.reading() as connection:
        view = meeting_views.view(connection, seen, CHAIR, MEETING, copied.now().date())
    assert [one.place for one in view.packs] == ["second", "first"]
    assert view.packs[1].sentence == "Issued on 22 October 2026, 12:00 UTC by Amara Okafor."


def test_the_summary_folds_what_rests_under_the_list(copied: Workspace) -> None:
    item = _issued(copied).item(CODE)
    assert item is not None
    before = summary.view(_judged(copied), CHAIR)
    _decide(copied, item, DecisionKind.NOTE)
    for person in (CHAIR, POLICE):
        after = summary.view(_judged(copied), person)
        assert CODE not in {one.code for one in after.attention}
        (resting,) = (one for one in after.resting if one.code == CODE)
        assert (resting.code, resting.rag) == (CODE, "red")
        assert resting.decided == (
            "Decided on 22 October 2026: to be looked at again by 7 January 2027."
        )
        # it is accounted for, and not called red and missing from the list
        assert resting.name not in after.attention_more
        assert CODE not in {one.code for one in after.questions}
    assert {one.code for one in before.attention} - {CODE} <= {one.code for one in after.attention}
    assert not [text for text in texts(after) if UNKNOWN.search(text)]


def test_the_screen_says_when_a_pack_was_frozen(copied: Workspace) -> None:
    issued = _issued(copied)
    assert since_issued.moment(issued.known_at) == "22 October 2026, 12:00 UTC"


def test_an_indicator_retired_since_is_still_decided_about(copied: Workspace) -> None:
    """The pack keeps it; beside it the scorecard of today says that it is gone."""
    issued = _issued(copied)
    item = issued.item(CODE)
    assert item is not None
    with copied.writing() as connection:
        held = indicators.every(connection)[CODE]
        indicators.put(connection, [replace(held, standing=Standing.RETIRED)])
    seen = _judged(copied)
    assert CODE in issued.indicators
    with copied.reading() as connection:
        live = scorecard.view(seen, CHAIR)
        (line,) = since_issued.of(connection, issued, live, (CODE,))
    assert line.changes == (("Scorecard", "on the scorecard", "not on the scorecard"),)
    assert _decide(copied, item, DecisionKind.NOTE).indicator == CODE
    assert [one.name for one in _lines(copied)] == [item.name]


def _lines(workspace: Workspace):
    seen = _judged(workspace)
    with workspace.reading() as connection:
        return room.kept(connection, seen, CHAIR, MEETING).lines
