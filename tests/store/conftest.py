"""A store with the sample codes in it, on either database."""

import pytest

from scorecard.store.engine import Store
from tests.samples import seed


@pytest.fixture
def store(any_store: Store) -> Store:
    with any_store.writing() as connection:
        seed(connection)
    return any_store
