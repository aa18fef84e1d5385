"""By thumb: a phone in dark mode reads every screen of the cycle, and writes in three of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import running, settled
from tests.e2e.filling import on, write
from tests.e2e.test_accessible import ours

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MEETING, KEY = date(2026, 11, 26), "meeting?meeting=2026-11-26"
SECTION_11, MINUTES = "audits?record=2", "2026-08-27"
REGISTERS = ("variance", "challenges", "escalations", "actions", "audits", "risks",
             "recommendations")  # fmt: skip
READ = (
    *REGISTERS,
    *("variance?view=ledger", "answers", "owed", KEY),
    *(f"{name}?record=4" for name in REGISTERS),
    *(
        f"meeting?meeting={MINUTES}&item={item}"
        for item in ("", "minutes", "cp_visits_on_time_pct")
    ),
)


@pytest.fixture(scope="module")
def address(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the day of the meeting, over a store of this file's own."""
    path = tmp_path_factory.mktemp("thumb") / "own.db"
    copyfile(demo_store_path, path)
    with running(path, MEETING) as where:
        yield where


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="dark",
        has_touch=True,
        is_mobile=True,
        device_scale_factor=2,
    )
    page = context.new_page()
    yield page
    context.close()


def _visit(page: Page, address: str, path: str, who: str = "chair") -> None:
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}as={who}")
    settled(page)


OVER = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => !one.closest('.sc-scroll, canvas, svg, [data-testid=stTooltipContent]'))
  .map(one => one.tagName + '.' + one.className).slice(0, 5)"""


@pytest.mark.parametrize("path", READ)
def test_every_screen_of_the_cycle_is_read(phone: Page, address: str, path: str) -> None:
    _visit(phone, address, path)
    expect(phone.locator("h1")).to_be_visible()
    main = phone.locator("[data-testid=stMain]")
    assert main.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    assert phone.evaluate(OVER) == []
    assert ours(phone, narrow=True) == []


def _open(page: Page, label: str) -> None:
    page.locator("[data-testid=stExpander] summary").filter(has_text=label).tap()
    settled(page)


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).last.tap()
    page.get_by_role("option", name=option, exact=True).tap()
    settled(page)


def _send(page: Page, button: str, said: str) -> None:
    page.get_by_role("button", name=button, exact=True).tap()
    told = page.locator("[data-testid=stAlert]").get_by_text(said)
    expect(told).to_be_visible(timeout=20_000)
    settled(page)


def test_a_risk_is_added(phone: Page, address: str) -> None:
    _visit(phone, address, "risks")
    _open(phone, "Add a risk")
    write(phone, "The risk, in a few words", "Children wait to be seen")
    write(phone, "What could happen, and to whom", "Harm is missed between visits.")
    write(phone, "What is done about it", "A weekly list of the oldest.")
    _choose(phone, "Likelihood", "4, likely")
    _choose(phone, "Impact", "5, severe")
    write(phone, "Why this score", "A year below the target.")
    on(phone, "Looked at again on", date(2027, 2, 26))
    _send(phone, "Add the risk", "The risk has been added.")
    phone.get_by_role("link", name="Children wait to be seen").first.tap()
    expect(phone.locator("h1")).to_have_text("Children wait to be seen")


def test_who_came_is_recorded(phone: Page, address: str) -> None:
    _visit(phone, address, KEY)
    _open(phone, "Record who came")
    _choose(phone, "Police", "deputy came")
    write(phone, "Who, for Police", "Insp. Rao")
    _send(phone, "Record who came", "Recorded who came.")
    expect(phone.get_by_text("Insp. Rao").first).to_be_attached()


def test_a_step_of_section_11_is_judged(phone: Page, address: str) -> None:
    _visit(phone, address, SECTION_11)
    _open(phone, "Keep agencies' steps")
    write(phone, "Note", "By letter of 3 November")
    _choose(phone, "Deferred until next year", "no")
    _send(phone, "Save these steps", "Saved:")
    expect(phone.locator(".sc-matrix").get_by_text("By letter of 3 November")).to_be_visible()
