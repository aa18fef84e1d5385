"""The markup of returns: hostile text stays words, each state has its mark, nothing is left out."""

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pages.shared.markup import preview_body, returns_body, submissions_body
from pages.shared.markup.links import Links
from scorecard.domain.effect import Effect, State
from scorecard.domain.flag import FlagKind
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.domain.reported import STANDING_WORDS, Amounts, Reported, Standing
from scorecard.domain.submission import Finding, Severity
from scorecard.domain.verdict import RAG_WORDS, Rag
from scorecard.gathering.area import gather
from scorecard.judgement.calendar import ReturnState
from scorecard.services.workspace import Workspace
from scorecard.views import preview, returns_calendar, submission
from scorecard.views.preview import PreviewView
from scorecard.views.returns_calendar import CalendarCell, CalendarFigure, ReturnsCalendar
from scorecard.views.submission import SubmissionLine
from tests.pages.test_markup import HOSTILE, LINKS, Elements, hostile
from tests.returning import AREAS, INDICATORS
from tests.samples import HERE

SEPTEMBER = date(2026, 9, 30)
CHAIR = DEMO_PEOPLE["chair"]
KINDS = (ReturnState, Rag, Standing, Severity)
"""What a view model says in a code of ours: it chooses a drawing and is never text from outside."""


@pytest.fixture(scope="module")
def owed(demo_workspace: Workspace) -> ReturnsCalendar:
    with demo_workspace.reading() as connection:
        held = gather(connection, "E06999999", now=demo_workspace.now())
    return returns_calendar.view(held, held.agencies, CHAIR)


@pytest.fixture(scope="module")
def came(demo_workspace: Workspace) -> tuple[SubmissionLine, ...]:
    with demo_workspace.reading() as connection:
        return submission.lines(connection, CHAIR, 5)


def amounts(value: float = 80.0, marker: str = "", status: str = "final") -> Amounts:
    return Amounts(math.nan if marker else value, math.nan, math.nan, marker, status)


def reported(standing: Standing = Standing.NEW, **changes: Any) -> Reported:
    made: dict[str, Any] = {
        "indicator": "fd_in_time_pct",
        "area": HERE,
        "agency": "",
        "period_end": SEPTEMBER,
        "frequency": "month",
        "window": "period",
        "dimension": "",
        "category": "",
        "amounts": amounts(),
        "held": None,
        "sheet": "",
        "row": 2,
    }
    return Reported(standing=standing, **{**made, **changes})


def finding(severity: Severity = Severity.ERROR, **changes: Any) -> Finding:
    made = Finding("a.csv", 7, "value", "lots", "is not a number", "Write digits.", severity)
    return replace(made, **changes)


GREEN = State(90.0, SEPTEMBER, Rag.GREEN, (FlagKind.LATE,))
RED = State(60.0, SEPTEMBER, Rag.RED, (FlagKind.NEWLY_RED,))
LOUD = Effect(HERE, "fd_in_time_pct", GREEN, RED, ((FlagKind.NEWLY_RED, "Now red."),),
              (FlagKind.LATE,))  # fmt: skip
QUIET = Effect(HERE, "mis_rhi_pct", GREEN, GREEN, (), ())


def viewed(*parts: Any) -> PreviewView:
    of = {
        kind: [one for one in parts if isinstance(one, kind)]
        for kind in (Reported, Effect, Finding)
    }
    return preview.view(of[Reported], of[Effect], of[Finding], INDICATORS, AREAS, CHAIR)


EVERYTHING = viewed(
    *(reported(one, held=amounts(90.0), dimension="age", category="Under 1") for one in Standing),
    *(LOUD, QUIET),
    *(finding(Severity.WARNING), finding(Severity.PERSONAL, row=0, column="", found="")),
)
BLOCKED = viewed(reported(), LOUD, finding(), finding(Severity.WARNING))


def html(owed: ReturnsCalendar, came: tuple[SubmissionLine, ...], change: Any) -> dict[str, str]:
    """Each piece of HTML that the screens of returns draw, with the view models changed first."""
    calendar, lines = change(owed), change(came)
    return {
        "owed": returns_body.owed(calendar, LINKS, lambda agency: True),
        "coming": returns_body.coming(calendar),
        "calendar": returns_body.calendar(calendar, LINKS),
        "each": "".join(returns_body.each_figure(row, calendar, LINKS) for row in calendar.rows),
        "preview": preview_body.body(change(EVERYTHING), LINKS),
        "blocked": preview_body.body(change(BLOCKED), LINKS),
        "submissions": submissions_body.table(lines, LINKS),
        "submission": submissions_body.one(lines[0], change((finding(),)), LINKS),
    }


def test_no_text_becomes_markup(owed: ReturnsCalendar, came: tuple[SubmissionLine, ...]) -> None:
    for name, drawn in html(owed, came, lambda one: hostile(one, *KINDS)).items():
        found = Elements(drawn)
        assert HOSTILE not in drawn, name
        assert "&lt;script&gt;" in drawn, name
        assert not found.names & {"script", "img"}, name
        assert not [one for one in found.attributes if one.startswith("on")], name
        assert (found.unbalanced, found.open) == ([], []), name


def test_all_of_it_is_well_formed_and_fetches_nothing(
    owed: ReturnsCalendar, came: tuple[SubmissionLine, ...]
) -> None:
    allowed = {
        *("class", "href", "title", "id", "role", "scope", "tabindex", "open", "data-open"),
        *("aria-label", "aria-hidden", "viewbox", "width", "height", "d", "cx", "cy", "r"),
        *("x", "y"),
    }
    for name, drawn in html(owed, came, lambda one: one).items():
        found = Elements(drawn)
        assert drawn, name
        assert (found.unbalanced, found.open) == ([], []), name
        assert found.attributes <= allowed, name


def test_every_state_has_a_mark_of_its_own() -> None:
    assert set(returns_body.MARKS) == set(ReturnState)
    assert len(set(returns_body.MARKS.values())) == len(ReturnState) - 1
    # what came late and what came in time are one drawing; the words and the colour tell
    assert returns_body.MARKS["late"] == returns_body.MARKS["received"]


def calendar_of(state: ReturnState, figures: int = 1) -> ReturnsCalendar:
    one = CalendarFigure(
        *("fd_in_time_pct", "In time", "Sep 2026", SEPTEMBER, SEPTEMBER, "21 Oct 2026"),
        *("the count", state, f"figure {state}", 3),
    )
    each = tuple(replace(one, name=f"Figure {place}") for place in range(figures))
    cell = CalendarCell(SEPTEMBER, state, f"cell {state}", 0, figures, 3, each)
    out = each if state in returns_calendar.OUTSTANDING else ()
    due = each if state == ReturnState.DUE else ()
    row = returns_calendar.CalendarRow("csc", "Social care", (cell, None), out, due, 3)
    months = (SEPTEMBER, date(2026, 8, 31))
    return ReturnsCalendar("", months, ("Sep 2026", "Aug 2026"), (row,))


@pytest.mark.parametrize("state", ReturnState)
def test_each_state_is_drawn_with_its_words_in_its_place(state: ReturnState) -> None:
    view = calendar_of(state)
    table = returns_body.calendar(view, Links())
    assert f"sc-came-{state}" in table
    assert f"cell {state}" in table
    assert table.count('class="sc-none"') == 1
    (row,) = view.rows
    each = returns_body.each_figure(row, view, Links())
    assert f"figure {state}" in each
    outstanding = state in returns_calendar.OUTSTANDING
    assert ("<details open>" in each) == outstanding
    assert bool(returns_body.owed(view, Links(), lambda agency: True)) == outstanding
    assert bool(returns_body.coming(view)) == (state == ReturnState.DUE)


@pytest.mark.parametrize(("figures", "folded"), [(6, 0), (7, 1), (20, 14)])
def test_no_figure_that_is_owed_is_left_out(figures: int, folded: int) -> None:
    drawn = returns_body.owed(calendar_of(ReturnState.MISSING, figures), Links(), lambda _: False)
    assert drawn.count('<th scope="row">') == figures
    assert (f"{folded} more" in drawn) == bool(folded)
    assert "Send it" not in drawn


def test_a_way_to_send_stands_beside_what_may_be_sent() -> None:
    view = calendar_of(ReturnState.PART, 2)
    drawn = returns_body.owed(view, Links({"area": HERE}), lambda agency: agency == "csc")
    address = f"submit?area={HERE}&amp;agency=csc&amp;period=2026-09-30"
    assert drawn.count(f'href="{address}"') == 2


def test_what_falls_due_on_one_day_is_one_line() -> None:
    drawn = returns_body.coming(calendar_of(ReturnState.DUE, 5))
    assert drawn.count("<tr><th") == 2
    assert "Figure 0; Figure 1; Figure 2; and 2 more" in drawn


def test_an_empty_calendar_draws_nothing() -> None:
    empty = ReturnsCalendar("", (), (), ())
    assert returns_body.owed(empty, Links(), lambda agency: True) == ""
    assert returns_body.coming(empty) == returns_body.calendar(empty, Links()) == ""


@pytest.mark.parametrize("standing", Standing)
def test_each_kind_of_change_says_what_it_is(standing: Standing) -> None:
    held = None if standing == Standing.NEW else amounts(90.0)
    drawn = preview_body.body(viewed(reported(standing, held=held)), Links())
    assert STANDING_WORDS[standing] in drawn
    assert f"sc-standing-{standing}" in drawn
    assert "80.0%" in drawn
    assert ("90.0%" in drawn) == (held is not None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (amounts(marker="c"), "suppressed to protect children"),
        (amounts(status="provisional"), "provisional"),
        (amounts(status="revised"), "revised"),
        (amounts(0.0), "0.0%"),
    ],
)
def test_a_figure_says_why_there_is_none_and_how_final_it_is(said: Amounts, words: str) -> None:
    assert words in preview_body.body(viewed(reported(amounts=said)), Links())


@pytest.mark.parametrize("figures", [1, 40, 41, 300])
def test_no_figure_of_a_preview_is_left_out(figures: int) -> None:
    drawn = preview_body.body(viewed(*[reported(row=n) for n in range(figures)]), Links())
    assert drawn.count('<th scope="row">') == figures
    assert (f"{figures - 40} more" in drawn) == (figures > 40)


@pytest.mark.parametrize("before", Rag)
@pytest.mark.parametrize("after", Rag)
def test_a_rating_that_would_change_is_shown_with_the_one_before(before: Rag, after: Rag) -> None:
    one = replace(LOUD, before=replace(GREEN, rag=before), after=replace(RED, rag=after))
    drawn = preview_body.body(viewed(reported(), one), Links())
    section = drawn.partition("What it would do to the judgements")[2].partition("</section>")[0]
    assert RAG_WORDS[after] in section
    assert RAG_WORDS[before] in section
    assert section.count('class="sc-pill') == (1 if before == after else 2)
    for words in ("Now red.", "newly red", "No longer", "90.0%", "60.0%", "Calderdale"):
        assert words.casefold() in section.casefold()


def test_what_stays_as_it_was_is_counted() -> None:
    assert "1 indicator would be judged as before." in preview_body.body(
        viewed(reported(), QUIET), Links()
    )
    many = viewed(reported(), LOUD, QUIET, replace(QUIET, indicator="fd_days_avg"))
    assert "2 indicators would be judged as before." in preview_body.body(many, Links())


def test_while_something_blocks_nothing_is_said_of_the_judgements() -> None:
    drawn = preview_body.body(BLOCKED, Links())
    assert "To put right" in drawn
    assert "To look at" in drawn
    assert "What it would do" not in drawn
    assert drawn.index("To put right") < drawn.index("To look at") < drawn.index("The figures")


def test_a_finding_says_where_what_was_there_and_what_to_do() -> None:
    drawn = preview_body.body(viewed(finding(sheet="June")), Links())
    for words in ("Sheet", "June", "row 7", "column", "lots", "is not a number.", "Write digits."):
        assert words in drawn
    assert "<code" not in preview_body.body(viewed(finding(found="")), Links())


def test_a_submission_without_findings_says_so(came: tuple[SubmissionLine, ...]) -> None:
    drawn = submissions_body.one(came[0], (), Links())
    assert "Nothing in it needed a remark." in drawn
    assert came[0].fingerprint in drawn
    turned = replace(came[0], accepted=False, outcome="turned away: 1 thing to look at")
    assert "sc-turned-away" in submissions_body.table((turned,), Links())
    assert "sc-turned-away" not in submissions_body.table((came[0],), Links())
