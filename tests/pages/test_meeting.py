"""The Meeting screen for every persona: before the pack, the agenda, an item, the minutes."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.audit_event import Verb
from scorecard.domain.decision import Decision, DecisionKind, standing
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport, VarianceState
from scorecard.services import attendance, decision, minutes, pack, variance_report
from scorecard.services import meeting as meeting_service
from scorecard.services.change import change
from scorecard.services.pack import Frozen
from scorecard.services.variance_report import Answer, Judged
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import attendance as seats
from scorecard.store import decision as decisions
from scorecard.store import indicator as indicators
from scorecard.store import meeting as meetings
from scorecard.store import minutes as kept_minutes
from scorecard.store import pack as packs
from scorecard.store import variance_report as variance_reports
from tests.pages.conftest import visited, words
from tests.pages.meetings import BODY, CODE, EXAMPLESHIRE, RESTRICTED, issued, key_of, with_meeting

CHAIR = DEMO_PEOPLE["chair"]
Stores = tuple[Path, Path, Meeting, str]


@dataclass(frozen=True, slots=True)
class Room:
    """A store with a meeting to come, and how the address calls it."""

    workspace: Workspace
    meeting: Meeting
    key: str

    def visit(self, who: str = "chair", **parts: str) -> AppTest:
        """The screen of this meeting."""
        return visited("meeting", who, **{"meeting": self.key, **parts})

    def decided(self) -> list[Decision]:
        with self.workspace.reading() as connection:
            return decisions.for_area(connection, EXAMPLESHIRE, body=BODY)


@pytest.fixture(scope="module")
def stores(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Before the pack and after it, made once: each test has a copy of its own."""
    folder = tmp_path_factory.mktemp("meetings")
    workspace, coming = with_meeting(demo_store_path, folder / "before.db")
    key = key_of(workspace, coming)
    workspace.store.engine.dispose()
    copyfile(folder / "before.db", folder / "after.db")
    later = open_workspace(Settings(f"sqlite:///{folder / 'after.db'}"))
    issued(later, coming)
    later.store.engine.dispose()
    return folder / "before.db", folder / "after.db", coming, key


@contextmanager
def entered(made: Path, copy: Path, coming: Meeting, key: str) -> Iterator[Room]:
    copyfile(made, copy)
    workspace = open_workspace(Settings(f"sqlite:///{copy}"))
    yield Room(workspace, coming, key)
    workspace.store.engine.dispose()


@pytest.fixture
def room(stores: Stores, tmp_path: Path, at_store: Callable[[str], None]) -> Iterator[Room]:
    before, _, coming, key = stores
    at_store(f"sqlite:///{tmp_path / 'meeting.db'}")
    with entered(before, tmp_path / "meeting.db", coming, key) as made:
        yield made


@pytest.fixture
def open_room(stores: Stores, tmp_path: Path, at_store: Callable[[str], None]) -> Iterator[Room]:
    """The same with its pack issued."""
    _, after, coming, key = stores
    at_store(f"sqlite:///{tmp_path / 'meeting.db'}")
    with entered(after, tmp_path / "meeting.db", coming, key) as made:
        yield made


def shown(screen: AppTest) -> str:
    """What the screen says, without its styles."""
    assert not screen.exception
    assert not screen.error, screen.error[0].value
    assert not screen.warning, screen.warning[0].value
    return STYLES.sub("", words(screen))


STYLES = re.compile("<style>.*?</style>", re.DOTALL)


def labels(screen: AppTest) -> set[str]:
    return {button.label for button in screen.button}


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_before_the_pack(room: Room, who: str) -> None:
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    screen = room.visit(who)
    said = shown(screen)
    for part in ("Reporting calendar", "in 7 days", "Last time:", "Who came"):
        assert part in said
    assert "The agenda, if the pack were issued now" in said
    assert "Synthetic demonstration data" in said
    assert ("Issue the pack" in labels(screen)) == runs
    assert ("The pack has not been issued yet" in said) == (not runs)
    agency = DEMO_PEOPLE[who].agency
    assert ("Flags of " in said) == bool(agency)


def test_without_a_word_the_next_meeting_is_shown(room: Room) -> None:
    said = shown(visited("meeting", "chair"))
    assert "Reporting calendar" in said


@pytest.mark.parametrize("area", ["E08000033", "E08000034"])
@pytest.mark.parametrize("who", ["chair", "police"])
def test_an_area_without_a_meeting_says_so_and_offers_to_add_one(
    room: Room, area: str, who: str
) -> None:
    screen = visited("meeting", who, area=area)
    said = shown(screen)
    if area == "E08000034":
        assert "No meeting of Kirklees is held here." in said
    else:
        assert "This meeting has been held and was given no pack." in said
    assert ("Add the meeting" in labels(screen)) == (who == "chair")


@pytest.mark.parametrize("who", ["chair", "analyst", "administrator"])
def test_issuing_is_one_click_and_says_its_fingerprint(room: Room, who: str) -> None:
    screen = room.visit(who)
    screen.button(key="issue_pack").click().run()
    with room.workspace.reading() as connection:
        kept, *earlier = packs.for_area(connection, EXAMPLESHIRE)
    assert kept.body == BODY and BODY not in {one.body for one in earlier}
    assert kept.issued_by == DEMO_PEOPLE[who].name
    assert kept.fingerprint in screen.success[0].value
    said = shown(screen)
    assert f"Fingerprint {kept.fingerprint[:12]}" in said
    assert "Begin with the first" in said


def test_issuing_twice_says_so_and_both_can_be_read(open_room: Room) -> None:
    screen = open_room.visit()
    screen.button(key="issue_pack").click().run()
    said = shown(screen)
    assert "The second issue of the pack." in said
    assert "Second issue" in said and "First issue" in said
    with open_room.workspace.reading() as connection:
        second, first, *_ = packs.for_area(connection, EXAMPLESHIRE)
    assert first.fingerprint != second.fingerprint
    said = shown(open_room.visit(pack=str(first.id)))
    assert "The first issue of the pack. Issued on" in said
    assert first.fingerprint[:12] in said


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_the_agenda(open_room: Room, who: str) -> None:
    screen = open_room.visit(who)
    said = shown(screen)
    order = ("What children and young people said", "Begin with the first", ">Agenda<",
             "Since issued", "Reporting calendar", "Who came")  # fmt: skip
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    assert f"item={CODE}" in said
    assert "Nothing reads otherwise than when the figures were frozen" in said
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    for label in ("Save what they said", "Record who came", "Add the meeting"):
        assert (label in labels(screen)) == runs
    assert ("Issue the pack again" in labels(screen)) == runs
    assert RESTRICTED not in said or may(DEMO_PEOPLE[who], Permission.SEE_RESTRICTED)


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_an_item(open_room: Room, who: str) -> None:
    screen = open_room.visit(who, item=CODE)
    said = shown(screen)
    for part in ("sc-headline", "Since issued", "Why it is flagged", "How it compares",
                 "What the agency says", "What was promised"):  # fmt: skip
        assert part in said
    assert "1 of " in said and "2. " in said
    (chart,) = screen.get("vega_lite_chart") or screen.get("arrow_vega_lite_chart")
    assert chart.proto.alt
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    kinds = screen.get("button_group")
    assert bool(kinds) == runs


def test_the_first_and_the_last_item_know_their_place(open_room: Room) -> None:
    said = shown(open_room.visit(item=CODE))
    assert "‹" not in said
    listed = shown(open_room.visit())
    codes = [part.partition("&")[0].partition('"')[0] for part in listed.split("item=")[1:]]
    agenda = list(dict.fromkeys(code for code in codes if code != "minutes"))
    (of,) = {int(number) for number in re.findall(r"\b1 of (\d+)(?=\s*<|\s*$)", said, re.M)}
    last = shown(open_room.visit(item=agenda[of - 1]))
    assert f"{of} of {of}" in last and "Minutes ›" in last


@pytest.mark.parametrize("item", ["nothing_pct", "<b>x</b>", "%%%"])
def test_an_item_the_pack_does_not_hold(open_room: Room, item: str) -> None:
    screen = open_room.visit(item=item)
    assert not screen.exception
    assert "holds no such indicator" in screen.error[0].value
    assert "<b>x" not in words(screen).rpartition("</style>")[2]


def test_a_restricted_item_is_for_named_roles(open_room: Room) -> None:
    for who in DEMO_PEOPLE:
        screen = open_room.visit(who, item=RESTRICTED)
        assert not screen.exception
        may_see = may(DEMO_PEOPLE[who], Permission.SEE_RESTRICTED)
        assert RESTRICTED not in words(screen) or may_see


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


@pytest.mark.parametrize("part", ["meeting", "pack"])
def test_a_strangers_address_is_answered_in_a_sentence(open_room: Room, part: str) -> None:
    screen = open_room.visit(**{part: "<i>9</i>"})
    assert not screen.exception
    assert "is not one of the" in screen.warning[0].value


THREE = [
    (DecisionKind.ASK_VARIANCE, "Record: ask for a variance report"),
    (DecisionKind.SET_ACTION, "Record: agree an action"),
    (DecisionKind.CHALLENGE, "Record: challenge"),
    (DecisionKind.ASK_AUDIT, "Record: ask for an audit"),
    (DecisionKind.NOTE, "Record: note, look again"),
]


@pytest.mark.parametrize(("kind", "button"), THREE)
def test_a_decision_in_three_clicks(open_room: Room, kind: DecisionKind, button: str) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(kind)).run()
    assert not screen.error
    next(one for one in screen.button if one.label == button).click().run()
    (made,) = open_room.decided()
    assert (made.kind, made.indicator, made.decided_by) == (kind, CODE, CHAIR.name)
    assert made.words and made.until and made.pack
    assert screen.success[0].value.startswith("Recorded")
    said = shown(screen)
    assert "Decided here" in said
    # the choice begins anew: nothing is chosen, and nothing can be sent twice
    assert button not in labels(screen)


JUDGED = [
    (DecisionKind.RAISE_RISK, "Record: raise a risk", "what could happen"),
    (DecisionKind.ESCALATE, "Record: escalate", "what is wrong"),
    (DecisionKind.ACCEPT_ASSURANCE, "Record: judge the answer", "why the group is assured"),
]


@pytest.mark.parametrize(("kind", "button", "missing"), JUDGED)
def test_what_the_group_judges_begins_empty_and_two_taps_store_nothing(
    open_room: Room, kind: DecisionKind, button: str, missing: str
) -> None:
    _answered(open_room)
    before = open_room.decided()
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(kind)).run()
    for label in (
        *("What is wrong", "What could happen", "Why the group is assured, or is not"),
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
    _answered(open_room)
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ACCEPT_ASSURANCE)).run()
    said = shown(screen)
    assert "As Social care says" in said
    assert said.count("Fewer staff") == 2  # beside the figures, and above the form
    _fill(screen.text_area, "Why the group is assured, or is not", "Half of it was seen.")
    _fill(screen.selectbox, "The group is", "partly_assured")
    _fill(screen.selectbox, "It rests on", "audit")
    _fill(screen.text_input, "What it showed", "Twelve cases, eight in time")
    next(one for one in screen.button if one.label == "Record: judge the answer").click().run()
    made = open_room.decided()[-1]
    assert (made.verdict, made.words) == ("partly_assured", "Half of it was seen.")
    assert ">Partly assured<" in shown(screen)
    assert "Partly assured: Half of it was seen." in shown(open_room.visit(item="minutes"))
    assert "Partly assured" in shown(open_room.visit())  # the tag on the agenda


def test_the_level_is_chosen_and_its_clock_gives_the_day(open_room: Room) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ESCALATE)).run()
    assert not [one for one in screen.date_input if "cknowledg" in one.label]
    (level,) = (one for one in screen.selectbox if one.label == "Who is to acknowledge it")
    assert any(re.match(r"Sub-group chair: acknowledges by \d+ \w+ \d{4}$", one)
               for one in level.options)  # fmt: skip
    today = open_room.workspace.now().date()
    _fill(screen.text_area, "What is wrong", "Nobody visits.")
    _fill(screen.date_input, "Since when", today)
    _fill(screen.text_area, "What is done meanwhile to keep children safe", "Daily calls.")
    _fill(screen.selectbox, "Who is to acknowledge it", "2")
    next(one for one in screen.button if one.label == "Record: escalate").click().run()
    (made,) = open_room.decided()
    assert made.until is not None
    assert f"acknowledgement due {day(made.until)}" in shown(screen)


def _fill(fields: Iterable[Any], label: str, value: object) -> None:
    next(one for one in fields if one.label == label).set_value(value).run()


def _answered(room: Room) -> None:
    """An answer about the item, which waits for the group's verdict."""
    held = room.workspace.now().date()
    report = variance_report.ask(
        room.workspace,
        CHAIR,
        VarianceReport(
            area=EXAMPLESHIRE, title="Assessments", state="", agency="csc", indicator=CODE,
            opened_on=held, due_on=held + timedelta(days=5), question="What takes longer?",
        ),
    )  # fmt: skip
    given = Answer(
        "Fewer staff", "Children wait", "Two more", held + timedelta(days=90), 80.0,
        evidence="agency_word: they are sure",
    )  # fmt: skip
    variance_report.answer(room.workspace, DEMO_PEOPLE["csc"], report.id, report.version, given)


def test_deciding_before_the_day_is_said(open_room: Room) -> None:
    for item in (CODE, "minutes"):
        said = shown(open_room.visit(item=item))
        assert f"The meeting is on {day(open_room.meeting.date)}. What is decided now holds" in said
    _noted(open_room)
    said = shown(open_room.visit(item=CODE))
    assert f"Decided before the meeting, on {day(open_room.workspace.now().date())}, by" in said


def test_an_item_is_called_what_the_agenda_calls_it(open_room: Room) -> None:
    (name,) = re.findall(rf"item={CODE}[^>]*>1\. ([^<]+)<", shown(open_room.visit()))
    screen = open_room.visit(item=CODE)
    assert name in {one.value.partition(" ")[2] for one in screen.header}
    assert "In full: " in shown(screen)


def test_a_refused_decision_loses_nothing(open_room: Room) -> None:
    screen = open_room.visit(item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.NOTE)).run()
    area = next(one for one in screen.text_area if one.label == "What is noted")
    area.set_value("").run()
    next(one for one in screen.button if one.label.startswith("Record: note")).click().run()
    assert "what is decided" in screen.error[0].value
    assert open_room.decided() == []


def test_taking_back_what_was_chosen_by_a_slip(open_room: Room) -> None:
    _noted(open_room)
    screen = open_room.visit(item=CODE)
    area = next(one for one in screen.text_area if one.label == "Because")
    area.set_value("A slip.").run()
    next(one for one in screen.button if one.label == "Take it back").click().run()
    assert standing(open_room.decided()) == []
    assert "A slip." in shown(screen)


def _noted(room: Room, code: str = CODE) -> Decision:
    today = room.workspace.now().date()
    made = Decision(
        area=EXAMPLESHIRE, meeting_on=room.meeting.date, body=BODY, indicator=code,
        kind=DecisionKind.NOTE, words="Seen.", until=room.meeting.date, decided_on=today,
    )  # fmt: skip
    return decision.decide(room.workspace, CHAIR, made)


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_the_minutes(open_room: Room, who: str) -> None:
    _noted(open_room)
    screen = open_room.visit(who, item="minutes")
    said = shown(screen)
    for part in ("What was decided", "The minutes", "Who came", "Noted: Seen."):
        assert part in said
    runs = may(DEMO_PEOPLE[who], Permission.RUN_MEETING)
    assert ("Save the minutes" in labels(screen)) == runs
    assert bool(screen.get("button_group")) == runs
    assert "Sign off the minutes" not in labels(screen)  # it has not met yet


def test_writing_the_minutes_and_the_history(open_room: Room) -> None:
    screen = open_room.visit("administrator", item="minutes")
    area = next(one for one in screen.text_area if one.label == "The text")
    area.set_value("# Ours\n\n- <b>one</b>\n- two").run()
    next(one for one in screen.button if one.label == "Save the minutes").click().run()
    said = shown(screen)
    assert "<h2>Ours</h2>" in said
    assert "&lt;b&gt;one&lt;/b&gt;" in said
    assert "began the minutes" in said


def test_somebody_else_wrote_meanwhile_and_nothing_is_lost(open_room: Room) -> None:
    at = (open_room.workspace, CHAIR, open_room.meeting)
    minutes.write(*at, 0, text="First.")
    screen = open_room.visit("analyst", item="minutes")
    area = next(one for one in screen.text_area if one.label == "The text")
    area.set_value("Mine.").run()
    minutes.write(*at, 1, text="Theirs.")
    next(one for one in screen.button if one.label == "Save the minutes").click().run()
    assert "was changed while you were writing" in screen.error[0].value
    area = next(one for one in screen.text_area if one.label == "The text")
    assert area.value == "Mine."


def test_a_closed_meeting_offers_no_change(open_room: Room) -> None:
    """Its minutes signed off: everybody reads, nobody writes."""
    on = open_room.meeting.date
    then = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
    written = minutes.write(open_room.workspace, CHAIR, open_room.meeting, 0, text="All of it.")
    later = replace(open_room.workspace, clock=lambda: then)
    minutes.sign_off(later, CHAIR, written.id, written.version)
    for item in ("", CODE, "minutes"):
        screen = open_room.visit(item=item)
        said = shown(screen)
        assert labels(screen) <= {"Amara Okafor", "Choose somebody else", "Add the meeting"}
        assert not screen.get("button_group")
    assert "signed off by Amara Okafor" in said


def test_what_was_being_typed_when_the_minutes_were_signed_off_stays_to_be_read(
    open_room: Room,
) -> None:
    on = open_room.meeting.date
    then = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
    written = minutes.write(open_room.workspace, CHAIR, open_room.meeting, 0, text="All of it.")
    screen = open_room.visit("analyst", item="minutes")
    _fill(screen.text_area, "The text", "Mine, <b>not sent</b>.")
    later = replace(open_room.workspace, clock=lambda: then)
    minutes.sign_off(later, CHAIR, written.id, written.version)
    next(one for one in screen.button if one.label == "Save the minutes").click().run()
    for again in (screen, open_room.visit("analyst", item="minutes"), open_room.visit("analyst")):
        assert not again.exception
        told = again.warning[0].value.replace("\\", "")
        assert f"signed off on {day(on)} by Amara Okafor." in told
        assert again.code[0].value == "The text:\nMine, <b>not sent</b>."
    # it is its writer's alone
    assert not open_room.visit("chair", item="minutes").code
    next(one for one in screen.button if one.label == "Throw it away").click().run()
    assert not screen.code and not screen.warning
    assert not open_room.visit("analyst", item="minutes").code


def test_a_decision_being_typed_when_the_meeting_was_moved_stays_to_be_read(
    open_room: Room,
) -> None:
    screen = open_room.visit("analyst", item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.RAISE_RISK)).run()
    _fill(screen.text_area, "What could happen", "Children wait unseen.")
    to = open_room.meeting.date + timedelta(days=120)
    meeting_service.move(open_room.workspace, CHAIR, open_room.meeting, to, "Snow.")
    again = open_room.visit("analyst", item=CODE)
    assert not again.exception
    assert f"This meeting was moved to {day(to)} while you were writing." in told(again)
    assert "Children wait unseen." in again.code[0].value


def test_a_verdict_being_typed_when_another_judged_the_answer_stays_to_be_read(
    open_room: Room,
) -> None:
    _answered(open_room)
    screen = open_room.visit("analyst", item=CODE)
    screen.get("button_group")[0].set_value(str(DecisionKind.ACCEPT_ASSURANCE)).run()
    _fill(screen.text_area, "Why the group is assured, or is not", "Nobody outside has looked.")
    with open_room.workspace.reading() as connection:
        (report,) = (
            one
            for one in variance_reports.shelf.for_area(connection, EXAMPLESHIRE)
            if one.indicator == CODE and one.state == VarianceState.ANSWERED
        )
    verdict = Judged(AssuranceVerdict.NOT, "The plan has no dates.", "")
    variance_report.judge(open_room.workspace, CHAIR, report.id, report.version, verdict)
    next(one for one in screen.button if one.label == "Record: judge the answer").click().run()
    for again in (screen, open_room.visit("analyst", item=CODE)):
        assert not again.exception
        assert "Amara Okafor, independent chair" in told(again)
        assert "Nobody outside has looked." in again.code[0].value
    assert not open_room.visit("chair", item=CODE).code


def told(screen: AppTest) -> str:
    return " ".join(one.value.replace("\\", "") for one in screen.warning)


def test_what_was_being_typed_when_the_meeting_was_moved_stays_to_be_read(open_room: Room) -> None:
    screen = open_room.visit("analyst", item="minutes")
    _fill(screen.text_area, "The text", "Mine.")
    to = open_room.meeting.date + timedelta(days=120)
    meeting_service.move(open_room.workspace, CHAIR, open_room.meeting, to, "Snow.")
    again = open_room.visit("analyst", item="minutes")
    assert not again.exception
    assert f"was moved to {day(to)} while you were" in again.warning[0].value
    assert again.code[0].value == "The text:\nMine."


def test_children_first_and_attendance(open_room: Room) -> None:
    screen = open_room.visit("analyst")
    area = next(one for one in screen.text_area if one.label.startswith("In their own words"))
    area.set_value("Nobody told me.\n<img src=x>").run()
    next(one for one in screen.button if one.label == "Save what they said").click().run()
    said = shown(screen)
    assert "Nobody told me." in said
    assert "<img src=x>" not in said
    came = next(one for one in screen.selectbox if one.label == "Police")
    came.set_value("apologies").run()
    next(one for one in screen.button if one.label == "Record who came").click().run()
    with open_room.workspace.reading() as connection:
        kept_seats = seats.for_area(connection, EXAMPLESHIRE)
        (seat,) = (one for one in kept_seats if one.body == BODY)
        at = (EXAMPLESHIRE, open_room.meeting.date, BODY)
        held = kept_minutes.of_meeting(connection, *at)
    assert (seat.agency, seat.attendance) == ("police", Attendance.APOLOGIES)
    assert held is not None
    assert held.childrens_words.startswith("Nobody told me.")
    assert "0 of 1 agency came" in shown(screen)


def test_a_damaged_pack_is_not_shown(room: Room) -> None:
    """Its bytes are not those that were issued: a sentence, and no figure."""
    moment = room.workspace.now()
    pack.issue(room.workspace, CHAIR, room.meeting, Frozen("{}", moment.date(), moment))
    with room.workspace.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER pack_no_update")
        connection.exec_driver_sql("UPDATE pack SET content = '{\"a\":1}'")
    screen = room.visit()
    assert "not what was issued" in screen.error[0].value
    assert "sc-agenda" not in words(screen).rpartition("</style>")[2]


def test_a_meeting_is_moved_and_its_old_address_leads_to_it(open_room: Room) -> None:
    to = open_room.meeting.date + timedelta(days=120)
    screen = open_room.visit()
    _fill(screen.text_area, "Why it is moved", "The chair is ill.")
    _fill(screen.date_input, "Moved to", to)
    next(one for one in screen.button if one.label == "Move the meeting").click().run()
    assert screen.success[0].value.startswith("The meeting has been moved")
    for again in (screen, open_room.visit()):
        said = shown(again)
        assert f"{day(to)}, in 127 days." in said
        assert "Begin with the first" in said  # its pack went with it
    with open_room.workspace.reading() as connection:
        days = {one.date for one in meetings.for_area(connection, EXAMPLESHIRE) if one.body == BODY}
    assert days == {to}


def test_a_meeting_is_cancelled_and_says_so_to_everybody(open_room: Room) -> None:
    screen = open_room.visit()
    next(one for one in screen.button if one.label == "Cancel the meeting").click().run()
    assert "why it is cancelled" in screen.error[0].value
    _fill(screen.text_area, "Why it is cancelled", "Snow.")
    next(one for one in screen.button if one.label == "Cancel the meeting").click().run()
    for who in ("chair", "police"):
        for item in ("", CODE, "minutes"):
            again = open_room.visit(who, item=item)
            said = shown(again)
            assert "Cancelled on" in said and "by Amara Okafor: Snow." in said
            assert not again.get("button_group")
            assert not {"Record who came", "Issue the pack again", "Move the meeting",
                        "Save the minutes", "Save what they said"} & labels(again)  # fmt: skip
    assert any("cancelled" in one for one in again_options(open_room))


def again_options(room: Room) -> list[str]:
    """What the list of meetings calls them."""
    screen = room.visit()
    return next(one.options for one in screen.selectbox if one.label == "Meeting")


def test_who_does_not_run_it_neither_moves_nor_cancels(room: Room) -> None:
    assert not {"Move the meeting", "Cancel the meeting"} & labels(room.visit("police"))
    assert {"Move the meeting", "Cancel the meeting"} <= labels(room.visit("analyst"))


def test_the_steps_that_have_passed_are_shown_before_it_is_confirmed(room: Room) -> None:
    near = room.workspace.now().date() + timedelta(days=2)
    screen = room.visit()
    _fill(screen.date_input, "Meets on", near)
    assert f"For a meeting on {day(near)} these steps of the reporting calendar" in words(screen)
    assert "Add it all the same" in labels(screen) and "Add the meeting" not in labels(screen)
    _fill(screen.text_area, "Why it is moved", "The chair is ill.")
    _fill(screen.date_input, "Moved to", near)
    assert "Move it all the same" in labels(screen)
    next(one for one in screen.button if one.label == "Move it all the same").click().run()
    assert f"{day(near)}, in 2 days." in shown(screen)


def test_apologies_from_before_stand_in_the_form(open_room: Room) -> None:
    at = (EXAMPLESHIRE, open_room.meeting.date, BODY)
    seat = Attended(*at, "police", Attendance.APOLOGIES, "Sgt Nair")
    attendance.record(open_room.workspace, CHAIR, open_room.meeting, [seat])
    screen = open_room.visit()
    assert next(one for one in screen.selectbox if one.label == "Police").value == "apologies"
