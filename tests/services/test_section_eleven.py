"""Section 11 as people keep it: rows written and taken out over one version, with their history."""

from dataclasses import replace
from datetime import date

import pytest

from scorecard.domain.audit import Audit, AuditKind
from scorecard.domain.errors import Incomplete, NotFound, NotNow, NotPermitted, StaleRecord
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.section_eleven import SectionElevenStep
from scorecard.services import audit as audits
from scorecard.services import section_eleven as service
from scorecard.services.workspace import Workspace
from scorecard.store import record as records
from scorecard.store import section_eleven as store
from scorecard.store.audit import shelf
from tests.services.audit_trail import trail

ANALYST, CHAIR, POLICE = (DEMO_PEOPLE[key] for key in ("analyst", "chair", "police"))
AUDIT = Audit(
    area="E08000033",
    title="Section 11, 2012",
    state="",
    opened_on=date(2026, 3, 1),
    kind=AuditKind.SECTION_11,
    scope="How each agency keeps children safe",
)
PROBATION = SectionElevenStep(0, "", "Probation", True, True, True, None, True)
FIRE = SectionElevenStep(0, "", "WY Fire Service", None, True, False)


@pytest.fixture
def number(seeded: Workspace) -> int:
    return audits.plan(seeded, ANALYST, AUDIT).id


def _rows(workspace: Workspace, number: int) -> list[SectionElevenStep]:
    with workspace.reading() as connection:
        return store.of_audit(connection, number)


def test_not_known_yes_and_no_are_kept_apart(seeded: Workspace, number: int) -> None:
    kept = service.keep(seeded, ANALYST, number, 1, [PROBATION, FIRE])
    assert kept.version == 2
    assert _rows(seeded, number) == [replace(PROBATION, audit=number), replace(FIRE, audit=number)]


def test_one_row_leaves_the_others_and_its_history_says_what_changed(
    seeded: Workspace, number: int
) -> None:
    service.keep(seeded, ANALYST, number, 1, [PROBATION, FIRE])
    service.keep(seeded, ANALYST, number, 2, [replace(FIRE, attended=True)])
    service.take_out(seeded, CHAIR, number, 3, "Probation")
    assert _rows(seeded, number) == [replace(FIRE, audit=number, attended=True)]
    with seeded.reading() as connection:
        told = records.changes(connection, "audit", [number])
        held = shelf.get(connection, number)
    assert held is not None
    assert (held.version, [one.version for one in told]) == (4, [1, 2, 3, 4])
    assert told[2].fields == (("WY Fire Service: attended challenge event", "no", "yes"),)
    assert told[3].fields == (("Probation", "in the audit", "taken out"),)
    assert [sentence for _, _, sentence in trail(seeded)][-1] == told[3].sentence


def test_a_stale_form_is_told_and_nothing_is_written(seeded: Workspace, number: int) -> None:
    service.keep(seeded, CHAIR, number, 1, [PROBATION])
    before = trail(seeded)
    with pytest.raises(StaleRecord, match=r"Amara Okafor.*What you wrote is kept"):
        service.keep(seeded, ANALYST, number, 1, [FIRE])
    assert _rows(seeded, number) == [replace(PROBATION, audit=number)]
    assert trail(seeded) == before


def test_who_may_not_and_what_may_not(seeded: Workspace, number: int) -> None:
    with pytest.raises(NotPermitted):
        service.keep(seeded, POLICE, number, 1, [PROBATION])
    with pytest.raises(Incomplete, match="Name the agency"):
        service.keep(seeded, ANALYST, number, 1, [replace(FIRE, agency_words=" ")])
    with pytest.raises(Incomplete, match="Name the agency"):
        service.keep(seeded, ANALYST, number, 1, [])
    with pytest.raises(NotFound, match="is not in this audit"):
        service.take_out(seeded, ANALYST, number, 1, "Nobody")
    with pytest.raises(NotFound, match="no audit with the number 99"):
        service.keep(seeded, ANALYST, 99, 1, [FIRE])
    plain = audits.plan(seeded, ANALYST, replace(AUDIT, kind=AuditKind.MULTI))
    with pytest.raises(Incomplete, match="Only a section 11 audit"):
        service.keep(seeded, ANALYST, plain.id, 1, [FIRE])
    assert _rows(seeded, number) == []


def test_not_after_it_is_over(seeded: Workspace, number: int) -> None:
    audits.cancel(seeded, ANALYST, number, 1, "Next year")
    with pytest.raises(NotNow, match="is cancelled"):
        service.keep(seeded, ANALYST, number, 2, [FIRE])


@pytest.mark.parametrize(
    ("step", "refusal", "words"),
    [
        (SectionElevenStep(0, "polcie", "Police"), NotFound, "no agency with the code 'polcie'"),
        (SectionElevenStep(0, "", "Busines unit"), Incomplete, "and “Business unit” is"),
        (SectionElevenStep(0, "", "childrens social care"), Incomplete, "and “Social care” is"),
    ],
)
def test_a_misspelt_agency_is_refused_in_words(
    seeded: Workspace, number: int, step: SectionElevenStep, refusal: type, words: str
) -> None:
    with pytest.raises(refusal, match=words):
        service.keep(seeded, ANALYST, number, 1, [FIRE, step])
    assert _rows(seeded, number) == []


def test_a_name_longer_than_can_be_kept_is_refused_in_words(seeded: Workspace, number: int) -> None:
    longest = "x" * 200
    with pytest.raises(Incomplete, match="200 characters at most"):
        service.keep(seeded, ANALYST, number, 1, [replace(FIRE, agency_words=f"{longest}x")])
    assert _rows(seeded, number) == []
    service.keep(seeded, ANALYST, number, 1, [replace(FIRE, agency_words=longest)])
    assert [one.agency_words for one in _rows(seeded, number)] == [longest]
