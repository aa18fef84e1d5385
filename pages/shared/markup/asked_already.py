"""The variance reports that stand about an indicator as HTML, a link each."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup import record
from pages.shared.markup.links import Links
from pages.shared.markup.words import escape
from scorecard.views.asked_already import NOTE, Standing


def asked_already(standing: Sequence[Standing], links: Links) -> str:
    """What there is already, and why asking again is offered first."""
    items = "".join(
        f"<li>{record.named(links, one.name, 'variance_report', one.number)}: "
        f"{escape(one.state)}.</li>"
        for one in standing
    )
    return (
        f'<div class="sc-panel"><p><b>Asked already</b></p><ul>{items}</ul>'
        f'<p class="sc-note">{escape(NOTE)}</p></div>'
    )
