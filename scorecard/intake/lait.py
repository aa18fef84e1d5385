"""The Local Authority Interactive Tool's own store (parquet): its items to published figures."""

from __future__ import annotations

import io
import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet

from scorecard.domain.submission import Finding
from scorecard.intake import lait_dictionary, national, personal
from scorecard.intake.context import Context
from scorecard.intake.figures import frame
from scorecard.intake.incoming import Asked, Incoming, Read
from scorecard.intake.lait_figures import COLUMNS, ITEM, figures_of
from scorecard.intake.lait_mapping import NEVER, LaitItem
from scorecard.intake.noted import blocks, remarked, wrong

MOST_ROWS = 20_000_000
"""The tool's table of December 2024 has 558,280."""

_MAGIC = b"PAR1"
_DATED = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])")


def recognises(incoming: Incoming) -> bool:
    """Whether the file is parquet, or the tool's data dictionary."""
    return incoming.head.startswith(_MAGIC) or lait_dictionary.recognises(incoming.head)


def read(incoming: Incoming, context: Context, asked: Asked) -> Read:
    """The figures of the items that the catalogue has indicators for; every finding.

    Raises ChildLevelData where a column is about single children.
    """
    if lait_dictionary.recognises(incoming.head):
        found = lait_dictionary.read(incoming.name, incoming.content, context)
        return _nothing(found)
    held, findings = _table(incoming, context.official().lait)
    if held is None:
        return _nothing(findings)
    edition, undated = _edition(incoming, context, asked)
    made, noted = figures_of(incoming.name, held, context, asked)
    findings = [*undated, *noted]
    assert edition.known_at is not None
    figures = () if blocks(findings) else made
    figures = national.national_frame(figures, edition.edition, edition.known_at)
    return replace(edition, frame=figures, findings=tuple(findings))


def _nothing(findings: Sequence[Finding]) -> Read:
    return Read(agency=national.KEEPER, frame=frame(()), findings=tuple(findings))


def _table(
    incoming: Incoming, items: Sequence[LaitItem]
) -> tuple[pd.DataFrame | None, list[Finding]]:
    """The rows of the items wanted; None, and why, where the file is not the tool's."""
    remedy = "Give the tool's own long table, bds_long."
    wanted = sorted({one for item in items for one in item.items} - NEVER)
    try:
        source = parquet.ParquetFile(_opened(incoming))
        problem = _not_the_tools(source)
        if problem:
            return None, [wrong(incoming.name, 0, "", "", problem, remedy)]
        chosen = [(ITEM, "in", wanted)]
        table = parquet.read_table(_opened(incoming), columns=list(COLUMNS), filters=chosen)
    except (pa.ArrowException, OSError):
        return None, [wrong(incoming.name, 0, "", "", "cannot be read as parquet", remedy)]
    return table.to_pandas(), []


def _opened(incoming: Incoming) -> io.BytesIO | str:
    return str(incoming.path) if incoming.path else io.BytesIO(incoming.content)


def _not_the_tools(source: parquet.ParquetFile) -> str:
    names = source.schema_arrow.names
    suspect = personal.in_columns(dict.fromkeys(names, ()))
    if suspect:
        raise suspect.refusal()
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        return f"has no column '{missing[0]}'"
    many = source.metadata.num_rows > MOST_ROWS
    return f"has more than {MOST_ROWS:,} rows" if many else ""


def _edition(incoming: Incoming, context: Context, asked: Asked) -> tuple[Read, list[Finding]]:
    """What the edition is called and when it was known: the day in the file's name."""
    dated = _DATED.search(incoming.name)
    year, month, day = (int(part) for part in dated.groups()) if dated else (0, 0, 0)
    named = datetime(year, month, day, tzinfo=UTC) if dated else None
    known_at = asked.known_at or named or incoming.received_at
    spoken = month_name[known_at.month]
    release = context.official().releases.of("lait", known_at.year, spoken)
    undated = []
    if not (asked.known_at or named):
        problem = "does not say in its name which day's edition it is"
        remedy = "Taken as known from today; say when with --known-at."
        undated.append(remarked(incoming.name, 0, "", "", problem, remedy))
    return Read(
        agency=national.KEEPER,
        frame=frame(()),
        known_at=known_at,
        title=f"{release.title}, {spoken} {known_at.year}",
        edition=asked.edition or release.edition,
        publisher=release.publisher,
        licence=release.licence,
        reference=incoming.name,
        released=True,
    ), undated
