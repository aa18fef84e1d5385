"""Installing: idempotent, finished by the next run when it was broken off, quick."""

import time
from datetime import date

import pytest

from scorecard.demo.authority import DemoData
from scorecard.services import installation
from scorecard.services.demonstration import Build, Demo
from scorecard.services.installation import Installed
from scorecard.services.report_record import Loaded
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.views import demonstration
from tests.services.audit_trail import trail
from tests.store_fixtures import DEMO_TODAY, NOW


def install(url: str, demo: Build | None = None, today: date = DEMO_TODAY) -> Installed:
    made = Demo(demo, demonstration) if demo else None
    return installation.init(Settings(url), who="Helen", today=today, demo=made, clock=lambda: NOW)


def events(url: str) -> list[str]:
    workspace = open_workspace(Settings(url))
    try:
        return [verb for _, verb, _ in trail(workspace)]
    finally:
        workspace.store.engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    wanted = "file_settings_url" if request.param == "sqlite" else "empty_postgres_url"
    found: str = request.getfixturevalue(wanted)
    return found


def test_twice_changes_nothing(url: str, built: DemoData) -> None:
    first = install(url, lambda as_at: built)
    assert first.catalogue
    assert first.figures > 500
    assert first.sentence().endswith("The synthetic authority is as at 2026-09-30.")
    assert "read 44 records of what reports tell" in first.sentence()
    before = events(url)
    again = install(url, lambda as_at: built)
    assert (again.catalogue, again.documents, again.figures) == (False, 0, 0)
    assert again.records == Loaded()
    assert again.sentence().startswith("The store is ready: everything was there already.")
    assert events(url) == before


def test_the_demonstration_can_be_added_later(file_settings_url: str, built: DemoData) -> None:
    assert install(file_settings_url).demonstration is None
    later = install(file_settings_url, lambda as_at: built)
    assert "loaded the synthetic authority" in later.sentence()


def test_a_second_demonstration_is_never_mixed_in(file_settings_url: str, built: DemoData) -> None:
    asked: list[date] = []

    def build(as_at: date) -> DemoData:
        asked.append(as_at)
        return built

    install(file_settings_url, build)
    later = install(file_settings_url, build, today=date(2026, 12, 1))
    assert asked == [date(2026, 9, 30)]
    assert later.demonstration is not None
    assert (later.demonstration.as_at, later.demonstration.already) == ("2026-09-30", True)


@pytest.mark.parametrize(
    ("today", "as_at"),
    [
        (date(2026, 10, 1), date(2026, 9, 30)),
        (date(2026, 10, 31), date(2026, 9, 30)),
        (date(2026, 1, 15), date(2025, 12, 31)),
        (date(2028, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_authority_goes_to_the_last_month_end(
    file_settings_url: str, today: date, as_at: date
) -> None:
    def build(asked: date) -> DemoData:
        assert asked == as_at
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(file_settings_url, build, today)


def test_broken_off_the_next_run_does_what_is_left(file_settings_url: str, built: DemoData) -> None:
    def progress(what: str, done: int, of: int) -> None:
        if what.startswith("Loading the synthetic") and done == 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        installation.init(
            *(Settings(file_settings_url),),
            **{"who": "Helen", "today": DEMO_TODAY, "progress": progress},  # type: ignore[arg-type]
            demo=Demo(lambda as_at: built, demonstration),
        )
    assert "load_demonstration" not in events(file_settings_url)
    done = install(file_settings_url, lambda as_at: built)
    assert (done.catalogue, done.documents) == (False, 0)
    assert events(file_settings_url)[-2:] == ["load_demonstration", "load_report_records"]


def test_it_is_quick(file_settings_url: str, built: DemoData) -> None:
    started = time.process_time()  # its own work: others may be busy on this machine too
    install(file_settings_url, lambda as_at: built)
    assert time.process_time() - started < 10
