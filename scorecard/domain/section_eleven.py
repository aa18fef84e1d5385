"""Section 11: which steps of a section 11 audit each agency took; not known is not a no."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionElevenStep:
    """One agency's row of a section 11 audit; None is not known, as where the report is blank.

    `agency_words` is the agency as the audit names it; `agency` its code, where we have one.
    """

    audit: int
    agency: str
    agency_words: str
    returned: bool | None = None
    invited: bool | None = None
    attended: bool | None = None
    deferred: bool | None = None
    recommendations: bool | None = None
    note: str = ""


SECTION_11_STEPS: dict[str, str] = {
    "returned": "Returned audit",
    "invited": "Invited to challenge",
    "attended": "Attended challenge event",
    "deferred": "Deferred until next year",
    "recommendations": "Recommendations made",
}
"""The columns of Calderdale's section 11 overview (2012-13, Appendix 2)."""

ANSWER_WORDS: dict[bool | None, str] = {True: "yes", False: "no", None: "not known"}


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many agencies took a step, how many did not, and of how many it is not known."""

    yes: int
    no: int
    unknown: int


def counted(steps: Iterable[SectionElevenStep]) -> Mapping[str, StepCount]:
    """Each step's count over the agencies."""
    held = list(steps)
    found = {}
    for name in SECTION_11_STEPS:
        answers = [getattr(one, name) for one in held]
        found[name] = StepCount(answers.count(True), answers.count(False), answers.count(None))
    return found


def rewritten(
    before: SectionElevenStep | None, after: SectionElevenStep
) -> tuple[tuple[str, str, str], ...]:
    """What differs between an agency's steps as they were and as they are: (name, before, after).

    An agency that was not in the audit says so, even where nothing is known of it yet.
    """
    if before is None:
        return ((after.agency_words, "", "in the audit"), *_changed(_blank(after), after))
    return _changed(before, after)


def _blank(step: SectionElevenStep) -> SectionElevenStep:
    return SectionElevenStep(step.audit, step.agency, step.agency_words)


def _changed(
    before: SectionElevenStep, after: SectionElevenStep
) -> tuple[tuple[str, str, str], ...]:
    pairs = [
        (words.lower(), ANSWER_WORDS[getattr(before, name)], ANSWER_WORDS[getattr(after, name)])
        for name, words in SECTION_11_STEPS.items()
    ]
    pairs.append(("note", before.note, after.note))
    return tuple(
        (f"{after.agency_words}: {name}", was, now) for name, was, now in pairs if was != now
    )
