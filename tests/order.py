"""The order in which test files are handed to the workers: the long ones first.

A file belongs to one worker. One that takes two minutes and is begun last leaves the other worker,
and its core, with nothing to do. pytest loads this with `-p tests.order`, as the Makefile does.
"""

import pytest

FIRST = ("e2e/test_cycle.py", "e2e", "cli", "pages", "services", "views", "store", "demo")
"""By where they are; all others afterwards, as they are found."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: place(item.nodeid))


def place(nodeid: str) -> int:
    """When a test's turn is; those of one place keep their order."""
    within = nodeid.removeprefix("tests/")
    return next((at for at, name in enumerate(FIRST) if within.startswith(name)), len(FIRST))
