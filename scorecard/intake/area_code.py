"""Other codes for areas as they come in: DfE numbers, codes replaced without a change of ground."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scorecard.domain.area import Area
from scorecard.domain.submission import Finding
from scorecard.intake.cells import Row, records

COLUMNS = ("code", "area", "system", "note")


class CodeSystem(StrEnum):
    """Whose code it is."""

    DFE_NUMBER = "dfe_number"
    FORMER_CODE = "former_code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class AreaCode:
    """One other code of an area held under its own."""

    code: str
    area: str
    system: CodeSystem
    note: str


@dataclass(frozen=True, slots=True)
class AreaCodes:
    """Every way a national file may name an area we hold; codes before names."""

    gss: Mapping[str, str]
    numbers: Mapping[str, str]
    names: Mapping[str, str]

    def by_gss(self, code: str) -> str:
        """Our code for a GSS code, its successor's where only the code changed; '' if unknown."""
        return self.gss.get(code, "")

    def by_number(self, number: str) -> str:
        """Our code for DfE's number of an authority, such as 381; '' if unknown."""
        return self.numbers.get(number, "")

    def by_name(self, name: str) -> str:
        """Our code for a name, whatever its case; '' if unknown."""
        return self.names.get(plain_name(name), "")


def plain_name(name: str) -> str:
    """A name without what writers differ in: case, and spaces round the words."""
    return " ".join(name.casefold().split())


def read(file: str, content: bytes, areas: Collection[str]) -> tuple[list[AreaCode], list[Finding]]:
    """The other codes of the file and everything wrong with it."""

    def make(row: Row) -> AreaCode:
        return AreaCode(
            code=row.text("code", most=120, needed=True),
            area=row.code("area", areas),
            system=row.word("system", CodeSystem),
            note=row.text("note"),
        )

    return records(file, content, COLUMNS, make, lambda one: (one.system, one.code))


def gathered(areas: Mapping[str, Area], others: Collection[AreaCode]) -> AreaCodes:
    """The areas' own codes and names, and the others'."""

    def of(system: CodeSystem) -> dict[str, str]:
        return {one.code: one.area for one in others if one.system == system}

    real = {code: one for code, one in areas.items() if not one.synthetic}
    named = {plain_name(one.name): code for code, one in real.items()}
    named |= {plain_name(name): code for name, code in of(CodeSystem.NAME).items()}
    return AreaCodes(
        gss={code: code for code in real} | of(CodeSystem.FORMER_CODE),
        numbers=of(CodeSystem.DFE_NUMBER),
        names=named,
    )
