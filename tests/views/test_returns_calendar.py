"""The submission calendar in words, on the demonstration and on a few made-up figures."""

from scorecard.gathering.area import gather
from scorecard.judgement.calendar import ReturnState
from scorecard.services.workspace import Workspace
from scorecard.store import agency
from scorecard.views import returns_calendar
from scorecard.views.received import RECEIVED_COLUMNS, table
from scorecard.views.returns_calendar import COUNT_WORDS, STATE_WORDS, ReturnsCalendar
from tests.judgement.test_calendar import evidence as made
from tests.judgement.test_calendar import fact
from tests.returning import AGENCIES, EPISODES
from tests.views.conftest import CHAIR

EXAMPLESHIRE = "E06999999"


def demonstration(workspace: Workspace, only: str = "") -> ReturnsCalendar:
    with workspace.reading() as connection:
        held = gather(connection, EXAMPLESHIRE, now=workspace.now())
        return returns_calendar.view(held, agency.every(connection), CHAIR, agency=only)


def test_every_state_and_count_has_its_words() -> None:
    assert set(STATE_WORDS) == set(ReturnState)
    assert set(COUNT_WORDS) == {"value", "numerator", "denominator"}


def test_the_demonstrations_late_agencies_stand_first(demo_workspace: Workspace) -> None:
    found = demonstration(demo_workspace)
    assert found.month_words[0] == "Oct 2026"
    late = [row.name for row in found.rows if row.latest_days_late]
    assert set(late[:2]) == {"Probation", "Schools"}
    assert all(len(row.cells) == len(found.months) for row in found.rows)
    for row in found.rows:
        for cell in row.cells:
            assert cell is None or (cell.words and cell.of == len(cell.figures))


def test_one_agency_sees_its_own_line(demo_workspace: Workspace) -> None:
    (row,) = demonstration(demo_workspace, "police").rows
    assert row.agency == "police"


def test_a_cell_and_its_figures_in_words() -> None:
    found = returns_calendar.view(
        made(
            fact(EPISODES, "2026-06-30", "2026-07-10"),
            fact(EPISODES, "2026-07-31", "2026-08-30"),
        ),
        AGENCIES,
        CHAIR,
        months=4,
    )
    assert found.month_words == ("Sep 2026", "Aug 2026", "Jul 2026", "Jun 2026")
    (row,) = found.rows
    assert (row.name, row.owed, row.latest_days_late) == ("Police", 1, 29)
    assert [cell and cell.words for cell in row.cells] == [
        "due 21 Oct 2026",
        "not in, 29 days late",
        "9 days late",
        "in time",
    ]
    assert [cell and cell.figures[0].words for cell in row.cells] == [
        "due 21 Oct 2026",
        "not in: was due 21 Sep 2026, 29 days late",
        "came 30 Aug 2026, 9 days late",
        "came 10 Jul 2026, in time",
    ]


def test_what_became_of_files_has_the_promised_columns() -> None:
    frame = table([{"file": "a.csv", "result": "refused"}])
    assert tuple(frame.columns) == RECEIVED_COLUMNS
    assert frame["submission"][0] is None or frame["submission"].isna()[0]
