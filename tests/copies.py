"""Copies of a store, a test's own to write in, each state of which is judged once.

So does a running app. But a test's copy is a store that nobody has met, and would be judged again
though nearly all tests begin with the same one: while nothing is written in it, it is its original.
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
Contents = tuple[Path, State, State]
Key = tuple[Contents, str, datetime | None, date | None, date]

NOTHING = (0, 0)
KEPT = 12
"""As many as the app keeps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement, and the area as it was judged at moments before."""

    seen: JudgedArea
    before: dict[datetime, Judged | None] = field(default_factory=dict)


_originals: dict[Path, tuple[Contents, State]] = {}
_kept: OrderedDict[Key, Kept] = OrderedDict()


def copied(made: Path, to: Path) -> Path:
    """A copy of a finished store, which nobody has open to write."""
    copyfile(made, to)
    _originals[to] = (_contents(made), _state(to))
    return to


def _contents(store: Path) -> Contents:
    """What tells one state of a store from another, whoever wrote and whether it left an event."""
    log = _state(store.with_name(f"{store.name}-wal"))
    return store, _state(store), log if log[1] else NOTHING


def _origin(store: Path) -> Contents:
    """The contents of the original, of a copy in which nothing has been written."""
    now = _contents(store)
    original, then = _originals.get(store, (now, NOTHING))
    return original if now == (store, then, NOTHING) else now


def _state(path: Path) -> State:
    held = path.stat() if path.exists() else None
    return (held.st_mtime_ns, held.st_size) if held else NOTHING


def judged_once(
    connection: Connection,
    area_code: str,
    *,
    now: datetime,
    as_known_at: datetime | None = None,
    period_end: date | None = None,
) -> JudgedArea:
    """The judgement the app asks for, made once a day of each state of a store in a file."""
    store = Path(str(connection.engine.url.database))
    assert store.exists(), "a store in memory has no state to tell it by"
    contents = _origin(store)
    key = (contents, area_code, as_known_at, period_end, now.date())
    if key not in _kept:
        _kept[key] = Kept(
            judge_area(
                connection, area_code, as_known_at=as_known_at, period_end=period_end, now=now
            )
        )
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
    """The app judges as above."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pages.shared.context.judged", _Judging)
        patched.setattr("pages.shared.today.risk.when_scored", scored_once)
        yield
