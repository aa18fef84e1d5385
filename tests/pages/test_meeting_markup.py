"""The Meeting's markup: minutes as a document, words escaped, links only where a screen is."""

from dataclasses import replace

import pytest

from pages.shared.markup import meeting_body, promises, record
from pages.shared.markup.document import document
from pages.shared.markup.links import Links
from pages.shared.markup.words import escape
from pages.shared.navigation import SCREENS
from scorecard.domain.attendance import Attendance
from scorecard.domain.decision import DECISION_RULES
from scorecard.views.agenda import AgendaItem
from scorecard.views.decision import DecisionLine
from scorecard.views.promise import OFFERS, AgencySays, Promise, Told
from scorecard.views.variance_report import Stands

LINKS = Links({"as": "chair"})
NASTY = '<img src=x onerror=alert(1)> **bold** "quoted"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# One", "<h2>One</h2>"),
        ("## Two", "<h3>Two</h3>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("- a\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("a\nb\n\nc", "<p>a<br>b</p><p>c</p>"),
        ("**a** b", "<p><strong>a</strong> b</p>"),
        ("#no heading", "<p>#no heading</p>"),
        ("", ""),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>"),
        ("![a](https://elsewhere/x.png)", "<p>![a](https://elsewhere/x.png)</p>"),
    ],
)
def test_a_document_shows_headings_lists_and_bold_and_runs_nothing(text: str, html: str) -> None:
    assert document(text) == f'<article class="sc-document">{html}</article>'


LINE = DecisionLine(
    number=1, indicator="a", name=NASTY, done="Variance report asked for", words=NASTY,
    agency=NASTY, due_words="due", decided_by=NASTY, noun="variance_report", record=7, back="",
    may_be_taken_back=True,
)  # fmt: skip
PROMISE = Promise(
    what="Action", words=NASTY, agency=NASTY, state_words="agreed", tone="overdue",
    due_words="late", since="May", outcome=NASTY, noun="action", number=3,
)  # fmt: skip


def test_words_are_escaped_and_a_record_is_linked_where_it_has_a_screen() -> None:
    said = meeting_body.decisions([LINE], LINKS, "Decided")
    assert "<img" not in said
    assert 'href="variance?as=chair&amp;record=7"' in said
    said = meeting_body.decisions([replace(LINE, noun="nothing")], LINKS, "Decided")
    assert "href" not in said
    assert "<img" not in promises.promises([PROMISE], LINKS)


def test_what_was_taken_back_is_struck_out_and_says_why() -> None:
    said = meeting_body.decisions([replace(LINE, back="1 May 2026: a slip")], LINKS, "Decided")
    assert "<del>" in said and "Taken back, 1 May 2026: a slip" in said


def test_every_noun_that_a_decision_or_a_person_opens_has_a_screen() -> None:
    paths = {screen.path for screen in SCREENS}
    assert set(record.PAGES.values()) <= paths
    nouns = {rule.noun for rule in DECISION_RULES.values() if rule.noun}
    offered = {offer.noun for _, offer in OFFERS}
    assert nouns | offered <= set(record.PAGES)


def test_what_may_be_opened_about_an_indicator_is_linked_with_it() -> None:
    said = promises.of_indicator((), (), [OFFERS[0][1]], LINKS, "cp_visits_on_time_pct")
    assert "Nothing has been asked, decided or promised about this." in said
    assert "variance?" in said and "indicator=cp_visits_on_time_pct" in said
    assert "Ask for a variance report" in said


def test_what_reports_tell_about_an_indicator_is_linked_and_not_called_nothing() -> None:
    told = [Told("Audit", "Core <i>groups</i>", "audit", 7)]
    said = promises.of_indicator((), told, (), LINKS, "cp_visits_on_time_pct")
    assert promises.NOTHING_NOW in said
    assert "Nothing has been asked" not in said
    assert "record=7" in said and "Core &lt;i&gt;groups&lt;/i&gt;" in said


def test_every_attendance_has_a_mark() -> None:
    assert set(meeting_body.MARKS) == set(Attendance)
    assert len(set(meeting_body.MARKS.values())) == len(Attendance)


def test_a_verdict_says_what_it_rests_on_under_what_was_decided() -> None:
    line = replace(LINE, done="Assured", rests=f"on an audit ({NASTY})")
    html = meeting_body.decisions([line], LINKS, "What was decided")
    assert "<p>It rests on an audit (&lt;img" in html
    assert "It rests" not in meeting_body.decisions([LINE], LINKS, "What was decided")


def test_what_the_agency_says_is_marked_with_where_it_stands() -> None:
    stands = Stands(NASTY, "overdue", f"Because {NASTY}")
    found = AgencySays(
        heading="Police, 3 May 2026", pairs=(("Cause", NASTY),), nothing="", waiting=False,
        report=7, version=1, recovery_by=None, stands=stands,
    )  # fmt: skip
    said = meeting_body.says(found, LINKS)
    assert "<img" not in said
    assert f'<span class="sc-state sc-state-overdue">{escape(NASTY)}</span>' in said
    assert said.index(f"<p>{escape(stands.because)}</p>") < said.index("Cause")
    plain = meeting_body.says(replace(found, stands=replace(stands, because="")), LINKS)
    assert "Because" not in plain


def test_a_colour_that_is_the_last_known_says_so_beside_it() -> None:
    item = AgendaItem(
        *("now", 1, "a", "Visits", ("a",), "No figure", (), "green", "Green", False, ""),
        *("csc", "Social care", "", "", "", "", None, "last known figure, Jul 2026"),
    )
    for said in (meeting_body.agenda([item], {"a": "x"}, {}), meeting_body.opening(item, "", ())):
        assert '</span> <span class="sc-small">last known figure, Jul 2026</span>' in said


def test_a_promise_says_its_state_and_its_day_once() -> None:
    for state, due, said in (
        ("Closed", "closed 3 May 2026", ">Closed 3 May 2026<"),
        ("Open", "due 3 May 2026", ">Open · due 3 May 2026<"),
        ("Partly assured", "", ">Partly assured<"),
    ):
        one = replace(PROMISE, state_words=state, due_words=due)
        assert said in promises.promises([one], LINKS)
