"""What the statistics' tests share: the folder of reference numbers, and reading it by column."""

import csv
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest

from scorecard.stats.arguments import Floats
from tests import machine

Table = dict[str, np.ndarray]


@pytest.fixture(scope="session")
def vectors() -> Callable[[str], Table]:
    """Reads one file of reference numbers as columns of text."""
    reference = machine.reference_data()
    folder = reference / "vectors" if reference else None
    if folder is None or not folder.is_dir():
        pytest.skip("the folder that REFERENCE_DATA names has no folder 'vectors'")

    def read(name: str) -> Table:
        return columns(folder / name)

    return read


def columns(file: Path) -> Table:
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return {
        name: np.array(column) for name, column in zip(header, zip(*rows, strict=True), strict=True)
    }


def number(column: np.ndarray) -> Floats:
    """A column of text as numbers; blank, NA and NaN are unknown."""
    text = np.where((column == "") | (column == "NA"), "nan", column)
    return text.astype(np.float64)


def taken(table: Table, rows: np.ndarray | slice) -> Table:
    return {name: column[rows] for name, column in table.items()}


def groups(table: Table, *names: str) -> list[Table]:
    """The table cut where the named columns change; rows of one group stand together."""
    keys = list(zip(*(table[name].tolist() for name in names), strict=True))
    cut, at = [], 0
    for _, members in groupby(keys):
        size = len(list(members))
        cut.append(taken(table, slice(at, at + size)))
        at += size
    return cut
