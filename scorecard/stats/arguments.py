"""What every statistic refuses: wrong shapes and impossible numbers, named with their position."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def numbers(values: ArrayLike, name: str) -> Floats:
    """``values`` as float64, unknown as NaN; ValueError for infinities."""
    array = np.asarray(values, dtype=np.float64)
    refuse(np.isinf(array), f"{name} must be finite or NaN", array)
    return array


def rows(values: ArrayLike, name: str) -> Floats:
    """``values`` as (series, periods); one series (periods,) becomes (1, periods)."""
    array = numbers(values, name)
    if array.ndim not in (1, 2):
        raise ValueError(
            f"{name} must be (series, periods) or (periods,), not {array.ndim}-dimensional"
        )
    return np.atleast_2d(array)


def together(**arrays: ArrayLike) -> list[Floats]:
    """The arrays as float64 broadcast to one shape; ValueError naming them when they do not fit."""
    converted = [numbers(array, name) for name, array in arrays.items()]
    try:
        return list(np.broadcast_arrays(*converted))
    except ValueError:
        shapes = ", ".join(
            f"{name} {array.shape}" for name, array in zip(arrays, converted, strict=True)
        )
        raise ValueError(f"shapes do not fit together: {shapes}") from None


def counts(**arrays: Floats) -> None:
    """Refuses negative numbers."""
    for name, array in arrays.items():
        refuse(array < 0, f"{name} must not be negative", array)


def parts(x: Floats, n: Floats, x_name: str = "x", n_name: str = "n") -> None:
    """Refuses negative counts and parts larger than their whole."""
    counts(**{x_name: x, n_name: n})
    refuse(x > n, f"{x_name} must not exceed {n_name}", x)


def share(value: Floats, name: str) -> None:
    """Refuses what is not strictly between 0 and 1 (a confidence level, for one)."""
    refuse(~((value > 0) & (value < 1)), f"{name} must be between 0 and 1", value)


def refuse(wrong: Bools, sentence: str, array: NDArray[Any]) -> None:
    """ValueError with the sentence, the first offending position and its value, if any is wrong."""
    if not wrong.any():
        return
    position = tuple(int(index) for index in np.argwhere(wrong)[0])
    where = position[0] if len(position) == 1 else position
    at = f" at position {where}" if position else ""
    raise ValueError(f"{sentence}: {array[position]}{at}")
