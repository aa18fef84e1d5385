"""Rounding half up in decimal, as people round: 62.45 becomes 62.5 though its binary lies below."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from numpy.typing import ArrayLike

from scorecard.stats.arguments import Floats

# Beyond this a scaled float has no spare bits to tell one side of a half from the other.
EXACT = 2.0**50
NEAR = 1e-9


def half_up(values: ArrayLike, decimals: ArrayLike = 0) -> Floats:
    """Each value rounded half away from zero, judged on its shortest decimal form.

    ``values`` any shape, ``decimals`` whole numbers that broadcast with it (negative rounds to
    tens). NaN stays NaN, infinities stay. ValueError for shapes that do not fit or fractions of a
    decimal.
    """
    value = np.asarray(values, dtype=np.float64)
    places = np.asarray(decimals)
    if places.dtype.kind not in "iu":
        raise ValueError("decimals must be whole numbers")
    try:
        value, places = np.broadcast_arrays(value, places)
    except ValueError:
        shapes = f"values {value.shape}, decimals {places.shape}"
        raise ValueError(f"shapes do not fit together: {shapes}") from None
    up = 10.0 ** np.maximum(places, 0)
    down = 10.0 ** np.maximum(-places, 0)
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = np.abs(value) * up / down
        rounded = np.copysign(np.floor(scaled + 0.5) / up * down, value)
        from_half = np.abs(scaled - np.floor(scaled) - 0.5)
        doubtful = (from_half <= np.maximum(NEAR, scaled * 2.0**-50)) | (scaled >= EXACT)
    doubtful &= np.isfinite(value)
    rounded = np.where(np.isfinite(value), rounded, value)
    for position in zip(*np.nonzero(np.atleast_1d(doubtful)), strict=True):
        at = position if rounded.ndim else ()
        rounded[at] = _decimal(float(value[at]), int(places[at]))
    return np.asarray(rounded)


def _decimal(value: float, places: int) -> float:
    exact = Decimal(repr(value))
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -places:
        return value  # nothing to round away
    return float(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))
