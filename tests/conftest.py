"""What every test shares: leaving out what this machine cannot run, and saying so at the end."""

from collections import Counter
from pathlib import Path

import pytest

from tests import machine

pytest_plugins = ["tests.store_fixtures", "tests.pages.rooms"]

LEFT_OUT = "left out: "


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for marker, reason in machine.missing().items():
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"{LEFT_OUT}{marker}: {reason}"))
    for item in items:
        if item.get_closest_marker("browser"):
            # Browser, server and database share the machine with whatever else runs on it.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Two kinds of green must not look alike: all passed, or all that could run here passed."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(reason_of(report) for report in skipped)
    terminalreporter.section("what was left out", sep="-")
    if not reasons:
        terminalreporter.write_line("Nothing: every test that was asked for ran.")
    for reason, count in sorted(reasons.items()):
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.write_line(f"{tests}: {reason}")
    again = terminalreporter.stats.get("rerun", [])
    if again:
        terminalreporter.section("what failed once and was tried again", sep="-")
    for report in again:
        terminalreporter.write_line(f"{report.nodeid}\n{report.longreprtext}")


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """A skip's reason; pytest keeps it as (file, line, 'Skipped: reason')."""
    words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return words.removeprefix("Skipped: ").removeprefix(LEFT_OUT)


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder of published statistics; a test that asks for it is marked `reference`."""
    folder = machine.reference_data()
    assert folder, "mark this test with pytest.mark.reference"
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser to launch; a test that asks for it is marked `browser`."""
    browser = machine.chromium()
    assert browser, "mark this test with pytest.mark.browser"
    return browser


@pytest.fixture(scope="session")
def artefacts() -> Path:
    machine.ARTEFACTS.mkdir(exist_ok=True)
    return machine.ARTEFACTS
