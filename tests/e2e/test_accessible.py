"""Accessibility: axe finds nothing on our screens; what is Streamlit's own is named."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import Open
from tests.e2e.test_walk import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# On a narrow screen the menu becomes Streamlit's drawer, whose list is not well formed.
STREAMLITS_OWN = {("list", "stSidebarNavItems"), ("listitem", "st-emotion-cache")}

# The place to drop a file on is named and has no role; the buttons in it are what one reaches.
UPLOADER = {("presentation-role-conflict", "stFileUploaderDropzone")}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
@pytest.mark.parametrize("path", [*SCREENS.values(), "scorecard", "indicator?as=chair"])
def test_axe_finds_nothing(open_page: Open, path: str, width: int, scheme: str) -> None:
    assert ours(open_page(path, width=width, scheme=scheme), narrow=width == 390) == []


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
