"""A store with a meeting a week off, for tests of its screen: the app's clock is the real one."""

from datetime import timedelta
from pathlib import Path
from shutil import copyfile

from scorecard.domain.meeting import Meeting
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import meeting as meetings
from scorecard.services import pack
from scorecard.services.pack import Frozen
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.views import pack as views

EXAMPLESHIRE, BODY = "E06999999", "Review group"
"""A body of its own: the demonstration's meetings are on days that pass."""

CODE = "fd_assessments_45wd_pct"
RESTRICTED = "da_marac_children_count"


def with_meeting(demonstration: Path, copy: Path) -> tuple[Workspace, Meeting]:
    """A copy of the demonstration with a meeting in a week, opened to write to."""
    copyfile(demonstration, copy)
    workspace = open_workspace(Settings(f"sqlite:///{copy}"))
    on = workspace.now().date() + timedelta(days=7)
    coming = Meeting(EXAMPLESHIRE, on, BODY)
    meetings.add(workspace, DEMO_PEOPLE["chair"], coming)
    return workspace, coming


def key_of(workspace: Workspace, coming: Meeting) -> str:
    """What the address calls it: the demonstration may have a meeting on that very day."""
    from scorecard.views.judged import judge_area
    from scorecard.views.meeting import choices

    with workspace.reading() as connection:
        seen = judge_area(connection, EXAMPLESHIRE, now=workspace.now())
    found = choices(seen, workspace.now().date())
    return next(one.key for one in found if one.meeting == coming)


def issued(workspace: Workspace, coming: Meeting) -> None:
    """Its pack, issued now."""
    moment = workspace.now()
    with workspace.reading() as connection:
        content, as_at = views.content(connection, coming, moment)
    frozen = Frozen(content, as_at, moment)
    pack.issue(workspace, DEMO_PEOPLE["analyst"], coming, frozen)
