"""The order of the test files: what takes longest is begun first; every name leads somewhere."""

import pytest

from tests.machine import ROOT
from tests.order import FIRST, place


@pytest.mark.parametrize("name", FIRST)
def test_what_comes_first_is_there(name: str) -> None:
    assert (ROOT / "tests" / name).exists()


def test_the_longest_file_first_then_its_folder_then_the_rest() -> None:
    given = [
        *("tests/domain/test_flag.py::a", "tests/e2e/test_walk.py::test[cli-b]"),
        *(
            "tests/stats/test_charts.py::c",
            "tests/e2e/test_cycle.py::d",
            "tests/cli/test_log.py::e",
        ),
    ]
    assert [one.strip("]")[-1] for one in sorted(given, key=place)] == ["d", "b", "e", "a", "c"]
