"""The synthetic year's escalations: raised, acknowledged, moved up the ladder, ended."""

from __future__ import annotations

from scorecard.demo.days import Days
from scorecard.domain.decision import DecisionKind
from scorecard.domain.escalation import Escalation
from scorecard.services import escalation as verbs
from scorecard.services.step import Decides, Moves, Opens, Step


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every escalation."""
    return (*_resolved(days), *_moved_up(days), *_late(days), *_new(days), *_withdrawn(days))


def _resolved(days: Days) -> tuple[Step, ...]:
    """Raised by an agency between meetings about itself, and resolved two levels up."""
    name = "unallocated"
    given = {
        "title": "Cases without an allocated worker",
        "agency": "csc",
        "indicator": "fd_unallocated_cases_count",
        "level": 2,
        "since": days.after(4, 24),
        "what": "Sickness in one team leaves some children in need without a worker of their own.",
        "mitigation": "The team manager holds each case, and visits are made by the duty worker.",
    }
    return (
        Opens(days.after(4, 30), "csc", name, verbs.raise_new, Escalation, given),
        Moves(
            *(days.after(4, 32), "chair", name, verbs.acknowledge),
            {
                "by": "Amara Okafor",
                "response": "Two workers are lent by the neighbouring team for six weeks.",
                "due": days.after(4, 60),
            },
        ),
        Moves(
            *(days.after(4, 62), "chair", name, verbs.move_up),
            {"because": "The loan has ended and two posts are still empty."},
        ),
        Moves(
            *(days.after(4, 64), "administrator", name, verbs.inform),
            {"on": days.after(4, 63)},
        ),
        Moves(
            *(days.after(4, 65), "administrator", name, verbs.acknowledge),
            {
                "by": "Delegated safeguarding partner, council",
                "response": "Agency cover is agreed until both posts are filled.",
                "due": days.after(3, 28),
            },
        ),
        Moves(
            *(days.after(3, 21), "chair", name, verbs.resolve),
            {"how": "Both posts are filled, and every child has a named worker."},
        ),
    )


def _moved_up(days: Days) -> tuple[Step, ...]:
    """Decided at a meeting; acknowledged two levels up, and the scrutineer not yet told."""
    name, meeting = "young people who wait", days.meeting(2)
    return (
        Decides(
            *(meeting.date, "chair", meeting, name, DecisionKind.ESCALATE, "hea_camhs_wait_pct"),
            "Young people wait longer than the standard for CAMHS treatment to begin, and the "
            "group is not assured of how they are kept safe meanwhile.",
            days.after(2, 2),
            title="Young people who wait for CAMHS",
            given={"level": 1, "mitigation": "A duty number to ring, and a letter every month."},
        ),
        Moves(
            *(days.after(2, 1), "health", name, verbs.acknowledge),
            {
                "by": "Dr Ruth Ellis",
                "response": "A review of everyone who has waited longest, by a senior clinician.",
                "due": days.after(2, 33),
            },
        ),
        Moves(
            *(days.after(2, 40), "chair", name, verbs.move_up),
            {"because": "The review is done; the posts that it asks for are not agreed."},
        ),
        Moves(
            *(days.after(2, 42), "chair", name, verbs.acknowledge),
            {
                "by": "Amara Okafor",
                "response": "Raised with the commissioners, who answer by the end of the month.",
                "due": days.ago(46),
            },
        ),
        Moves(
            *(days.ago(32), "chair", name, verbs.move_up),
            {"because": "The commissioners' answer names no date."},
        ),
        Moves(
            *(days.ago(30), "administrator", name, verbs.acknowledge),
            {
                "by": "Delegated safeguarding partner, integrated care board",
                "response": "Two of the four posts are agreed; the others go to the next budget.",
                "due": days.ahead(9),
            },
        ),
        Moves(
            *(days.ago(14), "health", name, verbs.update),
            {"mitigation": "A duty number, a monthly call, and a walk-in hour at two schools."},
        ),
    )


def _late(days: Days) -> tuple[Step, ...]:
    given = {
        "title": "Young people held overnight in custody",
        "agency": "police",
        "indicator": "pol_child_custody_overnight_count",
        "level": 2,
        "since": days.ago(16),
        "what": "There is no local bed to which a young person who is refused bail can go at "
        "night.",
        "mitigation": "The custody sergeant calls the emergency duty team for each young person.",
    }
    return (Opens(days.ago(9), "police", "custody beds", verbs.raise_new, Escalation, given),)


def _new(days: Days) -> tuple[Step, ...]:
    given = {
        "title": "Assessments waiting longest",
        "agency": "csc",
        "indicator": "fd_assessments_overdue_open_count",
        "level": 1,
        "since": days.first("month", 4),
        "what": "More assessments stand open past 45 working days in each return.",
        "mitigation": "Each is read by a manager every week.",
    }
    return (Opens(days.ago(1), "chair", "longest waits", verbs.raise_new, Escalation, given),)


def _withdrawn(days: Days) -> tuple[Step, ...]:
    name = "records at night"
    given = {
        "title": "Child protection records at night",
        "agency": "health",
        "level": 2,
        "since": days.ago(120),
        "what": "The emergency department cannot see the child protection information system "
        "between midnight and six.",
        "mitigation": "Staff ring the emergency duty team about every child under five.",
    }
    return (
        Opens(days.ago(118), "health", name, verbs.raise_new, Escalation, given),
        Moves(
            *(days.ago(113), "health", name, verbs.withdraw),
            {"because": "The supplier put it right within four days."},
        ),
    )
