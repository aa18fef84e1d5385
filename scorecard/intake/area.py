"""Areas as they come in."""

from __future__ import annotations

import re

from scorecard.domain.area import Area, AreaKind
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("code", "name", "kind", "region", "synthetic", "note")
_GSS = re.compile(r"[EWNSK][0-9]{8}")


def read(file: str, content: bytes) -> tuple[list[Area], list[Finding]]:
    """The areas of the file and everything wrong with it."""
    areas, findings = records(file, content, COLUMNS, _area, lambda one: one.code)
    regions = {one.code for one in areas if one.kind == AreaKind.REGION}
    for one in areas:
        if one.region and one.region not in regions:
            found, remedy = f"{one.region} of {one.code}", "Add the region, or correct the code."
            findings.append(Finding(file, 0, "region", found, "is not a region here", remedy))
    return areas, findings


def _area(row: Row) -> Area:
    code = row.text("code", most=12, needed=True)
    if code and not _GSS.fullmatch(code):
        row.note("code", "is not a GSS code", "Write a letter and eight digits, as E08000033.")
    return Area(
        code=code,
        name=row.text("name", most=120, needed=True),
        kind=row.word("kind", AreaKind),
        region=row.text("region", most=12),
        synthetic=row.truth("synthetic"),
        note=row.text("note"),
    )
