"""What can be taken away from each screen: its tables as CSV, its charts as PNG and SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import streamlit as st

from pages.shared import downloads
from scorecard.charts import comparison_chart, export, figures, funnel_chart, process_chart
from scorecard.charts.export import Caption, Picture
from scorecard.charts.specification import Specification
from scorecard.views.indicator import ChartView, IndicatorView
from scorecard.views.returns_calendar import ReturnsCalendar
from scorecard.views.scorecard import ScorecardGroup, ScorecardRow, ScorecardView
from scorecard.views.submission import SubmissionLine
from scorecard.views.summary import SummaryView, ThemeRating

Rows = list[Sequence[str]]
MIME = {Picture.PNG: "image/png", Picture.SVG: "image/svg+xml"}

SCORECARD_HEADINGS = (
    *("Area", "Theme", "Code", "Indicator", "Who answers", "Latest", "Period", "Status", "Basis"),
    *("Previous", "Previous period", "Year ago", "Year ago period", "Target", "Target kind"),
    *("Judgement", "Why", "How firm", "Variation", "Variation detail", "Assurance"),
    *("Ours, published", "Neighbours", "Against neighbours", "Region", "Against region"),
    *("England", "Against England", "Rank", "Data quality", "Flags"),
)
SUMMARY_HEADINGS = ("Area", "Part", "Order", "About", "Figure", "Judgement", "Words", "Who")


def scorecard_csv(groups: Sequence[ScorecardGroup], view: ScorecardView) -> None:
    """The rows that are shown, as CSV."""

    def content() -> bytes:
        rows = [_scorecard_row(view, row) for group in groups for row in group.rows]
        return downloads.csv_bytes(SCORECARD_HEADINGS, rows, view.synthetic)

    downloads.offer(
        "These rows (CSV)", downloads.file_name("scorecard", view.area_name) + ".csv", content
    )


def _scorecard_row(view: ScorecardView, row: ScorecardRow) -> Sequence[str]:
    compared = (row.neighbours, row.region, row.england)
    return (
        *(view.area_name, row.theme_name, row.code, row.name, row.agency_name),
        *(row.latest, row.period, row.status, row.basis),
        *(row.previous, row.previous_period, row.year_ago, row.year_ago_period),
        *(row.target, row.target_kind, row.rag_words, row.rag_reason, row.firmness_words),
        *(row.variation_words, row.variation_detail, row.assurance_words, row.ours_published),
        *(word for one in compared for word in (one.value, one.verdict_words)),
        *(row.rank, "; ".join(row.quality), "; ".join(flag.label for flag in row.flags)),
    )


def summary_csv(view: SummaryView) -> None:
    """The Summary's figures and sentences, as CSV."""

    def content() -> bytes:
        rows = [(view.area_name, *row) for row in _summary_rows(view)]
        return downloads.csv_bytes(SUMMARY_HEADINGS, rows, view.synthetic)

    downloads.offer(
        "This page's figures (CSV)",
        downloads.file_name("summary", view.area_name) + ".csv",
        content,
    )


def _summary_rows(view: SummaryView) -> Iterator[Sequence[str]]:
    yield ("headline", "", "", "", "", view.headline.replace("**", ""), "")
    for part, movers in (("got worse", view.worse), ("got better", view.better)):
        for number, one in enumerate(movers, 1):
            was = f"was {one.before} ({one.before_period})"
            yield (part, str(number), one.name, f"{one.now} ({one.now_period})", "", was, "")
    for number, line in enumerate(view.ratings, 1):
        yield ("ratings", str(number), line.name, "", _rating(line), "", "")
    for asked in view.questions:
        answer = f"{asked.text} A good answer holds: {asked.good_answer}"
        yield ("question", str(asked.number), asked.code, "", "", answer, asked.agency)
    for item in view.attention:
        figure = f"{item.value} {item.value_context}"
        yield ("attention", str(item.rank), item.name, figure, item.rag_words, item.sentence,
               item.who_answers)  # fmt: skip
    for number, good in enumerate(view.good_news, 1):
        yield ("good news", str(number), good.name, "", "", good.sentence, "")
    for number, owed in enumerate(view.owed, 1):
        yield ("owed", str(number), owed.owed, owed.late_by, "", "", owed.agency)
    for number, changed in enumerate(view.changed, 1):
        yield ("changed", str(number), changed.kind, "", "", changed.text.replace("**", ""), "")


def _rating(line: ThemeRating) -> str:
    return f"{line.red} red, {line.amber} amber, {line.green} green, {line.no_figure} no figure"


CALENDAR_HEADINGS = ("Area", "Agency", "Code", "Indicator", "Period", "Sends", "Due", "Stands")


def calendar_csv(view: ReturnsCalendar, area_name: str, *, synthetic: bool) -> None:
    """The calendar of returns, one row a figure, as CSV."""

    def content() -> bytes:
        rows = [
            (area_name, row.name, one.indicator, one.name, one.period, one.counts,
             one.due_on.isoformat(), one.words)
            for row in view.rows
            for cell in row.cells
            if cell is not None
            for one in cell.figures
        ]  # fmt: skip
        return downloads.csv_bytes(CALENDAR_HEADINGS, rows, synthetic)

    name = downloads.file_name("returns", area_name) + ".csv"
    downloads.offer("Every figure of the calendar (CSV)", name, content)


SUBMISSION_HEADINGS = (
    *("Number", "Received", "From", "What", "Kind", "File", "Outcome", "Conditions"),
    "Fingerprint",
)


def submissions_csv(lines: Sequence[SubmissionLine]) -> None:
    """What came in, as CSV. It holds no figure, so it is never synthetic."""

    def content() -> bytes:
        rows = [
            (str(one.number), one.received, one.agency_name, one.title, one.kind_words, one.file,
             one.outcome, one.conditions, one.fingerprint)
            for one in lines
        ]  # fmt: skip
        return downloads.csv_bytes(SUBMISSION_HEADINGS, rows, synthetic=False)

    downloads.offer("These submissions (CSV)", "submissions.csv", content)


def indicator_menu(view: IndicatorView, chart: ChartView) -> None:
    """The shown chart and the comparison, each as figures and as pictures."""
    with st.popover("Take away", icon=":material/download:", type="tertiary", key="takeaway"):
        st.markdown(f"**{chart.label} chart**")
        draw = partial(process_chart.draw, chart)
        _offer(view, chart.key, figures.HEADINGS, figures.rows(chart), draw, chart.title)
        if view.comparison is not None:
            st.markdown("**Comparison**")
            compared = partial(comparison_chart.draw, view.comparison, suffix=_suffix(chart))
            rows = figures.compared_rows(view.comparison, chart.unit, chart.decimals)
            words = view.comparison.sentence.replace("**", "")
            _offer(view, "comparison", figures.COMPARED_HEADINGS, rows, compared, words)
            if view.comparison.funnel is not None:
                st.markdown("**Funnel**")
                drawn = partial(funnel_chart.draw, view.comparison, suffix=_suffix(chart))
                funnel = figures.funnel_rows(view.comparison.funnel)
                _offer(view, "funnel", figures.FUNNEL_HEADINGS, funnel, drawn, words)


def _suffix(chart: ChartView) -> str:
    return "%" if chart.unit == "pct" else ""


def _offer(
    view: IndicatorView,
    key: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    draw: Callable[[], Specification],
    words: str,
) -> None:
    name = downloads.file_name(view.code, view.area_name, key)
    downloads.offer(
        "Figures (CSV)",
        f"{name}.csv",
        partial(_indicator_csv, view, headings, rows),
    )
    for kind in Picture:
        downloads.offer(
            f"Picture ({kind.upper()})",
            f"{name}.{kind}",
            partial(_picture, view, draw, words, kind),
            MIME[kind],
        )


def _indicator_csv(
    view: IndicatorView, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> bytes:
    about = (view.area_name, view.code, view.name)
    full: Rows = [(*about, *row) for row in rows]
    return downloads.csv_bytes(("For", "Code", "Indicator", *headings), full, view.synthetic)


def _picture(
    view: IndicatorView, draw: Callable[[], Specification], words: str, kind: Picture
) -> bytes:
    known = dict(view.definition)
    source = known.get("Official source") or known.get("Sent by", "")
    lines = (
        f"{view.area_name} · {view.as_at_words} · {view.code}",
        words,
        f"Source: {source}" if source else "",
    )
    return export.picture(draw(), Caption(view.name, lines, view.synthetic), kind)
