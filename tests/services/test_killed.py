"""Killed in the middle of a write: all of it is there or none, the draft stays, and it goes again.

The process looks at the clock between two statements of one transaction; there it is killed.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.audit import AuditKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.section_eleven import SectionElevenStep
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import attendance, audit, draft, section_eleven, variance_report
from scorecard.services.workspace import Workspace
from scorecard.settings import Settings
from scorecard.store import attendance as seats
from scorecard.store import meeting as meetings
from scorecard.store import record as records
from scorecard.store import section_eleven as steps
from scorecard.store.engine import Store, open_store
from tests import assurance_samples as samples
from tests.concern_samples import seed_concerns
from tests.machine import ROOT
from tests.samples import HERE, RATIO
from tests.services.audit_trail import trail

NOON = datetime(2026, 10, 22, 12, tzinfo=UTC)
TODAY, LATER = NOON.date(), date(2027, 3, 31)
CHAIR, ANALYST, POLICE = (DEMO_PEOPLE[key] for key in ("chair", "analyst", "police"))
MEETING = Meeting(HERE, TODAY, "Quality Assurance sub-group")
MATRIX = [SectionElevenStep(0, "", f"School {n}", True, None, False) for n in range(60)]
WORDS = {"words": "Heard; the sample agrees."}
FORM = "a form"
SEATS = [Attended(HERE, TODAY, MEETING.body, code, Attendance.MEMBER, "A member")
         for code in ("csc", "police", "health", "partnership")]  # fmt: skip


def verdict(workspace: Workspace) -> None:
    made = variance_report.Judged(AssuranceVerdict.ASSURED, WORDS["words"], "dip_sample: twelve")
    variance_report.judge(workspace, CHAIR, 1, 2, made)


def who_came(workspace: Workspace) -> None:
    attendance.record(workspace, CHAIR, MEETING, SEATS)


def matrix(workspace: Workspace) -> None:
    section_eleven.keep(workspace, ANALYST, 1, 1, MATRIX)


WRITES: dict[str, Callable[[Workspace], None]] = {
    one.__name__: one for one in (verdict, who_came, matrix)
}


def act(url: str, what: str) -> None:
    """In a process of its own: type, send, and forget the draft, telling each look at the clock."""

    def tell(word: str) -> None:
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def clock() -> datetime:
        tell("now")
        time.sleep(0.1)
        return NOON

    workspace = Workspace(open_store(url), Settings(), clock)
    draft.keep(workspace, CHAIR, FORM, WORDS, 2)
    tell("typed")
    WRITES[what](workspace)
    tell("written")
    draft.drop(workspace, CHAIR, FORM)
    workspace.store.engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        store: Store = request.getfixturevalue("file_store")
        return store.engine.url.render_as_string(hide_password=False)
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def workspace(url: str) -> Iterator[Workspace]:
    """An answer, a meeting's day and a section 11 audit wait for somebody."""
    made = Workspace(open_store(url), Settings(), clock=lambda: NOON)
    with made.writing() as connection:
        seed_concerns(connection)
        meetings.put(connection, [MEETING])
    report = VarianceReport(
        area=HERE, title="Late", state="", agency="police", indicator=RATIO.code,
        opened_on=TODAY, due_on=LATER, question="Why?",
    )  # fmt: skip
    variance_report.ask(made, CHAIR, report)
    answer = variance_report.Answer("Fewer staff", "Children wait", "Two more", LATER)
    variance_report.answer(made, POLICE, 1, 1, answer)
    audit.plan(made, ANALYST, samples.an_audit(HERE, due_on=LATER, kind=AuditKind.SECTION_11))
    yield made
    made.store.engine.dispose()


def state_of(workspace: Workspace) -> tuple[object, ...]:
    """Everything that any of the writes changes."""
    with workspace.reading() as connection:
        return (
            variance_report.shelf.get(connection, 1),
            audit.shelf.get(connection, 1),
            records.changes(connection, "variance_report", [1]),
            records.changes(connection, "audit", [1]),
            seats.for_area(connection, HERE),
            steps.of_audit(connection, 1),
            trail(workspace),
        )


def killed(url: str, what: str, look: int) -> None:
    """Start the write and kill it at a look at the clock: 1 is the first after typing."""
    command = [sys.executable, "-c", f"from tests.services.test_killed import act; "
               f"act({url!r}, {what!r})"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        typed, looks = False, 0
        for line in process.stdout:
            assert line != "written\n", f"it looked at the clock {looks} times alone"
            typed = typed or line == "typed\n"
            looks += typed and line == "now\n"
            if looks == look:
                process.kill()
                break
    assert process.returncode == -9


LOOKS = [("verdict", 3), ("verdict", 4), ("who_came", 2), ("matrix", 1), ("matrix", 2)]
"""Each look inside the transaction: after the row, after its history, before the audit event."""


@pytest.mark.slow
@pytest.mark.parametrize(("what", "look"), LOOKS)
def test_nothing_is_half_written_and_it_goes_again(
    workspace: Workspace, url: str, what: str, look: int
) -> None:
    before = state_of(workspace)
    killed(url, what, look)
    assert state_of(workspace) == before
    kept = draft.held(workspace, CHAIR, FORM)
    assert kept is not None
    assert (dict(kept.fields), kept.version) == (WORDS, 2)
    WRITES[what](workspace)
    after = state_of(workspace)
    assert len(after[-1]) == len(before[-1]) + 1  # type: ignore[arg-type]
    changed = {"verdict": (0, 2), "who_came": (4,), "matrix": (1, 3, 5)}[what]
    for part in range(len(before) - 1):
        assert (after[part] != before[part]) == (part in changed)
    with workspace.reading() as connection:
        assert len(steps.of_audit(connection, 1)) in (0, len(MATRIX))
        assert len(seats.for_area(connection, HERE)) in (0, len(SEATS))


@pytest.mark.slow
@pytest.mark.parametrize("what", WRITES)
def test_not_killed_it_is_written_and_its_draft_gone(
    workspace: Workspace, url: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state_of(workspace)
    act(url, what)
    looks = capsys.readouterr().out.partition("typed")[2].count("now")
    assert looks == max(look for of, look in LOOKS if of == what)
    assert state_of(workspace) != before
    assert draft.held(workspace, CHAIR, FORM) is None
