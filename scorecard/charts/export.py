"""Export: a chart as a PNG or SVG picture that says what, where, when and whether it is real."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from enum import StrEnum

import vl_convert

from scorecard.charts.specification import Specification

WIDTH = 900
SYNTHETIC_LABEL = "Synthetic demonstration data. No figure here is about a real child."
VEGA_LITE = "6.4"
PNG_SCALE = 2.0


class Picture(StrEnum):
    """The kinds of picture that can be taken away."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture must say once it is away from its screen."""

    title: str
    lines: tuple[str, ...]
    synthetic: bool


def picture(specification: Specification, caption: Caption, kind: Picture) -> bytes:
    """The chart as a file's content, with its caption drawn into it."""
    finished = captioned(specification, caption)
    if kind is Picture.SVG:
        return vl_convert.vegalite_to_svg(
            finished, vl_version=VEGA_LITE, allowed_base_urls=[]
        ).encode()
    return bytes(
        vl_convert.vegalite_to_png(
            finished, vl_version=VEGA_LITE, scale=PNG_SCALE, allowed_base_urls=[]
        )
    )


def captioned(specification: Specification, caption: Caption) -> Specification:
    """The specification at a fixed width, with title, lines and label in the picture."""
    finished = copy.deepcopy(specification)
    label = (SYNTHETIC_LABEL,) if caption.synthetic else ()
    finished["width"] = WIDTH
    finished["title"] = {
        "text": caption.title,
        "subtitle": [line for line in (*label, *caption.lines) if line],
    }
    finished["padding"] = {**finished["padding"], "left": 16, "top": 16, "bottom": 16}
    return finished
