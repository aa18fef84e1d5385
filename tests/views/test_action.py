"""Actions on screen: overdue first, what followed, what is kept, and who may see and do what."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.errors import NotFound
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import action as service
from scorecard.services.workspace import Workspace
from scorecard.store import indicator as indicators
from scorecard.views import action as views
from scorecard.views import promise
from scorecard.views.judged import JudgedArea
from tests import assurance_samples as samples
from tests.judgement.building import break_at, evidence, indicator, series, target
from tests.samples import HERE, RATIO, THERE, seed
from tests.views.conftest import CHAIR, POLICE, seeing, texts

CODE = RATIO.code
CSC, HEALTH = DEMO_PEOPLE["csc"], DEMO_PEOPLE["health"]
VALUES = [*[12.0, 10.0] * 8, 17.0, 18.0, 19.0, 18.0, 19.0, 20.0]
TODAY = date(2026, 10, 12)
LONG_AGO = {"opened_on": date(2025, 1, 1), "due_on": date(2025, 6, 1)}


@pytest.fixture
def kept(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        seed(connection)
    return workspace


def _seen(breaks=(), **changes) -> JudgedArea:
    one = indicator(CODE, **changes)
    return seeing(evidence(one, series(CODE, VALUES), targets=[target(CODE, 10)], breaks=breaks))


def _view(workspace: Workspace, number: int, seen: JudgedArea | None = None, person=CHAIR):
    with workspace.reading() as connection:
        return views.view(connection, seen or _seen(), number, person)


def _listing(workspace: Workspace, person=CHAIR, seen: JudgedArea | None = None):
    with workspace.reading() as connection:
        return views.listing(connection, seen or _seen(), person)


def test_overdue_first_and_done_is_never_overdue(kept: Workspace) -> None:
    samples.agreed(kept, HERE, CODE, title="Due later", due_on=date(2027, 1, 1))
    samples.agreed(kept, HERE, CODE, title="Overdue")
    samples.done(kept, HERE, CODE, title="Done")
    samples.closed(kept, HERE, CODE, title="Closed")
    samples.agreed(kept, THERE, title="Elsewhere")
    found = _listing(kept)
    assert [row.title for row in found.owed] == ["Overdue", "Due later"]
    assert found.owed[0].due_words == "225 days overdue, due 1 March 2026"
    assert [(row.tone, row.due_words) for row in found.done] == [
        ("waiting", "done 20 February 2026")
    ]
    assert [row.title for row in found.over] == ["Closed"]
    assert found.can_agree
    assert not _listing(kept, POLICE).can_agree


def test_a_register_says_what_followed_and_of_a_closed_one_what_was_kept(kept: Workspace) -> None:
    samples.done(kept, HERE, CODE)
    samples.closed(kept, HERE, CODE)
    samples.agreed(kept, HERE, CODE)
    found = _listing(kept)
    assert found.done[0].under.endswith("improved by more than chance.")
    assert found.over[0].under == f"When it was closed: {samples.OUTCOME}"
    assert found.owed[0].under == ""


def test_one_that_is_done_awaits_its_effect_until_that_is_known(kept: Workspace) -> None:
    known = samples.done(kept, HERE, CODE)
    awaited = samples.done(kept, HERE, CODE, title="Later", effect_from=date(2026, 10, 1))
    nothing = samples.done(kept, HERE, title="No indicator")
    said = {row.number: row.state_words for row in _listing(kept).done}
    assert said == {
        known.id: "Done, to be closed: improved by more than chance",
        awaited.id: "Done, effect awaited",
        nothing.id: "Done, to be closed",
    }
    with kept.reading() as connection:
        beside = promise.of_indicator(connection, _seen(), CHAIR, CODE)
    assert {one.number: one.state_words for one in beside} == {
        number: words for number, words in said.items() if number != nothing.id
    }
    assert {one.outcome for one in beside if one.number == known.id} == {
        next(row.under for row in _listing(kept).done if row.number == known.id)
    }


def test_one_action_in_words(kept: Workspace) -> None:
    made = samples.done(kept, HERE, CODE, came_from="variance_report 12", expected_size="to 80%")
    view = _view(kept, made.id)
    assert view.came_from == ("variance_report", 12)
    terms = dict(view.terms)
    assert terms["Who"] == "Children's social care, Martin Hale"
    assert terms["Which way, how far"] == "To 80%"
    assert terms["Effect expected from"] == "1 April 2026"
    assert dict(view.progress)["Done"] == "20 February 2026"
    assert view.followed is not None
    assert view.followed.outcome_words == "Improved by more than chance"
    assert view.followed.drawing is not None
    assert view.followed.drawing.started == samples.JANUARY
    assert [line.sentence.partition(", ")[0] for line in view.history] == [
        "Martin Hale",
        "Amara Okafor",
    ]


def test_closing_keeps_the_words_and_the_verdict_goes_on(kept: Workspace) -> None:
    made = samples.closed(kept, HERE, CODE)
    view = _view(kept, made.id)
    assert view.kept == f"When it was closed on 20 October 2026: {samples.OUTCOME}"
    assert view.followed is not None
    assert view.followed.outcome_words == "Improved by more than chance"
    assert view.moves == ()


def test_what_is_kept_is_what_is_said(kept: Workspace) -> None:
    made = samples.done(kept, HERE, CODE)
    said = views.outcome_words(_seen(), made)
    assert "improved by more than chance." in said
    assert "Limits" in said
    assert views.outcome_words(_seen(), samples.an_action(HERE)) == ""
    assert "has not started" in views.outcome_words(_seen(), samples.an_action(HERE, CODE))


@pytest.mark.parametrize(
    ("code", "words"), [("", "names no indicator"), (CODE, "It has not started")]
)
def test_without_a_before_and_after_it_says_why(kept: Workspace, code: str, words: str) -> None:
    made = samples.agreed(kept, HERE, code)
    view = _view(kept, made.id)
    assert view.followed is None
    assert words in view.not_judged


def test_what_else_went_on_in_the_same_months_stands_beside(kept: Workspace) -> None:
    mine = samples.done(kept, HERE, CODE, title="Mine")
    late = samples.agreed(kept, HERE, CODE, title="Still going on", agency="police")
    service.start(kept, POLICE, late.id, 1, date(2026, 5, 1))
    samples.agreed(kept, HERE, CODE, title="Never begun")
    early = samples.agreed(kept, HERE, CODE, title="Over long before", effect_from=None, **LONG_AGO)
    service.done(kept, CSC, early.id, 1, date(2025, 1, 1), date(2025, 6, 1))
    felt = samples.agreed(
        kept, HERE, CODE, title="Felt later", effect_from=date(2026, 2, 1), **LONG_AGO
    )
    service.done(kept, CSC, felt.id, 1, date(2025, 1, 1), date(2025, 6, 1))
    samples.done(kept, HERE, title="Of no indicator")
    broken = break_at(CODE, date(2026, 6, 1))
    beside = _view(kept, mine.id, _seen([broken])).beside
    assert beside == (
        f"Action {felt.id}, Felt later (Children's social care): from 1 January 2025 to "
        "1 June 2025.",
        f"Action {late.id}, Still going on (Police): from 1 May 2026, still going on.",
        "Break in series, 1 June 2026: Counted in a new way.",
    )


def test_nothing_of_a_restricted_indicator_is_shown_to_most(kept: Workspace) -> None:
    made = samples.done(kept, HERE, CODE)
    seen = _seen(sensitivity=Sensitivity.RESTRICTED)
    assert _view(kept, made.id, seen, CHAIR).number == made.id
    with pytest.raises(NotFound, match="that you may see"):
        _view(kept, made.id, seen, POLICE)
    found = _listing(kept, POLICE, seen)
    assert (found.owed, found.done, found.over) == ((), (), ())
    with kept.reading() as connection:
        assert views.about(connection, seen, CODE, POLICE) == ()


def test_another_areas_action_is_not_here(kept: Workspace) -> None:
    made = samples.agreed(kept, THERE)
    for number in (made.id, 999):
        with pytest.raises(NotFound, match=f"no action {number} for Calderdale"):
            _view(kept, number)


@pytest.mark.parametrize(
    ("person", "verbs"),
    [
        (CHAIR, {"start", "done", "amend", "drop"}),
        (CSC, {"start", "done"}),
        (POLICE, set()),
        (HEALTH, set()),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_each_is_offered_what_they_may_do(kept: Workspace, person, verbs) -> None:
    made = samples.agreed(kept, HERE, CODE)
    assert {move.verb for move in _view(kept, made.id, person=person).moves} == verbs


def test_after_its_indicator_was_retired_and_its_figures_are_gone(kept: Workspace) -> None:
    made = samples.done(kept, HERE, CODE)
    with kept.writing() as connection:
        indicators.put(connection, [replace(RATIO, standing="retired")])
    gone = seeing(evidence(indicator(CODE, standing="retired")))
    view = _view(kept, made.id, gone)
    assert view.followed is not None
    assert view.followed.sentence == "It cannot be told: no figures are held."
    assert view.indicator_name == f"Short {CODE} (retired)"


def test_what_is_open_about_one_indicator(kept: Workspace) -> None:
    samples.agreed(kept, HERE, CODE, title="Open")
    samples.done(kept, HERE, CODE, title="Effect awaited")
    samples.closed(kept, HERE, CODE, title="Closed")
    samples.agreed(kept, HERE, title="About nothing")
    with kept.reading() as connection:
        rows = views.about(connection, _seen(), CODE, POLICE)
    assert [row.title for row in rows] == ["Open", "Effect awaited"]


def test_what_ones_own_agency_has_to_do(kept: Workspace) -> None:
    samples.agreed(kept, HERE, CODE, title="Mine")
    samples.agreed(kept, HERE, CODE, title="Another's", agency="police")
    samples.done(kept, HERE, CODE, title="Done")
    with kept.reading() as connection:
        assert [row.title for row in views.owed_by(connection, _seen(), CSC)] == ["Mine"]
        assert views.owed_by(connection, _seen(), HEALTH) == ()


def test_no_word_of_it_is_a_cause_or_blame(kept: Workspace) -> None:
    made = samples.closed(kept, HERE, CODE)
    said = " ".join(texts(_view(kept, made.id))).lower()
    for word in ("because of", "thanks to", "led to", "failed", "blame", "worked"):
        assert word not in said
