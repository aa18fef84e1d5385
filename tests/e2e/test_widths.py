"""Widths and paper: what a phone, a projector and a printed page each show of the screens."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.test_walk import ASSESSMENTS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCORECARD = "scorecard?as=chair"
INDICATOR = f"indicator?as=chair&indicator={ASSESSMENTS}"
YEAR = re.compile(r"Year to Mar 20\d\d: ours [\d.]+, neighbours [\d.]+, (similar|higher|lower)")

# The width of the ring about the control that has the focus: -1 when the page redrew that control
# and none has it, and false (so it is asked again) while the ring is thinner than can be seen.
RING = """() => {
    let one = document.activeElement;
    if (!one || one === document.body) return -1;
    const widths = [];
    for (let up = 0; one && up < 4; up++, one = one.parentElement) {
        const style = getComputedStyle(one);
        if (style.outlineStyle === 'solid') widths.push(parseFloat(style.outlineWidth));
    }
    const widest = Math.max(0, ...widths);
    return widest >= 2 && widest;
}"""


def overflowing(page: Page, selector: str) -> list[str]:
    return page.evaluate(
        "selector => [...document.querySelectorAll(selector)]"
        ".filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className)",
        selector,
    )


@pytest.mark.parametrize("width", [690, 720, 760, 829, 880, 1040])
def test_the_table_fits_a_projector(open_page: Open, width: int) -> None:
    page = open_page(SCORECARD, width=width)
    assert page.locator(".sc-card").evaluate("one => getComputedStyle(one).display") == "table"
    assert overflowing(page, ".sc-fold, [data-testid=stMain]") == []


@pytest.mark.parametrize("width", [390, 620])
def test_a_card_says_the_year_it_compares(open_page: Open, width: int) -> None:
    page = open_page(f"{SCORECARD}&search=fd_referrals_rate", width=width)
    expect(page.get_by_text(YEAR)).to_be_visible()
    expect(open_page(f"{SCORECARD}&search=fd_referrals_rate").get_by_text(YEAR)).to_be_hidden()


@pytest.mark.parametrize("width", [390, 720])
def test_the_indicator_is_one_column_with_whole_tables(open_page: Open, width: int) -> None:
    page = open_page(INDICATOR, width=width)
    page.get_by_text("The figures in a table").click()
    expect(page.locator(".sc-scroll").first).to_be_visible()
    assert overflowing(page, ".sc-scroll") == []
    columns = page.locator("[data-testid=stColumn]")
    places = [columns.nth(n).bounding_box() for n in (0, 1)]
    assert places[0] and places[1]
    assert places[1]["y"] >= places[0]["y"] + places[0]["height"]


def test_on_a_phone_the_other_filters_are_behind_one_switch(open_page: Open) -> None:
    page = open_page(SCORECARD, width=390)
    expect(page.get_by_label("Search")).to_be_hidden()
    page.get_by_text("More filters").click()
    for label in ("Theme", "Agency", "Search"):
        expect(page.get_by_label(label, exact=True)).to_be_visible()
    assert overflowing(page, ".st-key-filters") == []
    expect(open_page(SCORECARD).get_by_text("More filters")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_every_control(open_page: Open, scheme: str) -> None:
    page = open_page(SCORECARD, scheme=scheme)
    rings: list[float] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        # A ring is drawn a moment after the key, so a machine that is busy is waited for.
        rings.append(page.wait_for_function(RING).json_value())
    assert sum(width >= 2 for width in rings) >= 18, rings


def test_paper_has_plain_headings_and_no_closed_boxes(open_page: Open) -> None:
    page = open_page(SCORECARD)
    page.emulate_media(media="print")
    button = page.locator(".sc-card thead button").first
    assert button.evaluate("one => getComputedStyle(one).display") == "contents"
    assert button.locator("i").evaluate("one => getComputedStyle(one).display") == "none"
    page = open_page(INDICATOR)
    page.emulate_media(media="print")
    expect(page.get_by_text("The figures in a table")).to_be_hidden()


def test_no_developers_button_stands_on_a_chart(open_page: Open) -> None:
    page = open_page(INDICATOR)
    page.locator(".stVegaLiteChart").first.hover()
    expect(page.get_by_role("button", name="Copy Vega-Lite spec")).to_have_count(0)


SECTION_11 = "audits?as=chair&record=2"
"""The demonstration's section 11 audit: twelve agencies by five steps."""


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (SECTION_11, ".sc-register .sc-scroll"),
        ("variance?as=chair&view=ledger", ".sc-ledger .sc-scroll"),
        ("meeting?as=chair", "[aria-label='Who came']"),
        ("owed?as=chair", "section:has(> .sc-aligned), div:has(> .sc-aligned)"),
    ],
)
def test_on_a_phone_no_column_is_off_the_edge(open_page: Open, path: str, part: str) -> None:
    page = open_page(path, width=390)
    expect(page.locator(part).first).to_be_visible()
    assert overflowing(page, part) == []


@pytest.mark.parametrize(("width", "shown"), [(390, True), (1440, False)])
def test_a_row_shown_as_a_card_names_its_columns(open_page: Open, width: int, shown: bool) -> None:
    page = open_page(SECTION_11, width=width)
    label = page.locator(".sc-matrix tbody .sc-label").first
    expect(label).to_have_text("Returned audit")
    assert label.is_visible() is shown
    assert page.locator(".sc-matrix thead").bounding_box() is not None


LOW = """() => [...document.querySelectorAll(
  '.sc-agenda a, .sc-attention a, .sc-register th a, .sc-risk a, .sc-crumbs a, .sc-contents a,'
  + ' .sc-panel summary, button[data-variant]')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map(one => one.innerText)"""


@pytest.mark.parametrize("path", ["summary", "meeting", "variance", "risks", "owed"])
def test_a_thumb_finds_what_is_pressed(open_page: Open, path: str) -> None:
    page = open_page(f"{path}?as=chair", width=390)
    assert page.locator(".sc-panel a").count() > 3
    assert page.evaluate(LOW) == []


def test_the_calendars_headings_stand_over_their_columns(open_page: Open) -> None:
    page = open_page("owed?as=chair", width=1440)
    table = page.locator("table.sc-calendar")
    heads, cells = table.locator("thead th"), table.locator("tbody tr").first.locator("th, td")
    assert heads.count() == cells.count() > 3
    for place in (0, 1, heads.count() - 1):
        above, below = heads.nth(place).bounding_box(), cells.nth(place).bounding_box()
        assert above and below
        assert abs(above["x"] - below["x"]) < 2


def test_paper_has_what_is_folded_away(open_page: Open) -> None:
    page = open_page("owed?as=chair")
    folded = page.locator(".sc-panel details tbody tr").last
    assert not folded.evaluate("one => one.checkVisibility()")
    page.emulate_media(media="print")
    assert folded.evaluate("one => one.checkVisibility()")
    expect(page.locator(".sc-panel details > summary").first).to_be_hidden()
