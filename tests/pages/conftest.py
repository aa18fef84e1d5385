"""Screens for tests: the real front door over the demonstration's store, one address at a time."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from scorecard.services.workspace import open_workspace
from tests.copies import copied, judging_once
from tests.machine import ROOT
from tests.store_fixtures import NOW

Visit = Callable[..., AppTest]


@pytest.fixture(scope="session")
def installed_components() -> list[object]:
    """What Streamlit finds among the installed packages: no test of a screen installs one."""
    return list(manifest_scanner.scan_component_manifests())


@pytest.fixture(scope="module", autouse=True)
def one_app(installed_components: list[object]) -> Iterator[None]:
    """What a server does once, each visit of a test does not do again."""
    with pytest.MonkeyPatch.context() as patched, judging_once():
        patched.setattr(manifest_scanner, "scan_component_manifests", lambda: installed_components)
        yield


@pytest.fixture
def at_store(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the app at a store."""
    for name in ("SCORECARD_MODE", "SCORECARD_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)

    def at(url: str) -> None:
        monkeypatch.setenv("SCORECARD_DATABASE_URL", url)

    return at


@pytest.fixture
def visit(demo_store_path: Path, at_store: Callable[[str], None]) -> Visit:
    """`visit("scorecard", who="chair", area="E08000033")`: the screen as that person sees it."""
    at_store(f"sqlite:///{demo_store_path}")
    return visited


@pytest.fixture(scope="session")
def read_store_path(demo_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy to read on its own day: the app opens a store once, with the clock it had then."""
    return Path(copyfile(demo_store_path, tmp_path_factory.mktemp("store") / "read.db"))


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app's clock says 20 October 2026: what is late does not depend on when tests run."""
    monkeypatch.setattr("pages.shared.context.open_workspace", partial(open_workspace, clock=now))


def now() -> datetime:
    return NOW


@pytest.fixture
def visit_then(read_store_path: Path, at_store: Callable[[str], None], on_the_day: None) -> Visit:
    """`visit`, on 20 October 2026."""
    at_store(f"sqlite:///{read_store_path}")
    return visited


@pytest.fixture
def visit_own(
    demo_store_path: Path, tmp_path: Path, at_store: Callable[[str], None], on_the_day: None
) -> Visit:
    """`visit_then`, over a store of the test's own: it may write."""
    at_store(f"sqlite:///{copied(demo_store_path, tmp_path / 'own.db')}")
    return visited


def visited(path: str, who: str = "chair", **parts: str) -> AppTest:
    """The screen at this address; `who` is empty for nobody."""
    screen = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    # AppTest.switch_page knows only pages that are files; ours are functions with an address.
    screen._page_hash = calc_hash(path)
    for name, value in {"as": who, **parts}.items():
        if value:
            screen.query_params[name] = value
    return screen.run()


def words(screen: AppTest) -> str:
    """Everything a screen says, its own HTML included."""
    said = [
        str(getattr(element, "value", ""))
        for kind in ("title", "header", "markdown", "caption", "warning", "error", "info")
        for element in screen.get(kind)
    ]
    panels = [
        element.proto.bytes.decode() if element.proto.HasField("bytes") else ""
        for element in screen.get("bidi_component")
    ]
    html = [element.proto.body for element in screen.get("html")]
    return "\n".join([*said, *html, *panels])


def drawn(screen: AppTest) -> str:
    """The same without the styles, wherever among it they stand."""
    return re.sub("<style>.*?</style>", "", words(screen), flags=re.DOTALL)


def part(screen: AppTest, name: str) -> str:
    """One part of the screen's address; AppTest gives what the app wrote as a list."""
    value = screen.query_params.get(name, "")
    return value if isinstance(value, str) else value[-1]
