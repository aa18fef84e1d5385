"""One area's evidence: as it was known, complete, and refused in words where nothing is held."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.errors import NotFound
from scorecard.gathering.area import gather
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judge import judge
from scorecard.services import variance_report as service
from scorecard.services.workspace import Workspace
from tests.concern_samples import on
from tests.judgement.building import kinds
from tests.reassurance_samples import (
    ACCEPTED,
    ANSWER,
    CHAIR,
    CSC,
    NOW,
    RECOVERY,
    accepted,
    figures,
    seed_figures,
)

EXAMPLESHIRE = "E06999999"
KEPT_BELOW = {"reassurances"}
NOT_READ = {"clock", "period_end", "area", *KEPT_BELOW}


def test_everything_that_judging_reads_is_gathered(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        found = gather(connection, EXAMPLESHIRE, now=demo_workspace.now())
        board = gather(connection, "E08000033", now=demo_workspace.now())
    for one in fields(Evidence):
        if one.name not in NOT_READ:
            sizes = [len(getattr(each, one.name)) for each in (found, board)]
            assert any(sizes), one.name


def test_accepted_explanations_are_gathered_as_they_were_accepted(workspace: Workspace) -> None:
    seed_figures(workspace)
    figures(workspace, [64.7, 66.0, 63.1, 63.1, 63.1, 61.9])
    answer = replace(ANSWER, trajectory="2026-07-31 70")
    made = accepted(workspace, answer)
    again = service.reopen(on(workspace, NOW), CHAIR, made.id, made.version, "Worse", NOW)
    with workspace.reading() as connection:
        (found,) = gather(connection, made.area, now=on(workspace, NOW).now()).reassurances
    assert (found.indicator, found.accepted_on, found.recovery_by, found.recovery_value) == (
        *(made.indicator, ACCEPTED, RECOVERY, 80.0),
    )
    assert (found.path, found.reference, found.report, found.ended_on) == (
        *(((date(2026, 7, 31), 70.0),), "a dip sample of cases", made.id, None),
    )
    later = date(2026, 12, 31)
    new = replace(answer, recovery_value=60.0, recovery_by=later, trajectory="")
    service.answer(on(workspace, NOW), CSC, made.id, again.version, new)
    with workspace.reading() as connection:
        evidence = gather(connection, made.area, now=on(workspace, NOW).now())
    assert evidence.reassurances == (found,)  # what was accepted stands until it is judged anew
    before = datetime(2026, 5, 13, 23, tzinfo=UTC)
    assert evidence.as_known(before).reassurances == []
    assert kinds(judge(evidence).rows[made.indicator]) >= {"not_yet_recovered"}
    june = evidence.as_known(datetime(2026, 6, 20, tzinfo=UTC))
    assert "not_yet_recovered" not in kinds(judge(june).rows[made.indicator])


def test_nothing_known_later_is_in_it(demo_workspace: Workspace) -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    with demo_workspace.reading() as connection:
        found = gather(connection, EXAMPLESHIRE, as_known_at=moment, now=demo_workspace.now())
    assert found.clock == moment
    assert (found.facts["known_at"] <= moment).all()


@pytest.mark.parametrize(
    ("area", "known", "end", "words"),
    [
        ("E99", None, None, "no area with the code 'E99'"),
        ("E06999999", datetime(2100, 1, 1, tzinfo=UTC), None, "still to come"),
        ("E06999999", datetime(2001, 1, 1, tzinfo=UTC), None, "were known by 1 January 2001"),
        ("E06999999", None, date(1999, 1, 1), "the earliest end on"),
    ],
)
def test_what_is_not_held_is_refused_in_words(
    demo_workspace: Workspace, area: str, known: datetime | None, end: date | None, words: str
) -> None:
    with demo_workspace.reading() as connection, pytest.raises(NotFound, match=words):
        gather(connection, area, as_known_at=known, period_end=end, now=demo_workspace.now())


def test_an_area_that_may_be_empty_is(demo_workspace: Workspace) -> None:
    with demo_workspace.reading() as connection:
        with pytest.raises(NotFound, match="No figures are held for Isles of Scilly"):
            gather(connection, "E06000053", now=demo_workspace.now())
        found = gather(connection, "E06000053", now=demo_workspace.now(), may_be_empty=True)
    assert not len(found.facts)
