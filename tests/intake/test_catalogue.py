"""The catalogue: the one that is kept has nothing wrong, and every way of being wrong is found."""

import csv
import io
from collections.abc import Callable

import pytest

from scorecard.domain.indicator import FOCUS_CAP, Standing
from scorecard.intake import catalogue
from scorecard.intake.catalogue import FROM_REPORTS, NEEDED
from tests.machine import ROOT

KEPT = {path.name: path.read_bytes() for path in (ROOT / "data" / "catalogue").glob("*.csv")}
Cells = list[dict[str, str]]


def changed(name: str, change: Callable[[Cells], object]) -> dict[str, bytes]:
    """The kept catalogue with one file's rows changed; row 2 of the file is cells[0]."""
    cells = list(csv.DictReader(io.StringIO(KEPT[name].decode())))
    columns = list(cells[0])
    change(cells)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)
    return {**KEPT, name: text.getvalue().encode()}


def test_nothing_is_wrong_with_what_is_kept() -> None:
    found, findings = catalogue.read(KEPT)
    assert findings == []
    assert len(found.indicators) >= 154
    assert sum(one.standing == Standing.FOCUS for one in found.indicators) == FOCUS_CAP == 40
    assert len([one for one in found.areas if one.kind == "local_authority"]) == 153
    assert len([one for one in found.areas if one.kind == "region"]) == 9
    assert {one.area for one in found.comparator_sets} == {"E08000033", "E08000034"}
    assert all(len(one.members) == 10 for one in found.comparator_sets)
    assert {one.code for one in found.themes} == {one.theme for one in found.indicators}


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_found(name: str) -> None:
    files = {other: content for other, content in KEPT.items() if other != name}
    (finding,) = catalogue.read(files)[1]
    assert (finding.file, finding.problem) == (name, "is missing from the catalogue")


def test_indicators_of_reports_are_a_choice() -> None:
    files = {name: content for name, content in KEPT.items() if name != FROM_REPORTS}
    assert len(catalogue.read(files)[0].indicators) == 154


@pytest.mark.parametrize(
    ("name", "column", "cell", "problem"),
    [
        ("priorities.csv", "order", "first", "is not a number"),
        ("priorities.csv", "code", "x" * 41, "is longer than 40 characters"),
        ("themes.csv", "priority", "nowhere", "is not a code we know"),
        ("themes.csv", "name", "", "is blank"),
        ("agencies.csv", "code", "police", "repeats row 3"),
        ("agencies.csv", "short_name", "x" * 61, "is longer than 60 characters"),
        ("areas.csv", "code", "Calderdale", "is not a GSS code"),
        ("areas.csv", "kind", "village", "is not a word we know"),
        ("areas.csv", "synthetic", "maybe", "is neither true nor false"),
        ("indicators.csv", "theme", "weather", "is not a code we know"),
        ("indicators.csv", "standing", "loved", "is not a word we know"),
        ("indicators.csv", "unit", "furlong", "is not a word we know"),
        ("indicators.csv", "decimals", "7", "is not a whole number from 0 to 6"),
        ("indicators.csv", "accountable_agency", "", "is not a code we know"),
        ("indicators.csv", "numerator_supplier", "nobody", "is not a code we know"),
        ("indicators.csv", "next_review", "soon", "is not a date"),
        ("indicators.csv", "driver", "no_such_indicator", "is not an indicator"),
        ("indicators.csv", "name", "", "is blank"),
        ("comparator_sets.csv", "comparator", "E99999999", "is not a code we know"),
        ("comparator_sets.csv", "comparator", "E08000033", "is the area itself"),
        ("comparator_sets.csv", "method", "mode", "differs from 'mean' in row 2"),
        ("targets.csv", "indicator", "no_such_indicator", "is not a code we know"),
        ("targets.csv", "area", "E99999999", "is not a code we know"),
        ("targets.csv", "green", "most", "is not a number"),
        ("targets.csv", "kind", "wish", "is not a word we know"),
        ("targets.csv", "valid_to", "2001-01-01", "is before the target begins"),
        ("targets.csv", "basis", "", "is blank"),
        ("targets.csv", "tolerance", "1", "belongs to a band only"),
        ("breaks.csv", "kind", "whim", "is not a word we know"),
        ("breaks.csv", "date", "2012", "is not a date"),
        ("breaks.csv", "note", "", "is blank"),
        ("meetings.csv", "area", "E99999999", "is not a code we know"),
        ("meetings.csv", "date", "", "is blank"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_found_in_its_place(name: str, column: str, cell: str, problem: str) -> None:
    def spoil(cells: Cells) -> None:
        cells[3 % len(cells)][column] = cell

    place = 2 + 3 % KEPT[name].decode().strip().count("\n")
    findings = catalogue.read(changed(name, spoil))[1]
    assert (name, problem) in [(one.file, one.problem) for one in findings]
    (found,) = [one for one in findings if one.problem == problem]
    assert found.row in (place, 0)
    assert found.column in (column, "code", "driver")
    assert cell in found.found or found.row == 0


def test_a_step_is_accepted_on_a_day_of_its_own() -> None:
    def accept(cells: Cells) -> None:
        cells[0] |= {"kind": "accepted_step", "known_on": ""}

    (finding,) = catalogue.read(changed("breaks.csv", accept))[1]
    assert (finding.column, finding.problem) == ("known_on", "is blank")


def test_a_focus_indicator_too_many() -> None:
    def add(cells: Cells) -> None:
        next(row for row in cells if row["standing"] == "watch")["standing"] = "focus"

    (finding,) = catalogue.read(changed("indicators.csv", add))[1]
    assert finding.problem == "41 indicators are in focus and the scorecard holds 40"


def test_forty_bad_cells_are_forty_findings() -> None:
    def spoil(cells: Cells) -> None:
        for row in cells[:40]:
            row["due_days"] = "soon"

    findings = catalogue.read(changed("indicators.csv", spoil))[1]
    assert [one.row for one in findings] == list(range(2, 42))


@pytest.mark.parametrize(
    ("which", "changes", "problem"),
    [
        ("rate", {"per": ""}, "is not what a rate is per"),
        ("ratio", {"denominator": ""}, "is blank"),
        ("count", {"standing": "elsewhere", "scrutinised_by": ""}, "is blank"),
    ],
)
def test_an_indicator_must_hang_together(which: str, changes: dict[str, str], problem: str) -> None:
    def spoil(cells: Cells) -> None:
        next(
            row for row in cells if row["measure_type"] == which and row["standing"] == "watch"
        ).update(changes)

    (finding,) = catalogue.read(changed("indicators.csv", spoil))[1]
    assert finding.problem == problem


BOUNDS = {"valid_from": "2000-01-01", "valid_to": "", "area": ""}


@pytest.mark.parametrize(
    ("polarity", "changes", "column", "problem"),
    [
        ("high_good", {"green": "80", "amber": "90"}, "amber", "is above green (80)"),
        ("low_good", {"green": "5", "amber": "4"}, "amber", "is below green (5)"),
        ("high_good", {"green": "", "amber": "90"}, "green", "is blank"),
        ("neutral", {"green": "80"}, "indicator", "is neutral, so it is not rated"),
        ("band", {"green": "80"}, "green", "does not belong to a band"),
        ("band", {"green": "", "low": "9"}, "low", "or 'high' is blank"),
        ("band", {"green": "", "low": "9", "high": "3"}, "high", "is below low (9)"),
        (
            *("band", {"green": "", "low": "1", "high": "3", "tolerance": "-1"}),
            *("tolerance", "is negative"),
        ),
    ],
)
def test_a_target_must_fit_its_indicator(
    polarity: str, changes: dict[str, str], column: str, problem: str
) -> None:
    kept, _ = catalogue.read(KEPT)
    code = next((one.code for one in kept.indicators if one.polarity == polarity), None)
    if code is None:
        pytest.fail(f"no indicator is {polarity}")
    blank = dict.fromkeys(("green", "amber", "low", "high", "tolerance"), "")

    def spoil(cells: Cells) -> None:
        cells[0].update(BOUNDS | blank | {"indicator": code} | changes)

    findings = catalogue.read(changed("targets.csv", spoil))[1]
    assert (2, column, problem) in [(one.row, one.column, one.problem) for one in findings]


def test_equal_bounds_are_no_fault() -> None:
    def equal(cells: Cells) -> None:
        row = next(row for row in cells if row["green"] and row["amber"])
        row["amber"] = row["green"]

    assert catalogue.read(changed("targets.csv", equal))[1] == []
