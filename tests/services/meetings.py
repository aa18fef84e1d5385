"""A meeting for tests of what happens at it: held with its pack issued, on the sample codes."""

from dataclasses import replace
from datetime import UTC, date, datetime

from scorecard.domain.decision import Decision, DecisionKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.pack import Pack
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import pack
from scorecard.services.pack import Frozen
from scorecard.services.workspace import Workspace
from scorecard.store import meeting as meetings

CHAIR, ANALYST, POLICE, KEEPER = (
    DEMO_PEOPLE[key] for key in ("chair", "analyst", "police", "administrator")
)
BODY = "Quality Assurance sub-group"
MEETING = Meeting("E08000033", date(2026, 10, 22), BODY)
FROZEN = Frozen('{"format":1}', date(2026, 9, 30), datetime(2026, 10, 20, 11, tzinfo=UTC))
ASK = Decision(
    area=MEETING.area,
    meeting_on=MEETING.date,
    body=BODY,
    indicator="fd_in_time_pct",
    kind=DecisionKind.ASK_VARIANCE,
    words="What takes longer?",
    until=date(2026, 11, 20),
    decided_on=MEETING.date,
    kinds="fd_in_time_pct persistently_red",
    rag="red",
    agency="csc",
)
NOTE = replace(ASK, kind=DecisionKind.NOTE, words="Looked at.")


def held(workspace: Workspace, meeting: Meeting = MEETING) -> Pack:
    """The meeting, with its pack issued."""
    with workspace.writing() as connection:
        meetings.put(connection, [meeting])
    return pack.issue(workspace, CHAIR, meeting, FROZEN)


def on(workspace: Workspace, day: date) -> Workspace:
    """The same store on another day."""
    moment = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
    return replace(workspace, clock=lambda: moment)
