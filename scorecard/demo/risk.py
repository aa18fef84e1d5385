"""The synthetic year's risks: scored, scored again, closed, and opened again."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.demo.days import Days
from scorecard.domain.decision import DecisionKind
from scorecard.domain.risk import Risk
from scorecard.services import risk as verbs
from scorecard.services.risk import Score, Terms
from scorecard.services.step import Decides, Moves, Opens, Step


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every risk."""
    return (*_raised_at_meetings(days), *_moving(days), *_worsened_since(days), *_ended(days))


def _raised_at_meetings(days: Days) -> tuple[Step, ...]:
    missing, waits = days.meeting(3), days.meeting(1)
    terms = Terms(
        title="Children who return from missing are not asked soon",
        description="A child who has come back may have nobody to tell what happened while it can "
        "still be acted on.",
        mitigations="A telephone call within a day; every return read on Mondays; a weekend rota.",
        indicators="mis_rhi_72h_pct\nmis_rhi_completed_pct",
        agency="csc",
        owner="Martin Hale",
    )
    return (
        Decides(
            *(missing.date, "chair", missing, "missing", DecisionKind.RAISE_RISK),
            "mis_rhi_72h_pct",
            "A child who has come back may have nobody to tell what happened while it can still "
            "be acted on.",
            days.after(2, 14),
            title="Children who return from missing are not asked soon",
            given={
                "mitigation": "A telephone call within a day.",
                "likelihood": 3,
                "impact": 4,
            },
        ),
        Moves(days.after(3, 8), "analyst", "missing", verbs.amend, {"terms": terms}),
        _scored(
            days.after(2, 6),
            "missing",
            4,
            4,
            "The figure lies below its usual range.",
            days.ago(58),
        ),
        _scored(
            *(days.ago(60), "missing", 5, 4),
            "Most weekends are covered, and the figure stays far below what was agreed.",
            days.ahead(31),
        ),
        Decides(
            *(waits.date, "chair", waits, "notices", DecisionKind.RAISE_RISK),
            "fd_assessments_overdue_open_count",
            "Children wait for help while their assessment stands open, and what is happening to "
            "them meanwhile is known to one worker only.",
            days.ahead(48),
            title="Assessments that stand open too long",
            given={
                "mitigation": "A manager reads each one every week.",
                "likelihood": 4,
                "impact": 3,
            },
        ),
    )


def _moving(days: Days) -> tuple[Step, ...]:
    return (
        _added(
            days.after(4, 33),
            "waits",
            title="Young people come to harm while they wait for CAMHS",
            description="A young person in distress may harm themselves before treatment begins.",
            mitigations="A duty number to ring; a letter every month.",
            indicators="hea_camhs_wait_pct\nhea_self_harm_attendance_count",
            agency="health",
            likelihood=3,
            impact=5,
            due_on=days.after(3, 21),
        ),
        _scored(
            *(days.after(3, 15), "waits", 4, 5, "The share seen in time has been red for a year."),
            days.after(2, 30),
        ),
        _scored(
            *(days.ago(21), "waits", 3, 5),
            "Two posts are agreed and a monthly call has begun.",
            days.ahead(62),
        ),
        _added(
            days.after(3, 50),
            "workers",
            title="Experienced social workers leave",
            description="Children tell their story again to somebody new, and visits are made by "
            "whoever is free.",
            mitigations="Exit interviews; a retention payment; newly qualified workers paired "
            "with others.",
            indicators="wf_sw_vacancy_pct\nwf_sw_agency_pct",
            agency="csc",
            likelihood=4,
            impact=3,
            due_on=days.after(2, 40),
        ),
        _scored(
            *(days.ago(47), "workers", 3, 3, "Seven of ten vacant posts are filled."),
            days.ago(5),
        ),
        _added(
            days.ago(70),
            "high-risk homes",
            title="Homes where the danger is highest",
            description="Children live where somebody is at risk of death or serious injury, and "
            "one agency alone may know of them.",
            mitigations="Each case is heard with social care, health and the school told "
            "beforehand.",
            indicators="da_marac_children_count",
            agency="community_safety",
            likelihood=2,
            impact=5,
            due_on=days.ahead(20),
        ),
    )


def _worsened_since(days: Days) -> tuple[Step, ...]:
    """Scored before the figures it is linked to left their usual range."""
    return (
        _added(
            days.after(3, 11),
            "seen",
            title="Children on a plan are not seen often enough",
            description="A child on a plan may be unsafe between two visits without anybody "
            "knowing.",
            mitigations="A second worker is named for each child; managers read the list of "
            "visits not made.",
            indicators="cp_visits_on_time_pct\ncp_conf_attend_police_pct",
            agency="csc",
            likelihood=2,
            impact=4,
            due_on=days.ahead(90),
        ),
    )


def _ended(days: Days) -> tuple[Step, ...]:
    return (
        _added(
            days.after(4, 3),
            "history",
            title="Records lost in the change of case system",
            description="Part of a child's history may not be carried over.",
            mitigations="A read of two hundred records, old beside new.",
            agency="csc",
            likelihood=2,
            impact=4,
            due_on=days.after(3, 3),
        ),
        Moves(
            *(days.after(3, 1), "analyst", "history", verbs.close),
            {"because": "The read found nothing missing; the old system stays readable."},
        ),
        _added(
            days.after(4, 18),
            "shared knowledge",
            title="What one agency knows stays with it",
            description="A decision about a child is made without what police or health know.",
            mitigations="One number to ring for health; a form for what could not be said in the "
            "room.",
            indicators="cp_strategy_quorate_pct",
            agency="partnership",
            likelihood=3,
            impact=4,
            due_on=days.after(3, 18),
        ),
        Moves(
            *(days.after(3, 16), "analyst", "shared knowledge", verbs.close),
            {"because": "A duty nurse joins by telephone."},
        ),
        Moves(
            *(days.ago(27), "chair", "shared knowledge", verbs.reopen),
            {
                "given": Score(
                    *(3, 4),
                    "The audit under way has found discussions held without health since.",
                    days.ahead(35),
                )
            },
        ),
    )


def _added(on: date, name: str, **said: Any) -> Opens:
    first = {"scored_because": "First score."}
    return Opens(on, "chair", name, verbs.add, Risk, first | said)


def _scored(on: date, name: str, likelihood: int, impact: int, because: str, due: date) -> Moves:
    return Moves(
        on, "analyst", name, verbs.score, {"given": Score(likelihood, impact, because, due)}
    )
