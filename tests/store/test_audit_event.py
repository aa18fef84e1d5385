"""The audit trail names the store's state: another after every write."""

from datetime import datetime, timedelta

from scorecard.store import audit_event
from scorecard.store.engine import Store
from tests.samples import RECORDED


def add(store: Store, at: datetime, subject: str = "x", verb: str = "load") -> str:
    with store.writing() as connection:
        audit_event.add(
            connection, at=at, who="Helen", verb=verb, subject=subject, sentence="Loaded."
        )
        return audit_event.stamp(connection)


def test_the_stamp_differs_after_every_write(any_store: Store) -> None:
    with any_store.reading() as connection:
        assert audit_event.stamp(connection) == "0@new"
        assert audit_event.revision(connection) == 0
    stamps = [add(any_store, RECORDED), add(any_store, RECORDED)]
    assert len({*stamps}) == 2
    with any_store.reading() as connection:
        assert audit_event.stamp(connection) == stamps[-1]
        assert audit_event.revision(connection) == 2


def test_a_store_made_anew_has_another_stamp(any_store: Store, file_store: Store) -> None:
    assert add(any_store, RECORDED) != add(file_store, RECORDED + timedelta(seconds=1))


def test_the_latest_subject_of_a_verb(any_store: Store) -> None:
    add(any_store, RECORDED, "first")
    add(any_store, RECORDED, "second")
    add(any_store, RECORDED, "other", verb="keep")
    with any_store.reading() as connection:
        assert audit_event.latest_subject(connection, "load") == "second"
        assert audit_event.latest_subject(connection, "never") is None
