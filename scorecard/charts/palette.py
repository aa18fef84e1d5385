"""The palette: every colour as a pair for light and dark, and which of them may stand together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """What the screen is set to; paper is always light."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour as it is on a light and on a dark screen."""

    light: str
    dark: str

    def on(self, scheme: Scheme) -> str:
        """The colour for this scheme."""
        return self.light if scheme is Scheme.LIGHT else self.dark


PALETTE: dict[str, Pair] = {
    "text": Pair("#0b0c0c", "#f4f4f4"),
    "muted": Pair("#4a5157", "#b8c0c8"),
    "background": Pair("#ffffff", "#14181d"),
    "head": Pair("#eef2f6", "#1e242b"),
    "hover": Pair("#f3f5f7", "#1e242b"),
    "rule": Pair("#b1b4b6", "#49525c"),
    "hairline": Pair("#dcdfe2", "#343c45"),
    "link": Pair("#1d4e89", "#9cc3f0"),
    "line": Pair("#1d4e89", "#9cc3f0"),
    "band": Pair("#e4e8ec", "#2b343d"),
    # NHS Making Data Count: orange, blue and grey.
    "concern": Pair("#a84300", "#f0a35e"),
    "improvement": Pair("#005eb8", "#8fb8e8"),
    "common": Pair("#4a5157", "#b8c0c8"),
    "red": Pair("#b42318", "#b42318"),
    "red_text": Pair("#ffffff", "#ffffff"),
    "red_edge": Pair("#b42318", "#f2a39b"),
    "amber": Pair("#f5b301", "#f5b301"),
    "amber_text": Pair("#0b0c0c", "#0b0c0c"),
    "amber_edge": Pair("#6b5000", "#f5b301"),
    "green": Pair("#067647", "#067647"),
    "green_text": Pair("#ffffff", "#ffffff"),
    "green_edge": Pair("#067647", "#6fd3a8"),
    "grey": Pair("#e3e6e9", "#3a434d"),
    "grey_text": Pair("#0b0c0c", "#f4f4f4"),
    "grey_edge": Pair("#4a5157", "#b8c0c8"),
    # The bands of a risk's score: one hue, so that no band is taken for a red, amber or green.
    "risk_low": Pair("#faeef4", "#33202a"),
    "risk_low_text": Pair("#0b0c0c", "#f4f4f4"),
    "risk_moderate": Pair("#efc4d8", "#5c2f46"),
    "risk_moderate_text": Pair("#0b0c0c", "#f4f4f4"),
    "risk_high": Pair("#a8326e", "#d98bb0"),
    "risk_high_text": Pair("#ffffff", "#0b0c0c"),
    "risk_very_high": Pair("#5c1038", "#ffd6e7"),
    "risk_very_high_text": Pair("#ffffff", "#0b0c0c"),
    "synthetic": Pair("#4c2c92", "#cdbcf5"),
    "synthetic_text": Pair("#ffffff", "#0b0c0c"),
    "primary": Pair("#1d4e89", "#3a76bd"),
    "primary_text": Pair("#ffffff", "#ffffff"),
}

# Text on what it stands on: at least 4.5 to 1 (WCAG 2.2, 1.4.3).
TEXT_ON: tuple[tuple[str, str], ...] = (
    ("text", "background"),
    ("text", "head"),
    ("text", "hover"),
    ("text", "band"),
    ("muted", "background"),
    ("muted", "head"),
    ("muted", "hover"),
    ("muted", "band"),
    ("link", "background"),
    ("link", "hover"),
    ("concern", "background"),
    ("concern", "hover"),
    ("improvement", "background"),
    ("improvement", "hover"),
    ("common", "background"),
    ("red_text", "red"),
    ("amber_text", "amber"),
    ("green_text", "green"),
    ("grey_text", "grey"),
    ("risk_low_text", "risk_low"),
    ("risk_moderate_text", "risk_moderate"),
    ("risk_high_text", "risk_high"),
    ("risk_very_high_text", "risk_very_high"),
    ("synthetic_text", "synthetic"),
    ("primary_text", "primary"),
)

# Marks on what they stand on: at least 3 to 1 (WCAG 2.2, 1.4.11). The band and the hairlines are
# not among them: what they say is also said by a labelled limit and by the space between rows.
MARK_ON: tuple[tuple[str, str], ...] = tuple(
    (mark, ground)
    for ground in ("background", "band")
    for mark in ("line", "concern", "improvement", "common", "text")
) + tuple(
    (edge, ground)
    for edge in ("red_edge", "amber_edge", "green_edge", "grey_edge")
    for ground in ("background", "hover")
)


def colour(name: str, scheme: Scheme) -> str:
    """One colour of the palette for one scheme."""
    return PALETTE[name].on(scheme)


def css_variables() -> str:
    """The palette as CSS: `--sc-concern` and so on; the app's own colour scheme chooses."""
    lines = (
        f"--sc-{name.replace('_', '-')}: light-dark({pair.light}, {pair.dark});"
        for name, pair in PALETTE.items()
    )
    return " ".join(lines)
