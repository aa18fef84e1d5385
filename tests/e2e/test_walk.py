"""The walk: Summary to Scorecard to Indicator in a real browser, and back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open, settled

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASSESSMENTS = "fd_assessments_45wd_pct"
SCREENS = {
    "summary": "summary?as=chair",
    "scorecard": "scorecard?as=chair",
    "indicator": f"indicator?as=chair&indicator={ASSESSMENTS}",
    "owed": "owed?as=chair",
    "commentary": "commentary?as=csc&indicator=cp_plans_current_rate",
    "submit": "submit?as=police",
    "submissions": "submissions?as=chair",
    "method": "method?as=chair",
}


def title(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def test_from_the_front_door_to_one_indicator_and_back(open_page: Open) -> None:
    page = open_page("")
    page.get_by_role("button", name="Look as Amara Okafor").click()
    settled(page)  # the first to look has the area judged
    expect(page.locator("h1")).to_have_text("Summary for Exampleshire")

    page.get_by_role("link", name="See all on the scorecard").click()
    expect(page.locator("h1")).to_have_text("Scorecard for Exampleshire")
    assert "/scorecard?" in page.url

    page.locator(f"tr[data-row*={ASSESSMENTS}] td.spark").click()
    expect(page.locator("h1")).to_contain_text("assessments completed within 45")
    assert f"indicator={ASSESSMENTS}" in page.url
    expect(page.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").first).to_be_visible()

    page.go_back()
    expect(page.locator("h1")).to_have_text("Scorecard for Exampleshire")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Summary for Exampleshire")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Scorecard for Exampleshire")


def test_the_menu_keeps_the_area(open_page: Open) -> None:
    page = open_page("summary?as=chair&area=E08000034")
    page.get_by_text("Review", exact=True).click()
    page.get_by_role("menuitem", name="Scorecard").click()
    expect(page.locator("h1")).to_have_text("Scorecard for Kirklees")
    assert "area=E08000034" in page.url


def test_the_table_sorts_by_a_heading_and_keeps_its_order_through_a_filter(
    open_page: Open,
) -> None:
    page = open_page("scorecard?as=chair")
    page.get_by_role("button", name="and how firm").click()
    pills = page.locator("tr[data-row] .sc-pill")
    assert pills.first.inner_text() == "Red"
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)

    page.get_by_role("button", name="and how firm").click()
    assert pills.first.inner_text() != "Red"
    page.get_by_role("button", name="and how firm").click()
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    expect(page.locator("tbody.group").first).to_be_visible()


def test_the_keyboard_reaches_a_row(open_page: Open) -> None:
    page = open_page("scorecard?as=chair")
    page.locator("tr[data-row] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/indicator\\?"))
    settled(page)
    assert title(page) != "Choose an indicator"


def test_filters_are_in_the_address_and_the_address_opens_the_same_for_another(
    open_page: Open,
) -> None:
    page = open_page("scorecard?as=chair")
    page.get_by_role("button", name="Red", exact=False).first.click()
    page.wait_for_url(re.compile("rag=red"))
    settled(page)
    expect(page.locator("tr[data-row]").first).to_be_visible()
    mine = page.locator("tr[data-row]").count()
    theirs = open_page(page.url.split("/", 3)[3].replace("as=chair", "as=analyst"))
    expect(theirs.locator("tr[data-row]")).to_have_count(mine)
    assert 0 < mine < 40


def test_the_anchors_of_the_summary_lead_to_their_place(open_page: Open) -> None:
    page = open_page("summary?as=chair", height=600)
    page.get_by_role("link", name="see 1", exact=True).click()
    expect(page.locator("#item-1")).to_be_in_viewport()
    assert page.url.endswith("#item-1")


def test_a_colleagues_hostile_address_runs_nothing(open_page: Open) -> None:
    hostile = "%3Cscript%3Ewindow.hit=1%3C/script%3E%3Cimg%20src=x%20onerror=window.hit=1%3E"
    for path in ("summary", "scorecard", "indicator"):
        page = open_page(
            f"{path}?as=chair&area={hostile}&search={hostile}&indicator={hostile}&theme={hostile}"
        )
        assert page.evaluate("() => window.hit") is None
        assert page.locator("[data-testid=stAlert]").count() >= 1


def test_the_browser_asks_nobody_but_our_server(open_page: Open, server: str) -> None:
    page = open_page("summary?as=chair")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    settled(page)
    elsewhere = [
        url for url in asked if not url.startswith((server, "data:", "blob:", "ws://localhost"))
    ]
    assert elsewhere == []


def test_the_scorecard_prints_whole(open_page: Open, artefacts: Path) -> None:
    page = open_page("scorecard?as=chair")
    rows = page.locator("tr[data-row]").count()
    page.emulate_media(media="print")
    printed = artefacts / "scorecard.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
    assert pages >= rows // 15
    assert page.locator("td.flags").first.is_visible()
