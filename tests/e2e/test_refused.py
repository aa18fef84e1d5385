"""The cycle when people get it wrong, in a real browser: wrong person, wrong order, twice."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scorecard.domain.audit_event import Verb
from scorecard.domain.indicator import Standing
from scorecard.services.change import change
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.store import indicator
from tests.e2e.conftest import At, on_a_day, settled
from tests.e2e.filling import choose, on, open_box, send, write
from tests.store_fixtures import DEMO_TODAY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CONFERENCES, SELF_HARM, VISITS = (
    *("Police at conferences", "A&E attendances for self-harm"),
    "Child protection visits on time",
)
"""Reports of the synthetic year: asked of the police, asked of health, sent back to social care."""
RETIRED = "cp_conf_attend_police_pct"
STEP_UP = "Early help told when a plan ends"


@pytest.fixture(scope="module")
def store(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copyfile(demo_store_path, tmp_path_factory.mktemp("refused") / "store.db"))


@pytest.fixture(scope="module")
def at(browser: Browser, store: Path) -> Iterator[At]:
    """Exampleshire on the day of the demonstration; the tests of this file follow each other."""
    with on_a_day(browser, store, DEMO_TODAY) as visit:
        yield visit


def opened(at: At, path: str, who: str, name: str) -> Page:
    """A record that the register of this address links to."""
    page = at(path, who)
    page.get_by_role("link", name=name, exact=True).first.click()
    settled(page)
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    return page


def offers(page: Page, button: str) -> bool:
    return page.get_by_role("button", name=button, exact=True).count() > 0


def after(page: Page, button: str) -> Locator:
    """The screen after pressing what the chair has made stale: it names her."""
    page.get_by_role("button", name=button, exact=True).click()
    shown = page.locator("[data-testid=stMain]")
    expect(shown.get_by_text("Amara Okafor", exact=False).first).to_be_visible(timeout=20_000)
    settled(page)
    return shown


def answer(page: Page) -> None:
    write(page, "1. The cause", "Two posts are vacant.")
    write(page, "2. What it means for children", "They wait longer.")
    write(page, "3. What is being done", "A rota from November.")
    on(page, "4. Recovery expected by", date(2027, 1, 31))


def test_the_wrong_person_reads_it_and_is_offered_nothing(at: At) -> None:
    page = opened(at, "variance", "health", CONFERENCES)
    for button in ("Send the answer", "Record the verdict", "Send back", "Withdraw", "Close"):
        assert not offers(page, button)
    expect(at("answers", "health").get_by_role("link", name=CONFERENCES)).to_have_count(0)
    theirs = at("answers", "police").get_by_role("link", name=CONFERENCES)
    expect(theirs.first).to_be_visible()


def test_the_wrong_order_no_verdict_before_an_answer(at: At) -> None:
    page = opened(at, "variance", "chair", CONFERENCES)
    assert not offers(page, "Record the verdict")
    expect(page.get_by_role("combobox", name="The group is")).to_have_count(0)


def test_twice_is_once(at: At) -> None:
    page = opened(at, "answers", "health", SELF_HARM)
    answer(page)
    page.get_by_role("button", name="Send the answer", exact=True).dblclick()
    said = page.locator("[data-testid=stAlert]").get_by_text("Your answer has been sent.")
    expect(said).to_be_visible(timeout=20_000)
    settled(page)
    page = opened(at, "variance", "health", SELF_HARM)
    answers = page.locator(".sc-history > li").filter(has_text=" answered: ")
    expect(answers).to_have_count(1)
    assert not offers(page, "Send the answer"), "it was sent; the next word is the group's"


def test_the_second_verdict_is_told_of_the_first_and_keeps_its_words(at: At) -> None:
    late = opened(at, "variance", "analyst", SELF_HARM)
    choose(late, "The group is", "not assured")
    write(late, "Why", "Nobody has looked at the cases.")
    first = opened(at, "variance", "chair", SELF_HARM)
    choose(first, "The group is", "partly assured")
    write(first, "Why", "The plan is clear.")
    choose(first, "Evidence 1", "the agency's own word")
    send(first, "Record the verdict", "The verdict has been recorded.")
    expect(after(late, "Record the verdict")).to_contain_text("Nobody has looked at the cases.")
    page = opened(at, "variance", "chair", SELF_HARM)
    expect(page.get_by_text("Partly assured").first).to_be_visible()
    expect(page.locator(".sc-history")).not_to_contain_text("Nobody has looked at the cases.")


def test_two_people_change_one_action_and_no_typing_is_lost(at: At) -> None:
    late = opened(at, "actions", "analyst", STEP_UP)
    open_box(late, "Change what was agreed")
    write(late, "How far", "to one in ten")
    first = opened(at, "actions", "chair", STEP_UP)
    open_box(first, "Change what was agreed")
    write(first, "How far", "to one in five")
    send(first, "Change what was agreed", "What was agreed has been changed.")
    late.get_by_role("button", name="Change what was agreed", exact=True).click()
    alert = late.locator("[data-testid=stAlert]").filter(has_text="Amara Okafor")
    expect(alert).to_be_visible(timeout=20_000)
    settled(late)
    typed = late.get_by_role("textbox", name="How far", exact=True)
    expect(typed).to_have_value("to one in ten")
    send(late, "Change what was agreed", "What was agreed has been changed.")
    agreed = opened(at, "actions", "chair", STEP_UP).locator("[data-testid=stMain]")
    expect(agreed).to_contain_text(re.compile("to one in ten", re.IGNORECASE))


def test_withdrawn_while_the_agency_writes(at: At) -> None:
    lead = opened(at, "answers", "csc", VISITS)
    write(lead, "1. The cause", "Four posts stood vacant from March.")
    chair = opened(at, "variance", "chair", VISITS)
    open_box(chair, "Withdraw")
    write(chair, "Why it is withdrawn", "The figure was corrected.")
    send(chair, "Withdraw", "Withdrawn.")
    said = after(lead, "Send the answer")
    expect(said).to_contain_text("Four posts stood vacant from March.")
    assert not offers(lead, "Send the answer")


def test_after_its_indicator_was_retired_what_was_asked_is_still_answered(
    at: At, store: Path
) -> None:
    workspace = open_workspace(Settings(f"sqlite:///{store}"))
    event = (Verb.LOAD_CATALOGUE, "indicators.csv", "The catalogue says that it is retired.")
    with change(workspace, "Helen Marsh", *event) as connection:
        held = indicator.every(connection)[RETIRED]
        indicator.put(connection, [replace(held, standing=Standing.RETIRED)])
    workspace.store.engine.dispose()
    page = opened(at, "answers", "police", CONFERENCES)
    expect(page.get_by_text("This indicator is retired", exact=False)).to_be_visible()
    answer(page)
    send(page, "Send the answer", "Your answer has been sent.")
    page = at(f"indicator?indicator={RETIRED}", "chair")
    expect(page.get_by_role("link", name="Ask for a variance report")).to_have_count(0)
