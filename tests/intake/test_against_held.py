"""A return beside what is held: new, corrected, unchanged; whose it is; what was never seen."""

import math
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scorecard.domain.period import month_end
from scorecard.domain.reported import STANDING_WORDS, Amounts, Held, Standing
from scorecard.intake.against_held import Compared, Thread, compare
from tests.returning import AUGUST, CONTEXT, SEPTEMBER, csv, errors, read, warnings
from tests.samples import HERE

BEFORE = datetime(2026, 10, 1, tzinfo=UTC)
EPISODES: Thread = ("mis_episodes_count", HERE, "month", "period", "", "")
IN_TIME: Thread = ("fd_in_time_pct", HERE, "month", "period", "", "")


def held(value: float, end: date = SEPTEMBER, sender: str = "police", **changes: Any) -> Held:
    amounts = Amounts(value, math.nan, math.nan, changes.pop("marker", ""), "final")
    made = {"agency": "", "known_at": BEFORE, "note": "", **changes}
    return Held(sender=sender, period_end=end, amounts=amounts, **made)


def compared(content: bytes, thread: Thread, *before: Held, agency: str = "police") -> Compared:
    found = read(content, agency=agency)
    assert errors(found.findings) == []
    return compare("return.csv", agency, found.frame, {thread: list(before)}, CONTEXT)


def episodes(value: object, end: date = SEPTEMBER) -> bytes:
    return csv(f"mis_episodes_count,{HERE},{end},{value},,")


@pytest.mark.parametrize(
    ("before", "sent", "standing", "status"),
    [
        ([], 12, Standing.NEW, "final"),
        ([held(11, AUGUST)], 12, Standing.NEW, "final"),
        ([held(12)], 12, Standing.UNCHANGED, "final"),
        ([held(11)], 12, Standing.CORRECTED, "revised"),
        ([held(math.nan, marker="c")], "<5", Standing.UNCHANGED, "final"),
        ([held(math.nan, marker="c")], 3, Standing.CORRECTED, "revised"),
        ([held(3)], "x", Standing.CORRECTED, "revised"),
        (
            [held(11, known_at=datetime(2026, 10, 20, 13, tzinfo=UTC))],
            12,
            Standing.EARLIER,
            "final",
        ),
    ],
)
def test_a_figure_beside_the_one_held(
    before: list[Held], sent: object, standing: Standing, status: str
) -> None:
    found = compared(episodes(sent), EPISODES, *before)
    (one,) = found.reported
    assert (one.standing, one.amounts.status) == (standing, status)
    assert len(found.frame) == one.stored == (standing != Standing.UNCHANGED)
    assert list(found.frame["status"]) == [status] * one.stored
    assert found.findings == ()


def test_every_standing_has_its_words() -> None:
    assert set(STANDING_WORDS) == set(Standing)


def test_a_status_that_is_said_is_kept_and_compared() -> None:
    headings = "indicator,area,period_end,value,status"
    content = csv(f"mis_episodes_count,{HERE},2026-09-30,12,provisional", headings=headings)
    (one,) = compared(content, EPISODES, held(12)).reported
    assert (one.standing, one.amounts.status) == (Standing.CORRECTED, "provisional")


def test_a_blank_count_does_not_take_one_away() -> None:
    content = csv(f"fd_in_time_pct,{HERE},2026-09-30,80,,")
    amounts = Amounts(80.0, 40.0, 50.0, "", "final")
    before = Held("", "csc", SEPTEMBER, BEFORE, "", amounts)
    (one,) = compared(content, IN_TIME, before, agency="csc").reported
    assert one.standing == Standing.UNCHANGED


def test_only_the_agency_that_sent_a_figure_corrects_it() -> None:
    content = csv(f"mis_episodes_count,{HERE},2026-09-30,13,,")
    found = compared(content, EPISODES, held(12, sender="csc"))
    assert errors(found.findings) == [
        (2, "period_end", "was sent by Social care, and only they correct it")
    ]


@pytest.mark.parametrize(
    ("agency", "code", "blocks", "asks"),
    [
        ("police", "mis_episodes_count", [], []),
        ("csc", "mis_episodes_count", ["is sent by Police"], []),
        ("police", "mis_rhi_pct", [], []),
        ("health", "mis_rhi_pct", ["is sent by Social care and Police"], []),
        (
            *("partnership", "mis_rhi_pct", []),
            [
                "is taken as gathered by the business unit: it holds 1 indicator that another "
                "agency supplies"
            ],
        ),
        ("early_help", "fd_days_avg", ["is sent by Social care"], []),
        ("camhs", "hea_waits_count", [], ["is sent by Health"]),
    ],
)
def test_its_supplier_may_report_it(
    agency: str, code: str, blocks: list[str], asks: list[str]
) -> None:
    content = csv(f"{code},{HERE},2026-09-30,3,,3")
    found = compared(content, EPISODES, agency=agency)
    assert [problem for *_, problem in errors(found.findings)] == blocks
    assert [problem for *_, problem in warnings(found.findings)] == asks


def test_whoever_has_been_reporting_it_here_goes_on_in_the_same_series() -> None:
    thread = ("hea_waits_count", HERE, "quarter", "period", "", "")
    content = csv(f"hea_waits_count,{HERE},2026-09-30,3,,")
    before = held(4, date(2026, 6, 30), sender="camhs")
    found = compared(content, thread, before, agency="camhs")
    assert found.findings == ()
    assert list(found.frame["agency"]) == [""]
    new = compared(content, thread, agency="camhs")
    assert list(new.frame["agency"]) == ["camhs"]


def months(*values: float) -> list[Held]:
    """Figures of the months before September 2026, the last of August."""
    first = 9 - len(values)
    return [held(value, month_end(2026, first + place)) for place, value in enumerate(values)]


USUAL = (100, 108, 97, 104, 99, 110, 102)


@pytest.mark.parametrize(
    ("before", "sent", "is_a_jump"),
    [
        (USUAL, 1020, True),
        (USUAL, 10, True),
        (USUAL, 111, False),
        (USUAL, 118, True),
        (USUAL[:5], 1020, False),
        ((3, 3, 2, 3, 2, 3), 6, False),
        ((100, 160, 100, 160, 100, 160), 165, False),
    ],
)
def test_a_jump_is_more_than_the_series_has_ever_done(
    before: tuple[float, ...], sent: int, is_a_jump: bool
) -> None:
    found = compared(episodes(sent), EPISODES, *months(*before))
    assert bool(warnings(found.findings)) == is_a_jump


def test_a_jump_is_said_with_its_numbers() -> None:
    found = compared(episodes(1020), EPISODES, *months(*USUAL))
    ((row, column, problem),) = warnings(found.findings)
    assert (row, column) == (2, "value")
    assert problem == (
        "is a jump: 1,020 in Sep 2026, after 102 before it, and never below 97 or above 110 in 7 "
        "periods"
    )


def test_a_correction_is_not_compared_with_what_it_corrects() -> None:
    found = compared(episodes(104), EPISODES, *months(*USUAL), held(1040))
    assert warnings(found.findings) == []


def test_what_is_held_back_is_no_jump() -> None:
    assert warnings(compared(episodes("<5"), EPISODES, *months(*USUAL)).findings) == []
