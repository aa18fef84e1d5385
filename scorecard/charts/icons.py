"""Icons: our own drawings of the Making Data Count vocabulary for variation and assurance."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.domain.verdict import Assurance, Variation

Dots = tuple[tuple[float, float], ...]

RISING: Dots = ((8, 22.5), (12, 21), (16, 17), (20, 13.5), (24, 10))
FALLING: Dots = ((8, 9.5), (12, 11), (16, 15), (20, 18.5), (24, 22))
LEVEL: Dots = ((7, 17.5), (11.5, 13.5), (16, 18), (20.5, 13.5), (25, 17.5))
ABOVE: Dots = ((9, 15), (13.5, 12.5), (18, 14.5), (22.5, 11.5))
BELOW: Dots = ((9, 21.5), (13.5, 24), (18, 21.5), (22.5, 23.5))
ACROSS: Dots = ((8.5, 20.5), (13, 14.5), (18.5, 21), (23.5, 14.5))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What an icon is made of, on a square of 32: dots, a letter, a target line, a colour name."""

    dots: Dots
    colour: str
    letter: str = ""
    letter_at: tuple[float, float] = (16, 16)
    target_at: float | None = None
    joined: bool = False


HIGH_LETTER, LOW_LETTER = (10.5, 14.5), (10.5, 24.5)

VARIATION: dict[tuple[str, str], Drawing] = {
    (Variation.CONCERN, "high"): Drawing(RISING, "concern", "H", HIGH_LETTER),
    (Variation.CONCERN, "low"): Drawing(FALLING, "concern", "L", LOW_LETTER),
    (Variation.IMPROVEMENT, "high"): Drawing(RISING, "improvement", "H", HIGH_LETTER),
    (Variation.IMPROVEMENT, "low"): Drawing(FALLING, "improvement", "L", LOW_LETTER),
    (Variation.BOTH, ""): Drawing(LEVEL, "concern", "!", (16, 11.5), joined=True),
    (Variation.NEITHER_HIGH, ""): Drawing(RISING, "common", "H", HIGH_LETTER),
    (Variation.NEITHER_LOW, ""): Drawing(FALLING, "common", "L", LOW_LETTER),
    (Variation.COMMON_CAUSE, ""): Drawing(LEVEL, "common", joined=True),
}

ASSURANCE: dict[str, Drawing] = {
    Assurance.PASS: Drawing(ABOVE, "improvement", "P", (16, 28), target_at=18.5),
    Assurance.FAIL: Drawing(BELOW, "concern", "F", (16, 13.5), target_at=17.5),
    Assurance.HIT_AND_MISS: Drawing(ACROSS, "common", "?", (16, 12), target_at=17.5),
}

DIRECTED = (Variation.CONCERN, Variation.IMPROVEMENT)


def variation(verdict: str, direction: str = "") -> str:
    """The variation icon as SVG text, or nothing when limits are not shown.

    `direction` is high or low; only concern and improvement need it.
    """
    drawing = VARIATION.get((verdict, direction if verdict in DIRECTED else ""))
    return _svg(drawing) if drawing else ""


def assurance(verdict: str) -> str:
    """The assurance icon as SVG text, or nothing when it is unknown."""
    drawing = ASSURANCE.get(verdict)
    return _svg(drawing) if drawing else ""


def _svg(drawing: Drawing) -> str:
    """The words beside an icon say what it means, so it is hidden from screen readers."""
    parts = ['<circle class="ring" cx="16" cy="16" r="14.25"/>']
    if drawing.target_at is not None:
        y = drawing.target_at
        parts.append(f'<path class="dash" d="M3.5 {y}H28.5"/>')
    if drawing.joined:
        path = "L".join(f"{x} {y}" for x, y in drawing.dots)
        parts.append(f'<path class="join" d="M{path}"/>')
    parts += [f'<circle cx="{x}" cy="{y}" r="2"/>' for x, y in drawing.dots]
    if drawing.letter:
        x, y = drawing.letter_at
        parts.append(f'<text x="{x}" y="{y}">{drawing.letter}</text>')
    return (
        f'<svg class="sc-icon sc-is-{drawing.colour}" viewBox="0 0 32 32" width="30" height="30" '
        f'aria-hidden="true">{"".join(parts)}</svg>'
    )
