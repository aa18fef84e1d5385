"""An agency's return as its sender meets it: the template, a file or typed rows, and sending."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from scorecard.domain import figure
from scorecard.domain.errors import NotFound
from scorecard.domain.indicator import Sensitivity, Standing
from scorecard.domain.period import day
from scorecard.domain.permissions import Permission, may, require_send
from scorecard.domain.person import Person
from scorecard.domain.reported import Held
from scorecard.domain.safe_text import harmless
from scorecard.domain.submission import Finding, SubmissionKind
from scorecard.domain.supplier import suppliers
from scorecard.gathering.area import gather
from scorecard.intake import template
from scorecard.intake.headings import COLUMNS
from scorecard.intake.incoming import Asked as Asked
from scorecard.intake.incoming import from_bytes
from scorecard.intake.template import Lists
from scorecard.intake.template import TemplateRow as TemplateRow
from scorecard.judgement import calendar
from scorecard.judgement.calendar import OwedFigure
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.times import due_on
from scorecard.services import receiving
from scorecard.services.preview import Preview, Stale, differences
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.store import agency as agencies
from scorecard.store import area as areas
from scorecard.store import held
from scorecard.store import indicator as indicators

TYPED = "typed figures"
"""What a form's submission is called where a file's name would stand."""

ON_SCREEN = "a file sent on screen"
TO_PUT_RIGHT = "something is to be put right here"
SHOWN = "Its sender was shown what it is; nothing of the file is kept"
"""All that is kept of an error in a file that was sent on screen."""

NOTHING_DUE = "{agency} owes nothing for periods ending on {end}. Choose another period."

TypedRow = Mapping[str, str]
"""One row of a form: COLUMNS of a return -> the text typed; what is left out is blank."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template in both forms, and the names to save it by."""

    workbook: bytes
    csv: bytes
    name: str
    rows: int


def check_file(
    workspace: Workspace, person: Person, name: str, content: bytes, asked: Asked
) -> Preview:
    """Preview an uploaded return. A lead sends their own agency's; the business unit anyone's."""
    asked = _for(person, asked)
    incoming = from_bytes(name, content, workspace.now())
    return receiving.preview(workspace, incoming, asked, SubmissionKind.RETURN)


def check_typed(
    workspace: Workspace, person: Person, rows: Sequence[TypedRow], asked: Asked
) -> Preview:
    """Preview figures typed into a form: the same path, row 2 of the findings being the first."""
    asked = _for(person, asked)
    content = _as_csv(rows)
    now = workspace.now()
    incoming = from_bytes(TYPED, content, now)
    # the same figures typed on another day may put a later correction right again
    stamped = sha256(content + now.isoformat().encode()).hexdigest()
    incoming = replace(incoming, sha256=stamped)
    return receiving.preview(workspace, incoming, asked, SubmissionKind.FORM)


def refused(workspace: Workspace, person: Person, seen: Preview) -> int | None:
    """Keep that a file was refused on screen: its fingerprint, from whom, when, how many errors.

    Nothing of what stands in it is kept, nor its name; its sender was shown what is wrong. The
    submission's number, the same one where the file is tried again.
    """
    require_send(person, seen.read.agency)
    places = tuple(Finding(ON_SCREEN, one.row, "", "", TO_PUT_RIGHT, SHOWN) for one in seen.errors)
    incoming = replace(seen.incoming, name=ON_SCREEN)
    read = replace(
        seen.read, title="", edition="", publisher="", licence="", reference="", known_at=None
    )
    bare = replace(seen, incoming=incoming, read=read, findings=places)
    return receiving.turn_away(workspace, person.title, bare)


def send(
    workspace: Workspace, person: Person, seen: Preview, *, accept_notes: bool = False
) -> Receipt | Stale:
    """Confirm a preview; `accept_notes` keeps the notes it warns of, which a person has read."""
    require_send(person, seen.read.agency)
    result = receiving.confirm(workspace, person.title, seen, accept_notes=accept_notes)
    if isinstance(result, Receipt) or may(person, Permission.SEE_RESTRICTED):
        return result
    told = _open_differences(workspace, seen, result.preview)
    if not told:
        # all that its sender was shown is still so
        return send(workspace, person, result.preview, accept_notes=accept_notes)
    return replace(result, differences=told)


def due_rows(
    workspace: Workspace,
    person: Person,
    agency: str,
    period_end: date,
    area_codes: Sequence[str],
) -> list[TemplateRow]:
    """What an agency owes for periods ending on a day, in these areas, one row a figure.

    Its indicators in focus and those it has begun to send; both counts where it owns both.
    Raises NotFound where it owes nothing, and NotPermitted for another agency's lead.
    """
    require_send(person, agency)
    now = workspace.now()
    rows: list[TemplateRow] = []
    with workspace.reading() as connection:
        known, places = agencies.every(connection), areas.every(connection)
        if agency not in known:
            raise NotFound(receiving.UNKNOWN_AGENCY.format(code=agency[:40]))
        for code in area_codes:
            if code not in places:
                raise NotFound(receiving.UNKNOWN_CODE.format(noun="area", code=code[:60]))
            seen = gather(connection, code, now=now, may_be_empty=True)
            due = _due(seen, agency, period_end)
            last = held.figures(connection, areas=[code], indicators={one.indicator for one in due})
            rows += [_row(seen, code, one, last) for one in due]
    if not rows:
        name = known[agency].short_name
        raise NotFound(NOTHING_DUE.format(agency=name, end=day(period_end)))
    return rows


def make_template(
    workspace: Workspace,
    person: Person,
    agency: str,
    period_end: date,
    area_codes: Sequence[str],
) -> Template:
    """The rows of `due_rows` as a workbook and as CSV, ready to fill in."""
    rows = due_rows(workspace, person, agency, period_end, area_codes)
    with workspace.reading() as connection:
        name = agencies.every(connection)[agency].name
    title = f"Return of {name}, period ending {day(period_end)}"
    lists = Lists(sorted({row.indicator.code for row in rows}), list(area_codes), [agency])
    return Template(
        workbook=template.xlsx_bytes(rows, lists, title, workspace.now()),
        csv=template.csv_bytes(rows),
        name=f"return-{agency}-{period_end.isoformat()}",
        rows=len(rows),
    )


def _open_differences(workspace: Workspace, seen: Preview, again: Preview) -> tuple[str, ...]:
    """What differs, but for how restricted indicators are judged: that is not for every sender."""
    with workspace.reading() as connection:
        known = indicators.every(connection)
    open_to_all = {code for code, one in known.items() if one.sensitivity == Sensitivity.OPEN}
    then, now = (
        replace(one, effects=tuple(two for two in one.effects if two.indicator in open_to_all))
        for one in (seen, again)
    )
    return differences(then, now)


def _for(person: Person, asked: Asked) -> Asked:
    """A lead's own agency stands where nothing is said."""
    asked = asked if asked.agency else replace(asked, agency=person.agency)
    require_send(person, asked.agency)
    return asked


def _due(seen: Evidence, agency: str, period_end: date) -> list[OwedFigure]:
    """Owed for this period; for one too long ago or to come, as if it were the latest."""
    months = 1 + max((seen.clock.year - period_end.year) * 12 + seen.clock.month, 1)
    owed = [one for one in calendar.figures(seen, months) if one.agency == agency]
    here = {one.indicator: one for one in owed if one.period_end == period_end}
    begun = {one.indicator: one for one in owed}
    wanted = [
        one
        for one in seen.indicators.values()
        if one.code in begun or (one.standing == Standing.FOCUS and agency in suppliers(one))
    ]
    return [
        here.get(one.code) or _as_if(begun.get(one.code), one.code, seen, agency, period_end)
        for one in wanted
        if calendar.ends_on(one.frequency, period_end, _ended(begun.get(one.code)))
    ]


def _ended(one: OwedFigure | None) -> date | None:
    return one.period_end if one else None


def _as_if(
    one: OwedFigure | None, code: str, seen: Evidence, agency: str, period_end: date
) -> OwedFigure:
    indicator = seen.indicators[code]
    due = due_on(period_end, indicator.due_days)
    if one is not None:
        return replace(one, period_end=period_end, due_on=due)
    return calendar.never_sent(indicator, agency, period_end)


def _row(
    seen: Evidence, area: str, one: OwedFigure, last: Mapping[held.Thread, Sequence[Held]]
) -> TemplateRow:
    indicator = seen.indicators[one.indicator]
    thread = (one.indicator, area, str(one.frequency), str(one.window), "", "")
    own = [each for each in last.get(thread, ()) if each.agency in ("", one.agency)]
    before = [each for each in own if each.period_end < one.period_end]
    return TemplateRow(
        indicator=indicator,
        area=area,
        agency=one.agency,
        period_end=one.period_end,
        counts=one.counts,
        due_on=one.due_on,
        last_sent=_said(before[-1], indicator.unit, indicator.decimals) if before else "",
        last_counts=_counts(before[-1], one.counts) if before else {},
    )


def _said(one: Held, unit: str, decimals: int) -> str:
    value = one.amounts.value
    number = one.amounts.figure
    words = figure.text(value, unit, decimals) if value == value else f"{number:,.10g}"
    shown = one.amounts.marker or (words if number == number else figure.UNKNOWN)
    return f"{shown} ({day(one.period_end, long=False)})"


def _counts(one: Held, columns: Sequence[str]) -> dict[str, str]:
    when = day(one.period_end, long=False)
    known = {name: getattr(one.amounts, name) for name in columns}
    return {name: f"{value:,.10g} ({when})" for name, value in known.items() if value == value}


def _as_csv(rows: Sequence[TypedRow]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([harmless(str(row.get(name, "") or "")) for name in COLUMNS])
    return file.getvalue().encode()
