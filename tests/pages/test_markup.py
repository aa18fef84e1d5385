"""Markup: whatever a store or a stranger says stays words, in every part of every screen."""

import string
from dataclasses import fields, is_dataclass, replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.markup import crumbs, indicator_body, legend, scorecard_table, summary_body
from pages.shared.markup.links import Links
from pages.shared.markup.words import bold, escape, plain
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace
from scorecard.views import indicator, judged, scorecard, summary
from scorecard.views.indicator import BreakdownRow, FlagDetail
from scorecard.views.judged import JudgedArea

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&"
LINKS = Links({"area": HOSTILE, "as": "chair"})


class Elements(HTMLParser):
    """The elements and attributes of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)


def hostile(value: Any, *but: type) -> Any:
    """The same view model with every text replaced by an attack, but for values of a kind."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: hostile(getattr(value, f.name), *but) for f in fields(value)}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(hostile(one, *but) for one in value)
    return HOSTILE if isinstance(value, str) and not isinstance(value, (date, *but)) else value


@pytest.fixture(scope="module")
def seen(demo_workspace: Workspace) -> JudgedArea:
    with demo_workspace.reading() as connection:
        return judged.judge_area(connection, "E06999999", now=demo_workspace.now())


def everything(seen: JudgedArea, change: Any) -> dict[str, str]:
    """Each piece of HTML the screens draw, with the view models changed first."""
    chair = DEMO_PEOPLE["chair"]
    summed = change(summary.view(seen, chair))
    carded = change(scorecard.view(seen, chair))
    one = change(indicator.view(seen, "fd_assessments_45wd_pct", chair))
    return {
        "summary": summary_body.body(summed, LINKS),
        "scorecard": scorecard_table.table(carded.groups, carded.published_label, HOSTILE, LINKS),
        "opening": indicator_body.opening(one),
        "flags": indicator_body.flags(one.flags),
        "definition": indicator_body.definition(one),
        "breakdowns": indicator_body.breakdowns(one.breakdowns, synthetic=False),
        "figures": indicator_body.figures_table(one.charts[0]),
        "chart": indicator_body.chart_title(one.charts[0], "")
        + indicator_body.events(one.charts[0].events),
        "comparison": indicator_body.comparison_words(one.comparison)
        + indicator_body.indicative(one.comparison)
        + indicator_body.comparison_table(one.comparison, "pct", 1),
        "crumbs": crumbs.of_indicator(one, LINKS) + crumbs.list_of(carded, LINKS),
        "legend": legend.of_scorecard() + legend.of_method(),
    }


def test_no_text_of_a_view_model_becomes_markup(seen: JudgedArea) -> None:
    for name, html in everything(seen, hostile).items():
        found = Elements(html)
        assert not found.names & {"script", "img"}, name
        assert not [one for one in found.attributes if one.startswith("on")], name


def test_all_of_it_is_well_formed(seen: JudgedArea) -> None:
    for name, html in everything(seen, lambda view: view).items():
        found = Elements(html)
        assert (found.unbalanced, found.open) == ([], []), name


def test_nothing_runs_or_is_fetched_from_our_own_markup(seen: JudgedArea) -> None:
    allowed = {
        *("class", "href", "title", "id", "role", "scope", "colspan", "type", "tabindex"),
        *("aria-label", "aria-labelledby", "aria-hidden", "data-open", "data-row", "data-value"),
        *("data-sort", "viewbox", "width", "height", "d", "cx", "cy", "r", "x", "y"),
    }
    for name, html in everything(seen, lambda view: view).items():
        assert Elements(html).attributes <= allowed, name


@given(st.text())
def test_bold_is_the_only_mark_that_markdown_from_a_view_may_carry(text: str) -> None:
    assert Elements(bold(text)).names <= {"strong"}


@given(st.text())
def test_escaped_text_holds_no_element(text: str) -> None:
    assert Elements(escape(text)).names == set()


@given(st.text(alphabet=string.printable, max_size=200))
def test_plain_words_are_short_and_escaped(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    assert len(shown) <= 80
    assert "[" not in shown.replace("\\[", "")


def test_a_link_carries_where_the_reader_is_and_quotes_it() -> None:
    link = Links({"area": "E1&x=<", "as_at": ""}).indicator("cp_a", "A & B")
    assert 'href="indicator?area=E1%26x%3D%3C&amp;indicator=cp_a"' in link
    assert "A &amp; B" in link
    assert "as_at" not in link


def test_a_flag_says_its_name_once() -> None:
    twice = FlagDetail("newly_red", "attention", "Newly red", "Newly red: 65.7%.", "", "")
    once = replace(twice, sentence="65.7% in October.")
    assert "<b>Newly red</b>: 65.7%." in indicator_body.flags((twice,))
    assert "<b>Newly red.</b> 65.7%" in indicator_body.flags((once,))
    assert indicator_body.flags((twice,)).count("Newly red") == 1


def test_a_breakdown_says_a_shared_period_once_and_no_synthetic_reference() -> None:
    rows = tuple(BreakdownRow("age", name, "Q2", "50% (1 of 2)", "row 79", "") for name in "ab")
    invented = indicator_body.breakdowns(rows, synthetic=True)
    assert invented.count("Q2") < 4
    assert "<h3>Age, Q2</h3>" in invented
    assert "row 79" not in invented
    assert "row 79" in indicator_body.breakdowns(rows, synthetic=False)
    other = (rows[0], replace(rows[1], period="Q1"))
    assert "<td>Q1</td>" in indicator_body.breakdowns(other, synthetic=True)
