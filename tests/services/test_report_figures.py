"""Loading the figures of the reports: every document or none, each once, with its own moment."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scorecard.domain.errors import RefusedFile
from scorecard.services import catalogue, report_figures
from scorecard.services.workspace import Workspace
from scorecard.store import observation
from tests.machine import ROOT
from tests.services.audit_trail import trail

KEPT = ROOT / "data" / "reports"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT, tmp_path / "reports"))


@pytest.fixture
def ready(workspace: Workspace) -> Workspace:
    catalogue.load(workspace, "Helen", ROOT / "data" / "catalogue")
    return workspace


def test_every_document_is_loaded_once(ready: Workspace) -> None:
    told: list[tuple[int, int]] = []
    receipts = report_figures.load(
        *(ready, "Helen", KEPT), progress=lambda what, done, of: told.append((done, of))
    )
    assert not any(one.already for one in receipts)
    assert told == [(place, len(receipts)) for place in range(1, len(receipts) + 1)]
    with ready.reading() as connection:
        held = observation.current(connection)
    assert len(held) == sum(one.kept for one in receipts)
    assert (held["reference"] != "").all()
    assert set(held["basis"]) == {"local", "published"}
    before = ready.revision()
    again = report_figures.load(ready, "Helen", KEPT)
    assert all(one.already for one in again)
    assert ready.revision() == before


def test_each_figure_is_known_from_its_own_day(ready: Workspace) -> None:
    report_figures.load(ready, "Helen", KEPT)
    with ready.reading() as connection:
        then = observation.current(connection, as_known_at=datetime(2014, 1, 1, tzinfo=UTC))
    assert set(then["area"]) <= {"E08000033", "E92000001", "E12000003"}
    assert "E08000033" in set(then["area"])


def spoil(folder: Path) -> str:
    file = folder / "kirklees_2017_18.csv"
    file.write_text(file.read_text().replace("E08000034", "E08000035X", 1))
    return file.name


def test_one_bad_figure_and_nothing_is_loaded(ready: Workspace, folder: Path) -> None:
    name = spoil(folder)
    with pytest.raises(RefusedFile, match=r"not loaded: 1 to put right\.") as refusal:
        report_figures.load(ready, "Helen", folder)
    (finding,) = refusal.value.findings
    assert (finding.file, finding.row, finding.column) == (name, 2, "area")
    assert len(trail(ready)) == 1
    with ready.reading() as connection:
        assert observation.current(connection).empty


def test_a_folder_without_its_list(ready: Workspace, folder: Path) -> None:
    (folder / "documents.csv").unlink()
    with pytest.raises(RefusedFile) as refusal:
        report_figures.load(ready, "Helen", folder)
    assert [one.file for one in refusal.value.findings] == ["documents.csv"]
