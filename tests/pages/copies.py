"""Copies of a store, a test's own to write in: one that nobody wrote in is judged as its original.

A running app judges a state of the store once. A test's copy is a store the app has not met, so it
would judge it again, though nearly all tests begin with the same one.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from scorecard.judgement.judged import Judged
from scorecard.store.engine import Connection
from scorecard.views.judged import JudgedArea, judge_area
from scorecard.views.risk import when_scored

State = tuple[int, int]
Key = tuple[Path, State, str, datetime | None, date | None, date]

KEPT = 12
"""As many as the app keeps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement, and the area as it was judged at moments before."""

    seen: JudgedArea
    before: dict[datetime, Judged | None] = field(default_factory=dict)


_originals: dict[Path, tuple[Path, State, State]] = {}
_kept: OrderedDict[Key, Kept] = OrderedDict()


def copied(made: Path, to: Path) -> Path:
    """A copy of a finished store, which nobody has open to write."""
    copyfile(made, to)
    _originals[to] = (made, _state(made), _state(to))
    return to


def untouched(copy: Path) -> bool:
    """Whether a store is a copy in which nothing has been written since."""
    if copy not in _originals or not copy.exists():
        return False
    written = copy.with_name(f"{copy.name}-wal")
    return _state(copy) == _originals[copy][2] and not (written.exists() and _state(written)[1])


def _state(path: Path) -> State:
    held = path.stat()
    return held.st_mtime_ns, held.st_size


def judged_once(
    connection: Connection,
    area_code: str,
    *,
    as_known_at: datetime | None,
    period_end: date | None,
    now: datetime,
) -> JudgedArea:
    """The judgement the app asks for; of a copy that is still the original, made once a day."""
    path = Path(connection.engine.url.database or "")

    def anew() -> JudgedArea:
        return judge_area(
            connection, area_code, as_known_at=as_known_at, period_end=period_end, now=now
        )

    if not untouched(path):
        return anew()
    made, state, _ = _originals[path]
    key = (made, state, area_code, as_known_at, period_end, now.date())
    if key not in _kept:
        _kept[key] = Kept(anew())
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return _kept[key].seen


def scored_once(seen: JudgedArea, moment: datetime) -> Judged | None:
    """The area as judged when a risk was scored; of a judgement that is kept, made once."""
    kept = next((one for one in _kept.values() if one.seen is seen), Kept(seen))
    if moment not in kept.before:
        kept.before[moment] = when_scored(seen, moment)
    return kept.before[moment]


class _Judging:
    """In the place of the app's `judged`."""

    judge_area = staticmethod(judged_once)


@contextmanager
def judging_once() -> Iterator[None]:
    """The app judges a copy that nobody wrote in as its original."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pages.shared.context.judged", _Judging)
        patched.setattr("pages.shared.today.risk.when_scored", scored_once)
        yield
