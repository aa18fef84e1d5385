"""The whole cycle in a real browser: from a flag to a difference made, over three days."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import running, settled
from tests.e2e.filling import choose, on, send, send_refused, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VISITS, NAME = "cp_visits_on_time_pct", "Child protection visits on time"
MEETING, THREE_MONTHS_ON, A_YEAR_ON = date(2026, 11, 26), date(2027, 3, 22), date(2027, 11, 22)
At = Callable[[str, str], Page]


@contextmanager
def _on(browser: Browser, store: Path, day: date) -> Iterator[At]:
    """The app as it is on a day, for whoever is named."""
    with running(store, day) as address:

        def at(path: str, who: str) -> Page:
            page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}as={who}")
            settled(page)
            return page

        yield at


def _asked_and_answered(at: At) -> None:
    page = at(f"indicator?indicator={VISITS}", "chair")
    expect(page.get_by_text("Newly red").first).to_be_visible()
    page.get_by_role("link", name="Ask for a variance report").click()
    settled(page)
    write(page, "The question", "Why are one in six visits late, and who sees the children?")
    on(page, "Answer due", date(2026, 12, 11))
    send(page, "Ask for the report", "The agency has been asked.")

    page = at("answers", "csc")
    page.get_by_role("link", name=NAME).click()
    settled(page)
    write(page, "1. The cause", "Four posts stood vacant from March.")
    write(page, "2. What it means for children", "Some waited three weeks to be seen.")
    write(page, "3. What is being done", "Two agency workers from December.")
    on(page, "4. Recovery expected by", date(2027, 1, 31))
    write(page, "Recovered means a figure of", "93")
    send(page, "Send the answer", "Your answer has been sent.")


def _partly_assured_and_an_action_agreed(at: At) -> None:
    page = at("variance", "chair")
    page.get_by_role("link", name=NAME).click()
    settled(page)
    choose(page, "The group is", "partly assured")
    write(page, "Why", "The plan is clear; nobody outside the service has looked at it.")
    send_refused(page, "Record the verdict", "Not yet said: what it rests on.")
    choose(page, "Evidence 1", "the agency's own word")
    send(page, "Record the verdict", "The verdict has been recorded.")
    page.get_by_role("link", name="Agree an action").click()
    settled(page)
    write(page, "A short name", "Two more visiting workers")
    write(page, "What is to be done", "Every child on a plan is seen within ten working days.")
    on(page, "To be done by", date(2026, 12, 18))
    on(page, "Effect expected from", date(2026, 12, 1))
    send(page, "Agree the action", "The action has been agreed.")

    page = at("actions", "csc")
    page.get_by_role("link", name="Two more visiting workers").click()
    settled(page)
    send(page, "Say it has started", "It has started.")
