"""The rulebook's examples: every table under a line that begins with `Given:` is a list of them.

Plain columns say what is given, bold ones what must come out; a blank cell asks nothing. What
stands on the `Given:` line holds for every row. `Given together:` makes the rows indicators of
one area, judged together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RULEBOOK = Path(__file__).parents[2] / "docs" / "rulebook.md"
_GIVEN = re.compile(r"^Given( together)?: (.*?)\.?$")
_PAIR = re.compile(r"^([a-z ]+?) (?:is|are) (.+)$")


@dataclass(frozen=True, slots=True)
class Example:
    """One row: where it stands, what is given and what must come out, cell by cell."""

    section: str
    line: int
    given: dict[str, str]
    expected: dict[str, str]

    @property
    def name(self) -> str:
        """What a failing test is called."""
        return f"line {self.line}: {self.section}"


@dataclass(frozen=True, slots=True)
class Group:
    """The examples of one table; `together` when they are judged as one area's indicators."""

    together: bool
    examples: tuple[Example, ...]


def groups(text: str) -> Iterator[Group]:
    """Every table of examples in the text, in order."""
    lines = text.splitlines()
    section = ""
    for number, line in enumerate(lines):
        if line.startswith("#"):
            section = line.lstrip("# ")
        if found := _GIVEN.match(line):
            shared = _pairs(found[2], number)
            yield Group(bool(found[1]), tuple(_table(lines, number + 1, section, shared)))


def _table(lines: list[str], start: int, section: str, shared: dict[str, str]) -> Iterator[Example]:
    first = next(n for n in range(start, len(lines)) if lines[n].startswith("|"))
    assert not any(lines[n].strip() for n in range(start, first)), (
        f"line {start}: the table must follow its Given line"
    )
    names = _cells(lines[first])
    for number in range(first + 2, len(lines)):
        if not lines[number].startswith("|"):
            break
        cells = dict(zip(names, _cells(lines[number]), strict=True))
        given = {name: cell for name, cell in cells.items() if cell and not _is_bold(name)}
        expected = {name.strip("*"): cell for name, cell in cells.items() if _is_bold(name)}
        asked = {name: cell for name, cell in expected.items() if cell}
        assert asked, f"line {number + 1} asks nothing"
        yield Example(section, number + 1, {**shared, **given}, asked)


def _pairs(text: str, number: int) -> dict[str, str]:
    pairs = {}
    for part in text.split("; "):
        found = _PAIR.match(part.strip())
        assert found, f"line {number + 1}: '{part}' does not read 'name is value'"
        pairs[found[1]] = found[2]
    return pairs


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _is_bold(name: str) -> bool:
    return name.startswith("**")
