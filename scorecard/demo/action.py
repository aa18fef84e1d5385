"""The synthetic year's actions: in every state, and with each of the five verdicts on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.demo.days import Days, later
from scorecard.domain.action import Action, Direction
from scorecard.domain.decision import DecisionKind
from scorecard.services import action as verbs
from scorecard.services.step import Closes, Decides, Moves, Opens, Step

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every action."""
    return (
        *_improved(days),
        *_no_change(days),
        *_worse(days),
        *_too_soon(days),
        *_cannot_be_told(days),
        *_not_started(days),
        *_other_agencies(days),
    )


def _improved(days: Days) -> tuple[Step, ...]:
    started, effect = days.first("quarter", 7), days.first("quarter", 7)
    slots = days.first("month", 9)
    return (
        _agreed(
            later(started, -40),
            "advocates",
            title="Advocates offered before every review",
            description="An advocate is offered to every child over four before each review, and "
            "a child who does not come is asked how they want to be heard.",
            agency="csc",
            due_on=later(started, 70),
            indicator="lac_review_participation_pct",
            toward=HIGHER,
            expected_size="to nine in ten reviews",
            effect_from=effect,
        ),
        Moves(later(started, 3), "csc", "advocates", verbs.start, {"on": started}),
        Moves(
            *(later(started, 60), "csc", "advocates", verbs.done),
            {"started_on": started, "done_on": later(started, 60)},
        ),
        Closes(
            *(days.meeting(3).date, "analyst", "advocates"),
            "The offer is part of how every review is arranged now.",
        ),
        _agreed(
            later(slots, -30),
            "appointments",
            title="Two appointments a week held open",
            description="The clinic holds two appointments a week open for children who have just "
            "come into care.",
            agency="health",
            due_on=later(slots, 60),
            indicator="lac_iha_20wd_pct",
            toward=HIGHER,
            expected_size="to 85%",
            effect_from=slots,
        ),
        Moves(later(slots, 2), "health", "appointments", verbs.start, {"on": slots}),
        Moves(
            *(later(slots, 30), "health", "appointments", verbs.progress),
            {"how_far": "Appointments are held open at one of the two clinics."},
        ),
        Moves(
            *(later(slots, 62), "health", "appointments", verbs.done),
            {"started_on": slots, "done_on": later(slots, 60)},
        ),
    )


def _no_change(days: Days) -> tuple[Step, ...]:
    training, alerts = days.first("month", 14), days.first("month", 9)
    return (
        _agreed(
            later(training, -45),
            "neglect training",
            title="Training on neglect for core groups",
            description="Every core group is trained together in the partnership's neglect "
            "toolkit.",
            agency="partnership",
            due_on=later(training, 100),
            indicator="cp_repeat_plan_pct",
            toward=LOWER,
            expected_size="fewer plans that are a second or later one",
            effect_from=training,
        ),
        Moves(
            later(training, 1), "administrator", "neglect training", verbs.start, {"on": training}
        ),
        Moves(
            *(later(training, 95), "administrator", "neglect training", verbs.done),
            {"started_on": training, "done_on": later(training, 90)},
        ),
        _agreed(
            later(alerts, -50),
            "alerts",
            title="Automatic alerts to schools",
            description="The control room's system sends the notice to the school's designated "
            "lead itself.",
            agency="police",
            due_on=later(alerts, 40),
            indicator="da_encompass_notified_pct",
            toward=HIGHER,
            expected_size="to 95%",
            effect_from=alerts,
        ),
        Moves(later(alerts, 1), "police", "alerts", verbs.start, {"on": alerts}),
        Moves(
            *(later(alerts, 35), "police", "alerts", verbs.done),
            {"started_on": alerts, "done_on": later(alerts, 33)},
        ),
    )


def _worse(days: Days) -> tuple[Step, ...]:
    """Decided at a meeting, begun, and overdue."""
    name, meeting = "interviewer rota", days.meeting(4)
    started, effect = days.after(4, 20), days.first("month", 6)
    terms = verbs.Terms(
        title="A weekend rota for return home interviews",
        description="Interviewers work one weekend in four, and police tell the team of each "
        "return the same day.",
        agency="csc",
        owner="Martin Hale",
        indicator="mis_rhi_72h_pct",
        toward=HIGHER,
        expected_size="to four in five within 72 hours",
        effect_from=effect,
        due_on=days.ago(24),
    )
    return (
        Decides(
            *(meeting.date, "chair", meeting, name, DecisionKind.SET_ACTION, "mis_rhi_72h_pct"),
            "Social care and police agree a weekend rota, so that a child who returns on a Friday "
            "is asked before the Monday.",
            later(meeting.date, 90),
            title="A weekend rota for return home interviews",
        ),
        Moves(days.after(4, 9), "analyst", name, verbs.amend, {"terms": terms}),
        Moves(days.after(4, 21), "csc", name, verbs.start, {"on": started}),
        Moves(
            *(days.after(3, 20), "csc", name, verbs.progress),
            {"how_far": "Two weekends in four are covered."},
        ),
        Moves(
            *(days.ago(26), "csc", name, verbs.progress),
            {"how_far": "Three weekends in four are covered; the fourth waits for one post."},
        ),
    )


def _too_soon(days: Days) -> tuple[Step, ...]:
    name = "visiting cover"
    return (
        _agreed(
            days.ago(33),
            name,
            title="Cover for visits when a worker is away",
            description="A named second worker visits when the child's own is away, and a manager "
            "reads the list of visits not yet made every Thursday.",
            agency="csc",
            due_on=days.ahead(40),
            indicator="cp_visits_on_time_pct",
            toward=HIGHER,
            expected_size="to 95%",
            effect_from=days.first("month", 0),
        ),
        Moves(days.ago(25), "csc", name, verbs.start, {"on": days.ago(26)}),
        Moves(
            *(days.ago(7), "csc", name, verbs.progress),
            {"how_far": "Four of six teams name a second worker for every child."},
        ),
    )


def _cannot_be_told(days: Days) -> tuple[Step, ...]:
    """The case system that it brought counts otherwise: nothing is judged across that break."""
    name, switch = "case system", days.switch
    return (
        _agreed(
            later(switch, -90),
            name,
            title="A case system that shows what is late",
            description="The new case system lists every assessment by the working days it has "
            "been open.",
            agency="csc",
            due_on=later(switch, 30),
            indicator="fd_assessments_45wd_pct",
            toward=HIGHER,
            expected_size="to 80%",
            effect_from=switch,
        ),
        Moves(later(switch, -58), "csc", name, verbs.start, {"on": later(switch, -60)}),
        Moves(
            *(later(switch, 20), "csc", name, verbs.done),
            {"started_on": later(switch, -60), "done_on": later(switch, 13)},
        ),
        Closes(
            *(days.meeting(4).date, "analyst", name),
            "The system is in use in every team. What it changed cannot be read from a series "
            "that begins anew with it.",
        ),
    )


def _not_started(days: Days) -> tuple[Step, ...]:
    meeting = days.meeting(1)
    kind = DecisionKind.SET_ACTION
    return (
        Decides(
            *(meeting.date, "chair", meeting, "officers at conferences", kind),
            "cp_conf_attend_police_pct",
            "Police name a deputy for every invited officer, and send a written report where "
            "neither can come.",
            days.ahead(45),
            title="A deputy for every invited officer",
        ),
        Decides(
            *(meeting.date, "chair", meeting, "waiting well", kind, "hea_camhs_wait_pct"),
            "CAMHS tells each young person who waits whom to ring, and asks them how they are "
            "once a month.",
            days.ahead(38),
            title="Waiting well: a monthly call",
            agency="camhs",
        ),
        _agreed(
            days.ago(130),
            "one form",
            title="One referral form for housing officers",
            description="Housing officers use the partnership's own referral form.",
            agency="housing",
            due_on=days.ago(20),
        ),
        Moves(
            *(days.ago(60), "administrator", "one form", verbs.drop),
            {"because": "The online form that all agencies use has taken its place."},
        ),
    )


def _other_agencies(days: Days) -> tuple[Step, ...]:
    return (
        _agreed(
            days.ago(75),
            "handover",
            title="Early help told when a plan ends",
            description="Early help is told two weeks before a child protection plan ends, and "
            "joins the last core group.",
            agency="early_help",
            due_on=days.ago(9),
            indicator="eh_step_up_pct",
            toward=LOWER,
            effect_from=days.first("quarter", 0),
        ),
        Moves(days.ago(58), "administrator", "handover", verbs.start, {"on": days.ago(60)}),
        _agreed(
            days.ago(52),
            "first entrants",
            title="Young people known to both services",
            description="Youth justice and social care name one lead worker for each young person "
            "known to both.",
            agency="yjs",
            due_on=days.ahead(52),
            indicator="yjs_fte_count",
            toward=LOWER,
        ),
        _agreed(
            days.ago(20),
            "allegations",
            title="Allegations concluded within a month",
            description="The designated officer writes to each employer at three weeks about what "
            "is outstanding.",
            agency="lado",
            due_on=days.ahead(70),
            indicator="lado_concluded_1m_pct",
            toward=HIGHER,
            expected_size="to 85%",
        ),
    )


def _agreed(on: date, name: str, **terms: Any) -> Opens:
    owner = OWNERS.get(terms["agency"], "")
    return Opens(on, "analyst", name, verbs.agree, Action, {"owner": owner, **terms})


OWNERS = {
    "csc": "Martin Hale",
    "police": "Sgt Priya Nair",
    "health": "Dr Ruth Ellis",
    "partnership": "Helen Marsh",
}
"""Who is named at each agency whose people are in the demonstration; none exists."""
