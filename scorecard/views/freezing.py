"""Freezing: view models as the same bytes every time, and back again whatever code came since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

View = TypeVar("View")


def frozen(view: Any) -> str:
    """A view model as JSON: keys in order, no spaces, nothing that is not a number."""
    return json.dumps(
        _plain(view), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def thawed(kind: type[View], content: str) -> View:
    """The view model again.

    A part that this code no longer has is passed over; one it did not have yet takes its default,
    or is empty: an issued pack stays readable.
    """
    made: View = _thaw(kind, json.loads(content))
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in _fields(value.__class__)}
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, date):  # a moment is a date too
        return value.isoformat()
    assert value is None or isinstance(value, str | bool | int | float), f"{value!r} is no word"
    return value


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


def _thaw(kind: Any, value: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return (
            None if value is None else _thaw(next(p for p in parts if p is not type(None)), value)
        )
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_thaw(parts[0], one) for one in value)
        return tuple(_thaw(part, one) for part, one in zip(parts, value, strict=True))
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _part(name, of, default, value) for name, of, default in _parts(kind)})
    return value


def _part(name: str, kind: Any, default: Any, held: Mapping[str, Any]) -> Any:
    if name in held:
        return _thaw(kind, held[name])
    return _empty(kind) if default is MISSING else default


def _empty(kind: Any) -> Any:
    """What a part holds that was not there when the view was frozen."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None
    if origin is tuple:
        return ()
    if kind in EMPTY:
        return EMPTY[kind]
    assert is_dataclass(kind), f"a view model holds {kind}, and nobody said what is empty of it"
    return _thaw(kind, {})


EMPTY: dict[Any, Any] = {str: "", bool: False, int: 0, float: 0.0}


@cache
def _parts(kind: type[Any]) -> tuple[tuple[str, Any, Any], ...]:
    """(name, type, default) of each field."""
    hints = get_type_hints(kind)
    return tuple((one.name, hints[one.name], one.default) for one in fields(kind))
