"""Accessibility: axe finds nothing on our screens; what is Streamlit's own is named."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import Open
from tests.e2e.test_walk import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# On a narrow screen the menu becomes Streamlit's drawer, whose list is not well formed.
STREAMLITS_OWN = {("list", "stSidebarNavItems"), ("listitem", "st-emotion-cache")}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
@pytest.mark.parametrize("path", [*SCREENS.values(), "scorecard", "indicator?as=chair"])
def test_axe_finds_nothing(open_page: Open, path: str, width: int, scheme: str) -> None:
    page = open_page(path, width=width, scheme=scheme)
    found = Axe().run(page).response["violations"]
    ours = [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        for node in fault["nodes"]
        if not (width == 390 and is_streamlits(fault, node))
    ]
    assert ours == []


def is_streamlits(fault: dict[str, Any], node: dict[str, Any]) -> bool:
    return any(fault["id"] == kind and mark in node["html"] for kind, mark in STREAMLITS_OWN)
