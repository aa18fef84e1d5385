"""The commands `owed` and `overdue`: what an agency owes, and what is past its day anywhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard import settings
from scorecard.cli.acting import progress_bar
from scorecard.cli.options import FormatOption, Json
from scorecard.cli.printing import print_rows
from scorecard.cli.reading import require_known
from scorecard.domain.errors import NotFound
from scorecard.domain.person import Person, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.services.workspace import Workspace
    from scorecard.views.duty import Duties, Duty

SOMETHING_OVERDUE = 3
SHOWN = ("area", "agency", "concerning", "kind", "what", "owed", "words")

Areas = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        metavar="CODE...",
        help="Only these areas (GSS codes); all with figures otherwise.",
    ),
]
Restricted = Annotated[
    bool,
    typer.Option(
        "--restricted", help="What is about restricted indicators too, for those who may see it."
    ),
]


def owed(
    agency: Annotated[
        str,
        typer.Option(
            metavar="AGENCY", help="The agency's code or name; what the group owes without one."
        ),
    ] = "",
    area: Areas = None,
    restricted: Restricted = False,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Print everything that one agency, or the group, owes, the first due first.

    An agency: returns, answers, acknowledgements, actions and recommendations. The group, or its
    business unit: verdicts, challenges to settle, audits, risks to score again, minutes, actions
    to close, the steps to a meeting, with the agency each concerns. Each has its day and how late
    it is: in calendar days, an escalation in working days, as its own screen says.
    """
    from scorecard.views import duty

    with _opened() as workspace:
        code = _agency(workspace, agency) if agency else ""
        found = list(_duties(workspace, area, restricted))
    rows = [one for each in found for one in duty.of_agency(each.rows, code)]
    hidden = [one for each in found for one in duty.of_agency(each.hidden, code)]
    nothing = "This agency owes nothing." if code else "The group owes nothing."
    print_rows(duty.table(rows), form, as_json, SHOWN, empty=nothing)
    _say_hidden(hidden)


def overdue(
    area: Areas = None,
    restricted: Restricted = False,
    form: FormatOption = None,
    as_json: Json = False,
) -> None:
    """Reopen what has not held, then print everything past its day.

    For a nightly job. Variance reports whose answer assured the group, or partly, and has not held
    are reopened, each said on the error output; then one row for each thing past its day, the
    latest first. Exit code 0 when nothing is, 3 when something is, also where it is about a
    restricted indicator and so not printed.
    """
    from scorecard.views import duty

    with _opened() as workspace:
        _reopen(workspace, area)
        found = list(_duties(workspace, area, restricted))
    rows = [one for each in found for one in duty.overdue(each.rows)]
    hidden = [one for each in found for one in duty.overdue(each.hidden)]
    print_rows(duty.table(rows), form, as_json, SHOWN, empty="Nothing to print is past its day.")
    _say_hidden(hidden)
    old = sum(each.old for each in found)
    if old:
        typer.echo(
            f"Left out as history: {old} that were due more than a year ago, in areas without a "
            "figure since.",
            err=True,
        )
    if rows or hidden:
        raise typer.Exit(SOMETHING_OVERDUE)


@contextmanager
def _opened() -> Iterator[Workspace]:
    from scorecard.services.workspace import open_workspace

    workspace = open_workspace(settings.read())
    try:
        yield workspace
    finally:
        workspace.store.engine.dispose()


def _agency(workspace: Workspace, said: str) -> str:
    """The code of the agency whose code or name this is, in whatever case."""
    from scorecard.store import agency

    with workspace.reading() as connection:
        held = agency.every(connection)
    asked = said.strip().casefold()
    for code, one in held.items():
        if asked in (name.casefold() for name in (code, one.name, one.short_name)):
            return code
    raise NotFound(
        f"There is no agency '{said[:60]}'. Write a code or a name of these: "
        f"{', '.join(f'{code} ({one.short_name})' for code, one in sorted(held.items()))}."
    )


def _codes(workspace: Workspace, asked: list[str] | None) -> list[str]:
    """The areas asked for, else every area that has figures."""
    from scorecard.views import areas

    with workspace.reading() as connection:
        require_known(connection, asked or [], [])
        return asked or [one.code for one in areas.choices(connection)]


def _reopen(workspace: Workspace, asked: list[str] | None) -> None:
    from scorecard.services import variance_report

    for code in _codes(workspace, asked):
        for one in variance_report.reopen_due(workspace, code):
            typer.echo(
                f"Reopened in {code}: variance report {one.id}, answer due {one.due_on}.", err=True
            )


def _duties(workspace: Workspace, asked: list[str] | None, restricted: bool) -> Iterator[Duties]:
    from scorecard.views import duty, judged

    reader = Person("", Role.ADMINISTRATOR if restricted else Role.AGENCY_LEAD)
    codes = _codes(workspace, asked)
    with progress_bar() as (progress, _):
        for done, code in enumerate(codes, start=1):
            with workspace.reading() as connection:
                seen = judged.judge_area(connection, code, now=workspace.now())
                yield duty.of_area(connection, seen, reader)
            progress(f"Looked at {code}", done, len(codes))


def _say_hidden(hidden: Sequence[Duty]) -> None:
    if hidden:
        typer.echo(
            f"Not printed: {len(hidden)} about restricted indicators (--restricted prints them).",
            err=True,
        )
