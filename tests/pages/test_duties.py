"""The Owed screen: what each person is shown as owed besides figures, and a lead's own flags."""

import re
from pathlib import Path
from shutil import copyfile

import pytest

from pages.shared.markup import duty as markup
from pages.shared.markup.links import Links
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.views.duty import KIND_WORDS, NOUNS, Duty
from scorecard.views.duty_counts import KINDS
from tests import assurance_samples as samples
from tests.pages.conftest import visited, words
from tests.pages.test_address import SCRIPT
from tests.pages.test_screens import EXAMPLESHIRE, RESTRICTED
from tests.store_fixtures import NOW


@pytest.fixture(scope="module")
def kept_store(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with two actions of social care in it, one of them hidden from most."""
    path = tmp_path_factory.mktemp("duties") / "kept.db"
    copyfile(demo_store_path, path)
    workspace = open_workspace(Settings(f"sqlite:///{path}"), clock=lambda: NOW)
    samples.agreed(workspace, EXAMPLESHIRE, title=f"Second worker {SCRIPT}")
    samples.agreed(workspace, EXAMPLESHIRE, RESTRICTED, title="Hidden from most")
    samples.planned(workspace, EXAMPLESHIRE, agency="csc", title="Audit to be looked at")
    workspace.store.engine.dispose()
    return path


@pytest.fixture
def store(kept_store: Path, at_store) -> None:
    at_store(f"sqlite:///{kept_store}")


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_everybody_may_look_and_what_is_hidden_is_not_there(store: None, who: str) -> None:
    screen = visited("owed", who, agency="csc")
    said = words(screen)
    assert not screen.exception
    assert not screen.error
    assert "Second worker" in said
    assert SCRIPT not in said
    assert ("Hidden from most" in said) == (who in {"chair", "analyst", "administrator"})


def test_an_agency_sees_its_own_and_all_of_it_is_everybodys(store: None) -> None:
    assert "Second worker" in words(visited("owed", "csc"))
    assert "Second worker" not in words(visited("owed", "police"))
    assert "Second worker" in words(visited("owed", "chair"))


def test_the_group_has_a_list_of_its_own_with_whom_it_concerns(store: None) -> None:
    said = words(visited("owed", "chair"))
    mine, _, groups = said.partition('id="group"')
    assert "The group owes" in groups
    assert "to be given a verdict" in groups
    assert "Audit to be looked at" in groups
    assert "Audit to be looked at" not in mine
    assert "about Social care" in groups
    assert "Audit to be looked at" not in words(visited("owed", "csc"))


def test_the_lead_sentence_counts_everything(store: None) -> None:
    said = words(visited("owed", "csc"))
    assert re.search(r"<strong>\d+ things are owed, .*?</strong> .*?\d+ actions?", said)


def test_the_summary_lists_every_kind_an_agency_owes(store: None) -> None:
    said = words(visited("summary", "chair"))
    owed = said.partition('id="owed"')[2].partition("</section>")[0]
    assert re.search(r"Social care.*?1? ?actions?", owed)
    assert "The group" in owed
    assert "variance report" in owed


def test_an_earlier_date_on_the_summary_shows_the_figures_of_then(store: None) -> None:
    said = words(visited("summary", "chair", as_at="2026-06-30"))
    assert "The group" not in said.partition('id="owed"')[2].partition("</section>")[0]


def _duty(**changes: object) -> Duty:
    plain = {
        "area": EXAMPLESHIRE,
        "agency": "csc",
        "kind": "action",
        "number": 7,
        "what": "A <b>worker</b>",
        "indicator": "",
        "owed": "to be done",
        "due_on": None,
        "days_late": 0,
        "words": "no day agreed",
    }
    return Duty(**{**plain, **changes})


def _table(*rows: Duty) -> str:
    return markup.table(rows, lambda code: code or "The group", Links())


def test_a_duty_links_to_its_record_and_says_when_in_words() -> None:
    html = _table(
        _duty(days_late=3, is_late=True, words="3 days late, due 1 March 2026"),
        _duty(agency="", concerning="police"),
    )
    assert 'href="actions?record=7"' in html
    assert "A &lt;b&gt;worker&lt;/b&gt;" in html
    assert html.count("sc-due-overdue") == html.count("sc-due-due") == 1
    assert "The group" in html
    assert "about police" in html
    assert 'href="audits?record=7"' in _table(_duty(kind="re_audit"))
    assert "href" not in _table(_duty(kind="calendar", number=0))
    minutes = _table(_duty(kind="minutes", meeting="2026-10-08-board-0a1b2c3d"))
    assert 'href="meeting?meeting=2026-10-08-board-0a1b2c3d&amp;item=minutes"' in minutes


def test_the_minutes_that_wait_lead_to_their_meeting(store: None) -> None:
    said = words(visited("owed", "chair")).partition('id="group"')[2]
    links = re.findall(r'href="meeting\?([^"]*item=minutes[^"]*)"', said)
    assert links, "the demonstration's latest minutes are being written"
    parts = dict(part.split("=") for part in links[0].replace("&amp;", "&").split("&"))
    there = words(visited("meeting", "chair", meeting=parts["meeting"], item="minutes"))
    assert "The minutes" in there


def test_many_are_folded_and_none_is_nothing() -> None:
    assert _table() == ""
    html = _table(*[_duty(number=number) for number in range(1, markup.SHOWN + 4)])
    assert "<summary>3 more</summary>" in html


def test_every_kind_has_its_words() -> None:
    assert {shelf.name for shelf, *_ in NOUNS} < set(KIND_WORDS)
    assert set(KINDS) == set(KIND_WORDS)
    assert all(words[0].isupper() for words in KIND_WORDS.values())
