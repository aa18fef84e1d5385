"""Contrast: every pair of the palette that stands together, in light and in dark."""

import tomllib

import pytest

from scorecard.charts.palette import MARK_ON, PALETTE, TEXT_ON, Scheme, colour, css_variables
from tests.machine import ROOT

TEXT_LEAST, MARK_LEAST = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's ratio of two colours written #rrggbb."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(hexadecimal: str) -> float:
    red, green, blue = (linear(int(hexadecimal[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def test_the_ratio_is_the_published_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(text: str, ground: str, scheme: Scheme) -> None:
    assert contrast(colour(text, scheme), colour(ground, scheme)) >= TEXT_LEAST


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("mark", "ground"), MARK_ON)
def test_a_mark_can_be_seen(mark: str, ground: str, scheme: Scheme) -> None:
    assert contrast(colour(mark, scheme), colour(ground, scheme)) >= MARK_LEAST


def test_every_colour_that_carries_meaning_is_tested() -> None:
    tested = {name for pair in (*TEXT_ON, *MARK_ON) for name in pair}
    assert set(PALETTE) - tested == {"rule", "hairline"}


def test_every_colour_reaches_the_style_sheet_in_both_schemes() -> None:
    written = css_variables()
    for name, pair in PALETTE.items():
        assert f"--sc-{name.replace('_', '-')}: light-dark({pair.light}, {pair.dark});" in written


@pytest.mark.parametrize("scheme", Scheme)
def test_streamlits_own_theme_can_be_read_and_is_the_palettes(scheme: Scheme) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    theme = config["theme"][scheme]
    assert theme["backgroundColor"] == colour("background", scheme)
    assert theme["textColor"] == colour("text", scheme)
    assert theme["linkColor"] == colour("link", scheme)
    assert theme["primaryColor"] == colour("primary", scheme)
    grounds = ("backgroundColor", "secondaryBackgroundColor", "dataframeHeaderBackgroundColor")
    for ground in grounds:
        assert contrast(theme["textColor"], theme[ground]) >= TEXT_LEAST
    assert contrast(theme["grayTextColor"], theme["grayBackgroundColor"]) >= TEXT_LEAST
