"""A register taken away: every record with its part, labelled where it is synthetic."""

import csv
import io
from dataclasses import dataclass

import pytest

from pages.shared import register_away
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace
from scorecard.views import risk
from scorecard.views.judged import judge_area
from scorecard.views.register import RegisterRow
from tests.pages.conftest import Visit
from tests.store_fixtures import NOW

ROW = RegisterRow(
    7, "=A look", "Agreed", "due", "Police", "Sgt Nair", "due 3 May 2026", "c", "Visits"
)


@dataclass(frozen=True, slots=True)
class Area:
    area_name: str = "Exampleshire"
    synthetic: bool = True


def test_every_record_is_in_it_with_its_part() -> None:
    content = register_away.content(Area(), {"To be done": (ROW,), "Over": (ROW, ROW)})
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert head == [*register_away.HEADINGS, "Data"]
    assert [row[1] for row in rows] == ["To be done", "Over", "Over"]
    assert rows[0][:6] == ["Exampleshire", "To be done", "7", "'=A look", "Visits", "Police"]
    assert {row[-1] for row in rows} == {"Synthetic demonstration data"}


@pytest.mark.parametrize(
    ("path", "area"),
    [
        *((path, "") for path in ("actions", "audits", "challenges", "escalations")),
        *((path, "") for path in ("recommendations", "risks", "variance")),
        *(("challenges", "E08000034"), ("escalations", "E08000033")),
    ],
)
def test_every_register_is_offered(visit_then: Visit, path: str, area: str) -> None:
    screen = visit_then(path, area=area)
    (offered,) = screen.get("download_button")
    assert offered.proto.label == "This register (CSV)"


@pytest.mark.parametrize(("path", "area"), [("challenges", "E08000033"), ("risks", "E08000033")])
def test_one_with_nothing_in_it_is_not(visit_then: Visit, path: str, area: str) -> None:
    assert not visit_then(path, area=area).get("download_button")


def test_risks_are_taken_away_with_their_scores(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        seen = judge_area(connection, "E06999999", now=NOW)
        found = risk.listing(connection, seen, DEMO_PEOPLE["chair"])
    rows = risk.as_register(found.rows)
    assert len(rows) == len(found.rows) > 3
    first, drawn = rows[0], found.rows[0]
    assert first.state_words.startswith(f"{drawn.score} {drawn.band_words}, ")
    assert first.under.endswith(drawn.mitigations)
    assert all(prompt in first.under for prompt in drawn.prompts)
