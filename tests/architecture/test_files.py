"""Files: how long, what each says it owns, what none may be called, contain or do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, Module, modules, plant

LONGEST_FILE = 350
LONGEST_FRONT_DOOR = 60
LONGEST_SCREEN = 120
LONGEST_FIRST_LINE = 110
# A name that says nothing collects everything.
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "model", "models", "common", "manager", "misc"}
# Each of these runs, or builds, whatever it is handed.
UNSAFE_CALLS = {"eval", "exec", "compile", "read_pickle", "to_pickle"}
UNSAFE_MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
# Text from the store or the URL would become the page's own code.
UNSAFE_KEYWORDS = {"unsafe_allow_html", "unsafe_allow_javascript"}
BROAD = {"Exception", "BaseException"}


def too_long(root: Path) -> list[str]:
    """Files over the bound of their kind."""
    return [
        f"{module.where} has {lines} lines, at most {bound} are allowed"
        for module in modules(root)
        if (lines := len(module.text.splitlines())) > (bound := _bound(module.where))
    ]


def _bound(where: str) -> int:
    if where == "app.py":
        return LONGEST_FRONT_DOOR
    if where.startswith("pages/") and not where.startswith("pages/shared/"):
        return LONGEST_SCREEN
    return LONGEST_FILE


def unsaid(root: Path) -> list[str]:
    """Modules whose first line does not say what they own; an empty __init__.py owns nothing."""
    words = []
    for module in modules(root, ("scorecard", "pages", "tests")):
        first_line = (ast.get_docstring(module.tree) or "").split("\n")[0]
        if module.text.strip() and not 10 <= len(first_line) <= LONGEST_FIRST_LINE:
            words.append(f"{module.where} does not say in one first line what it owns")
    return words


def served_without_sign_in(root: Path) -> list[str]:
    """Scripts directly in pages/: a cold server answers for them without running app.py."""
    found = {path.name for path in (root / "pages").glob("*") if path.is_file()}
    return sorted(f"pages/{name}" for name in found - {"__init__.py"})


def named_for_nothing(root: Path) -> list[str]:
    """Files and folders whose name names no noun."""
    return [
        f"{module.where} is named for nothing: say which noun it is about"
        for module in modules(root, ("scorecard", "pages", "tests"))
        if EMPTY_NAMES & set(module.name.split("."))
    ]


def unsafe(root: Path) -> list[str]:
    """What no module does: catch everything, run text as code, put text in the page as markup."""
    return [
        f"{module.where}:{line} {words}"
        for module in modules(root)
        for line, words in _unsafe(module)
    ]


def _unsafe(module: Module) -> Iterator[tuple[int, str]]:
    for found in module.imports:
        if found.name.split(".")[0] in UNSAFE_MODULES:
            yield found.line, f"imports {found.name.split('.')[0]}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and module.where != "app.py" and _is_broad(node):
            yield node.lineno, "catches every exception; only app.py may"
        elif isinstance(node, ast.Call):
            name = _called(node.func)
            if name in UNSAFE_CALLS:
                yield node.lineno, f"calls {name}"
            for keyword in node.keywords:
                if keyword.arg in UNSAFE_KEYWORDS:
                    yield node.lineno, f"passes {keyword.arg}"


def _is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in BROAD for kind in caught)


def _called(function: ast.expr) -> str:
    """The called name; re.compile is not the compile that makes code."""
    if isinstance(function, ast.Name):
        return function.id
    is_frame_method = isinstance(function, ast.Attribute) and function.attr.endswith("_pickle")
    return function.attr if is_frame_method else ""


def test_no_file_is_too_long() -> None:
    assert too_long(ROOT) == []


def test_every_module_says_what_it_owns() -> None:
    assert unsaid(ROOT) == []


def test_no_screen_sits_directly_in_pages() -> None:
    assert served_without_sign_in(ROOT) == []


def test_every_file_is_named_for_a_noun() -> None:
    assert named_for_nothing(ROOT) == []


def test_no_module_does_what_is_unsafe() -> None:
    assert unsafe(ROOT) == []


# The checks themselves: each must be able to fail.


@pytest.mark.parametrize(
    ("where", "bound"),
    [
        ("scorecard/store/area.py", LONGEST_FILE),
        ("pages/shared/filters.py", LONGEST_FILE),
        ("pages/review/summary.py", LONGEST_SCREEN),
        ("app.py", LONGEST_FRONT_DOOR),
    ],
)
def test_the_line_after_the_last_is_found(tmp_path: Path, where: str, bound: int) -> None:
    assert too_long(plant(tmp_path, {where: "x = 1\n" * bound})) == []
    assert len(too_long(plant(tmp_path / "longer", {where: "x = 1\n" * (bound + 1)}))) == 1


@pytest.mark.parametrize(
    "text", ["x = 1", '""""""\nx = 1', '"""Short."""\nx = 1', "# Owns x\nx = 1"]
)
def test_a_module_that_does_not_say_what_it_owns_is_found(tmp_path: Path, text: str) -> None:
    assert len(unsaid(plant(tmp_path, {"scorecard/domain/area.py": text}))) == 1


def test_an_empty_init_owns_nothing(tmp_path: Path) -> None:
    assert unsaid(plant(tmp_path, {"scorecard/domain/__init__.py": ""})) == []


def test_a_script_directly_in_pages_is_found(tmp_path: Path) -> None:
    plant(tmp_path, {"pages/__init__.py": ""})
    plant(tmp_path, {"pages/review/summary.py": ""})
    assert served_without_sign_in(tmp_path) == []
    assert served_without_sign_in(plant(tmp_path, {"pages/secret.py": ""})) == ["pages/secret.py"]


@pytest.mark.parametrize(
    "where", ["scorecard/domain/helpers.py", "scorecard/utils/text.py", "tests/common/a.py"]
)
def test_a_name_that_says_nothing_is_found(tmp_path: Path, where: str) -> None:
    assert len(named_for_nothing(plant(tmp_path, {where: ""}))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    x()\nexcept Exception:\n    pass",
        "try:\n    x()\nexcept (KeyError, BaseException):\n    pass",
        "try:\n    x()\nexcept:\n    pass",
        "import pickle",
        "from joblib import load",
        "eval('1')",
        "exec('x = 1')",
        "pd.read_pickle('x')",
        "st.markdown(words, unsafe_allow_html=True)",
    ],
)
def test_what_is_unsafe_is_found(tmp_path: Path, text: str) -> None:
    assert len(unsafe(plant(tmp_path, {"scorecard/domain/area.py": text}))) == 1


def test_only_app_may_catch_everything(tmp_path: Path) -> None:
    text = "try:\n    x()\nexcept Exception:\n    y()"
    assert unsafe(plant(tmp_path, {"app.py": text})) == []


def test_what_is_safe_is_let_through(tmp_path: Path) -> None:
    text = "re.compile('x')\ntry:\n    x()\nexcept (KeyError, ValueError):\n    y()"
    assert unsafe(plant(tmp_path, {"scorecard/domain/area.py": text})) == []
