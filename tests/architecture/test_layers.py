"""Arrows: which room may import which, which third-party packages; no circles of modules."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, Module, is_third_party, modules, plant

ANYTHING = "anything in scorecard"

# The table of docs/developing.md. When an import is refused, move the line; to change the table,
# write a page in docs/decisions/ first.
ROOMS: dict[str, tuple[set[str], set[str]]] = {
    # room: (may import, third party)
    "settings": (set(), set()),
    "stats": (set(), {"numpy", "scipy"}),
    "domain": ({"stats"}, set()),
    "judgement": ({"domain", "stats"}, {"pandas", "numpy"}),
    "intake": ({"domain"}, {"pandas", "numpy", "pyarrow", "openpyxl", "pandera"}),
    "store": ({"domain", "settings"}, {"sqlalchemy", "alembic", "pandas"}),
    "gathering": ({"domain", "store", "judgement"}, {"pandas"}),
    "services": (
        {"domain", "store", "intake", "judgement", "gathering", "settings"},
        {"pandas"},
    ),
    "views": ({"domain", "store", "judgement", "gathering", "stats"}, {"pandas"}),
    "charts": ({"views", "domain"}, {"altair", "vl_convert"}),
    "reports": ({"views", "charts", "domain"}, {"docx", "typst", "openpyxl"}),
    "demo": ({"domain", "store", "services", "intake"}, {"numpy", "pandas"}),
    "cli": ({ANYTHING}, {"typer", "rich"}),
    "__main__": ({"cli"}, set()),
    "pages": ({"services", "views", "charts", "reports", "domain", "settings"}, {"streamlit"}),
    "app": ({"pages", "settings"}, {"streamlit"}),
}
OUTSIDE_SCORECARD = {"pages", "app"}
# Only these may touch what a stranger's URL or another run of the screen put there.
SESSION_ROOM = "pages/shared/"
SESSION_NAMES = {"session_state", "query_params"}
# A name given at run time would pass every check here.
RUN_TIME_IMPORTS = {"__import__", "import_module"}


def room_of(name: str) -> str | None:
    """The room a dotted name is in: scorecard.store.engine -> store; scorecard itself has none."""
    first, *rest = name.split(".")
    if first in OUTSIDE_SCORECARD:
        return first
    return rest[0] if first == "scorecard" and rest else None


def arrows_refused(root: Path) -> list[str]:
    """One sentence for every import that the table does not allow."""
    return [words for module in modules(root) for words in _refused(module)]


def _refused(module: Module) -> list[str]:
    room = room_of(module.name)
    if room is None:
        return [f"{module.where}:{i.line} scorecard itself imports nothing" for i in module.imports]
    if room not in ROOMS:
        return [f"{module.where}: the room '{room}' is not in the table"]
    rooms, packages = ROOMS[room]
    words = []
    for found in module.imports:
        target = room_of(found.name)
        place = f"{module.where}:{found.line} {room} may not import"
        if found.relative:
            words.append(f"{module.where}:{found.line} the import is relative")
        elif found.name.split(".")[0] == "tests":
            words.append(f"{place} tests")
        elif is_third_party(found.name):
            if found.name.split(".")[0] not in packages:
                words.append(f"{place} the package {found.name.split('.')[0]}")
        elif target in ROOMS and target != room and not _allowed(target, rooms):
            words.append(f"{place} {target}")
    return words


def _allowed(target: str, rooms: set[str]) -> bool:
    return target in rooms or (ANYTHING in rooms and target not in OUTSIDE_SCORECARD)


def circles(root: Path) -> list[str]:
    """Each circle of imports between modules once, written a -> b -> a."""
    found = modules(root)
    names = {module.name for module in found}
    arrows = {module.name: _modules_imported(module, names) for module in found}
    circles: list[str] = []
    finished: set[str] = set()

    def walk(name: str, path: list[str]) -> None:
        if name in path:
            circles.append(" -> ".join([*path[path.index(name) :], name]))
        elif name not in finished:
            for target in sorted(arrows[name]):
                walk(target, [*path, name])
            finished.add(name)

    for name in sorted(arrows):
        walk(name, [])
    return circles


def _modules_imported(module: Module, names: set[str]) -> set[str]:
    """`from a.b import c` imports the module a.b.c where there is one, else a.b."""
    targets = set()
    for found in module.imports:
        owner = found.name.rpartition(".")[0]
        targets |= {found.name} & names or {owner} & names
    return targets - {module.name}


def session_touched_outside(root: Path) -> list[str]:
    """Session state and query parameters used anywhere but in pages/shared."""
    return [
        f"{module.where}:{node.lineno} {node.attr} belongs to {SESSION_ROOM}"
        for module in modules(root)
        if not module.where.startswith(SESSION_ROOM)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in SESSION_NAMES
    ]


def imports_at_run_time(root: Path) -> list[str]:
    """Imports by a name in a string, which no table can see."""
    return [
        f"{module.where}:{node.lineno} imports by a name given at run time"
        for module in modules(root)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in RUN_TIME_IMPORTS
    ]


def test_every_arrow_is_in_the_table() -> None:
    assert arrows_refused(ROOT) == []


def test_no_module_imports_itself_through_others() -> None:
    assert circles(ROOT) == []


def test_only_shared_touches_session_and_query_parameters() -> None:
    assert session_touched_outside(ROOT) == []


def test_no_import_hides_from_the_table() -> None:
    assert imports_at_run_time(ROOT) == []


def test_the_table_has_streamlit_and_sqlalchemy_where_they_belong() -> None:
    assert {room for room, (_, packages) in ROOMS.items() if "streamlit" in packages} == {
        "pages",
        "app",
    }
    assert [room for room, (_, packages) in ROOMS.items() if "sqlalchemy" in packages] == ["store"]


def test_the_table_itself_has_no_circle() -> None:
    below: set[str] = set()
    waiting = {room: needs - {ANYTHING} for room, (needs, _) in ROOMS.items()}
    while waiting:
        ready = {room for room, needs in waiting.items() if needs <= below}
        assert ready, f"these rooms need each other: {sorted(waiting)}"
        below |= ready
        waiting = {room: needs for room, needs in waiting.items() if room not in ready}


# The checks themselves: each must be able to fail.


@pytest.mark.parametrize(
    ("where", "line", "words"),
    [
        ("scorecard/domain/area.py", "from scorecard.store import area", "may not import store"),
        ("scorecard/domain/area.py", "from scorecard import store", "may not import store"),
        ("scorecard/domain/area.py", "import scorecard.store.area as x", "may not import store"),
        ("scorecard/domain/area.py", "import numpy.linalg", "the package numpy"),
        ("scorecard/domain/area.py", "def f():\n    import pandas", "the package pandas"),
        ("scorecard/domain/area.py", "from . import agency", "relative"),
        ("scorecard/services/publish.py", "from scorecard.views import summary", "import views"),
        ("scorecard/services/demo.py", "from scorecard.demo import area", "import demo"),
        ("scorecard/views/summary.py", "import streamlit as st", "the package streamlit"),
        ("scorecard/judgement/rag.py", "from sqlalchemy import select", "the package sqlalchemy"),
        ("scorecard/helpers/text.py", "", "'helpers' is not in the table"),
        ("scorecard/__init__.py", "import pandas", "imports nothing"),
        ("scorecard/cli.py", "from pages.review import summary", "may not import pages"),
        ("scorecard/stats/spc.py", "from tests import machine", "may not import tests"),
        ("pages/review/summary.py", "from scorecard.store import area", "may not import store"),
        ("pages/review/summary.py", "import pandas as pd", "the package pandas"),
        ("app.py", "from scorecard.services import workspace", "may not import services"),
    ],
)
def test_an_arrow_that_is_not_in_the_table_is_found(
    tmp_path: Path, where: str, line: str, words: str
) -> None:
    (sentence,) = arrows_refused(plant(tmp_path, {where: line}))
    assert where in sentence
    assert words in sentence


def test_arrows_of_the_table_are_let_through(tmp_path: Path) -> None:
    tree = {
        "scorecard/views/summary.py": "import pandas as pd\nfrom scorecard.store import history",
        "scorecard/views/spark.py": "from scorecard.views import summary\nimport datetime",
        "scorecard/cli.py": "import typer\nfrom scorecard.demo import area",
        "scorecard/__main__.py": "from scorecard.cli import run",
        "pages/review/summary.py": "import streamlit as st\nfrom pages.shared import context",
        "app.py": "import streamlit as st\nfrom pages.shared import navigation",
    }
    assert arrows_refused(plant(tmp_path, tree)) == []


def test_a_circle_is_found(tmp_path: Path) -> None:
    tree = {
        "scorecard/domain/__init__.py": "",
        "scorecard/domain/a.py": "from scorecard.domain import b",
        "scorecard/domain/b.py": "from scorecard.domain.c import thing",
        "scorecard/domain/c.py": "def f():\n    import scorecard.domain.a",
        "scorecard/domain/d.py": "from scorecard.domain import a",
    }
    assert circles(plant(tmp_path, tree)) == [
        "scorecard.domain.a -> scorecard.domain.b -> scorecard.domain.c -> scorecard.domain.a"
    ]


def test_a_page_reading_the_url_is_found(tmp_path: Path) -> None:
    line = "import streamlit as st\nst.query_params['area']"
    plant(tmp_path, {"pages/review/summary.py": line, "pages/shared/filters.py": line})
    (sentence,) = session_touched_outside(tmp_path)
    assert sentence.startswith("pages/review/summary.py:2 query_params")


@pytest.mark.parametrize(
    "line", ["__import__('x')", "importlib.import_module('x')", "import_module('x')"]
)
def test_an_import_by_a_string_is_found(tmp_path: Path, line: str) -> None:
    assert len(imports_at_run_time(plant(tmp_path, {"scorecard/stats/spc.py": line}))) == 1
