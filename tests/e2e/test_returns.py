"""A return in a real browser: from its template to the scorecard, and what is turned away."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import running, settled
from tests.e2e.test_accessible import ours

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXAMPLESHIRE, NOVEMBER = "E06999999", date(2026, 11, 12)
NEW, CORRECTED = "mis_episodes_count", "mis_children_count"
CHILDREN = b"indicator,period_end,value,nhs_number\nmis_episodes_count,2026-08-31,3,943 476 5919\n"


@pytest.fixture(scope="module")
def page(
    browser: Browser, demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A browser over a store that may be written to, on a day when October's figures are due."""
    store = copyfile(demo_store_path, tmp_path_factory.mktemp("returns") / "store.db")
    with running(Path(store), NOVEMBER) as address:
        context = browser.new_context(
            viewport={"width": 1440, "height": 1000}, accept_downloads=True, base_url=address
        )
        yield context.new_page()
        context.close()


def opened(page: Page, path: str) -> None:
    page.goto(path)
    settled(page)


def template(page: Page, path: Path) -> Path:
    page.get_by_text("Get the template").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    download.value.save_as(path)
    page.keyboard.press("Escape")
    return path


def filled(path: Path) -> Path:
    """A first figure that is a jump, and a row more: a figure held since August, put right."""
    book = load_workbook(path)
    sheet = book["Return"]
    names = {cell.value: cell.column for cell in sheet[1]}
    codes = [row[0].value for row in sheet.iter_rows(min_row=2)]
    sheet.cell(codes.index(NEW) + 2, names["value"]).value = 9876
    more = {"indicator": CORRECTED, "area": EXAMPLESHIRE, "value": 72}
    for name, value in {**more, "period_end": date(2026, 8, 31)}.items():
        sheet.cell(len([code for code in codes if code]) + 2, names[name]).value = value
    book.save(path)
    return path


def upload(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".sc-lead, [data-testid=stAlert]").first).to_be_visible(timeout=30_000)
    settled(page)


def test_a_return_from_its_template_to_the_scorecard(page: Page, tmp_path: Path) -> None:
    opened(page, "submit?as=police")
    file = filled(template(page, tmp_path / "template.xlsx"))
    upload(page, file)
    expect(page.locator(".sc-lead")).to_have_text(
        "Nothing is stored yet. It would be: 1 corrected; 1 new."
    )
    expect(page.locator(".sc-findings")).to_contain_text("is a jump: 9,876 in Oct 2026")
    expect(page.locator("tr", has=page.locator(".sc-standing-corrected"))).to_contain_text("72")

    assert ours(page) == []

    store = page.get_by_role("button", name="Store these 2 figures")
    expect(store).to_be_disabled()
    page.get_by_text("I have looked at").click()
    settled(page)
    store.click()
    receipt = page.locator(".sc-receipt")
    expect(receipt).to_contain_text("2 figures stored (1 new, 1 corrected)", timeout=30_000)
    expect(receipt).to_contain_text(sha256(file.read_bytes()).hexdigest())

    settled(page)
    upload(page, file)
    expect(page.locator(".sc-lead")).to_contain_text("Nothing would change")
    expect(page.get_by_role("button", name="Store th")).to_have_count(0)

    page.get_by_text("Review", exact=True).click()
    page.get_by_role("menuitem", name="Scorecard").click()
    page.locator(f"tr[data-row*={NEW}] td.spark").click(timeout=30_000)
    expect(page.locator(".sc-headline")).to_contain_text("9,876")


def test_what_is_turned_away_says_why_and_leaves_nothing(page: Page, tmp_path: Path) -> None:
    opened(page, "submit?as=police")
    children, pdf = tmp_path / "Emma Shaw.csv", tmp_path / "return.xlsx"
    children.write_bytes(CHILDREN)
    pdf.write_bytes(b"%PDF-1.4 hello")
    upload(page, children)
    expect(page.get_by_test_id("stAlert")).to_contain_text("child-level")
    expect(page.get_by_test_id("stAlert")).to_contain_text("nhs_number")
    expect(page.get_by_test_id("stFileUploaderFile")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("Emma")

    page.locator("input[type=file]").set_input_files(pdf)
    expect(page.get_by_test_id("stAlert")).to_contain_text("PDF", timeout=30_000)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.get_by_role("button", name="Store th")).to_have_count(0)


def test_what_is_typed_last_is_in_the_preview(page: Page) -> None:
    opened(page, "submit?as=police&how=typed")
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 50, box["y"] + 60)
    page.keyboard.press("Control+ArrowDown")
    # as fast as nobody types, a grid takes the second key for the first
    page.keyboard.type("1374", delay=60)
    page.get_by_role("button", name="Check these figures").click()
    expect(page.locator(".sc-lead")).to_contain_text("It would be: 1 new.", timeout=30_000)
    expect(page.locator("tr", has=page.locator(".sc-standing-new"))).to_contain_text("1,374")


def test_the_menu_offers_what_a_person_may_use(page: Page) -> None:
    for who, offered in (("chair", 0), ("police", 1)):
        opened(page, f"owed?as={who}")
        page.get_by_text("Returns", exact=True).click()
        expect(page.get_by_role("menuitem", name="Owed")).to_be_visible()
        expect(page.get_by_role("menuitem", name="Submit")).to_have_count(offered)
