"""Reading the audit trail in tests of what is kept in it."""

from sqlalchemy import select

from scorecard.services.workspace import Workspace
from scorecard.store.audit_event import audit_event


def trail(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Who, verb and sentence of every event, oldest first."""
    columns = (audit_event.c.who, audit_event.c.verb, audit_event.c.sentence)
    with workspace.reading() as connection:
        rows = connection.execute(select(*columns).order_by(audit_event.c.id))
        return [(row.who, row.verb, row.sentence) for row in rows]
