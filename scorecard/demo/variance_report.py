"""The synthetic year's variance reports: one in every state; what was accepted may not hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from scorecard.demo.days import Days, later
from scorecard.domain.decision import DecisionKind
from scorecard.domain.meeting import Meeting
from scorecard.domain.variance_report import AssuranceVerdict, VarianceReport
from scorecard.services import variance_report as verbs
from scorecard.services.step import Decides, Moves, Opens, Step
from scorecard.services.variance_report import Answer, Judged

ASSURED, PARTLY, NOT = AssuranceVerdict
ASK, ACCEPT = DecisionKind.ASK_VARIANCE, DecisionKind.ACCEPT_ASSURANCE


def steps(days: Days) -> tuple[Step, ...]:
    """Every step of every report."""
    accepted = (_left_its_path, _past_its_day, _resting, _recovered_and_closed)
    others = (_not_assured, _reopened, _withdrawn, _sent_back_and_answered, _waiting_for_an_answer)
    return tuple(step for told in (*accepted, *others) for step in told(days))


def _left_its_path(days: Days) -> tuple[Step, ...]:
    """The figure has since left the path that was accepted; recovery is still to come."""
    name, code = "interviews completed", "mis_rhi_completed_pct"
    asked, accepted = days.meeting(4), days.meeting(3)
    recovery = days.ends("month", -2)
    path = zip(range(3, -2, -1), (80, 82, 84, 86, 88), strict=True)
    answer = Answer(
        cause="Two of the five interviewer posts were vacant for a quarter, and returns at "
        "weekends reached the team on the Monday.",
        meaning_for_children="Some children were not asked, soon after they came back, where they "
        "had been and what would help. Each was seen by their own social worker meanwhile.",
        being_done="Both posts are advertised, a bank of sessional interviewers covers weekends, "
        "and every return without an interview is looked at each Monday.",
        being_done_by=days.after(3, 40),
        recovery_by=recovery,
        recovery_value=90.0,
        trajectory="\n".join(f"{days.ends('month', back)} {value}" for back, value in path),
        evidence="agency_word: a weekly list kept by the team\n"
        "dip_sample: twelve returns read by the analyst; nine had been followed up in writing",
    )
    return (
        _asked_at(
            *(asked, name, code, "analyst"),
            "What do you know about children who return and have no interview, and how do you know "
            "that your count of returns agrees with the police?",
        ),
        Moves(days.after(4, 18), "csc", name, verbs.answer, {"given": answer}),
        Decides(
            *(accepted.date, "chair", accepted, "accept interviews", ACCEPT, code),
            "The plan to fill both posts and to cover weekends was heard. The path agreed is "
            "looked at month by month.",
            recovery,
            report=name,
            given={"verdict": PARTLY, "evidence": answer.evidence},
        ),
    )


def _past_its_day(days: Days) -> tuple[Step, ...]:
    """The recovery date agreed has passed and the figure is still adverse."""
    name, code = "assessments", "fd_assessments_45wd_pct"
    asked = days.first("month", 7)
    answer = Answer(
        cause="Three experienced assessors left within a month of one another, and the new case "
        "system asks for more to be recorded before an assessment can be signed off.",
        meaning_for_children="Families waited longer to hear what help was offered. Children with "
        "a safety plan were visited while the assessment was open.",
        being_done="Agency cover for three posts, a weekly meeting on every assessment past 35 "
        "working days, and a shorter sign-off form.",
        being_done_by=later(asked, 80),
        recovery_by=days.ends("month", 1),
        recovery_value=80.0,
        evidence="practitioner_visit: the analyst sat in on two weekly meetings\n"
        "agency_word: the team manager's own list",
    )
    verdict = Judged(
        PARTLY,
        "The steps are clear and the date is near. What it meant for children was seen in the "
        "weekly meeting; the length of sign-off was not.",
        answer.evidence,
    )
    return (
        _asked_on(
            later(asked, 25),
            "analyst",
            name,
            about=("Assessments within 45 working days", "csc", code),
            due_on=later(asked, 45),
            question="What decides which assessments take longer, and how do you know that those "
            "children are safe meanwhile?",
        ),
        Moves(later(asked, 42), "csc", name, verbs.answer, {"given": answer}),
        Moves(later(asked, 51), "analyst", name, verbs.judge, {"made": verdict}),
    )


def _resting(days: Days) -> tuple[Step, ...]:
    name, code = "school notices", "da_encompass_notified_pct"
    asked, accepted = days.meeting(2), days.meeting(1)
    recovery = days.ahead(75)
    answer = Answer(
        cause="Incidents after 3 am are written up by the next shift, and one district sends its "
        "notices by hand until the automatic alerts reach it.",
        meaning_for_children="Some schools heard in the course of the morning rather than before "
        "the first lesson, so nobody was ready to look after the child at the gate.",
        being_done="Night shifts send the notice before the write-up is finished, and the last "
        "district joins the automatic alerts.",
        being_done_by=days.ahead(30),
        recovery_by=recovery,
        recovery_value=95.0,
        evidence="survey: 21 of 26 designated leads answered; 17 say that notices come in time\n"
        "agency_word: the control room's own log",
    )
    return (
        _asked_at(
            *(asked, name, code, "chair"),
            "What decides which schools are told before the day starts, including after weekends "
            "and holidays, and what do schools say about the notices?",
        ),
        Moves(days.after(2, 18), "police", name, verbs.answer, {"given": answer}),
        Decides(
            *(accepted.date, "chair", accepted, "accept notices", ACCEPT, code),
            "The survey of schools was welcome: it says where the notices are late. The group "
            "looks again when the last district has joined.",
            recovery,
            report=name,
            given={"verdict": PARTLY, "evidence": answer.evidence},
        ),
    )


def _recovered_and_closed(days: Days) -> tuple[Step, ...]:
    name, code = "initial health assessments", "lac_iha_20wd_pct"
    asked, accepted = days.meeting(4), days.meeting(3)
    recovery = days.ends("month", 1)
    answer = Answer(
        cause="Consent reached the clinic late in about half of the cases, and the clinic held "
        "appointments on two days a week.",
        meaning_for_children="Children came into care with needs that were written down some weeks "
        "later than they should have been: glasses, immunisations, sleep.",
        being_done="Consent is asked for on the day a child becomes looked after, and the clinic "
        "holds two appointments open each week.",
        being_done_by=days.after(3, 30),
        recovery_by=recovery,
        recovery_value=85.0,
        evidence="dip_sample: fifteen children's records read by the designated nurse\n"
        "childrens_account: six children in care told the council of young people about waiting",
    )
    return (
        _asked_at(
            *(asked, name, code, "chair"),
            "What decides which children wait, and who owns each step from telling health to the "
            "appointment?",
        ),
        Moves(days.after(4, 16), "health", name, verbs.answer, {"given": answer}),
        Decides(
            *(accepted.date, "chair", accepted, "accept health", ACCEPT, code),
            "Each step now has an owner, and the sample bears it out.",
            recovery,
            report=name,
            given={"verdict": ASSURED, "evidence": answer.evidence},
        ),
        Moves(
            *(days.ago(2), "analyst", name, verbs.close),
            {"because": "Recovered by the day agreed; the steps have become the ordinary way."},
        ),
    )


def _not_assured(days: Days) -> tuple[Step, ...]:
    name, code = "CAMHS waits", "hea_camhs_wait_pct"
    answer = Answer(
        cause="Referrals rose by a fifth over two years and the number of clinicians did not.",
        meaning_for_children="Young people wait longer for treatment to begin. They have a duty "
        "number to ring, and are written to each month.",
        being_done="A business case for four posts is with the commissioners.",
        recovery_by=days.ahead(170),
        recovery_value=65.0,
        evidence="agency_word: the service's own waiting list review",
    )
    verdict = Judged(
        NOT,
        "The group does not yet know how young people are kept safe while they wait, and the "
        "posts are not agreed. It is escalated.",
        answer.evidence,
    )
    return (
        _asked_at(
            *(days.meeting(3), name, code, "chair"),
            "How do you know that young people are safe while they wait, and which of them wait "
            "longest?",
        ),
        Moves(days.after(3, 19), "health", name, verbs.answer, {"given": answer}),
        Moves(days.meeting(2).date, "chair", name, verbs.judge, {"made": verdict}),
    )


def _reopened(days: Days) -> tuple[Step, ...]:
    name, code = "conference reports", "cp_conf_reports_submitted_pct"
    answer = Answer(
        cause="Invitations reached some agencies fewer than five working days ahead.",
        meaning_for_children="Families met some facts for the first time in the room.",
        being_done="The conference service sends invitations on the day a date is set.",
        recovery_by=days.after(2, 28),
        recovery_value=85.0,
        evidence="complaint: two families wrote that they had not read a report beforehand\n"
        "agency_word: the conference service's log",
    )
    verdict = Judged(
        PARTLY,
        "A simple step, with a near date. The group looks at the next quarter.",
        answer.evidence,
    )
    return (
        _asked_at(
            *(days.meeting(4), name, code, "analyst"),
            "What helps each agency send its report in time, and how do families learn the facts "
            "when a report is not there?",
        ),
        Moves(days.after(4, 20), "administrator", name, verbs.answer, {"given": answer}),
        Moves(days.after(3, 5), "analyst", name, verbs.judge, {"made": verdict}),
        Moves(
            *(days.ago(11), "chair", name, verbs.reopen),
            {
                "because": "The date agreed for recovery has passed. The group asks what the "
                "earlier invitations changed, agency by agency.",
                "due": days.ahead(10),
            },
        ),
    )


def _withdrawn(days: Days) -> tuple[Step, ...]:
    name, code = "children educated at home", "edu_ehe_pct"
    return (
        _asked_at(
            *(days.meeting(3), name, code, "analyst"),
            "What do you know about why children are taught at home, and who has seen them?",
        ),
        Moves(
            *(days.after(3, 12), "analyst", name, verbs.withdraw),
            {"because": "The audit of children educated at home asks the same of more agencies."},
        ),
    )


def _sent_back_and_answered(days: Days) -> tuple[Step, ...]:
    asked = days.ago(38)
    visits = Answer(
        cause="Visits made by a duty worker are entered late.",
        meaning_for_children="Children are seen, though not always by the worker they know.",
        being_done="Managers remind workers each week.",
        recovery_by=days.ahead(50),
        evidence="agency_word: the team managers",
    )
    soon = Answer(
        cause="One interviewer post is vacant again, and more children return from missing late "
        "in the evening, when nobody can call until the next day.",
        meaning_for_children="Some children are asked when what happened is less fresh. Every one "
        "has been telephoned within a day.",
        being_done="A shared evening rota with the youth service from next month, and one "
        "interviewer moved from the assessment team.",
        being_done_by=days.ahead(20),
        recovery_by=days.ahead(130),
        recovery_value=80.0,
        trajectory="\n".join(
            f"{days.ends('month', -back)} {value}" for back, value in ((1, 66), (2, 72), (3, 77))
        ),
        evidence="childrens_account: five young people said that they would rather be asked by "
        "somebody they know\nagency_word: the interviewers' own diary",
    )
    question = "What do children say about the wait, and what decides which of them wait?"
    return (
        _asked_on(
            asked,
            "analyst",
            "visits",
            about=("Child protection visits on time", "csc", "cp_visits_on_time_pct"),
            due_on=days.ago(17),
            question="What decides which children are seen later than the standard, and how do "
            "you know that they are safe meanwhile?",
        ),
        Moves(days.ago(20), "csc", "visits", verbs.answer, {"given": visits}),
        Moves(
            *(days.ago(6), "analyst", "visits", verbs.send_back),
            {
                "because": "The answer does not yet say how many children were seen late and not "
                "only entered late, nor when each was last seen alone.",
                "due": days.ahead(8),
            },
        ),
        _asked_on(
            asked,
            "chair",
            "interviews in time",
            about=("Return home interviews within 72 hours", "csc", "mis_rhi_72h_pct"),
            due_on=days.ago(3),
            question=question,
        ),
        Moves(days.ago(5), "csc", "interviews in time", verbs.answer, {"given": soon}),
    )


def _waiting_for_an_answer(days: Days) -> tuple[Step, ...]:
    asked = days.ago(12)
    return (
        _asked_at(
            *(days.meeting(2), "enquiries", "pro_safeguarding_enquiries_pct", "analyst"),
            "How do you know that enquiries are made when someone you supervise lives with "
            "children, and when will the figures come again?",
        ),
        _asked_on(
            asked,
            "chair",
            "police at conferences",
            about=("Police at conferences", "police", "cp_conf_attend_police_pct"),
            due_on=days.ahead(12),
            question="Who attends or reports when the officer who knows the family cannot, and "
            "how do the others learn what police know about the household?",
        ),
        Moves(
            *(days.ago(4), "analyst", "police at conferences", verbs.set_due),
            {"due": days.ahead(16)},
        ),
        _asked_on(
            asked,
            "analyst",
            "self-harm",
            about=("A&E attendances for self-harm", "health", "hea_self_harm_attendance_count"),
            due_on=days.ahead(4),
            question="The quarter after the department changed systems is counted again. What has "
            "been checked, and what follows an attendance for each young person?",
        ),
    )


def _asked_at(meeting: Meeting, name: str, code: str, who: str, question: str) -> Decides:
    due = later(meeting.date, 28)
    return Decides(meeting.date, who, meeting, name, ASK, code, question, due)


def _asked_on(on: date, who: str, name: str, about: tuple[str, str, str], **asked: Any) -> Opens:
    given = dict(zip(("title", "agency", "indicator"), about, strict=True)) | asked
    return Opens(on, who, name, verbs.ask, VarianceReport, given)
