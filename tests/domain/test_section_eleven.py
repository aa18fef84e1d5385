"""Section 11: steps are counted with what is not known kept apart from a no."""

from dataclasses import replace

from scorecard.domain import section_eleven
from scorecard.domain.section_eleven import SectionElevenStep, StepCount

POLICE = SectionElevenStep(1, "police", "Police", returned=True, attended=False)
FIRE = SectionElevenStep(1, "wy_fire", "Fire")


def test_unknown_is_not_a_no() -> None:
    found = section_eleven.counted([POLICE, FIRE])
    assert found["returned"] == StepCount(1, 0, 1)
    assert found["attended"] == StepCount(0, 1, 1)
    assert found["invited"] == StepCount(0, 0, 2)
    assert section_eleven.counted([])["returned"] == StepCount(0, 0, 0)


def test_the_history_says_what_became_known_of_whom() -> None:
    after = replace(POLICE, attended=None, invited=True, note="By letter")
    assert section_eleven.rewritten(POLICE, after) == (
        ("Police: invited to challenge", "not known", "yes"),
        ("Police: attended challenge event", "no", "not known"),
        ("Police: note", "", "By letter"),
    )
    assert section_eleven.rewritten(POLICE, POLICE) == ()


def test_an_agency_that_is_new_in_the_audit_is_told() -> None:
    assert section_eleven.rewritten(None, FIRE) == (("Fire", "", "in the audit"),)
    assert section_eleven.rewritten(None, POLICE)[1:] == (
        ("Police: returned audit", "not known", "yes"),
        ("Police: attended challenge event", "not known", "no"),
    )
