"""The authorities a return can be about: today's, synthetic ones first, then by name."""

from scorecard.domain.area import EXAMPLESHIRE, Area, AreaKind
from scorecard.services.workspace import Workspace
from scorecard.store import area
from scorecard.views import areas


def test_authorities_are_todays_synthetic_ones_first(workspace: Workspace) -> None:
    kinds = {
        "E08000034": Area("E08000034", "Kirklees", AreaKind.LOCAL_AUTHORITY),
        "E08000033": Area("E08000033", "Calderdale", AreaKind.LOCAL_AUTHORITY),
        "E07000026": Area("E07000026", "Allerdale", AreaKind.FORMER_AUTHORITY),
        "E12000003": Area("E12000003", "Yorkshire", AreaKind.REGION),
        "E23000010": Area("E23000010", "West Yorkshire", AreaKind.POLICE_FORCE),
        EXAMPLESHIRE: Area(EXAMPLESHIRE, "Zedshire", AreaKind.LOCAL_AUTHORITY, synthetic=True),
    }
    with workspace.writing() as connection:
        area.put(connection, kinds.values())
    with workspace.reading() as connection:
        found = areas.authorities(connection)
    assert list(found.items()) == [
        (EXAMPLESHIRE, "Zedshire"),
        ("E08000033", "Calderdale"),
        ("E08000034", "Kirklees"),
    ]


def test_the_demonstration_offers_every_authority_of_england(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        found = areas.authorities(connection)
    real = [code for code in found if not code.startswith("E069999")]
    assert len(real) == 153
    assert list(found)[-153:] == real
    assert EXAMPLESHIRE in found
