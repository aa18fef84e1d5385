"""Settings: what the environment may say, checked at the start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

DEFAULT_DATABASE_URL = "sqlite:///data/local/scorecard.db"
DEFAULT_REFERENCE_DATA = "../shared"
DATABASE_SCHEMES = ("sqlite:///", "postgresql+psycopg://")


class SettingsError(Exception):
    """A setting is unknown or malformed; the message says what to write instead."""


class Mode(StrEnum):
    """Demonstration (synthetic authority, choose a persona) or live."""

    DEMO = "demo"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked settings of this process."""

    database_url: str = DEFAULT_DATABASE_URL
    mode: Mode = Mode.DEMO
    reference_data: str = DEFAULT_REFERENCE_DATA


KNOWN = ("SCORECARD_DATABASE_URL", "SCORECARD_MODE")


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment; a SettingsError says what is wrong and what to write."""
    found = os.environ if environment is None else environment
    _refuse_unknown(found)
    return Settings(
        database_url=_database_url(found.get("SCORECARD_DATABASE_URL", DEFAULT_DATABASE_URL)),
        mode=_mode(found.get("SCORECARD_MODE", Mode.DEMO)),
        reference_data=found.get("REFERENCE_DATA", DEFAULT_REFERENCE_DATA),
    )


def _refuse_unknown(found: Mapping[str, str]) -> None:
    for name in sorted(found):
        if name.startswith("SCORECARD_") and name not in KNOWN:
            raise SettingsError(
                f"The setting {name} is not known. Remove it, or write one of: {', '.join(KNOWN)}."
            )


def _database_url(text: str) -> str:
    if not text.startswith(DATABASE_SCHEMES) or text in DATABASE_SCHEMES:
        shown = re.sub(r"//[^@/]*@", "//…@", text)
        raise SettingsError(
            f"SCORECARD_DATABASE_URL is '{shown}'. Write sqlite:///path/to/scorecard.db or "
            "postgresql+psycopg://user:password@host/database."
        )
    return text


def _mode(text: str) -> Mode:
    try:
        return Mode(text)
    except ValueError:
        raise SettingsError(f"SCORECARD_MODE is '{text}'. Write demo or live.") from None
