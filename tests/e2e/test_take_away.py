"""Taking away: each file a reader can download says what it is, and that it is synthetic."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SYNTHETIC = "Synthetic demonstration data"
INDICATOR = "indicator?as=chair&indicator=fd_assessments_45wd_pct"


def taken(page: Page, label: str, nth: int = 0) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).nth(nth).click()
    return Path(download.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_scorecards_rows(open_page: Open) -> None:
    page = open_page("scorecard?as=chair&rag=red")
    found = rows(taken(page, "These rows (CSV)"))
    assert len(found) == page.locator("tr[data-row]").count()
    assert {row["Judgement"] for row in found} == {"Red"}
    assert {row["Data"] for row in found} == {SYNTHETIC}


def test_the_summary(open_page: Open) -> None:
    found = rows(taken(open_page("summary?as=chair"), "This page's figures (CSV)"))
    assert {"headline", "attention", "question", "owed"} <= {row["Part"] for row in found}
    assert {row["Data"] for row in found} == {SYNTHETIC}


def test_a_real_boards_file_is_not_called_synthetic(open_page: Open) -> None:
    content = taken(open_page("scorecard?as=chair&area=E08000033"), "These rows (CSV)")
    assert b"ynthetic" not in content


def test_the_chart_as_figures_and_as_pictures(open_page: Open) -> None:
    page = open_page(INDICATOR)
    page.get_by_role("button", name="Take away").click()
    figures = rows(taken(page, "Figures (CSV)"))
    assert {row["Code"] for row in figures} == {"fd_assessments_45wd_pct"}
    assert {row["Data"] for row in figures} == {SYNTHETIC}
    assert taken(page, "Picture (PNG)").startswith(b"\x89PNG")
    svg = taken(page, "Picture (SVG)").decode()
    assert SYNTHETIC in svg
    assert "Exampleshire" in svg


def test_the_comparison_too(open_page: Open) -> None:
    page = open_page(INDICATOR)
    page.get_by_role("button", name="Take away").click()
    assert len(rows(taken(page, "Figures (CSV)", 1))) >= 11
    assert SYNTHETIC in taken(page, "Picture (SVG)", 1).decode()


@pytest.mark.parametrize(
    ("address", "hovered"),
    [("scorecard?as=chair&view=grid", "stDataFrame"), (INDICATOR, "stVegaLiteChart")],
)
def test_there_is_no_other_way_out_without_the_label(
    open_page: Open, address: str, hovered: str
) -> None:
    page = open_page(address)
    page.get_by_test_id(hovered).first.hover()
    buttons = page.locator("[data-testid=stElementToolbar] button")
    buttons.first.wait_for(state="attached")
    shown = [one.get_attribute("aria-label") or "" for one in buttons.all() if one.is_visible()]
    assert shown
    assert not [label for label in shown if label.startswith(("Download", "Copy"))]
