"""Documents in step: links lead somewhere, commands exist, the table of rooms is the tests'."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.architecture.test_layers import ROOMS

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
INSTALLED_AS = {"vl-convert": "vl_convert", "python-docx": "docx"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """The #fragments of a page's headings, as a code host makes them."""
    text = FENCE.sub("", path.read_text("utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = FENCE.sub("", document.read_text("utf-8"))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, fragment = target.partition("#")
        path = (document.parent / file) if file else document
        assert path.exists(), f"{name(document)} links to {target}"
        if fragment and path.suffix == ".md":
            assert fragment in anchors(path), f"{name(document)} links to {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_make_command_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    told = set(re.findall(r"(?:`|^ *)make ([a-z-]+)", document.read_text("utf-8"), re.M))
    assert told <= targets


def test_the_table_of_rooms_is_the_one_the_tests_hold() -> None:
    text = (ROOT / "docs" / "developing.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_.]+)` \| ([^|]+) \| ([^|]+) \|$", text, re.M)
    told = {room.removesuffix(".py"): (listed(needs), listed(uses)) for room, needs, uses in rows}
    assert told == {room: rooms for room, rooms in ROOMS.items() if room != "__main__"}


def listed(cell: str) -> set[str]:
    """A cell's names; a dash is none."""
    names = [part.strip() for part in cell.split(",")]
    return {INSTALLED_AS.get(each, each) for each in names if each != "-"}
