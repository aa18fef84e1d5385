"""Every screen for every persona, over the demonstration and the two boards' real figures."""

import re

import pytest

from scorecard.domain.permissions import Permission, may
from scorecard.domain.person import DEMO_PEOPLE
from tests.pages.conftest import Visit, part, words

EXAMPLESHIRE, CALDERDALE, KIRKLEES = "E06999999", "E08000033", "E08000034"
AREAS = {EXAMPLESHIRE: "Exampleshire", CALDERDALE: "Calderdale", KIRKLEES: "Kirklees"}
ASSESSMENTS = "fd_assessments_45wd_pct"
SYNTHETIC = "Synthetic demonstration data"


@pytest.mark.parametrize("who", DEMO_PEOPLE)
@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("path", ["start", "summary", "scorecard", "indicator", "method"])
def test_a_screen_is_drawn_without_complaint(visit: Visit, path: str, area: str, who: str) -> None:
    screen = visit(path, who, area=area, indicator=ASSESSMENTS if path == "indicator" else "")
    said = words(screen)
    assert not screen.exception
    assert not screen.error, said
    assert not screen.warning, said
    assert DEMO_PEOPLE[who].name in said


@pytest.mark.parametrize("path", ["summary", "scorecard", "indicator"])
@pytest.mark.parametrize(("area", "name"), AREAS.items())
def test_synthetic_figures_say_so_and_real_ones_do_not(
    visit: Visit, path: str, area: str, name: str
) -> None:
    said = words(visit(path, area=area, indicator=ASSESSMENTS if path == "indicator" else ""))
    assert name in said
    assert (SYNTHETIC in said) == (area == EXAMPLESHIRE)


def test_the_summary_reads_in_the_chairs_order(visit: Visit) -> None:
    said = words(visit("summary")).rpartition("</style>")[2]
    parts = ("worse", "better", "ratings", "questions", "attention", "good-news", "owed", "changed")
    order = ["sc-headline", *(f'id="{part_of_it}"' for part_of_it in parts)]
    places = [said.index(title) for title in order]
    assert places == sorted(places)


def test_the_summary_asks_five_questions_not_all_of_one_agency(visit: Visit) -> None:
    said = words(visit("summary"))
    _, _, rest = said.partition('class="sc-questions"')
    questions = rest.partition("</ol>")[0]
    assert questions.count("<li>") == 5
    assert questions.count("Social care") <= 3


def test_the_scorecard_is_one_real_table(visit: Visit) -> None:
    said = words(visit("scorecard"))
    assert said.count("<table") == 1
    assert said.count("data-row=") >= 30
    assert said.count("<svg") > 60
    assert 'scope="rowgroup"' in said


def test_the_indicator_has_its_chart_with_words_for_those_who_cannot_see_it(visit: Visit) -> None:
    screen = visit("indicator", indicator=ASSESSMENTS)
    charts = screen.get("vega_lite_chart") or screen.get("arrow_vega_lite_chart")
    assert len(charts) == 2
    assert all(chart.proto.alt for chart in charts)
    said = words(screen)
    for title in ("Why it is flagged", "Rule", "Numbers", "How it compares", "Definition"):
        assert title in said


def test_the_chart_follows_the_address(visit: Visit) -> None:
    said = words(visit("indicator", indicator=ASSESSMENTS, chart="quarter"))
    assert "quarterly" in said


def test_without_a_code_the_indicator_screen_offers_a_list(visit: Visit) -> None:
    screen = visit("indicator")
    assert screen.title[0].value == "Choose an indicator"
    assert ASSESSMENTS in words(screen)


RESTRICTED = "da_marac_children_count"


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_a_restricted_indicator_is_for_named_roles(visit: Visit, who: str) -> None:
    """Conferences on domestic abuse and the like can point to very few children."""
    allowed = may(DEMO_PEOPLE[who], Permission.SEE_RESTRICTED)
    assert (RESTRICTED in words(visit("scorecard", who, show="all"))) == allowed
    screen = visit("indicator", who, indicator=RESTRICTED)
    assert ("sc-headline" in words(screen).rpartition("</style>")[2]) == allowed
    if not allowed:
        assert "restricted to named roles" in screen.error[0].value


def test_the_grid_holds_the_same_rows(visit: Visit) -> None:
    booklet = words(visit("scorecard")).count("data-row=")
    grid = visit("scorecard", view="grid")
    assert len(grid.dataframe[0].value) == booklet


@pytest.mark.parametrize(
    "path", ["summary", "scorecard", "indicator", "owed", "submit", "submissions", "method"]
)
@pytest.mark.parametrize("area", AREAS)
def test_nobody_signed_in_sees_no_figure(visit: Visit, path: str, area: str) -> None:
    screen = visit(path, "", area=area, indicator=ASSESSMENTS)
    said = words(screen)
    assert "This is a demonstration" in said
    assert "sc-pill" not in said.replace(".sc-pill", "")
    assert not screen.get("bidi_component")
    assert not screen.get("file_uploader")
    assert part(screen, "area") == area


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_choosing_a_persona_keeps_the_link(visit: Visit, who: str) -> None:
    screen = visit("indicator", "", area=CALDERDALE, indicator=ASSESSMENTS)
    screen.button(key=f"as_{who}").click().run()
    assert DEMO_PEOPLE[who].name in words(screen)
    assert part(screen, "indicator") == ASSESSMENTS
    assert part(screen, "as") == who
    assert "Calderdale" in words(screen)


def test_a_card_says_which_year_is_compared(visit: Visit) -> None:
    said = words(visit("scorecard", search="fd_referrals_rate"))
    sentence = r"Year to Mar 20\d\d: ours [\d.]+, neighbours [\d.]+, (similar|higher|lower)<"
    assert re.search(sentence, said)


def test_the_summary_says_each_connection_once(visit: Visit) -> None:
    assert "Moves together with" not in words(visit("summary"))


def test_the_indicator_says_from_which_end_it_ranks(visit: Visit) -> None:
    said = words(visit("indicator", indicator=ASSESSMENTS))
    assert "1 is best, or highest where no direction is better" in said


def test_a_stock_shows_what_starts_and_ends_it(visit: Visit) -> None:
    said = words(visit("indicator", indicator="cp_plans_current_count"))
    assert "What starts and ends it" in said
    assert "Child protection plans ended" in said
    assert re.search(r"<summary>\d+ agree</summary>", said)


def test_numbers_that_do_not_agree_stand_with_both_owners(visit: Visit) -> None:
    said = words(visit("indicator", indicator="mis_lac_council_count"))
    _, _, part_of_it = said.partition("Numbers that should agree</h2>")
    assert re.search(r"\d+ apart, where up to \d+ is usual", part_of_it)
    assert "<dt>Social care</dt>" in part_of_it
    assert "<dt>Police</dt>" in part_of_it
    assert "last explained on" in part_of_it
