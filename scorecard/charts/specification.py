"""Specifications: what our Vega-Lite charts share, and how data are swapped into a finished one."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from scorecard.charts.palette import Scheme, colour

Specification = dict[str, Any]
Row = dict[str, Any]

# The app's own font first; the others are on most machines and in the pictures taken away.
FONT = "Source Sans, Liberation Sans, Arial, sans-serif"


def configuration(scheme: Scheme) -> Specification:
    """Quiet axes and readable words, in the colours of the scheme."""
    words = {"labelColor": colour("muted", scheme), "titleColor": colour("text", scheme)}
    return {
        "font": FONT,
        "background": colour("background", scheme),
        "view": {"stroke": None},
        # Else a screen reader reads out every mark; the chart's own alternative says it better.
        "mark": {"aria": False},
        "axis": {
            **words,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "gridColor": colour("hairline", scheme),
            "domainColor": colour("rule", scheme),
            "tickColor": colour("rule", scheme),
            "labelPadding": 5,
        },
        "text": {"font": FONT, "fontSize": 12, "color": colour("text", scheme)},
        "title": {
            "font": FONT,
            "fontSize": 16,
            "color": colour("text", scheme),
            "subtitleFont": FONT,
            "subtitleFontSize": 12,
            "subtitleColor": colour("muted", scheme),
            "anchor": "start",
            "offset": 12,
            "subtitlePadding": 5,
        },
    }


def filled(
    template: Specification, data: Mapping[str, Sequence[Row]], parameters: Mapping[str, Any]
) -> Specification:
    """A copy of the template with each named data set and parameter given its content."""
    finished = copy.deepcopy(template)
    for parameter in finished.get("params", []):
        if parameter["name"] in parameters:
            parameter["value"] = parameters[parameter["name"]]
    for layer in finished["layer"]:
        layer["data"] = {"values": list(data[layer["data"]["name"]])}
    return finished
