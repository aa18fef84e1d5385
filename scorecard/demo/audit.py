"""The synthetic year's audits: each kind, each state, one to look at again, one that differs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from scorecard.demo.days import Days
from scorecard.domain.audit import Audit, AuditKind, Grade
from scorecard.domain.decision import DecisionKind
from scorecard.domain.section_eleven import SECTION_11_STEPS, SectionElevenStep
from scorecard.services import audit as verbs
from scorecard.services import section_eleven
from scorecard.services.audit import Found
from scorecard.services.step import Decides, Moves, Opens, Step

SINGLE, MULTI, SECTION_11 = AuditKind.SINGLE, AuditKind.MULTI, AuditKind.SECTION_11
INSPECTION = AuditKind.INSPECTION


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every audit."""
    return (
        *_to_look_at_again(days),
        *_differs(days),
        *_section_eleven(days),
        *_looked_at_again(days),
        *_under_way(days),
        *_cancelled(days),
        *_inspected(days),
    )


def _to_look_at_again(days: Days) -> tuple[Step, ...]:
    """Asked for at a meeting, reported, and due to be looked at again a fortnight ago."""
    name, meeting = "second plans", days.meeting(4)
    found = Found(
        findings="In 24 plans that were a child's second, the first had ended with a plan for "
        "early help in 15. In nine of those the family had not met the early help worker by then. "
        "Children's own words were in 19 of 24.",
        reported_on=days.after(3, 25),
        grade=Grade.REQUIRES_IMPROVEMENT,
        cases=24,
        re_audit_on=days.ago(14),
    )
    return (
        Decides(
            *(meeting.date, "chair", meeting, name, DecisionKind.ASK_AUDIT, "cp_repeat_plan_pct"),
            "Second plans: what the family had between the two, read by all three agencies.",
            days.after(3, 20),
            title="Second child protection plans",
        ),
        Moves(days.after(4, 26), "analyst", name, verbs.start),
        Moves(days.after(3, 26), "analyst", name, verbs.report, {"found": found}),
    )


def _differs(days: Days) -> tuple[Step, ...]:
    """Good practice was found in the interviews that were held; the figure says how few were."""
    name = "return home interviews"
    found = Found(
        findings="Eighteen interviews were read. The child was listened to in all of them, and "
        "what was learnt reached the plan in sixteen.",
        reported_on=days.ago(122),
        grade=Grade.GOOD,
        cases=18,
    )
    return (
        _planned(
            days.after(4, 12),
            name,
            title="Quality of return home interviews",
            kind=SINGLE,
            agency="csc",
            scope="Return home interviews held in one quarter",
            indicator="mis_rhi_72h_pct",
            due_on=days.after(3, 14),
        ),
        Moves(days.after(4, 40), "analyst", name, verbs.start),
        Moves(days.ago(120), "analyst", name, verbs.report, {"found": found}),
        Moves(
            *(days.ago(110), "chair", name, verbs.close),
            {"because": "Heard by the group. How soon interviews are held is another question."},
        ),
    )


def _section_eleven(days: Days) -> tuple[Step, ...]:
    name = "section 11"
    found = Found(
        findings="Ten of twelve agencies returned the audit. Nine had a named lead on their "
        "board; supervision for staff who are not social workers was the most frequent gap.",
        reported_on=days.ago(96),
        re_audit_on=days.ahead(250),
    )
    return (
        _planned(
            days.after(4, 5),
            name,
            title="Section 11 audit of the partnership",
            kind=SECTION_11,
            agency="partnership",
            scope="Each agency's own audit, and a challenge event",
            due_on=days.ago(100),
        ),
        Moves(days.after(4, 30), "administrator", name, verbs.start),
        Moves(days.after(3, 2), "administrator", name, section_eleven.keep, {"steps": _early()}),
        Moves(days.ago(105), "administrator", name, section_eleven.keep, {"steps": _matrix()}),
        Moves(days.ago(95), "analyst", name, verbs.report, {"found": found}),
    )


MATRIX: Mapping[str, tuple[str, str, str]] = {
    "Children's social care": ("csc", "yyyny", ""),
    "Police": ("police", "yyyny", ""),
    "Health": ("health", "yyynn", ""),
    "CAMHS": ("camhs", "yyyny", "Supervision of duty staff."),
    "Schools and education": ("education", "yyyny", "Sent for 61 of 64 schools."),
    "Probation": ("probation", "nynyy", "Deferred while two offices merge."),
    "Youth justice": ("yjs", "yyynn", ""),
    "Early help": ("early_help", "yyynn", ""),
    "Housing": ("housing", "yynny", "Nobody could attend on the day."),
    "Community safety": ("community_safety", "yyynn", ""),
    "Designated officer": ("lado", "yyynn", ""),
    "Fire and rescue": ("", "ny?n?", "A reply is awaited."),
}
"""Agency words: code; returned, invited, attended, deferred, recommendations; a note."""


def _matrix() -> list[SectionElevenStep]:
    return [
        SectionElevenStep(0, code, words, **_answered(answers), note=note)
        for words, (code, answers, note) in MATRIX.items()
    ]


def _answered(answers: str) -> dict[str, bool | None]:
    """Each step's answer by its name, out of one letter a step."""
    return dict(zip(SECTION_11_STEPS, map(ANSWERS.get, answers), strict=True))


def _early() -> list[SectionElevenStep]:
    """What was known when the first returns had come: who was asked, and three replies."""
    replied = ("Police", "Health", "Youth justice")
    return [
        SectionElevenStep(0, code, words, True if words in replied else None, True)
        for words, (code, _, _) in MATRIX.items()
    ]


ANSWERS = {"y": True, "n": False, "?": None}


def _looked_at_again(days: Days) -> tuple[Step, ...]:
    found = Found(
        findings="Of 20 initial health assessments 14 had the consent form with them. The child's "
        "own view was written down in 17.",
        reported_on=days.after(3, 40),
        grade=Grade.REQUIRES_IMPROVEMENT,
        cases=20,
        re_audit_on=days.ahead(45),
    )
    again = _planned(
        days.ago(30),
        "health assessments again",
        title="Initial health assessments, looked at again",
        kind=SINGLE,
        agency="health",
        scope="The same questions of twenty newer assessments",
        indicator="lac_iha_20wd_pct",
        due_on=days.ahead(45),
        refers={"re_audit_of": "health assessments"},
    )
    return (
        _planned(
            days.after(4, 20),
            "health assessments",
            title="Initial health assessments",
            kind=SINGLE,
            agency="health",
            scope="Consent, timeliness and the child's own view",
            due_on=days.after(3, 30),
        ),
        Moves(days.after(3, 42), "analyst", "health assessments", verbs.report, {"found": found}),
        Moves(
            *(days.ago(100), "analyst", "health assessments", verbs.close),
            {"because": "The designated nurse has taken each finding up. It is looked at again."},
        ),
        again,
    )


def _under_way(days: Days) -> tuple[Step, ...]:
    meeting = days.meeting(2)
    name = "who is in the room"
    return (
        Decides(
            *(meeting.date, "chair", meeting, name, DecisionKind.ASK_AUDIT),
            "cp_strategy_quorate_pct",
            "Strategy discussions held without all three agencies: what was decided, and what "
            "became known later.",
            days.ahead(21),
            title="Strategy discussions without all three agencies",
        ),
        Moves(days.ago(40), "analyst", name, verbs.start),
        _planned(
            days.ago(18),
            "exploitation plans",
            title="Plans for children at risk of exploitation",
            kind=MULTI,
            agency="police",
            scope="Fifteen plans read together by police, health and social care",
            indicator="cse_mace_reviewed_pct",
            due_on=days.ahead(60),
        ),
    )


def _cancelled(days: Days) -> tuple[Step, ...]:
    name = "custody records"
    return (
        _planned(
            days.ago(150),
            name,
            title="Young people in custody",
            kind=SINGLE,
            agency="police",
            scope="Custody records of young people held overnight",
            due_on=days.ago(60),
        ),
        Moves(
            *(days.ago(90), "analyst", name, verbs.cancel),
            {"because": "The inspectorate looked at the same records in the same month."},
        ),
    )


def _inspected(days: Days) -> tuple[Step, ...]:
    name = "inspection"
    found = Found(
        findings="Children at immediate risk are protected promptly. Visits are not always made in "
        "time, and not every child who returns from missing is spoken to soon enough.",
        reported_on=days.ago(68),
        grade=Grade.REQUIRES_IMPROVEMENT,
    )
    return (
        _planned(
            days.ago(92),
            name,
            title="Children in need of help and protection",
            kind=INSPECTION,
            scope="The authority and its partners, inspected over a week",
            due_on=days.ago(60),
        ),
        Moves(days.ago(66), "analyst", name, verbs.report, {"found": found}),
    )


def _planned(on: date, name: str, refers: Mapping[str, str] | None = None, **plan: Any) -> Opens:
    plan = {"owner": "Tom Whitfield", **plan}
    return Opens(on, "analyst", name, verbs.plan, Audit, plan, refers or {})
