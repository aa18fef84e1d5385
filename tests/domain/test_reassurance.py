"""Reassurances: what was accepted when, by a report's history, and until when it stood."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.reassurance import (
    TESTED_AFTER_CLOSING,
    Reassurance,
    acceptances,
    for_judgement,
)
from scorecard.domain.record import RecordChange
from scorecard.domain.variance_report import VarianceReport, VarianceState

MAY, JUNE, JULY, AUGUST = (date(2026, month, 14) for month in (5, 6, 7, 8))
BY = date(2026, 8, 31)
NOW = VarianceReport(
    area="E08000033",
    title="Return interviews",
    state=VarianceState.ACCEPTED,
    agency="police",
    indicator="mis_rhi_72h_pct",
    opened_on=date(2026, 4, 1),
    question="Why?",
    cause="Fewer staff",
    recovery_by=BY,
    recovery_value=90.0,
    trajectory="2026-07-31 80",
    evidence="dip_sample: twelve\nagency_word: sure",
    verdict="assured",
    verdict_on=MAY,
    version=3,
    id=7,
)


TARGETS = {
    "accept": "accepted",
    "reopen": "reopened",
    "close": "closed",
    "refuse": "not_assured",
    "withdraw": "withdrawn",
}


def _change(verb: str, on: date, source: str, version: int, *fields: tuple) -> RecordChange:
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    target = TARGETS.get(verb, "answered")
    return RecordChange(
        "variance_report", 7, version, at, "A", verb, source, target, "s", tuple(fields)
    )


OPEN = _change("open", date(2026, 4, 1), "", 1)
ANSWER = _change("answer", date(2026, 5, 2), "asked", 2, ("cause", "", "Fewer staff"))
ACCEPT = _change("accept", MAY, "answered", 3, ("verdict", "", "assured"))
REOPEN = _change("reopen", JUNE, "accepted", 4, ("sent_back_because", "", "Worse than then."))
AGAIN = _change(
    *("answer", JULY, "reopened", 5),
    *(("recovery_by", "2026-08-31", "2026-12-31"), ("recovery_value", "90.0", "95.0")),
    ("trajectory", "2026-07-31 80", ""),
)


def test_an_answer_is_taken_as_it_was_when_it_was_accepted() -> None:
    now = replace(NOW, recovery_by=date(2026, 12, 31), recovery_value=95.0, trajectory="",
                  sent_back_because="Worse than then.", state="answered", version=5)  # fmt: skip
    (found,) = acceptances(now, [OPEN, ANSWER, ACCEPT, REOPEN, AGAIN])
    assert found.report == replace(NOW, version=3)
    assert (found.accepted_on, found.ended_on, found.reopened_on) == (MAY, None, JUNE)
    assert found.reopened_because == "Worse than then."
    (read,) = for_judgement([found])
    assert read == Reassurance(
        *("mis_rhi_72h_pct", MAY, BY, 90.0, "the agency's own word, a dip sample of cases"),
        path=((date(2026, 7, 31), 80.0),),
        report=7,
        verdict="assured",
    )


def test_a_second_acceptance_ends_the_first() -> None:
    accept = _change("accept", AUGUST, "answered", 6, ("verdict_on", "2026-05-14", "2026-08-14"))
    now = replace(NOW, recovery_by=date(2026, 12, 31), recovery_value=95.0, trajectory="",
                  verdict_on=AUGUST, version=6)  # fmt: skip
    first, second = acceptances(now, [OPEN, ANSWER, ACCEPT, REOPEN, AGAIN, accept])
    assert (first.accepted_on, first.ended_on) == (MAY, AUGUST)
    assert (second.accepted_on, second.ended_on, second.report.recovery_value) == (
        *(AUGUST, None, 95.0),
    )


@pytest.mark.parametrize(
    ("verb", "on", "source", "closed_on", "ended_on"),
    [
        ("refuse", JULY, "answered", None, JULY),
        ("withdraw", JULY, "sent_back", JULY, JULY),
        ("close", JULY, "accepted", JULY, BY + TESTED_AFTER_CLOSING),
        ("close", date(2028, 1, 2), "accepted", date(2028, 1, 2), date(2028, 1, 2)),
        ("reopen", JULY, "accepted", None, None),
    ],
)
def test_when_it_stands_no_longer(
    verb: str, on: date, source: str, closed_on: date | None, ended_on: date | None
) -> None:
    fields = [("closed_on", "", closed_on.isoformat())] if closed_on else []
    now = replace(NOW, closed_on=closed_on, version=4)
    (found,) = acceptances(now, [OPEN, ANSWER, ACCEPT, _change(verb, on, source, 4, *fields)])
    assert found.ended_on == ended_on


def test_one_closed_without_a_date_ends_there_and_one_reopened_stands_again() -> None:
    without = replace(NOW, recovery_by=None, closed_on=JULY, state="closed", version=4)
    closed = _change("close", JULY, "accepted", 4, ("closed_on", "", "2026-07-14"))
    (found,) = acceptances(without, [OPEN, ANSWER, ACCEPT, closed])
    assert found.ended_on == JULY
    again = _change("reopen", AUGUST, "closed", 5, ("closed_on", "2026-07-14", ""))
    (found,) = acceptances(replace(NOW, version=5), [OPEN, ANSWER, ACCEPT, closed, again])
    assert (found.ended_on, found.reopened_on) == (None, AUGUST)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, 1),
        ({"state": "closed", "closed_on": JUNE}, 1),
        ({"verdict": "partly_assured"}, 1),
        ({"verdict": "not_assured", "state": "not_assured"}, 0),
        ({"verdict_on": None}, 0),
        ({"state": "answered"}, 0),
    ],
)
def test_one_read_from_a_printed_report_has_no_history(changes: dict, found: int) -> None:
    assert len(acceptances(replace(NOW, **changes), [])) == found


@pytest.mark.parametrize(
    ("today", "stands"),
    [(date(2026, 5, 13), False), (MAY, True), (date(2026, 6, 13), True), (JUNE, False)],
)
def test_it_stands_from_its_day_until_it_ends(today: date, stands: bool) -> None:
    assert Reassurance("a", MAY, BY, ended_on=JUNE).stands(today) is stands


def test_what_is_about_no_indicator_is_not_judged() -> None:
    assert for_judgement(acceptances(replace(NOW, indicator=""), [])) == ()


@pytest.mark.parametrize(
    ("verdict", "on", "when"),
    [
        ("assured", "assured on 14 May 2026", "when the group was assured on 14 May 2026"),
        (
            *("partly_assured", "partly assured on 14 May 2026"),
            "when the group was partly assured on 14 May 2026",
        ),
        (
            *("", "explanation accepted on 14 May 2026"),
            "when the explanation was accepted on 14 May 2026",
        ),
    ],
)
def test_a_verdict_is_said_as_it_is(verdict: str, on: str, when: str) -> None:
    made = Reassurance("fd_monthly_pct", date(2026, 5, 14), None, verdict=verdict)
    assert (made.on, made.when) == (on, when)
