"""The commands `check` and `import`: what they say and keep; one refusal stops no other file."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from typer.testing import Result

from scorecard.store.engine import Store, open_store
from scorecard.store.observation import observation
from scorecard.store.submission import finding, submission
from scorecard.views.received import RECEIVED_COLUMNS
from tests import returning
from tests.cli.conftest import Run
from tests.samples import HERE, THERE
from tests.store_fixtures import opened

GOOD = f"fd_in_time_pct,{HERE},2026-08-31,,45,50"
HEADINGS = "indicator,area,period_end,value,numerator,denominator"
Import = Callable[..., Result]


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'store.db'}"
    with opened(address) as store, store.writing() as connection:
        returning.seed(connection)
    return address


@pytest.fixture
def scorecard(run: Run, url: str) -> Import:
    return lambda *arguments: run(*map(str, arguments), store=url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "returns"
    made.mkdir()
    return made


def written(path: Path, *rows: str, headings: str = HEADINGS) -> Path:
    path.write_text("\n".join((headings, *rows)), "utf-8")
    return path


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def counted(url: str, table: Any) -> int:
    store: Store = open_store(url)
    try:
        with store.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
    finally:
        store.engine.dispose()


def test_check_says_what_import_would_and_saves_nothing(
    scorecard: Import, folder: Path, url: str
) -> None:
    path = written(folder / "a.csv", GOOD, f"fd_in_time_pct,{HERE},2026-09-30,,60,50")
    result = scorecard("check", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == ",".join(RECEIVED_COLUMNS)
    (row,) = rows(result)
    assert (row["file"], row["result"], row["agency"], row["errors"]) == (
        *("a.csv", "errors"),
        *("csc", "1"),
    )
    assert result.stderr == (
        "error: a.csv, row 3, column 'numerator': '60' is more than the denominator (50). Check "
        "both counts: the first is part of the second.\n1 file, 1 refused. Nothing was saved.\n"
    )
    assert counted(url, submission) == 0


def test_import_keeps_a_return_and_prints_its_receipt(
    scorecard: Import, folder: Path, url: str
) -> None:
    result = scorecard("import", written(folder / "a.csv", GOOD), "--kind", "return")
    assert result.exit_code == 0, result.output
    (row,) = rows(result)
    assert (row["result"], row["kind"], row["figures"], row["new"]) == (
        "stored",
        "return",
        "1",
        "1",
    )
    assert f"a.csv: Submission {row['submission']}: 1 figure stored" in result.stderr
    assert row["fingerprint"] in result.stderr
    held = scorecard("observations", "--area", HERE, "--json")
    (figure,) = json.loads(held.stdout)
    assert (figure["value"], figure["numerator"], figure["denominator"]) == (90, 45, 50)
    assert (figure["reference"], figure["basis"]) == ("row 2", "local")


def test_the_same_file_twice_changes_nothing_and_says_so(
    scorecard: Import, folder: Path, url: str
) -> None:
    path = written(folder / "a.csv", GOOD)
    scorecard("import", path)
    before = counted(url, observation)
    result = scorecard("import", path)
    assert result.exit_code == 0
    assert rows(result)[0]["result"] == "already held"
    assert "Nothing was changed: everything in it is held already." in result.stderr
    assert (counted(url, observation), counted(url, submission)) == (before, 1)


def test_one_refusal_stops_no_other_file_of_a_folder(
    scorecard: Import, folder: Path, url: str
) -> None:
    written(folder / "a.csv", GOOD)
    written(folder / "b.csv", f"fd_in_time_pct,{HERE},2026-09-30,,60,50")
    (folder / "c.xlsx").write_bytes(b"%PDF-1.7")
    written(folder / "d.csv", f"fd_in_time_pct,{THERE},2026-08-31,,45,50")
    (folder / "~$d.xlsx").write_bytes(b"lock")
    (folder / "read me.docx").write_bytes(b"PK")
    result = scorecard("import", folder)
    assert result.exit_code == 1
    assert [(row["file"], row["result"]) for row in rows(result)] == [
        *(("a.csv", "stored"), ("b.csv", "errors")),
        *(("c.xlsx", "refused"), ("d.csv", "stored")),
    ]
    assert result.stderr.endswith("4 files, 2 figures stored, 2 refused.\n")
    assert "c.xlsx: The file is a PDF" in result.stderr
    assert (counted(url, submission), counted(url, finding)) == (3, 1)


def test_child_level_data_is_refused_without_the_files_name(
    scorecard: Import, folder: Path, url: str
) -> None:
    path = written(folder / "Emma Shaw.csv", f"{GOOD},A123456789012", headings=f"{HEADINGS},UPN")
    for command in ("check", "import"):
        result = scorecard(command, path)
        assert result.exit_code == 1
        assert "column 'UPN' holds child-level data" in result.stderr
        assert "holds totals only" in result.stderr
        assert "Emma" not in result.output + result.stderr
        assert "A123456789012" not in result.output + result.stderr
    assert counted(url, submission) == 0


def test_what_should_be_looked_at_is_said_and_kept_where_nobody_can_be_asked(
    scorecard: Import, folder: Path, url: str
) -> None:
    path = written(folder / "a.csv", f"{GOOD},fine", headings=f"{HEADINGS},mood")
    result = scorecard("import", path)
    assert result.exit_code == 0
    assert result.stderr.startswith("check: a.csv, row 1, column 'mood':")
    assert counted(url, finding) == 1


@pytest.mark.parametrize(("options", "note"), [((), ""), (("--yes",), "Emma Shaw")])
def test_a_note_that_may_tell_of_a_child_is_left_out_without_yes(
    scorecard: Import, folder: Path, url: str, options: tuple[str, ...], note: str
) -> None:
    path = written(folder / "a.csv", f"{GOOD},Emma Shaw", headings=f"{HEADINGS},note")
    result = scorecard("import", path, *options)
    assert (result.exit_code, rows(result)[0]["result"]) == (0, "stored")
    assert ("1 note was left out" in result.stderr) is not bool(options)
    store = open_store(url)
    with store.reading() as connection:
        assert connection.execute(select(observation.c.note)).scalars().all() == [note]
    store.engine.dispose()


def test_options_travel_with_the_submission(scorecard: Import, folder: Path, url: str) -> None:
    path = written(folder / "a.csv", GOOD)
    options = ("--marking", "OFFICIAL", "--permitted-use", "QA only", "--released")
    result = scorecard("import", path, *options, "--edition", "v2", "--known-at", "2026-09-15")
    assert result.exit_code == 0, result.stderr
    store = open_store(url)
    with store.reading() as connection:
        (row,) = connection.execute(select(submission)).mappings()
    store.engine.dispose()
    assert (row["protective_marking"], row["permitted_use"], row["released"], row["edition"]) == (
        *("OFFICIAL", "QA only"),
        *(True, "v2"),
    )
    (figure,) = json.loads(scorecard("observations", "--json").stdout)
    assert (figure["edition"], figure["known_at"][:10]) == ("v2", "2026-09-15")
    gone = scorecard("observations", "--as-known-at", "2026-09-14")
    assert "Nothing is held that matches." in gone.stderr


@pytest.mark.parametrize("order", ["files first", "options first"])
def test_only_some_areas_and_indicators(
    scorecard: Import, folder: Path, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = (
        GOOD,
        f"fd_in_time_pct,{THERE},2026-08-31,,4,5",
        f"fd_days_avg,{HERE},2026-08-31,9,,",
    )
    path = written(folder / "a.csv", *several)
    monkeypatch.chdir(folder)
    options = ("--indicator", "fd_in_time_pct", "--area", HERE)
    arguments = (path, *options) if order == "files first" else (*options, path)
    result = scorecard("import", *arguments)
    assert result.exit_code == 0, result.stderr
    assert rows(result)[0]["figures"] == "1"


def test_several_codes_after_one_option(scorecard: Import, folder: Path) -> None:
    path = written(folder / "a.csv", GOOD, f"fd_in_time_pct,{THERE},2026-08-31,,4,5")
    assert rows(scorecard("check", path, "--area", HERE, THERE))[0]["figures"] == "2"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["import"], 2, "Missing argument"),
        (["import", "nowhere.csv"], 2, "does not exist"),
        (["import", "a.csv", "--kind", "poem"], 2, "poem"),
        (["import", "a.csv", "--known-at", "2999-01-01"], 2, "still to come"),
        (["import", "a.csv", "--known-at", "soon"], 2, "is not a date"),
        (["import", "a.csv", "--agency", "polise"], 1, "no agency with the code 'polise'"),
        (["check", "a.csv", "--area", "E1"], 1, "no area with the code 'E1'"),
    ],
)
def test_wrong_usage_and_refusals(
    scorecard: Import,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    written(folder / "a.csv", GOOD)
    monkeypatch.chdir(folder)
    result = scorecard(*arguments)
    assert result.exit_code == code
    assert words in " ".join(result.stderr.split())


def test_what_is_no_file_is_not_read(scorecard: Import) -> None:
    result = scorecard("check", "/dev/null")
    assert (result.exit_code, rows(result)[0]["result"]) == (1, "refused")
    assert "It is not a file." in result.stderr


def test_an_empty_folder_says_so(scorecard: Import, folder: Path) -> None:
    result = scorecard("import", folder)
    assert result.exit_code == 1
    assert "There is no file to read in the folder." in result.stderr


def test_json_and_a_table(scorecard: Import, folder: Path) -> None:
    path = written(folder / "a.csv", GOOD)
    (row,) = json.loads(scorecard("check", path, "--json").stdout)
    assert (row["file"], row["figures"], row["submission"]) == ("a.csv", 1, None)
    assert "fit to store" in scorecard("check", path, "--format", "table").stdout


def test_a_store_that_is_not_there_is_refused(run: Run, folder: Path, tmp_path: Path) -> None:
    path = written(folder / "a.csv", GOOD)
    result = run("import", str(path), store=tmp_path / "none" / "store.db")
    assert result.exit_code == 1
    assert "The store has not been set up" in result.stderr
