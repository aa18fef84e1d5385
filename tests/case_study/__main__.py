"""`make case-study`: the tables of docs/case-study.md as they come out; --write puts them in."""

import sys

from tests import machine
from tests.case_study import pictures, tables


def main(arguments: list[str]) -> int:
    """0 when they were printed (or written), 1 without the published statistics."""
    folder = machine.reference_data()
    if folder is None:
        print(machine.missing()["reference"], file=sys.stderr)
        return 1
    for name, make in tables.BLOCKS.items():
        print(f"{name}\n\n{make(folder)}\n")
    if "--write" in arguments:
        text = tables.DOCUMENT.read_text("utf-8")
        tables.DOCUMENT.write_text(tables.written(text, folder), "utf-8")
        pictures.write(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
