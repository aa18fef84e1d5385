"""Monthly referrals of every authority in the national statistics, as evidence to judge.

The file is the Department for Education's "Children in need" 2024, c6 (referrals by month, 2012-13
to 2023-24), with the children aged 0 to 17 of the year before (Office for National Statistics);
Crown copyright, Open Government Licence v3.0. It is read where REFERENCE_DATA says and never kept.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from scorecard.domain.area import Area, AreaKind
from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.indicator import Indicator
from scorecard.domain.period import month_end, start_of
from scorecard.intake import catalogue
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.times import due_on
from tests.architecture.source import ROOT
from tests.judgement.building import frame

FOLDER = "data/ees_children_in_need_2024"
REFERRALS = "c6_children_in_need_referrals_by_month_2013_to_2024.csv"
CHILDREN = "ons_mid-year_population_estimates_2012_to_2023.csv"
MONTHS = (
    *("April", "May", "June", "July", "August", "September", "October", "November", "December"),
    *("January", "February", "March"),
)
INDICATOR = "fd_referrals_rate"
DUE_DAYS = 15
"""Working days after a month's end on which a board could have had its own count of it."""

NOWHERE = "E99999999"


@dataclass(frozen=True, slots=True)
class Place:
    """One authority's months, oldest first: (month end, referrals or None, children or None)."""

    code: str
    name: str
    months: tuple[tuple[date, float | None, float | None], ...]


def places(folder: Path) -> list[Place]:
    """The authorities that have all twelve years in the file; suppressed months are None."""
    children = {
        (row["new_la_code"], int(row["time_period"])): _number(row["population_estimate"])
        for row in _rows(folder / FOLDER / CHILDREN)
    }
    by_code: dict[str, list[dict[str, str]]] = {}
    for row in _rows(folder / FOLDER / REFERRALS):
        by_code.setdefault(row["new_la_code"], []).append(row)
    years = max(len(rows) for rows in by_code.values())
    whole = {code: rows for code, rows in by_code.items() if len(rows) == years}
    found = [_place(code, rows, children) for code, rows in sorted(whole.items())]
    return [place for place in found if any(count is not None for _, count, _ in place.months)]


def evidence(held: Sequence[Place], *, census_breaks: bool = False, year_from: int = 0) -> Evidence:
    """The months of each place as an indicator of its own in one invented area.

    Each is the catalogue's focus indicator of referrals. A month is known DUE_DAYS working days
    after its end. `census_breaks`: a break in each series every April from that of `year_from`.
    """
    one = referrals_indicator()
    area = Area(NOWHERE, "Every authority", AreaKind.LOCAL_AUTHORITY, synthetic=True)
    facts = [fact for place in held for fact in _facts(place)]
    return Evidence(
        area=area,
        areas={area.code: area},
        indicators={
            place.code: replace(one, code=place.code, name=place.name, driver="") for place in held
        },
        facts=frame(facts),
        published=frame([]),
        targets=[],
        breaks=[
            BreakInSeries(
                *(place.code, NOWHERE, start_of(end, "month"), BreakKind.CENSUS_YEAR),
                "Compiled anew each census year.",
            )
            for place in held
            for end, _, _ in place.months
            if census_breaks and end.month == 4 and end.year >= year_from
        ],
        comparator_sets=[],
        meetings=[],
        clock=known_at(max(end for place in held for end, _, _ in place.months)),
    )


def referrals_indicator() -> Indicator:
    """Referrals per 10,000 children as the catalogue defines them."""
    folder = ROOT / "data" / "catalogue"
    found, _ = catalogue.read({path.name: path.read_bytes() for path in folder.glob("*.csv")})
    return next(one for one in found.indicators if one.code == INDICATOR)


def known_at(end: date) -> datetime:
    """When a board could have had its own count of a month."""
    return datetime.combine(due_on(end, DUE_DAYS), time(9), UTC)


def _facts(place: Place) -> Iterator[dict[str, Any]]:
    for end, count, children in place.months:
        known = count is not None and children is not None
        yield {
            "indicator": place.code,
            "area": NOWHERE,
            "agency": "",
            "basis": "local",
            "frequency": "month",
            "window": "period",
            "period_start": start_of(end, "month"),
            "period_end": end,
            "edition": "",
            "status": "final",
            "marker": "" if known else "c",
            "value": float("nan"),
            "numerator": count if known else float("nan"),
            "denominator": children if known else float("nan"),
            "known_at": known_at(end),
        }


def _place(
    code: str, rows: Sequence[dict[str, str]], children: dict[tuple[str, int], float | None]
) -> Place:
    months = []
    for row in sorted(rows, key=lambda row: row["time_period"]):
        year = int(row["time_period"])
        for number, name in enumerate(MONTHS):
            end = month_end(year - 1, 4 + number)
            months.append((end, _number(row[name]), children.get((code, year - 1))))
    return Place(code, rows[0]["la_name"], tuple(months))


def _number(text: str) -> float | None:
    """A count, or None for any of the markers (c, k, u, x, z)."""
    return float(text) if text.replace(".", "").isdigit() else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return [row for row in csv.DictReader(text) if row["geographic_level"] == "Local authority"]
