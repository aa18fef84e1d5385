"""The commands `check` and `import`: files read, previewed and stored, one transaction a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scorecard import settings
from scorecard.cli.acting import Say, progress_bar, who
from scorecard.cli.options import FormatOption, Json, KnownAt
from scorecard.cli.printing import Format, print_rows
from scorecard.cli.refusing import REFUSED
from scorecard.domain.errors import ChildLevelData, UserError

if TYPE_CHECKING:
    from scorecard.intake.incoming import Asked
    from scorecard.services.preview import Preview
    from scorecard.services.workspace import Workspace

SUFFIXES = (".csv", ".xlsx", ".xlsm", ".tsv", ".txt", ".parquet")
"""What is taken from a folder; a file that is named is read whatever it is called."""

SHOWN = ("file", "result", "kind", "agency", "figures", "new", "corrected", "unchanged", "errors")


class FileKind(StrEnum):
    """The kinds that can be asked for."""

    RETURN = "return"
    EES = "ees"
    LAIT = "lait"
    NEIGHBOURS = "neighbours"


Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", exists=True, readable=True, help="Files, or folders of them."
    ),
]
KindOption = Annotated[
    FileKind | None, typer.Option(help="What the files are; told from each file otherwise.")
]
Edition = Annotated[str, typer.Option(metavar="TEXT", help="The release or edition they are of.")]
Areas = Annotated[
    list[str] | None, typer.Option("--area", metavar="CODE...", help="Only these areas.")
]
Indicators = Annotated[
    list[str] | None, typer.Option("--indicator", metavar="CODE...", help="Only these indicators.")
]
AgencyOption = Annotated[
    str, typer.Option("--agency", metavar="CODE", help="Who sends a return that does not say it.")
]


def check(
    files: Files,
    kind: KindOption = None,
    edition: Edition = "",
    known_at: KnownAt = None,
    area: Areas = None,
    indicator: Indicators = None,
    agency: AgencyOption = "",
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Say everything that import would say of files, saving nothing.

    One line a finding on the error output, then one row a file.
    """
    from scorecard.intake.incoming import Asked

    asked = Asked(agency, edition, known_at, tuple(area or ()), tuple(indicator or ()))
    _run(files, kind, asked, (form, as_json), saving=False, yes=False)


def import_files(
    files: Files,
    kind: KindOption = None,
    edition: Edition = "",
    known_at: KnownAt = None,
    area: Areas = None,
    indicator: Indicators = None,
    agency: AgencyOption = "",
    marking: Annotated[
        str, typer.Option(metavar="TEXT", help="Protective marking, kept with the submission.")
    ] = "",
    permitted_use: Annotated[
        str, typer.Option(metavar="TEXT", help="What its sender lets it be used for.")
    ] = "",
    released: Annotated[
        bool, typer.Option("--released", help="Its sender has released it for publication.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Store without asking what should be looked at first.")
    ] = False,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Load files, each wholly in one transaction or not at all.

    The same file twice changes nothing. A file with an error in it is turned away and the others
    go on. What only should be looked at is asked about on a terminal, and said elsewhere; there a
    note that may tell of a child is left out, unless --yes says that somebody read it.
    """
    from scorecard.intake.incoming import Asked

    codes = tuple(area or ()), tuple(indicator or ())
    asked = Asked(agency, edition, known_at, *codes, marking, permitted_use, released)
    _run(files, kind, asked, (form, as_json), saving=True, yes=yes)


def _run(
    paths: list[Path],
    kind: FileKind | None,
    asked: Asked,
    printed: tuple[Format | None, bool],
    *,
    saving: bool,
    yes: bool,
) -> None:
    from scorecard.views import received

    files = _files(paths)
    rows: list[dict[str, Any]] = []
    with _workspace() as workspace, progress_bar() as (progress, say):
        for done, path in enumerate(files):
            progress(f"File {done + 1} of {len(files)}", done, len(files))
            desk = _Desk(workspace, asked, kind or "", say, f"File {done + 1} of {len(files)}")
            rows.append(desk.handle(path, saving=saving, yes=yes))
        progress("Done", len(files), len(files))
    print_rows(
        received.table(rows),
        *printed,
        SHOWN,
        empty="There is no file to read in the folder.",
    )
    refused = [row for row in rows if row["result"] in ("refused", "errors")]
    typer.echo(_summary(rows, saving), err=True)
    if refused or not files:
        raise typer.Exit(REFUSED)


def _files(paths: list[Path]) -> list[Path]:
    """The files named, and those directly in the folders named, in order; no lock files.

    What other files need, such as population estimates, comes first.
    """
    from scorecard.intake.kinds import comes_first

    found: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else []
        found += [path] if not path.is_dir() else []
        found += [
            one
            for one in inside
            if one.is_file()
            and one.suffix.lower() in SUFFIXES
            and not one.name.startswith(("~$", "."))
        ]
    return sorted(found, key=lambda one: not comes_first(one))


@contextmanager
def _workspace() -> Iterator[Workspace]:
    from scorecard.services.workspace import open_workspace

    workspace = open_workspace(settings.read())
    try:
        yield workspace
    finally:
        workspace.store.engine.dispose()


class _Desk:
    """Reads one file, and stores it where asked to; what it finds is said line by line."""

    def __init__(
        self, workspace: Workspace, asked: Asked, kind: str, say: Say, unnamed: str
    ) -> None:
        self.workspace, self.asked, self.kind = workspace, asked, kind
        self.say, self.unnamed = say, unnamed

    def handle(self, path: Path, *, saving: bool, yes: bool) -> dict[str, Any]:
        """One row of the summary. A refusal of one file never stops the others."""
        from scorecard.domain.submission import SEVERITIES
        from scorecard.intake.incoming import from_path, plain_name
        from scorecard.services import receiving

        row: dict[str, Any] = {"file": plain_name(path.name), "result": "refused"}
        if not path.is_file():
            self.say(f"{row['file']}: It is not a file. Name a file, or a folder of them.")
            return row
        try:
            incoming = from_path(path, self.workspace.now())
            seen = receiving.preview(self.workspace, incoming, self.asked, self.kind, judged=False)
        except ChildLevelData as refusal:  # not even the file's name is said: it may be a child's
            self.say(f"{self.unnamed}: {refusal.sentence}")
            return {**row, "file": self.unnamed}
        except OSError:
            self.say(f"{row['file']}: The file cannot be read. Check that it may be opened.")
            return row
        except UserError as refusal:
            self.say(f"{row['file']}: {refusal.sentence}")
            return row
        for finding in seen.findings:
            self.say(f"{SEVERITIES[finding.severity].word}: {finding.sentence()}")
        row |= _counted(seen)
        return {**row, **self._stored(seen, yes)} if saving else row

    def _stored(self, seen: Preview, yes: bool) -> dict[str, Any]:
        from scorecard.services import receiving
        from scorecard.services.preview import Stale

        if seen.errors:
            receiving.turn_away(self.workspace, who(), seen)
            return {}
        if seen.holds_nothing:
            return {}
        accepted = yes or self._agreed(seen)
        if accepted is None:
            return {"result": "refused"}
        receipt = receiving.confirm(self.workspace, who(), seen, accept_notes=accepted)
        if isinstance(receipt, Stale):
            for difference in receipt.differences:
                self.say(f"{seen.incoming.name}: {difference}")
            self.say(f"{seen.incoming.name}: The store changed meanwhile. Import it again.")
            return {"result": "refused"}
        self.say(f"{seen.incoming.name}: {receipt.sentence()}")
        return {
            "result": "already held" if receipt.already else "stored",
            "submission": receipt.number or None,
            "figures": receipt.kept,
        }

    def _agreed(self, seen: Preview) -> bool | None:
        """Ask, where there is somebody to ask: None is a no. Elsewhere nobody agreed to notes."""
        asks = bool(seen.warnings) and not seen.changes_nothing
        if not (asks and sys.stdin.isatty() and sys.stderr.isatty()):
            return False
        question = f"{seen.incoming.name}: store it all the same?"
        return True if typer.confirm(question, err=True) else None


def _counted(seen: Preview) -> dict[str, Any]:
    from scorecard.domain.reported import Standing

    result = "errors" if seen.errors else "warnings" if seen.warnings else "fit to store"
    if seen.changes_nothing and not seen.errors:
        result = "nothing to store" if seen.holds_nothing else "already held"
    return {
        "result": result,
        "kind": str(seen.kind),
        "agency": seen.read.agency,
        "figures": len(seen.frame),
        "new": seen.count(Standing.NEW) + seen.count(Standing.EARLIER),
        "corrected": seen.count(Standing.CORRECTED),
        "unchanged": seen.count(Standing.UNCHANGED),
        "errors": len(seen.errors),
        "warnings": len(seen.warnings),
        "submission": seen.already,
        "fingerprint": seen.incoming.sha256,
    }


def _summary(rows: list[dict[str, Any]], saving: bool) -> str:
    refused = sum(row["result"] in ("refused", "errors") for row in rows)
    held = sum(row["result"] == "already held" for row in rows)
    figures = sum(row.get("figures") or 0 for row in rows if row["result"] == "stored")
    parts = [f"{len(rows)} {'file' if len(rows) == 1 else 'files'}"]
    if saving:
        parts.append(f"{figures:,} figures stored")
    parts += [f"{held} held already"] if held else []
    parts += [f"{refused} refused"] if refused else []
    return f"{', '.join(parts)}." + ("" if saving else " Nothing was saved.")
