"""Since issued: what came after the freeze stands beside it, and the frozen figures stay."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.submission import Submission, SubmissionKind
from scorecard.services import submission
from scorecard.services.workspace import Workspace
from scorecard.views import pack, scorecard, since_issued
from scorecard.views.judged import JudgedArea
from tests.copies import judged_once
from tests.samples import figures
from tests.store_fixtures import NOW
from tests.views.conftest import CHAIR, LATER
from tests.views.packs import EXAMPLESHIRE, MEETING, frozen

CODE = "fd_assessments_45wd_pct"


def _sent(workspace: Workspace, known_at: datetime) -> None:
    """A corrected September from social care, that it says it had earlier."""
    frame = figures(
        {
            "indicator": CODE,
            "area": EXAMPLESHIRE,
            "agency": "",
            "period_start": date(2026, 9, 1),
            "period_end": date(2026, 9, 30),
            "frequency": "month",
            "value": 81.25,
            "numerator": 195.0,
            "denominator": 240.0,
            "status": "revised",
            "known_at": known_at,
            "reference": "row 2",
        }
    )
    came = Submission("csc", "late.csv", "f" * 64, SubmissionKind.RETURN, LATER, title="Late")
    submission.record(workspace, "csc", came, frame)


def _judged(workspace: Workspace) -> JudgedArea:
    with workspace.reading() as connection:
        return judged_once(connection, EXAMPLESHIRE, now=LATER)


def _since(workspace: Workspace, issued: pack.SeenPack, codes: tuple[str, ...] = ()):
    live = scorecard.view(_judged(workspace), CHAIR)
    with workspace.reading() as connection:
        return since_issued.of(connection, issued, live, codes)


@pytest.mark.parametrize(
    "known_at", [datetime(2026, 10, 21, 9, tzinfo=UTC), datetime(2026, 10, 13, 9, tzinfo=UTC)]
)
def test_a_figure_recorded_later_is_since_issued_whenever_it_was_known(
    copied: Workspace, known_at: datetime
) -> None:
    before = frozen(replace(copied, clock=lambda: NOW))
    issued = pack.seen_by(pack.read(before), CHAIR)
    was = next(row for group in issued.scorecard.groups for row in group.rows if row.code == CODE)
    _sent(copied, known_at)
    (line,) = _since(copied, issued, (CODE,))
    changes = {what: (then, now) for what, then, now in line.changes}
    assert (line.code, line.name) == (CODE, was.short_name)
    assert changes["Figure"][0].startswith(was.latest)
    assert changes["Figure"][1].startswith("81.3%, Sep 2026")
    assert changes["Rating"] == ("Red, firm", "Green, could be chance")
    assert "persistently red" in changes["Flags"][0]
    assert line.came == "1 figure recorded since, the last on 22 October 2026, 12:00 UTC."
    # frozen as of the same moment, it is the same bytes: what was recorded later is not in it
    with copied.reading() as connection:
        again, _ = pack.content(connection, MEETING, NOW)
    assert again == before.content


def test_nothing_came_and_it_says_since_when(copied: Workspace) -> None:
    issued = pack.seen_by(pack.read(frozen(copied)), CHAIR)
    assert _since(copied, issued) == ()
    assert since_issued.nothing(issued).endswith("frozen on 22 October 2026, 12:00 UTC.")


def test_what_is_new_on_the_scorecard_or_gone_from_it_is_said(copied: Workspace) -> None:
    issued = pack.seen_by(pack.read(frozen(copied)), CHAIR)
    live = scorecard.view(_judged(copied), CHAIR)
    without = replace(
        live,
        groups=tuple(
            replace(group, rows=tuple(row for row in group.rows if row.code != CODE))
            for group in live.groups
        ),
    )
    with copied.reading() as connection:
        (gone,) = since_issued.of(connection, issued, without)
        (new,) = since_issued.of(connection, replace(issued, scorecard=without), live)
    assert gone.changes == (("Scorecard", "on the scorecard", "not on the scorecard"),)
    assert new.changes == (("Scorecard", "not on the scorecard", "on the scorecard"),)
    assert (gone.code, new.code) == (CODE, CODE)
