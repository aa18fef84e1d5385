"""Writing commentary: who may, about what, over what they saw; nothing is written over."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.commentary import Commentary
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services import commentary as service
from scorecard.services.workspace import Workspace
from scorecard.store import commentary as store
from scorecard.store import indicator
from tests.samples import HERE, RATIO
from tests.services.audit_trail import trail

CSC, POLICE, CHAIR, UNIT = (DEMO_PEOPLE[key] for key in ("csc", "police", "chair", "administrator"))
SAID = Commentary(
    *(RATIO.code, HERE, date(2026, 9, 30), "csc"),
    *("It fell.", "Not known yet.", "They waited.", "A rota from May."),
)


def _kept(workspace: Workspace) -> list[Commentary]:
    with workspace.reading() as connection:
        return store.for_area(connection, HERE)


def test_what_an_agency_says_is_kept_with_who_and_when_and_stands_in_the_trail(
    seeded: Workspace,
) -> None:
    made = service.write(seeded, CSC, SAID, 0)
    assert _kept(seeded) == [made]
    assert (made.texts, made.written_by) == (SAID.texts, "Martin Hale")
    assert made.written_at == seeded.now()
    assert f"commented on {RATIO.short_name}, period to 30 September 2026" in trail(seeded)[-1][2]


def test_a_later_word_stands_beside_the_earlier_one(seeded: Workspace) -> None:
    first = service.write(seeded, CSC, SAID, 0)
    second = service.write(seeded, UNIT, replace(SAID, why="Two posts are vacant."), 1)
    assert _kept(seeded) == [first, second]
    assert second.written_by == "Helen Marsh"


def test_the_second_to_write_is_told_of_the_first_and_nothing_is_kept(seeded: Workspace) -> None:
    service.write(seeded, CSC, SAID, 0)
    with pytest.raises(StaleRecord, match="Martin Hale wrote about this period on"):
        service.write(seeded, UNIT, replace(SAID, why="Another."), 0)
    assert len(_kept(seeded)) == 1


def test_what_was_begun_over_what_is_gone_is_told_so(seeded: Workspace) -> None:
    with pytest.raises(StaleRecord, match="no longer here"):
        service.write(seeded, CSC, SAID, 2)
    assert _kept(seeded) == []


def test_the_same_words_twice_are_kept_once(seeded: Workspace) -> None:
    service.write(seeded, CSC, SAID, 0)
    with pytest.raises(NotNow, match="already"):
        service.write(seeded, CSC, SAID, 1)
    assert len(_kept(seeded)) == 1


@pytest.mark.parametrize(
    ("person", "changed", "refusal"),
    [
        (POLICE, {}, NotPermitted),
        (CHAIR, {}, NotPermitted),
        (POLICE, {"agency": "police"}, NotFound),  # another agency answers for it
        (UNIT, {"agency": "police"}, NotFound),
        (CSC, {"indicator": "no_such_code"}, NotFound),
        (CSC, {"area": "E99999999"}, NotFound),
        (CSC, {"what_next": " "}, Incomplete),
        (CSC, {"what_next": "a" * 2001}, Incomplete),
        (CSC, {"period_end": date(2027, 9, 30)}, NotNow),
    ],
)
def test_refusals_change_nothing(
    seeded: Workspace, person: object, changed: dict[str, object], refusal: type[Exception]
) -> None:
    before = trail(seeded)
    with pytest.raises(refusal):
        service.write(seeded, person, replace(SAID, **changed), 0)  # type: ignore[arg-type]
    assert (_kept(seeded), trail(seeded)) == ([], before)


def test_of_a_restricted_indicator_only_who_may_see_it_writes(seeded: Workspace) -> None:
    with seeded.writing() as connection:
        indicator.put(connection, [replace(RATIO, sensitivity=Sensitivity.RESTRICTED)])
    with pytest.raises(NotPermitted):
        service.write(seeded, CSC, SAID, 0)
    service.write(seeded, UNIT, SAID, 0)
