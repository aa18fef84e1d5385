"""What a decision opens is held to what its indicator can judge, as on the record's own screen."""

from dataclasses import replace

import pytest

from scorecard.domain.decision import DecisionKind
from scorecard.domain.errors import Incomplete
from scorecard.domain.indicator import Standing
from scorecard.services import decision as service
from scorecard.services.opening import Details
from scorecard.services.workspace import Workspace
from scorecard.store import decision as store
from scorecard.store import indicator as indicators
from tests.samples import RATIO
from tests.services.audit_trail import trail
from tests.services.meetings import ASK, CHAIR, held

DETAILS = Details(title="Assessments in time", frozen="61.9% in September 2026: red.")


def _made(workspace: Workspace) -> list[object]:
    with workspace.reading() as connection:
        return list(store.for_area(connection, ASK.area))


ACT = replace(ASK, kind=DecisionKind.SET_ACTION, words="Put a second worker on the desk.")


def test_a_decision_sets_no_action_that_its_indicator_would_judge_the_wrong_way(
    seeded: Workspace,
) -> None:
    held(seeded)
    before = trail(seeded)
    with pytest.raises(Incomplete, match="higher is better"):
        service.decide(seeded, CHAIR, ACT, replace(DETAILS, toward="lower"))
    assert (_made(seeded), trail(seeded)) == ([], before)
    assert service.decide(seeded, CHAIR, ACT, replace(DETAILS, toward="higher")).opened


@pytest.mark.parametrize("kind", [DecisionKind.ASK_VARIANCE, DecisionKind.SET_ACTION])
def test_nothing_is_decided_that_new_figures_of_a_retired_indicator_would_judge(
    seeded: Workspace, kind: DecisionKind
) -> None:
    held(seeded)
    with seeded.writing() as connection:
        indicators.put(connection, [replace(RATIO, standing=Standing.RETIRED)])
    before = trail(seeded)
    with pytest.raises(Incomplete, match="is retired: no figure will come"):
        service.decide(seeded, CHAIR, replace(ACT, kind=kind), replace(DETAILS, toward="higher"))
    assert (_made(seeded), trail(seeded)) == ([], before)
