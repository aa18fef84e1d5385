"""Filling in forms as a person does: choose, write, name a day, send."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.e2e.conftest import settled


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list."""
    box, wanted = page.get_by_role("combobox", name=label).last, page.get_by_role("option")
    box.click()
    if not wanted.first.is_visible():
        box.press("ArrowDown")  # a run that ends under the click shuts the list again
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def write(page: Page, label: str, words: str) -> None:
    """Write into a field and leave it."""
    field = page.get_by_role("textbox", name=label, exact=True)
    field.fill(words)
    field.press("Tab")
    settled(page)


def on(page: Page, label: str, day: date) -> None:
    """Type a day into the field of this label."""
    group = page.get_by_role("group", name=label)
    group.get_by_role("spinbutton").first.click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Escape")
    settled(page)


def send(page: Page, button: str, said: str) -> None:
    """Press the button; what was done is said."""
    page.get_by_role("button", name=button, exact=True).click()
    _told(page, said)


def send_refused(page: Page, button: str, why: str) -> None:
    """Press the button; it is refused in words, and what was typed stays."""
    page.get_by_role("button", name=button, exact=True).click()
    _told(page, why)


def _told(page: Page, said: str) -> None:
    box = page.locator("[data-testid=stAlert]").get_by_text(said)
    expect(box).to_be_visible(timeout=20_000)
    settled(page)


def open_box(page: Page, label: str) -> None:
    """Open what is folded away under this label."""
    page.locator("[data-testid=stExpander] summary").filter(has_text=label).click()
    settled(page)
