"""Commentary: written by the agency that answers for the indicator, and never written over."""

from __future__ import annotations

from dataclasses import replace

from scorecard.domain.audit_event import SENTENCES, Verb
from scorecard.domain.commentary import Commentary, complete
from scorecard.domain.errors import NotFound, NotNow, StaleRecord
from scorecard.domain.indicator import Indicator, Sensitivity
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, require, require_for
from scorecard.domain.person import Person
from scorecard.services.change import change
from scorecard.services.workspace import Workspace
from scorecard.store import area as areas
from scorecard.store import commentary as store
from scorecard.store import indicator as indicators
from scorecard.store.engine import Connection


def write(workspace: Workspace, person: Person, made: Commentary, version: int) -> Commentary:
    """Keep a commentary beside what was written before; `version` is how many its writer saw.

    NotPermitted, NotFound, NotNow, Incomplete or StaleRecord say in words why nothing changed.
    """
    require_for(person, Permission.WRITE_COMMENTARY, made.agency)
    complete(made)
    now = workspace.now()
    if made.period_end > now.date():
        raise NotNow(f"The period ends on {day(made.period_end)}. Comment on it once it has.")
    with workspace.reading() as connection:
        about = _about(connection, person, made)
    sentence = SENTENCES[Verb.WRITE_COMMENTARY].format(
        who=person.title, indicator=about.short_name, period=day(made.period_end)
    )
    subject = f"{made.area} {made.indicator} {made.period_end}"
    written = replace(made, written_by=person.name, written_at=now)
    with change(workspace, person.name, Verb.WRITE_COMMENTARY, subject, sentence) as connection:
        held = _held(connection, made)
        _require_seen(held, version)
        if held and held[-1].texts == made.texts:
            raise NotNow("These very words have been sent already. Nothing was saved again.")
        return replace(written, id=store.add(connection, written))


def _about(connection: Connection, person: Person, made: Commentary) -> Indicator:
    """The indicator, where this person may see it and the agency answers for it."""
    if made.area not in areas.every(connection):
        raise NotFound(f"There is no area '{made.area[:40]}' here. Choose one again.")
    found = indicators.every(connection).get(made.indicator)
    if found is None:
        raise NotFound(f"There is no indicator '{made.indicator[:40]}' here. Choose one again.")
    if found.sensitivity == Sensitivity.RESTRICTED:
        require(person, Permission.SEE_RESTRICTED)
    if found.accountable_agency != made.agency:
        raise NotFound(
            f"{found.short_name} is answered for by another agency, which writes about it. "
            "Nothing was saved."
        )
    return found


def _held(connection: Connection, made: Commentary) -> list[Commentary]:
    held = store.for_area(connection, made.area, made.indicator)
    return [one for one in held if one.place == made.place]


def _require_seen(held: list[Commentary], version: int) -> None:
    if len(held) == version:
        return
    if not held:
        raise StaleRecord(
            "What you began over is no longer here, so nothing was saved. What you wrote is kept: "
            "look at the screen again, then send it."
        )
    latest = held[-1]
    assert latest.written_at is not None
    raise StaleRecord(
        f"{latest.written_by} wrote about this period on {day(latest.written_at.date())} at "
        f"{latest.written_at:%H:%M} UTC while you were writing, so nothing was saved. What you "
        "wrote is kept: read theirs, then save again."
    )
