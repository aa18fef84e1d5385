"""Settings: what the environment may say, and the sentence for what it may not."""

import pytest

from scorecard import settings
from scorecard.settings import Mode, Settings, SettingsError

NAME = "SCORECARD_DATABASE_URL"


def test_nothing_said_is_the_demonstration_in_a_local_file() -> None:
    assert settings.read({}) == Settings(
        "sqlite:///data/local/scorecard.db", Mode.DEMO, "../shared"
    )


def test_everything_said() -> None:
    found = settings.read(
        {
            NAME: "postgresql+psycopg://user:secret@host/db",
            "SCORECARD_MODE": "live",
            "REFERENCE_DATA": "/data/published",
            "PATH": "/bin",
        }
    )
    assert found == Settings(
        "postgresql+psycopg://user:secret@host/db", Mode.LIVE, "/data/published"
    )


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"SCORECARD_DATABSE_URL": "x"}, ["SCORECARD_DATABSE_URL is not known", NAME]),
        ({"SCORECARD_MODE": "Live"}, ["SCORECARD_MODE is 'Live'", "Write demo or live."]),
        ({"SCORECARD_MODE": ""}, ["SCORECARD_MODE is ''", "Write demo or live."]),
        ({NAME: ""}, [f"{NAME} is ''", "Write sqlite:///"]),
        ({NAME: "sqlite:///"}, ["Write sqlite:///path/to/scorecard.db or"]),
        ({NAME: "scorecard.db"}, ["'scorecard.db'", "Write sqlite:///"]),
        ({NAME: "postgresql://user:secret@host/db"}, ["postgresql+psycopg://user:password@host"]),
        ({NAME: "mysql://user:secret@host/db"}, ["mysql://…@host/db", "Write sqlite:///"]),
    ],
    ids=str,
)
def test_what_is_wrong_stops_the_start_and_says_what_to_write(
    environment: dict[str, str], words: list[str]
) -> None:
    with pytest.raises(SettingsError) as refusal:
        settings.read(environment)
    for word in words:
        assert word in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_MODE", "live")
    assert settings.read().mode == Mode.LIVE
