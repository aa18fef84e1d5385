"""Each screen as it is drawn: axe finds nothing that is ours, and it fits; pictures are kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.e2e.conftest import settled
from tests.e2e.test_walk import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# On a narrow screen the menu becomes Streamlit's drawer, whose list is not well formed.
STREAMLITS_OWN = {("list", "stSidebarNavItems"), ("listitem", "st-emotion-cache")}

# The place to drop a file on is named and has no role; the buttons in it are what one reaches.
UPLOADER = {("presentation-role-conflict", "stFileUploaderDropzone")}


SIZES = [(1440, "light"), (1440, "dark"), (390, "light")]
DRAWN = {**SCREENS, "sign-in": "scorecard", "choose": "indicator?as=chair"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One screen at one width in one scheme, opened once for all that is asked of it."""

    page: Page
    width: int
    name: str


@pytest.fixture(
    scope="module",
    params=product(DRAWN, SIZES),
    ids=lambda asked: f"{asked[0]}-{asked[1][0]}-{asked[1][1]}",
)
def drawn(
    request: pytest.FixtureRequest, profiles: dict[str, BrowserContext], server: str
) -> Iterator[Drawn]:
    screen, (width, scheme) = request.param
    page = profiles[scheme].new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}{DRAWN[screen]}")
    settled(page)
    yield Drawn(page, width, f"{screen}-{width}-{scheme}")
    page.close()


def test_axe_finds_nothing(drawn: Drawn) -> None:
    drawn.page.set_viewport_size({"width": drawn.width, "height": 900})
    assert ours(drawn.page, narrow=drawn.width == 390) == []


def test_each_screen_fits_its_width(drawn: Drawn, artefacts: Path) -> None:
    page, main = drawn.page, "document.querySelector('[data-testid=stMain]')"
    height = page.evaluate(f"() => {main}.scrollHeight")
    page.set_viewport_size({"width": drawn.width, "height": min(height + 10, 9000)})
    settled(page)
    page.screenshot(path=artefacts / f"{drawn.name}.png")
    assert page.evaluate(f"() => {main}.scrollWidth <= {main}.clientWidth")


def ours(page: Page, *, narrow: bool = False) -> list[str]:
    """What axe finds that is not Streamlit's own."""
    theirs = {*UPLOADER, *(STREAMLITS_OWN if narrow else ())}
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in Axe().run(page).response["violations"]
        for node in fault["nodes"]
        if not is_one_of(theirs, fault, node)
    ]


def is_streamlits(fault: dict[str, Any], node: dict[str, Any]) -> bool:
    return is_one_of(STREAMLITS_OWN, fault, node)


def is_one_of(known: set[tuple[str, str]], fault: dict[str, Any], node: dict[str, Any]) -> bool:
    return any(fault["id"] == kind and mark in node["html"] for kind, mark in known)
