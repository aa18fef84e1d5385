"""The tree as git keeps it: no machine's paths, no registry's host, no secret, nothing huge."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files

LARGEST_BYTES = 2_000_000
# Written in pieces, so that this file does not find itself.
LEAKS = {
    "a package registry's host": re.compile(
        r"pypi\.(?:org|python)|python" + r"hosted|registry\.npm" + r"js|deb\.debian" + r"\.org"
    ),
    "a place to fetch packages from": re.compile(
        r"--(?:extra-)?index" + r"-url|--trusted" + r"-host|--find" + r"-links"
    ),
    "a path of one machine": re.compile(
        r"/wo"
        + r"rk/|/fa"
        + r"rm/|/ro"
        + r"ot/|/ho"
        + r"me/[a-z]+/|/Us"
        + r"ers/\w+/|[A-Z]:\\Users"
    ),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE" + r" KEY-----"),
}
SECRET_NAMES = {"secrets.toml", ".env", "id_rsa"}


def leaks(root: Path) -> list[str]:
    """Each line that names what only one machine has."""
    return [
        f"{path.relative_to(root).as_posix()}:{number} names {what}"
        for path in files(root)
        for number, line in enumerate(text_lines(path), 1)
        for what, pattern in LEAKS.items()
        if pattern.search(line)
    ]


def text_lines(path: Path) -> list[str]:
    """A text file's lines; a picture or a document has none."""
    try:
        return path.read_text("utf-8").split("\n")
    except UnicodeDecodeError:
        return []


def misplaced(root: Path) -> list[str]:
    """Files that git should not keep: secrets, and what is too large to fetch for everyone."""
    return [
        path.relative_to(root).as_posix()
        for path in files(root)
        if path.name in SECRET_NAMES or path.stat().st_size > LARGEST_BYTES
    ]


def test_the_tree_names_no_machine_and_no_registry() -> None:
    assert leaks(ROOT) == []


def test_the_tree_has_no_secret_and_nothing_huge() -> None:
    assert misplaced(ROOT) == []


def test_what_the_commands_make_is_ignored() -> None:
    made = [
        "data/local/scorecard.db",
        "artefacts/summary-1440.png",
        ".venv/bin/python",
        ".streamlit/secrets.toml",
        "scorecard/__pycache__/settings.pyc",
        ".coverage",
    ]
    kept = subprocess.run(
        ["git", "check-ignore", "--no-index", *made], cwd=ROOT, capture_output=True, text=True
    ).stdout.split()
    assert kept == made


def test_streamlit_checks_what_it_must() -> None:
    """Settings whose loss nobody would see."""
    config = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    for line in (
        "gatherUsageStats = false",
        'showErrorDetails = "none"',
        'toolbarMode = "minimal"',
        'address = "localhost"',
        "magicEnabled = false",
        "enableAgentApi = false",
    ):
        assert line in config.splitlines()


# The checks themselves: each must be able to fail.


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "fine.md").write_text("See data/local and ../shared.\n", "utf-8")
    assert leaks(tmp_path) == []
    assert misplaced(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    "text",
    [
        "https://files.python" + "hosted.org/x.whl",
        "pypi" + ".org",
        "--extra-index" + "-url x",
        "open('/wo" + "rk/main/x')",
        "/ho" + "me/anna/x",
        "C:\\Us" + "ers\\anna",
    ],
)
def test_a_leak_is_found(repository: Path, text: str) -> None:
    (repository / "page.md").write_text(f"fine\n{text}\n", "utf-8")
    (sentence,) = leaks(repository)
    assert sentence.startswith("page.md:2 ")


def test_a_secret_and_a_huge_file_are_found(repository: Path) -> None:
    (repository / "secrets.toml").write_text("", "utf-8")
    (repository / "huge.csv").write_bytes(b"0" * (LARGEST_BYTES + 1))
    assert sorted(misplaced(repository)) == ["huge.csv", "secrets.toml"]
