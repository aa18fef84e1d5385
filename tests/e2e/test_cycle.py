"""The whole cycle in a real browser: from a flag to a difference made, over three days."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scorecard.demo import authority
from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.variance_report import VarianceState
from scorecard.intake.incoming import Asked
from scorecard.services import agency_return, installation, variance_report
from scorecard.services.step import Step
from scorecard.services.submission import Receipt
from scorecard.services.workspace import open_workspace
from scorecard.settings import Settings
from scorecard.store import break_in_series
from tests.e2e.conftest import At, on_a_day, settled
from tests.e2e.filling import choose, on, open_box, send, send_refused, write
from tests.machine import ROOT
from tests.store_fixtures import demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VISITS, NAME = "cp_visits_on_time_pct", "Child protection visits on time"
MEETING, THREE_MONTHS_ON, A_YEAR_ON = date(2026, 11, 26), date(2027, 3, 22), date(2027, 11, 22)


class _Quiet(authority.DemoData):
    """Exampleshire's figures without its people's year: nothing was asked or agreed yet."""

    def year(self, today: date) -> Sequence[Step]:
        """Nothing."""
        return ()


def _without_a_past(store: Path) -> None:
    def build(end: date) -> _Quiet:
        made = authority.build(end)
        return _Quiet(*(getattr(made, one.name) for one in fields(made)))

    demo = replace(demonstration(), build=build)
    settings, data = Settings(f"sqlite:///{store}"), ROOT / "data"
    installation.init(settings, who="tests", today=MEETING, demo=demo, data=data)


def _step_accepted(store: Path) -> None:
    """The board has accepted that visits came down to a new level: before begins there."""
    step = BreakInSeries(
        *(VISITS, "E06999999", date(2026, 9, 1), BreakKind.ACCEPTED_STEP),
        *("Four posts vacant; accepted at the August meeting.", date(2026, 9, 10)),
    )
    workspace = open_workspace(Settings(f"sqlite:///{store}"))
    with workspace.writing() as connection:
        held = break_in_series.for_area(connection, "E06999999")
        break_in_series.put(connection, [*held, step])
    workspace.store.engine.dispose()


def _asked_and_answered(at: At) -> None:
    page = at(f"indicator?indicator={VISITS}", "chair")
    expect(page.get_by_text("Newly red").first).to_be_visible()
    page.get_by_role("link", name="Ask for a variance report").click()
    settled(page)
    write(page, "The question", "Why are one in six visits late, and who sees the children?")
    on(page, "Answer due", date(2026, 12, 11))
    send(page, "Ask for the report", "The agency has been asked.")

    page = at("answers", "csc")
    page.get_by_role("link", name=NAME).click()
    settled(page)
    write(page, "1. The cause", "Four posts stood vacant from March.")
    write(page, "2. What it means for children", "Some waited three weeks to be seen.")
    write(page, "3. What is being done", "Two agency workers from December.")
    on(page, "4. Recovery expected by", date(2027, 1, 31))
    write(page, "Recovered means a figure of", "93")
    send(page, "Send the answer", "Your answer has been sent.")


def _partly_assured_and_an_action_agreed(at: At) -> None:
    page = at("variance", "chair")
    page.get_by_role("link", name=NAME).click()
    settled(page)
    choose(page, "The group is", "partly assured")
    write(page, "Why", "The plan is clear; nobody outside the service has looked at it.")
    send_refused(page, "Record the verdict", "Not yet said: what it rests on.")
    choose(page, "Evidence 1", "the agency's own word")
    send(page, "Record the verdict", "The verdict has been recorded.")
    page.get_by_role("link", name="Agree an action").click()
    settled(page)
    write(page, "A short name", "Two more visiting workers")
    write(page, "What is to be done", "Every child on a plan is seen within ten working days.")
    on(page, "To be done by", date(2026, 12, 18))
    on(page, "Effect expected from", date(2026, 12, 1))
    send(page, "Agree the action", "The action has been agreed.")

    page = at("actions", "csc")
    page.get_by_role("link", name="Two more visiting workers").click()
    settled(page)
    send(page, "Say it has started", "It has started.")


def _sent(store: Path, day: date, ends: list[date], on_time: int, of: int = 159) -> None:
    """Social care sends its figures for these months, the day before."""
    moment = datetime.combine(day - timedelta(days=1), time(9), UTC)
    workspace = open_workspace(Settings(f"sqlite:///{store}"), lambda: moment)
    rows = [f"{VISITS},E06999999,{end},{on_time},{of}" for end in ends]
    content = "\n".join(["indicator,area,period_end,numerator,denominator", *rows]).encode()
    lead = DEMO_PEOPLE["csc"]
    seen = agency_return.check_file(workspace, lead, "visits.csv", content, Asked())
    assert isinstance(agency_return.send(workspace, lead, seen), Receipt)
    workspace.store.engine.dispose()


def _nightly(store: Path, day: date) -> None:
    """What `overdue` does by night: an explanation that has not held is asked about again."""
    moment = datetime.combine(day, time(2), UTC)
    workspace = open_workspace(Settings(f"sqlite:///{store}"), lambda: moment)
    (again,) = [one for one in variance_report.reopen_due(workspace, "E06999999")
                if one.indicator == VISITS]  # fmt: skip
    assert again.state == VarianceState.REOPENED
    workspace.store.engine.dispose()


def _no_change_and_back_on_the_list(at: At) -> None:
    page = at("actions", "csc")
    page.get_by_role("link", name="Two more visiting workers").click()
    settled(page)
    open_box(page, "It is done")
    on(page, "Done on", date(2026, 12, 18))
    send(page, "Say it is done", "It is done.")

    page = at("summary", "chair")
    expect(page.get_by_role("link", name=NAME).first).to_be_visible()
    page = at("actions", "chair")
    page.get_by_role("link", name="Two more visiting workers").click()
    settled(page)
    expect(page.get_by_text("No detectable change").first).to_be_visible()
    page = at(f"indicator?indicator={VISITS}", "chair")
    expect(page.get_by_text("not yet recovered").first).to_be_visible()


def _escalated_and_a_risk_raised(at: At) -> None:
    page = at(f"indicator?indicator={VISITS}", "chair")
    page.get_by_role("link", name="Raise an escalation").click()
    settled(page)
    write(page, "What is wrong", "Children on plans still wait three weeks to be seen.")
    on(page, "Since when", date(2026, 10, 31))
    write(page, "What is done meanwhile to keep children safe", "Managers see the oldest first.")
    send(page, "Raise the escalation", "clock")

    page = at("answers", "csc")
    page.get_by_role("link", name=NAME).first.click()
    settled(page)
    write(page, "What they will do", "Two workers move from the assessment team.")
    on(page, "Looked at again on", date(2027, 4, 30))
    send(page, "Acknowledge", "Acknowledged")

    page = at(f"indicator?indicator={VISITS}", "chair")
    page.get_by_role("link", name="Add a risk").click()
    settled(page)
    write(page, "The risk, in a few words", "Children on plans go unseen")
    write(page, "What could happen, and to whom", "Harm is missed between visits.")
    write(page, "What is done about it", "A weekly list of the oldest.")
    choose(page, "Likelihood", "4, likely")
    choose(page, "Impact", "4, major")
    write(page, "Why this score", "A year below the target.")
    on(page, "Looked at again on", date(2027, 5, 28))
    send(page, "Add the risk", "The risk has been added.")


def _improved_and_closed(at: At) -> None:
    page = at("actions", "chair")
    page.get_by_role("link", name="Two more visiting workers").click()
    settled(page)
    expect(page.get_by_text("Improved").first).to_be_visible()
    write(page, "Why it is closed", "Children are seen.")
    send(page, "Close the action", "The action is closed.")

    page = at("answers", "csc")
    page.get_by_role("link", name=NAME).click()
    settled(page)
    write(page, "3. What is being done", "All posts are filled; a list is read each week.")
    on(page, "4. Recovery expected by", date(2027, 12, 31))
    send(page, "Send the answer", "Your answer has been sent.")

    page = at("variance", "chair")
    page.get_by_role("link", name=NAME).first.click()
    settled(page)
    choose(page, "The group is", "assured")
    write(page, "Why", "The figure has held for eight months, and the audit agrees.")
    choose(page, "Evidence 1", "an audit")
    send_refused(page, "Record the verdict", "Say in a few words what it showed")
    page.get_by_role("textbox", name="What it showed").first.fill("Nineteen of twenty in time.")
    page.keyboard.press("Tab")
    settled(page)
    send(page, "Record the verdict", "The verdict has been recorded.")
    open_box(page, "Close it")
    write(page, "Why it is closed", "The figure has held.")
    send(page, "Close", "Closed.")

    page = at("escalations", "chair")
    page.get_by_role("link", name=NAME).first.click()
    settled(page)
    open_box(page, "Resolve")
    write(page, "How it was resolved, and what is different now", "Children are seen in ten days.")
    send(page, "Resolve", "Resolved.")

    page = at("risks", "chair")
    page.get_by_role("link", name="Children on plans go unseen").first.click()
    settled(page)
    open_box(page, "Close")
    write(page, "Why it is closed", "Eight months within the standard.")
    send(page, "Close", "Closed.")

    page = at(f"indicator?indicator={VISITS}", "chair")
    expect(page.get_by_text("not yet recovered")).to_have_count(0)
    for record in ("Variance report", "Escalation", "Action", "Risk"):
        expect(page.locator(".sc-promises").get_by_text(record, exact=True)).to_be_visible()


def test_from_a_flag_to_a_difference_made(browser: Browser, tmp_path: Path) -> None:
    store = tmp_path / "cycle.db"
    _without_a_past(store)
    _step_accepted(store)
    with on_a_day(browser, store, MEETING) as at:
        _asked_and_answered(at)
        _partly_assured_and_an_action_agreed(at)
    _sent(store, THREE_MONTHS_ON, _ends(date(2026, 11, 1), 4), on_time=130)
    _nightly(store, THREE_MONTHS_ON)
    with on_a_day(browser, store, THREE_MONTHS_ON) as at:
        _no_change_and_back_on_the_list(at)
        _escalated_and_a_risk_raised(at)
    _sent(store, A_YEAR_ON, _ends(date(2027, 3, 1), 8), on_time=156)
    with on_a_day(browser, store, A_YEAR_ON) as at:
        _improved_and_closed(at)


def _ends(first: date, months: int) -> list[date]:
    starts = [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
              for n in range(1, months + 1)]  # fmt: skip
    return [start - timedelta(days=1) for start in starts]
