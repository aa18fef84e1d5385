"""The synthetic year's recommendations, under the board's priorities and in every state."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.demo.days import Days
from scorecard.domain.recommendation import Recommendation
from scorecard.services import recommendation as verbs
from scorecard.services.step import Moves, Opens, Step

SAFE = "Children are safe at home, outside the home and online"
HELP = "Children get the right help, in the right place, at the right time"
TOGETHER = "Agencies work together and answer to one another"


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every recommendation."""
    return (*_met(days), *_under_way(days), *_made(days), *_not_pursued(days))


def _met(days: Days) -> tuple[Step, ...]:
    return (
        _recommended(
            days.after(4, 6),
            "one list",
            objective=SAFE,
            title="One list of children who go missing",
            recommendation="Police and social care keep one list of children who are missing, and "
            "read it together every morning.",
            agency="police",
            due_on=days.after(2, 1),
            indicator="mis_episodes_count",
        ),
        _progress(
            days.after(3, 30), "police", "one list", "The list is kept; it is read on weekdays."
        ),
        Moves(
            *(days.ago(80), "chair", "recommendation: one list", verbs.meet),
            {"words": "Read every morning, at weekends too, for a quarter now."},
        ),
        _recommended(
            days.after(4, 6),
            "voice",
            objective=HELP,
            title="Children's own words in every plan",
            recommendation="Each plan for a child says, in the child's own words, what they want "
            "to change.",
            agency="csc",
            due_on=days.ahead(62),
            indicator="cp_child_voice_pct",
        ),
        Moves(
            *(days.after(2, 21), "analyst", "recommendation: voice", verbs.meet),
            {"words": "Forty plans were read, and the child's words were in 36."},
        ),
        Moves(
            *(days.ago(36), "chair", "recommendation: voice", verbs.take_up_again),
            {"words": "The newest audit finds them in four plans of five: it is not yet held."},
        ),
    )


def _under_way(days: Days) -> tuple[Step, ...]:
    return (
        _recommended(
            days.after(4, 6),
            "health in the room",
            objective=TOGETHER,
            title="Health at every discussion",
            recommendation="A nurse with the records in front of her takes part in every strategy "
            "discussion.",
            agency="health",
            due_on=days.ahead(55),
            indicator="cp_strategy_quorate_pct",
        ),
        _progress(
            *(days.ago(63), "health", "health in the room"),
            "A duty nurse joins on working days; evenings are not yet covered.",
        ),
        _recommended(
            days.after(3, 8),
            "between plans",
            objective=HELP,
            title="Early help that begins before a plan ends",
            recommendation="Early help meets the family before a child protection plan ends.",
            agency="early_help",
            due_on=days.ago(6),
            indicator="cp_repeat_plan_pct",
        ),
        _progress(
            *(days.ago(40), "administrator", "between plans"),
            "Agreed with four of six teams. Told to the business unit by telephone.",
        ),
        _recommended(
            days.after(3, 8),
            "repeat cases",
            objective=SAFE,
            title="Homes to which police are called again",
            recommendation="Each home to which police are called for a third time is looked at by "
            "all agencies.",
            agency="community_safety",
            due_on=days.ahead(24),
        ),
        _progress(
            *(days.ago(17), "administrator", "repeat cases"),
            "A monthly list is made. Health and housing have named who reads it.",
        ),
    )


def _made(days: Days) -> tuple[Step, ...]:
    return (
        _recommended(
            days.ago(34),
            "seen at home",
            objective=TOGETHER,
            title="Children taught at home are known",
            recommendation="Schools and social care say each term which children taught at home "
            "have been seen.",
            agency="education",
            due_on=days.ahead(80),
            indicator="edu_ehe_pct",
        ),
        _recommended(
            days.ago(34),
            "enquiries",
            objective=TOGETHER,
            title="Enquiries that come back",
            recommendation="Probation keeps the replies to its safeguarding enquiries with the "
            "case.",
            agency="probation",
            due_on=days.ahead(80),
            indicator="pro_safeguarding_enquiries_pct",
        ),
        _recommended(
            days.ago(34),
            "somewhere to wait",
            objective=HELP,
            title="Somebody to ring while waiting",
            recommendation="Every young person who waits for treatment has a named person to ring.",
            agency="camhs",
            due_on=days.ahead(66),
            indicator="hea_camhs_wait_pct",
        ),
    )


def _not_pursued(days: Days) -> tuple[Step, ...]:
    return (
        _recommended(
            days.after(4, 6),
            "own system",
            objective=TOGETHER,
            title="A case system that agencies share",
            recommendation="The agencies buy one case system together.",
            agency="partnership",
            due_on=days.after(2, 1),
        ),
        Moves(
            *(days.after(3, 12), "chair", "recommendation: own system", verbs.leave),
            {
                "words": "Three agencies are bound to national systems. A shared list serves the "
                "same end and is met."
            },
        ),
    )


def _recommended(on: date, name: str, **terms: Any) -> Opens:
    called = f"recommendation: {name}"
    return Opens(on, "analyst", called, verbs.make, Recommendation, terms)


def _progress(on: date, who: str, name: str, words: str) -> Moves:
    return Moves(on, who, f"recommendation: {name}", verbs.progress, {"words": words})
