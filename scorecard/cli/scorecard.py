"""The commands `scorecard` and `attention`."""

from __future__ import annotations

from scorecard.cli.options import AsKnownAt, FormatOption, Json, OneArea, PeriodEnd
from scorecard.cli.printing import print_rows
from scorecard.cli.reading import reading_store, require_known


def scorecard(
    area: OneArea,
    as_known_at: AsKnownAt = None,
    period_end: PeriodEnd = None,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Print one judged row an indicator.

    Its rating, variation, assurance, comparison, direction of travel and flags.
    """
    from scorecard.views import export, judged

    with reading_store() as connection:
        require_known(connection, [area], [])
        seen = judged.judge_area(connection, area, as_known_at=as_known_at, period_end=period_end)
    shown = ("indicator", "period_end", "value", "target", "rag", "firmness", "variation")
    print_rows(export.scorecard_table(seen), form, as_json, (*shown, "comparison", "flags"))


def attention(
    area: OneArea,
    as_known_at: AsKnownAt = None,
    period_end: PeriodEnd = None,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Print what needs attention, in order.

    At most ten items, each with its reason. What the group has decided about, and is not due yet,
    stands last and says so first.
    """
    from scorecard.views import export, judged

    with reading_store() as connection:
        require_known(connection, [area], [])
        seen = judged.judge_area(connection, area, as_known_at=as_known_at, period_end=period_end)
    found = export.attention_table(seen)
    columns = ("rank", "sentence", "agency")
    print_rows(found, form, as_json, columns, empty="No figure raises a flag for attention.")
