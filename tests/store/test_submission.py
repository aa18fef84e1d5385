"""Submissions: what came in, what was found in it, and whether it was accepted before."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from scorecard.domain.submission import Finding
from scorecard.store import submission as submissions
from scorecard.store.engine import Store
from tests.samples import RECORDED, submission

FINDING = Finding("report.csv", 7, "value", "lots", "is not a number", "Write digits.")


def add(store: Store, *, accepted: bool = True, agency: str = "partnership") -> int:
    findings = [] if accepted else [FINDING]
    with store.writing() as connection:
        return submissions.add(
            *(connection, submission(agency=agency)),
            accepted=accepted,
            recorded_at=RECORDED,
            findings=findings,
        )


def before(store: Store, agency: str = "partnership") -> int | None:
    with store.reading() as connection:
        return submissions.accepted_before(connection, "a" * 64, agency)


def test_the_same_file_is_known_again(store: Store) -> None:
    assert before(store) is None
    number = add(store)
    assert before(store) == number
    assert before(store, "csc") is None


def test_a_file_turned_away_may_be_sent_again_with_its_findings_kept(store: Store) -> None:
    add(store, accepted=False)
    add(store, accepted=False)
    assert before(store) is None
    number = add(store)
    assert before(store) == number
    with store.reading() as connection:
        rows = connection.execute(select(submissions.finding)).mappings().all()
    assert [(row["row"], row["problem"]) for row in rows] == [(7, FINDING.problem)] * 2


def test_the_database_accepts_a_file_from_an_agency_once(store: Store) -> None:
    add(store)
    add(store, agency="csc")
    with pytest.raises(IntegrityError):
        add(store)


def test_a_file_from_nobody_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError):
        add(store, agency="nobody")
