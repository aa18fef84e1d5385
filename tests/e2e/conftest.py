"""A real server and a real browser for the end-to-end tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.machine import ROOT

# Debian's Chromium as root and without a screen; it asks nobody else for anything.
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# A machine that is busy draws late: what a test waits for may take three times the usual 5 s.
expect.set_options(timeout=15_000)

Open = Callable[..., Page]
At = Callable[[str, str], Page]


@contextmanager
def running(store: Path, day: date | None = None) -> Iterator[str]:
    """The app over this store on a port of its own, on another `day` if given; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SCORECARD_")}
    environment["SCORECARD_DATABASE_URL"] = f"sqlite:///{store}"
    front_door = "tests/e2e/app_on_a_day.py" if day else "app.py"
    environment |= {"DAY_OF_TEST": f"{day}", "PYTHONPATH": str(ROOT)} if day else {}
    command = [sys.executable, "-m", "streamlit", "run", front_door, "--server.port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://localhost:{port}/"
    try:
        _wait_for(f"{address}_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer within {seconds:.0f} seconds")


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium), args=ARGUMENTS)
        yield launched
        launched.close()


@contextmanager
def on_a_day(browser: Browser, store: Path, day: date) -> Iterator[At]:
    """The app as it is on a day: `at("variance?record=3", "chair")`, each visit its own person."""
    with running(store, day) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 1000})

        def at(path: str, who: str) -> Page:
            page = context.new_page()
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}as={who}")
            settled(page)
            return page

        yield at
        context.close()


@pytest.fixture(scope="session")
def server(demo_store_path: Path) -> Iterator[str]:
    with running(demo_store_path) as address:
        yield address


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A browser's profile for each scheme: what it fetched once it does not fetch again."""
    kept = {scheme: browser.new_context(color_scheme=scheme) for scheme in SCHEMES}
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def open_page(profiles: dict[str, BrowserContext], server: str) -> Iterator[Open]:
    """`open_page("scorecard?as=chair", width=390, scheme="dark")`: a visit of its own."""
    pages: list[Page] = []

    def opened(path: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        page = profiles[scheme].new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{server}{path}")
        settled(page)
        return page

    yield opened
    for page in pages:
        page.close()


def settled(page: Page) -> None:
    """Wait until the script has run and what it sent is drawn."""
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_function(
        "selector => new Promise(done => setTimeout(() => "
        "done(!!document.querySelector(selector)), 400))",
        arg=READY,
    )
