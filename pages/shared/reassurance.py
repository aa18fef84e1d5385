"""The reassurance ledger on the Variance reports screen, drawn and taken away."""

from __future__ import annotations

from collections.abc import Callable

from pages.shared import downloads, furniture, panel, today
from pages.shared.context import Context
from pages.shared.filters import Where
from pages.shared.markup import reassurance as markup
from scorecard.views import reassurance as views
from scorecard.views.reassurance import Ledger

HEADINGS = (
    *("For", "Number", "What", "Indicator", "Who", "Verdict", "By", "Why", "Rested on"),
    *(
        "Recovery agreed",
        "On the way there",
        "Stands as",
        "Because",
        "Counted",
        "What followed",
        "Numbers",
    ),
)


def show(context: Context, where: Where, choose: Callable[[], None]) -> None:
    """The ledger; `choose` draws the way back to the register."""
    seen = today.area(context, where)
    with context.workspace.reading() as connection:
        found = views.ledger(connection, seen, context.person)
    about = "Each answer that assured the group, or partly; what it rested on, and what came next."
    furniture.heading(
        f"Assured or partly assured, {found.area_name}", about, found, today.note(context, where)
    )
    choose()
    panel.show(markup.ledger(found, where.links).encode(), "ledger")
    if found.rows:
        name = downloads.file_name("reassurance-ledger", found.area_name)
        downloads.offer("This ledger (CSV)", f"{name}.csv", lambda: content(found))


def content(found: Ledger) -> bytes:
    """The file."""
    rows = [
        (
            *(found.area_name, str(one.number), one.title, one.indicator_name, one.agency),
            *(one.accepted_words, one.by, one.reason, one.rested_on, one.recovery),
            *(one.on_the_way, one.stands_words, one.why, one.counted, one.followed, one.numbers),
        )
        for one in found.rows
    ]
    return downloads.csv_bytes(HEADINGS, rows, found.synthetic)
