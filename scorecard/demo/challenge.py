"""The synthetic year's challenges: between agencies and from the group, in every state."""

from __future__ import annotations

from scorecard.demo.days import Days
from scorecard.domain.challenge import Challenge
from scorecard.domain.decision import DecisionKind
from scorecard.services import challenge as verbs
from scorecard.services.step import Decides, Moves, Opens, Step


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every challenge."""
    return (*_settled(days), *_answered(days), *_not_settled(days), *_made(days), *_taken(days))


def _settled(days: Days) -> tuple[Step, ...]:
    meeting = days.meeting(4)
    return (
        Decides(
            *(meeting.date, "chair", meeting, "strategy discussions", DecisionKind.CHALLENGE),
            "cp_strategy_quorate_pct",
            "One strategy discussion in six is held without all three agencies. How is a decision "
            "made safely when health is not in the room?",
            days.after(4, 21),
            title="Health at strategy discussions",
            agency="health",
        ),
        Moves(
            *(days.after(4, 17), "health", "strategy discussions", verbs.answer),
            {
                "words": "A duty nurse joins by telephone from next month, with the records of the "
                "hospital, the health visitor and the GP in front of her."
            },
        ),
        Moves(
            *(days.meeting(3).date, "chair", "strategy discussions", verbs.settle),
            {
                "difference": "There is one number to ring for health, on every working day. The "
                "figure is looked at again in two quarters."
            },
        ),
    )


def _answered(days: Days) -> tuple[Step, ...]:
    name = "information back to health"
    given = {
        "title": "What becomes of a referral from health",
        "agency": "csc",
        "due_on": days.ago(12),
        "challenge": "Staff who refer a child often do not hear what was decided, so they cannot "
        "tell whether the child is being helped or whether to refer again.",
    }
    return (
        Opens(days.ago(40), "health", name, verbs.make, Challenge, given),
        Moves(
            *(days.ago(9), "csc", name, verbs.answer),
            {
                "words": "Every referrer is written to within three working days. A sample of "
                "thirty showed nine letters that went to an old address list, which is now put "
                "right."
            },
        ),
    )


def _not_settled(days: Days) -> tuple[Step, ...]:
    name = "written reports"
    given = {
        "title": "Health reports before a conference",
        "agency": "health",
        "indicator": "cp_conf_attend_health_pct",
        "due_on": days.ago(45),
        "challenge": "Social workers ask that a written report comes when nobody from health can "
        "attend, so that the family can read it beforehand.",
    }
    return (
        Opens(days.ago(66), "csc", name, verbs.make, Challenge, given),
        Moves(
            *(days.ago(44), "health", name, verbs.answer),
            {"words": "A template was sent to all practices, and its use is being counted."},
        ),
        Moves(
            *(days.ago(22), "chair", name, verbs.refuse),
            {
                "because": "The template is a start. The group asks how many reports came in time "
                "in the last quarter, by service.",
                "due": days.ahead(9),
            },
        ),
    )


def _made(days: Days) -> tuple[Step, ...]:
    meeting = days.meeting(1)
    given = {
        "title": "Homes for families who flee abuse",
        "agency": "housing",
        "due_on": days.ahead(13),
        "challenge": "Families are moved at short notice and their children's schools and health "
        "visitors hear of it later. Who tells them, and when?",
    }
    return (
        Decides(
            *(meeting.date, "chair", meeting, "schools and plans", DecisionKind.CHALLENGE),
            "edu_ehe_pct",
            "The last term's count has not come. How do schools and the group know meanwhile which "
            "children taught at home have been seen?",
            days.ahead(6),
            title="Children taught at home: the last term",
        ),
        Opens(days.ago(8), "police", "families who move", verbs.make, Challenge, given),
    )


def _taken(days: Days) -> tuple[Step, ...]:
    name = "custody cover"
    given = {
        "title": "Appropriate adults at night",
        "agency": "yjs",
        "due_on": days.ago(85),
        "challenge": "How is an appropriate adult found for a young person held after midnight?",
    }
    return (
        Opens(days.ago(104), "analyst", name, verbs.make, Challenge, given),
        Moves(
            *(days.ago(97), "analyst", name, verbs.withdraw),
            {"because": "Asked already in the escalation about young people held overnight."},
        ),
    )
