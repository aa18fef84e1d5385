"""Loading what reports tell: once, whole or not at all, corrected, and never changed by hand."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard.domain.errors import NotNow, RefusedFile
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.section_eleven import SectionElevenStep
from scorecard.services import (
    audit,
    catalogue,
    challenge,
    escalation,
    recommendation,
    report_record,
    variance_report,
)
from scorecard.services import section_eleven as steps
from scorecard.services.report_record import SHELVES, Loaded
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store import section_eleven
from tests.machine import ROOT
from tests.services.audit_trail import trail

KEPT = ROOT / "data" / "reports"
CALDERDALE = "E08000033"
ALL = Loaded(added=44)
CHAIR = DEMO_PEOPLE["chair"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT, tmp_path / "reports"))


@pytest.fixture
def ready(workspace: Workspace) -> Workspace:
    catalogue.load(workspace, "Helen", ROOT / "data" / "catalogue")
    return workspace


@pytest.fixture
def loaded(ready: Workspace) -> Workspace:
    assert report_record.load(ready, "Helen", KEPT) == ALL
    return ready


def rewrite(folder: Path, noun: str, old: str, new: str) -> None:
    file = folder / "records" / f"{noun}.csv"
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")


def count(workspace: Workspace) -> int:
    with workspace.reading() as connection:
        return sum(len(shelf.from_reports(connection)) for shelf in SHELVES.values())


def test_all_of_it_is_one_change_with_one_event(ready: Workspace) -> None:
    assert report_record.load(ready, "Helen", KEPT) == ALL
    who, verb, sentence = trail(ready)[-1]
    assert (who, verb, len(trail(ready))) == ("Helen", "load_report_records", 2)
    assert "44 records added, 0 corrected, 0 taken out" in sentence
    assert count(ready) == 44


def test_twice_changes_nothing(loaded: Workspace) -> None:
    before = loaded.revision()
    assert report_record.load(loaded, "Helen", KEPT) == Loaded()
    assert loaded.revision() == before


def test_each_record_has_its_history(loaded: Workspace) -> None:
    with loaded.reading() as connection:
        first = SHELVES["variance_report"].from_reports(connection)[0]
        (line,) = records.changes(connection, "variance_report", [first.id])
    assert (line.verb, line.source, line.target, line.fields) == ("read", "", "answered", ())
    assert line.sentence == (
        "Read from Calderdale Safeguarding Children Board, Annual Report 2012-2013, para 8.6, "
        "first report."
    )


@pytest.mark.parametrize(
    ("noun", "old", "new"),
    [
        ("variance_report", CALDERDALE, "E08000099"),
        ("section_eleven", ",true,", ",yes,"),
        ("challenge", "cp_plans_current_count", "no_such_code"),
    ],
)
def test_one_bad_cell_and_nothing_is_loaded(
    ready: Workspace, folder: Path, noun: str, old: str, new: str
) -> None:
    rewrite(folder, noun, old, new)
    with pytest.raises(RefusedFile, match=r"was not loaded: 1 to put right\.") as refusal:
        report_record.load(ready, "Helen", folder)
    assert [one.file for one in refusal.value.findings] == [f"{noun}.csv"]
    assert (count(ready), len(trail(ready))) == (0, 1)


@pytest.mark.parametrize("name", ["documents.csv", "records/escalation.csv"])
def test_a_file_that_is_missing_is_named(ready: Workspace, folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(RefusedFile) as refusal:
        report_record.load(ready, "Helen", folder)
    assert [one.file for one in refusal.value.findings] == [Path(name).name]


def test_what_reads_differently_is_corrected_and_says_so(loaded: Workspace, folder: Path) -> None:
    rewrite(folder, "escalation", "Unallocated work in", "Work not allocated in")
    assert report_record.load(loaded, "Helen", folder) == Loaded(corrected=1)
    with loaded.reading() as connection:
        (held,) = SHELVES["escalation"].from_reports(connection)
        _, line = records.changes(connection, "escalation", [held.id])
    assert (held.title, held.version) == ("Work not allocated in children's social care", 2)
    assert line.verb == "correct"
    assert [name for name, _, _ in line.fields] == ["title"]
    assert report_record.load(loaded, "Helen", folder) == Loaded()


def test_a_matrix_that_reads_differently_is_corrected(loaded: Workspace, folder: Path) -> None:
    rewrite(folder, "section_eleven", "CAFCASS,cafcass,true,", "CAFCASS,cafcass,false,")
    rewrite(folder, "section_eleven", "Pennine Housing", "Pennine Housing 2000")
    assert report_record.load(loaded, "Helen", folder) == Loaded(corrected=1)
    with loaded.reading() as connection:
        first = SHELVES["audit"].from_reports(connection)[0]
        held = {one.agency_words: one for one in section_eleven.of_audit(connection, first.id)}
        line = records.changes(connection, "audit", [first.id])[-1]
    assert held["CAFCASS"].returned is False
    assert ("CAFCASS: returned audit", "yes", "no") in line.fields
    assert ("Pennine Housing", "in the audit", "taken out") in line.fields
    assert len(held) == 23


def test_what_is_no_longer_listed_is_taken_out_and_its_number_is_not_given_again(
    loaded: Workspace, folder: Path
) -> None:
    file = folder / "records" / "challenge.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[:-1]), encoding="utf-8")
    assert report_record.load(loaded, "Helen", folder) == Loaded(taken_out=1)
    with loaded.reading() as connection:
        held = SHELVES["challenge"].from_reports(connection)
        last = records.changes(connection, "challenge", [12])[-1]
    assert (len(held), last.verb) == (11, "take_out")
    assert report_record.load(loaded, "Helen", KEPT) == Loaded(added=1)
    with loaded.reading() as connection:
        assert max(one.id for one in SHELVES["challenge"].from_reports(connection)) == 13


def test_an_audit_that_is_taken_out_takes_its_matrix_along(loaded: Workspace, folder: Path) -> None:
    moved = "paras 9.1 to 9.4 and Appendix 2"
    for noun in ("audit", "section_eleven"):
        file = folder / "records" / f"{noun}.csv"
        words = file.read_text(encoding="utf-8")
        file.write_text(words.replace("paras 9.1 to 9.3 and Appendix 2", moved), encoding="utf-8")
    assert report_record.load(loaded, "Helen", folder) == Loaded(added=1, taken_out=1)
    with loaded.reading() as connection:
        (audit_now,) = [
            one for one in SHELVES["audit"].from_reports(connection) if one.reference == moved
        ]
        assert len(section_eleven.of_audit(connection, audit_now.id)) == 23
        assert section_eleven.of_audit(connection, 6) == []


MOVES: dict[str, Callable[[Workspace, int], object]] = {
    "variance_report": lambda at, number: variance_report.close(at, CHAIR, number, 1, "Done"),
    "audit": lambda at, number: audit.close(at, CHAIR, number, 1, "Done"),
    "recommendation": lambda at, number: recommendation.meet(at, CHAIR, number, 1, "Done"),
    "escalation": lambda at, number: escalation.resolve(at, CHAIR, number, 1, "Done"),
    "challenge": lambda at, number: challenge.settle(at, CHAIR, number, 1, "Done"),
    "steps": lambda at, number: steps.keep(
        at, CHAIR, 6, 1, [SectionElevenStep(6, "police", "Police", returned=False)]
    ),
}


@pytest.mark.parametrize("noun", MOVES)
def test_nobody_changes_what_a_report_says(loaded: Workspace, noun: str) -> None:
    before = loaded.revision()
    with pytest.raises(NotNow, match=r"was read from .*stands as it was printed.*Open a new one"):
        MOVES[noun](loaded, 1)
    assert loaded.revision() == before


@pytest.mark.parametrize("noun", SHELVES)
def test_who_asks_what_is_open_is_not_given_the_past(loaded: Workspace, noun: str) -> None:
    with loaded.reading() as connection:
        for area in (CALDERDALE, "E08000034"):
            assert SHELVES[noun].for_area(connection, area) == []
