"""Reading the project's own source: its modules, what each imports, the lines of each file."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST_PARTY = ("scorecard", "pages", "app", "tests")


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name, in full: `from scorecard.store import area` is scorecard.store.area."""

    name: str
    line: int
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file under the root it was read from."""

    root: Path
    path: Path

    @property
    def where(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @property
    def name(self) -> str:
        parts = self.path.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @property
    def tree(self) -> ast.Module:
        return _tree(self.text)

    @property
    def imports(self) -> tuple[Import, ...]:
        return tuple(_imports(self.tree))


@cache
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


def is_third_party(name: str) -> bool:
    top = name.split(".")[0]
    return top not in sys.stdlib_module_names and top not in FIRST_PARTY


def modules(root: Path = ROOT, folders: tuple[str, ...] = ("scorecard", "pages")) -> list[Module]:
    """Every module of these folders and app.py, in order; a folder not yet there has none."""
    paths = [path for folder in folders for path in (root / folder).rglob("*.py")]
    front_door = root / "app.py"
    return [Module(root, path) for path in sorted(paths + [front_door] * front_door.exists())]


def _imports(tree: ast.Module) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = f"{node.module}.{alias.name}" if node.module else alias.name
                yield Import(name, node.lineno, relative=node.level > 0)


def files(root: Path = ROOT) -> list[Path]:
    """What git keeps or would keep: ignored files are nobody's business here."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := root / name).is_file()]


def plant(root: Path, tree: dict[str, str]) -> Path:
    """Write a small tree, so that a check can be shown to find what is wrong in it."""
    for name, text in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
