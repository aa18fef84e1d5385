"""Areas: the places figures are about, and how they belong to larger ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ENGLAND = "E92000001"
EXAMPLESHIRE = "E06999999"
"""The synthetic authority; only a demonstration's store holds it."""


class AreaKind(StrEnum):
    """What sort of place an area is."""

    LOCAL_AUTHORITY = "local_authority"
    FORMER_AUTHORITY = "former_authority"
    REGION = "region"
    SUBREGION = "subregion"
    COUNTRY = "country"
    POLICE_FORCE = "police_force"
    HEALTH_FOOTPRINT = "health_footprint"
    PROBATION_UNIT = "probation_unit"
    LOCALITY = "locality"


@dataclass(frozen=True, slots=True)
class Area:
    """One place, by its GSS code."""

    code: str
    name: str
    kind: AreaKind
    region: str = ""
    synthetic: bool = False
    note: str = ""
