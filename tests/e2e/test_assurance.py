"""Actions and audits in a real browser: readable for everyone, kept when a connection is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import running, settled
from tests.e2e.filling import open_box, send, write
from tests.e2e.test_accessible import is_streamlits
from tests.pages.test_assurance import AGREED, DONE, REPORTED, SECTION_11, keep_samples

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Look = Callable[..., Page]
PATHS = ("actions", f"actions?record={DONE}", "audits", f"audits?record={REPORTED}",
         f"audits?record={SECTION_11}")  # fmt: skip


@pytest.fixture(scope="module")
def address(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("assurance") / "kept.db"
    copyfile(demo_store_path, path)
    keep_samples(path)
    with running(path) as where:
        yield where


@pytest.fixture
def look(profiles: dict[str, BrowserContext], address: str) -> Iterator[Look]:
    """`look("actions", width=390, scheme="dark")`: the chair's page, shut with the test."""
    pages: list[Page] = []

    def looked(path: str, width: int = 1440, scheme: str = "light") -> Page:
        page = profiles[scheme].new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}as=chair")
        settled(page)
        return page

    yield looked
    for page in pages:
        page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "dark")])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_runs_over(
    look: Look, path: str, width: int, scheme: str
) -> None:
    page = look(path, width, scheme)
    found = [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in Axe().run(page).response["violations"]
        for node in fault["nodes"]
        if not (width == 390 and is_streamlits(fault, node))
    ]
    assert found == []
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def test_what_was_typed_survives_a_reload_and_is_sent(look: Look) -> None:
    page = look(f"actions?record={AGREED}")
    open_box(page, "Change what was agreed")
    write(page, "How far", "to 95%")
    page.reload()
    settled(page)
    open_box(page, "Change what was agreed")
    expect(page.get_by_text("did not send is below")).to_be_visible()
    expect(page.get_by_role("textbox", name="How far", exact=True)).to_have_value("to 95%")
    send(page, "Change what was agreed", "What was agreed has been changed.")
    expect(page.get_by_text("To 95%", exact=True)).to_be_visible()


def test_a_pause_keeps_what_is_typed_and_leaves_the_writer_where_they_were(look: Look) -> None:
    page = look(f"actions?record={AGREED}")
    open_box(page, "Change what was agreed")
    box = page.get_by_role("textbox", name="What is to be done", exact=True)
    box.fill("First words")
    page.wait_for_timeout(4500)  # longer than panel.js waits
    page.keyboard.type(", and more while the page runs", delay=20)
    expect(box).to_be_focused()
    expect(box).to_have_value("First words, and more while the page runs")
    page.wait_for_timeout(6000)
    page.reload()
    settled(page)
    open_box(page, "Change what was agreed")
    expect(box).to_have_value("First words, and more while the page runs")


@pytest.mark.parametrize(
    ("kind", "starts"),
    [("Figures (CSV)", b"\xef\xbb\xbfFor,"), ("Picture (PNG)", b"\x89PNG"),
     ("Picture (SVG)", b"<svg")],
)  # fmt: skip
def test_the_before_and_after_can_be_taken_away(look: Look, kind: str, starts: bytes) -> None:
    page = look(f"actions?record={DONE}")
    page.get_by_role("button", name="Take away").click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(starts)
    if not kind.endswith("(PNG)"):
        assert "Synthetic demonstration data" in content.decode("utf-8")


def test_paper_has_the_matrix_and_no_forms(look: Look) -> None:
    page = look(f"audits?record={SECTION_11}")
    page.emulate_media(media="print")
    expect(page.locator(".sc-matrix tbody tr")).to_have_count(3)
    expect(page.get_by_role("button", name="Record the findings")).to_be_hidden()
    expect(page.get_by_text("This table (CSV)")).to_be_hidden()
