"""A cold server: the first answer to a deep link, without sign-in, shows no figure."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import running, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    "path", ["indicator?area=E08000034&indicator=fd_assessments_45wd_pct", "scorecard"]
)
def test_a_deep_link_asks_who_is_there_and_then_leads_on(
    browser: Browser, demo_store_path: Path, path: str
) -> None:
    with running(demo_store_path) as address:
        page = browser.new_page()
        page.goto(f"{address}{path}")
        settled(page)
        expect(page.get_by_role("button", name="Look as Tom Whitfield")).to_be_visible()
        expect(page.locator(".sc-pill, .sc-headline, table")).to_have_count(0)
        # Streamlit's box over a cold server's first deep link would make the buttons inert.
        expect(page.get_by_text("Page not found")).to_have_count(0, timeout=15_000)

        page.get_by_role("button", name="Look as Tom Whitfield").click()
        expect(page.locator("h1")).not_to_have_text("Safeguarding scorecard", timeout=30_000)
        settled(page)
        assert path.split("?")[0] in page.url
        if "area" in path:
            assert "area=E08000034" in page.url
        page.close()


def test_a_store_that_is_not_ready_is_refused_in_words_at_any_address(
    browser: Browser, tmp_path: Path
) -> None:
    with running(tmp_path / "empty.db") as address:
        page = browser.new_page()
        page.goto(f"{address}meeting?as=chair")
        settled(page)
        expect(page.get_by_text("python -m scorecard init")).to_be_visible(timeout=30_000)
        expect(page.get_by_text("Page not found")).to_have_count(0, timeout=15_000)
        page.close()
