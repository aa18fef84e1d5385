"""After its indicator was retired: every noun's record is still read, and says so."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scorecard.domain.indicator import Standing
from scorecard.services import challenge as challenges
from scorecard.services import escalation as escalations
from scorecard.services import recommendation as recommendations
from scorecard.services import risk as risks
from scorecard.services.workspace import Workspace
from scorecard.store import indicator
from scorecard.views import (
    action,
    audit,
    challenge,
    escalation,
    promise,
    recommendation,
    risk,
    variance_report,
)
from scorecard.views.judged import judge_area
from tests import assurance_samples as samples
from tests import concern_samples as concerns
from tests.concern_samples import CHAIR
from tests.reassurance_samples import MONTHLY, accepted
from tests.samples import HERE

Keep = Callable[[Workspace], Any]
NOUNS: tuple[tuple[Any, Keep], ...] = (
    (variance_report, accepted),
    (action, lambda desk: samples.done(desk, HERE, MONTHLY)),
    (audit, lambda desk: samples.reported(desk, HERE, MONTHLY)),
    (challenge, lambda desk: challenges.make(desk, CHAIR, concerns.challenge(indicator=MONTHLY))),
    (
        *(escalation,),
        lambda desk: escalations.raise_new(desk, CHAIR, concerns.escalation(indicator=MONTHLY)),
    ),
    (
        *(recommendation,),
        lambda desk: recommendations.make(desk, CHAIR, concerns.recommendation(indicator=MONTHLY)),
    ),
)


def _retire(desk: Workspace) -> None:
    with desk.writing() as connection:
        held = indicator.every(connection)[MONTHLY]
        indicator.put(connection, [replace(held, standing=Standing.RETIRED)])


@pytest.mark.parametrize("figures_gone", [False, True])
@pytest.mark.parametrize(("noun", "keep"), NOUNS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_record_is_read_and_names_its_indicator_as_retired(
    desk: Workspace, noun: Any, keep: Keep, figures_gone: bool
) -> None:
    kept = keep(desk)
    _retire(desk)
    with desk.reading() as connection:
        seen = judge_area(connection, HERE, now=desk.now())
        if figures_gone:
            seen = replace(seen, judged=replace(seen.judged, rows={}))
        view = noun.view(connection, seen, kept.id, CHAIR)
        assert noun.listing(connection, seen, CHAIR)
    assert view.title == kept.title
    assert view.indicator_name == "Assessments in time (retired)"


def test_a_risk_names_a_linked_indicator_as_retired(desk: Workspace) -> None:
    kept = risks.add(desk, CHAIR, concerns.risk(indicators=MONTHLY))
    _retire(desk)
    with desk.reading() as connection:
        seen = judge_area(connection, HERE, now=desk.now())
        view = risk.view(connection, seen, kept.id, CHAIR)
    assert view.linked == ((MONTHLY, "Assessments in time (retired)"),)


def test_nothing_is_offered_that_new_figures_would_have_to_judge(desk: Workspace) -> None:
    def offered() -> set[str]:
        with desk.reading() as connection:
            seen = judge_area(connection, HERE, now=desk.now())
        return {offer.noun for offer in promise.offers(seen, CHAIR, MONTHLY)}

    before = offered()
    _retire(desk)
    assert before - offered() == {"variance_report", "action"}
    assert offered() == {"challenge", "escalation", "audit", "risk"}
