"""Loading the catalogue: all or nothing, once."""

import shutil
from pathlib import Path

import pytest

from scorecard.domain.errors import RefusedFile
from scorecard.intake.catalogue import NEEDED
from scorecard.services import catalogue
from scorecard.services.workspace import Workspace
from scorecard.store import area, break_in_series, comparator_set, indicator, target
from tests.machine import ROOT
from tests.services.audit_trail import trail

KEPT = ROOT / "data" / "catalogue"
CALDERDALE = "E08000033"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT, tmp_path / "catalogue"))


def test_everything_is_loaded(workspace: Workspace) -> None:
    assert catalogue.load(workspace, "Helen", KEPT)
    with workspace.reading() as connection:
        assert len(indicator.every(connection)) >= 154
        assert CALDERDALE in area.every(connection)
        assert target.for_area(connection, CALDERDALE)
        assert comparator_set.for_area(connection, CALDERDALE)
        assert "cp_category_neglect_pct" in {
            one.indicator for one in break_in_series.for_area(connection, CALDERDALE)
        }
    ((who, verb, sentence),) = trail(workspace)
    assert (who, verb) == ("Helen", "load_catalogue")
    assert sentence.startswith("Loaded the catalogue: ")


def test_twice_changes_nothing(workspace: Workspace) -> None:
    catalogue.load(workspace, "Helen", KEPT)
    before = workspace.revision()
    assert not catalogue.load(workspace, "Helen", KEPT)
    assert workspace.revision() == before


def test_a_changed_file_is_loaded(workspace: Workspace, folder: Path) -> None:
    catalogue.load(workspace, "Helen", folder)
    file = folder / "agencies.csv"
    file.write_text(file.read_text().replace("Police,Police,police", "Constabulary,Police,police"))
    assert catalogue.load(workspace, "Helen", folder)
    assert len(trail(workspace)) == 2


def test_one_bad_cell_and_nothing_is_loaded(workspace: Workspace, folder: Path) -> None:
    file = folder / "meetings.csv"
    file.write_text(file.read_text() + "E99999999,2018-01-01,Board,\n")
    with pytest.raises(RefusedFile, match=r"was not loaded: 1 to put right\.") as refusal:
        catalogue.load(workspace, "Helen", folder)
    (finding,) = refusal.value.findings
    assert (finding.file, finding.column) == ("meetings.csv", "area")
    assert trail(workspace) == []
    with workspace.reading() as connection:
        assert area.every(connection) == {}


def test_a_folder_that_is_not_there(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(RefusedFile) as refusal:
        catalogue.load(workspace, "Helen", tmp_path / "none")
    assert len(refusal.value.findings) == len(NEEDED)
