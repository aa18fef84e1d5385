"""A register taken away: every record with its part, labelled where it is synthetic."""

import csv
import io
from dataclasses import dataclass

from pages.shared import register_away
from scorecard.views.register import RegisterRow

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
