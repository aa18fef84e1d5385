"""The demonstration's pack for tests: frozen as it was on the day that tests begin on."""

from datetime import date

from scorecard.domain.meeting import Meeting
from scorecard.domain.pack import Pack, fingerprint
from scorecard.services.workspace import Workspace
from scorecard.views import pack as views

EXAMPLESHIRE, BODY = "E06999999", "Quality Assurance sub-group"
MEETING = Meeting(EXAMPLESHIRE, date(2026, 11, 26), BODY, "Synthetic")


def frozen(workspace: Workspace, meeting: Meeting = MEETING) -> Pack:
    """The pack of a meeting, as it would be issued now."""
    moment = workspace.now()
    with workspace.reading() as connection:
        content, as_at = views.content(connection, meeting, moment)
    at = (meeting.area, meeting.date, meeting.body, as_at, moment, moment, "Tom Whitfield")
    return Pack(*at, fingerprint(content), content)
