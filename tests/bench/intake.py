"""An agency's return of forty rows: read, checked and previewed, against only parsing the file."""

import csv
import io
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import load_workbook

from scorecard.domain.area import EXAMPLESHIRE
from scorecard.domain.person import Person, Role
from scorecard.intake import agency_return as intake
from scorecard.intake import spreadsheet
from scorecard.intake.context import Context
from scorecard.intake.headings import COLUMNS
from scorecard.intake.incoming import Asked, from_bytes
from scorecard.intake.template import SHEET
from scorecard.services import agency_return, installation
from scorecard.services.workspace import Workspace, open_workspace
from scorecard.settings import Settings
from scorecard.store import agency, area, indicator
from tests.bench.harness import Measured, measure, measure_seconds
from tests.store_fixtures import demonstration

NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
ROWS = 40
UNIT = Person("Bench", Role.ADMINISTRATOR)


def bench_a_return() -> list[Measured]:
    """Preview in 0.5 s; reading cells and checking them within a ratio of bare parsing."""
    workspace = _store()
    template = agency_return.make_template(
        workspace, UNIT, "csc", date(2026, 9, 30), [EXAMPLESHIRE]
    )
    as_csv, as_workbook = _filled_csv(template.csv), _filled_workbook(template.workbook)
    asked = Asked(agency="csc")
    with workspace.reading() as connection:
        context = Context(
            indicator.every(connection), area.every(connection), agency.every(connection)
        )

    def preview() -> object:
        seen = agency_return.check_file(workspace, UNIT, "return.xlsx", as_workbook, asked)
        assert len(seen.reported) == ROWS
        assert seen.effects
        return seen

    def checked() -> object:
        return intake.read(from_bytes("return.csv", as_csv, NOW), context, asked)

    def parsed() -> object:
        return list(csv.DictReader(io.StringIO(as_csv.decode("utf-8-sig"))))

    return [
        measure_seconds("return of 40 rows: check and preview, seconds", preview, bound=0.5),
        measure("return of 40 rows: every cell checked / csv.reader", checked, parsed, bound=100),
        measure(
            "workbook of 40 rows: our reader / openpyxl, read only",
            lambda: spreadsheet.read(as_workbook),
            lambda: _openpyxl(as_workbook),
            bound=1.0,
        ),
    ]


def _store() -> Workspace:
    path = Path(tempfile.mkdtemp()) / "bench.db"
    settings = Settings(database_url=f"sqlite:///{path}")
    installation.init(
        settings,
        who="bench",
        today=NOW.date(),
        demo=demonstration(),
        clock=lambda: NOW,
    )
    return open_workspace(settings, clock=lambda: NOW)


def _filled_csv(content: bytes) -> bytes:
    head, *lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    file = io.StringIO()
    csv.writer(file).writerows([head, *(_filled(line) for line in lines[:ROWS])])
    return file.getvalue().encode("utf-8-sig")


def _filled(line: list[str]) -> list[str]:
    numerator, denominator = COLUMNS.index("numerator"), COLUMNS.index("denominator")
    return [
        "31" if place == numerator else "47" if place == denominator else cell
        for place, cell in enumerate(line)
    ]


def _filled_workbook(content: bytes) -> bytes:
    book = load_workbook(io.BytesIO(content))
    sheet = book[SHEET]
    for place in range(2, ROWS + 2):
        sheet.cell(place, COLUMNS.index("numerator") + 1, 31)
        sheet.cell(place, COLUMNS.index("denominator") + 1, 47)
    sheet.delete_rows(ROWS + 2, sheet.max_row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _openpyxl(content: bytes) -> list[list[object]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    rows = [list(row) for sheet in book for row in sheet.iter_rows(values_only=True)]
    book.close()
    return rows
