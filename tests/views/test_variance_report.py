"""Variance reports on screen: what waits, what has not held, what is retired, and for whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fnmatch import fnmatch

import pytest

from scorecard.domain.agency import BUSINESS_UNIT
from scorecard.domain.errors import NotFound
from scorecard.domain.person import DEMO_PEOPLE, Person
from scorecard.domain.variance_report import AssuranceVerdict
from scorecard.services import variance_report as service
from scorecard.services.variance_report import Answer, Judged
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store.engine import Store
from scorecard.views import promise
from scorecard.views import variance_report as views
from scorecard.views.judged import JudgedArea, judge_area
from scorecard.views.variance_report import VarianceList
from tests.concern_samples import on
from tests.reassurance_samples import (
    ANSWER,
    CHAIR,
    CSC,
    GONE,
    HIDDEN,
    MONTHLY,
    NOW,
    RESTS,
    accepted,
    asked,
    figures,
    seed_figures,
)
from tests.samples import HERE

POLICE = DEMO_PEOPLE["police"]
STILL_RED = [64.7, 66.0, 63.1, 63.1, 63.1, 61.9]
HELD = [64.7, 66.0, 63.1, 70.0, 82.0, 83.0]
LATER = replace(ANSWER, recovery_by=date(2026, 12, 31), trajectory="31/10/2026 70\n2026-11-30 75")


@pytest.fixture
def desk(memory_store: Store) -> Workspace:
    """A Monday in October."""
    made = Workspace(memory_store, Settings())
    seed_figures(made)
    return on(made, NOW)


def _seen(desk: Workspace) -> JudgedArea:
    with desk.reading() as connection:
        return judge_area(connection, HERE, now=desk.now())


def _listing(desk: Workspace, person: Person = CHAIR) -> VarianceList:
    seen = _seen(desk)
    with desk.reading() as connection:
        return views.listing(connection, seen, person)


def _view(desk: Workspace, number: int, person: Person = CHAIR) -> views.VarianceView:
    seen = _seen(desk)
    with desk.reading() as connection:
        return views.view(connection, seen, number, person)


STILL_TO_COME = date(2026, 12, 1)


def _sent_back(desk: Workspace) -> None:
    made = asked(desk, NOW)
    service.answer(desk, CSC, made.id, 1, LATER)
    service.send_back(desk, CHAIR, made.id, 2, "Nothing of those who wait", STILL_TO_COME)


def _reopened(desk: Workspace) -> None:
    made = accepted(desk)
    service.reopen(desk, CHAIR, made.id, made.version, "It fell again.", STILL_TO_COME)


def _closed(desk: Workspace) -> None:
    made = accepted(desk, verdict=AssuranceVerdict.PARTLY)
    service.close(desk, CHAIR, made.id, made.version, "It holds")


def _answered(desk: Workspace) -> None:
    service.answer(desk, CSC, asked(desk, NOW).id, 1, LATER)


def _held(desk: Workspace) -> None:
    accepted(desk, verdict=AssuranceVerdict.PARTLY)


def _not_assured(desk: Workspace) -> None:
    accepted(desk, verdict=AssuranceVerdict.NOT)


STANDS: list[tuple[Callable[[Workspace], None], list[float], str, str, str]] = [
    (_answered, HELD, "Waits for the group's verdict", "waiting", ""),
    (
        *(_sent_back, HELD, "Sent back", "due"),
        "Sent back on 12 October 2026: Nothing of those who wait.",
    ),
    (_reopened, HELD, "Reopened", "due", "Reopened on 12 October 2026: It fell again."),
    (_not_assured, HELD, "Not assured", "waiting", "Not assured on 14 May 2026: Heard."),
    (_held, HELD, "Partly assured", "waiting", "Partly assured on 14 May 2026: Heard."),
    (
        *(_held, STILL_RED, "Partly assured, not held, to be reopened", "overdue"),
        "Partly assured on 14 May 2026: Heard. *61.9% in September 2026: not yet recovered.*",
    ),
    (
        *(_closed, HELD, "Closed", "over"),
        "Closed on 12 October 2026: It holds. The verdict was partly assured.",
    ),
    (
        *(_closed, STILL_RED, "Closed, not held, to be reopened", "overdue"),
        "Closed on 12 October 2026: It holds. The verdict was partly assured. *not yet recovered.*",
    ),
]


@pytest.mark.parametrize(("make", "values", "state", "tone", "because"), STANDS)
def test_what_the_agency_says_is_marked_with_where_its_answer_stands_and_why(
    desk: Workspace,
    make: Callable[[Workspace], None],
    values: list[float],
    state: str,
    tone: str,
    because: str,
) -> None:
    figures(desk, values)
    make(desk)
    seen = _seen(desk)
    with desk.reading() as connection:
        found = promise.says(connection, seen, CHAIR, [MONTHLY])
    assert found.stands is not None
    assert (found.stands.words, found.stands.tone) == (state, tone)
    assert fnmatch(found.stands.because, because)
    assert found.waiting is (state == "Waits for the group's verdict")


@pytest.mark.parametrize(
    ("values", "answer", "said"),
    [
        (
            *(HELD, LATER),
            "Too soon to say: none of three months known. "
            "Counted from 31 December 2026, the day agreed.",
        ),
        (
            *(HELD, ANSWER),
            "Too soon to say: one of three months known. "
            "Counted from 31 August 2026, the day agreed.",
        ),
        (STILL_RED, ANSWER, ""),  # not yet recovered
        ([85.0, *STILL_RED[1:]], LATER, ""),  # worse than it was then
    ],
)
def test_it_is_too_soon_to_say_from_a_day_and_not_where_it_has_not_held(
    desk: Workspace, values: list[float], answer: Answer, said: str
) -> None:
    figures(desk, values)
    made = accepted(desk, answer, AssuranceVerdict.PARTLY)
    assert _view(desk, made.id).next == said
    assert bool(_view(desk, made.id).to_reopen) is not bool(said)
    seen = _seen(desk)
    with desk.reading() as connection:
        (beside,) = promise.of_indicator(connection, seen, CHAIR, MONTHLY)
    assert beside.outcome == said
    assert ("to be reopened" in beside.state_words) is not bool(said)


def test_what_has_not_held_is_shown_at_once_before_anything_reopened_it(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    made = accepted(desk)
    found = _listing(desk)
    (row,) = found.again
    assert (row.state_words, row.tone) == ("Assured, not held, to be reopened", "overdue")
    assert row.due_words == "recovery agreed by 31 August 2026"
    assert "61.9% in September 2026: not yet recovered" in row.under
    assert found.accepted == found.waiting == found.over == ()
    view = _view(desk, made.id)
    assert "61.9% in September 2026: not yet recovered" in view.to_reopen
    assert "reopen" in {move.verb for move in view.moves}


def test_once_reopened_it_waits_for_its_agency(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    made = accepted(desk)
    service.reopen_due(desk, HERE)
    found = _listing(desk)
    assert found.again == ()
    (row,) = found.waiting
    assert (row.state_words, row.due_words) == ("Reopened", "due 26 October 2026")
    view = _view(desk, made.id)
    assert view.to_reopen == ""
    assert "Reopened by the scorecard: " in dict(view.asked)["Sent back, or asked again, because"]
    assert view.history[0].sentence.startswith("The scorecard reopened: ")


def test_a_closed_one_that_has_not_held_is_not_hidden_among_the_closed(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    made = accepted(desk)
    service.close(on(desk, date(2026, 7, 1)), CHAIR, made.id, made.version, "It holds")
    found = _listing(desk)
    assert [row.state_words for row in found.again] == ["Closed, not held, to be reopened"]
    assert found.over == ()


def _refused(desk: Workspace) -> None:
    made = asked(desk)
    service.answer(on(desk, date(2026, 5, 14)), CSC, made.id, 1, ANSWER)
    not_heard = Judged(AssuranceVerdict.NOT, "Not heard", RESTS)
    service.judge(on(desk, date(2026, 5, 20)), CHAIR, made.id, 2, not_heard)


def _answered(desk: Workspace) -> None:
    service.answer(on(desk, date(2026, 5, 14)), CSC, asked(desk).id, 1, ANSWER)


@pytest.mark.parametrize(
    ("keep", "part", "tone", "words"),
    [
        (asked, "waiting", "overdue", "151 days overdue, due 14 May 2026"),
        (_answered, "waiting", "waiting", "answered 14 May 2026"),
        (_refused, "accepted", "waiting", ""),
        (accepted, "accepted", "waiting", "recovery agreed by 31 August 2026"),
    ],
)
def test_a_day_that_was_kept_is_never_overdue(
    desk: Workspace, keep: Callable[[Workspace], object], part: str, tone: str, words: str
) -> None:
    figures(desk, HELD)
    keep(desk)
    (row,) = getattr(_listing(desk), part)
    assert (row.tone, row.due_words) == (tone, words)


def test_the_way_there_is_told_in_words(desk: Workspace) -> None:
    figures(desk, HELD)
    view = _view(desk, accepted(desk, LATER).id)
    assert dict(view.answer)["On the way there"] == (
        "70.0% by 31 October 2026\n75.0% by 30 November 2026"
    )
    assert dict(view.answer)["Recovery expected"] == "80.0% by 31 December 2026"


def test_an_agency_sees_what_it_is_about_to_be_asked_again(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    accepted(desk)
    seen = _seen(desk)
    with desk.reading() as connection:
        assert [row.tone for row in views.asked_of(connection, seen, CSC)] == ["overdue"]
        assert views.asked_of(connection, seen, POLICE) == ()


def test_one_that_is_worse_before_its_day_is_not_said_to_have_failed_it(desk: Workspace) -> None:
    figures(desk, [85.0, *STILL_RED[1:]])
    accepted(desk, LATER)
    (row,) = _listing(desk).again
    assert row.state_words == "Assured, worse since, to be reopened"
    assert "not yet recovered" not in row.under


def test_the_business_unit_finds_what_it_was_asked_itself(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    asked(desk, agency=BUSINESS_UNIT)
    with desk.reading() as connection:
        seen = _seen(desk)
        waiting = {
            key: len(views.asked_of(connection, seen, person))
            for key, person in DEMO_PEOPLE.items()
        }
    assert {key for key, many in waiting.items() if many} == {"administrator"}


def test_restricted_ones_are_for_those_who_may_see_them(desk: Workspace) -> None:
    figures(desk, STILL_RED, HIDDEN)
    made = accepted(desk, indicator=HIDDEN)
    assert len(_listing(desk).again) == 1
    assert _listing(desk, CSC).again == ()
    with pytest.raises(NotFound):
        _view(desk, made.id, CSC)


def test_after_its_indicator_was_retired_it_is_read_and_never_reopened(desk: Workspace) -> None:
    figures(desk, STILL_RED, GONE)
    made = accepted(desk, indicator=GONE)
    found = _listing(desk)
    assert found.again == ()
    assert [row.indicator_name for row in found.accepted] == ["Assessments in time (retired)"]
    view = _view(desk, made.id)
    assert view.retired.startswith("This indicator is retired")
    assert view.to_reopen == ""
    assert dict(view.answer)["Cause"] == ANSWER.cause


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(AssuranceVerdict.ASSURED, "Assured"), (AssuranceVerdict.PARTLY, "Partly assured")],
)
def test_a_verdict_is_said_as_it_is_wherever_a_state_is_read(
    desk: Workspace, verdict: AssuranceVerdict, words: str
) -> None:
    figures(desk, HELD)
    made = accepted(desk, verdict=verdict)
    (row,) = _listing(desk).accepted
    view = _view(desk, made.id)
    assert row.state_words == view.state_words == words
    said = view.history[0]
    assert f"was {words.lower()} by: Assessments in time" in said.sentence
    assert ("Verdict", "", words.lower()) in said.rewritten
    assert "ccepted" not in f"{said} {row} {view.verdict} {view.next}"


def test_one_partly_assured_says_so_once_it_has_not_held(desk: Workspace) -> None:
    figures(desk, STILL_RED)
    made = accepted(desk, verdict=AssuranceVerdict.PARTLY)
    (row,) = _listing(desk).again
    assert row.state_words == "Partly assured, not held, to be reopened"
    assert _view(desk, made.id).to_reopen.startswith("Partly assured on 14 May 2026; recovery")
