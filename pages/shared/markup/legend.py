"""The legend: what each shape, icon and stroke means, in the same drawings as the screens use."""

from __future__ import annotations

from pages.shared.markup.pills import pill
from pages.shared.markup.words import escape
from scorecard.charts import icons
from scorecard.domain.verdict import Assurance, Rag, Variation

V, A = Variation, Assurance
SHORT_ICONS = (
    (icons.variation(V.CONCERN, "low"), "special cause, concern"),
    (icons.variation(V.IMPROVEMENT, "high"), "special cause, improvement"),
    (icons.variation(V.NEITHER_HIGH), "changed, neither better nor worse"),
    (icons.variation(V.COMMON_CAUSE), "common cause: no more than chance"),
    (icons.assurance(A.FAIL), "consistently failing its target"),
    (icons.assurance(A.HIT_AND_MISS), "hit and miss"),
    (icons.assurance(A.PASS), "consistently passing"),
)
STROKES = (
    ('<svg viewBox="0 0 12 12" width="12" height="12"><circle class="hollow" cx="6" cy="6" r="4"/>'
     "</svg>", "provisional"),
    ('<svg viewBox="0 0 22 12" width="22" height="12"><path class="target" d="M0 6H22"/></svg>',
     "target"),
    ('<svg viewBox="0 0 6 14" width="6" height="14"><path class="break" d="M3 0V14"/></svg>',
     "break in series: nothing is judged across it"),
)  # fmt: skip

MEANINGS: tuple[tuple[str, str], ...] = (
    (pill(Rag.GREEN, "Green"), "The value, as printed, meets the target in force for the period."),
    (pill(Rag.AMBER, "Amber"), "It misses the target by no more than the tolerance agreed."),
    (pill(Rag.RED, "Red"), "It misses the target by more than the tolerance."),
    (pill(Rag.CONTEXT, "Context"), "A volume, or a figure with no right answer: never rated."),
    (pill(Rag.NO_TARGET, "No target"),
     "No target, or one that the agency answering for it has not agreed."),
    (pill(Rag.OUT_OF_DATE, "Out of date"),
     "The latest figure is more than two periods older than the date looked at."),
    (pill(Rag.SUPPRESSED, "Suppressed"), "The figure was withheld so that no child can be known."),
    (pill(Rag.MISSING, "No figure"), "No figure has come for the period."),
    (icons.variation(V.CONCERN, "high") + icons.variation(V.CONCERN, "low"),
     "Special cause, concern: a change larger than chance, in the wrong direction; "
     "H when it runs high, L when it runs low."),
    (icons.variation(V.IMPROVEMENT, "high") + icons.variation(V.IMPROVEMENT, "low"),
     "Special cause, improvement: a change larger than chance, in the right direction."),
    (icons.variation(V.NEITHER_HIGH) + icons.variation(V.NEITHER_LOW),
     "Special cause, changed: larger than chance, where neither direction is better."),
    (icons.variation(V.BOTH), "Special cause both ways at once: treat it as a concern and look."),
    (icons.variation(V.COMMON_CAUSE),
     "Common cause: the ups and downs are no more than chance gives. No clear change."),
    (icons.assurance(A.PASS), "Consistently passing: as it runs now, it will meet its target."),
    (icons.assurance(A.FAIL),
     "Consistently failing: as it runs now, it will miss its target until something changes."),
    (icons.assurance(A.HIT_AND_MISS),
     "Hit and miss: as it runs now, it meets its target in some periods by chance."),
)  # fmt: skip


def of_scorecard() -> str:
    """One line of drawings under the table."""
    icon_items = "".join(f"<li>{icon}{escape(words)}</li>" for icon, words in SHORT_ICONS)
    strokes = "".join(f"<li>{stroke}{escape(words)}</li>" for stroke, words in STROKES)
    firm = "<li>Firm: the whole 95% interval lies inside one colour</li>"
    rank = "<li>Rank: 1 is best, or highest where no direction is better</li>"
    return (
        '<ul class="sc-legend" aria-label="What the marks mean">'
        f"{strokes}{icon_items}{firm}{rank}</ul>"
    )


def of_method() -> str:
    """Every judgement and icon with its meaning, as a table for the Method screen."""
    rows = "".join(
        f'<tr><td class="drawing">{drawing}</td><td>{escape(words)}</td></tr>'
        for drawing, words in MEANINGS
    )
    return (
        '<table class="sc-meanings"><thead><tr><th scope="col">Drawn as</th>'
        f'<th scope="col">It means</th></tr></thead><tbody>{rows}</tbody></table>'
    )
