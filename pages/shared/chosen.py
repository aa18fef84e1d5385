"""What is chosen on the Scorecard: which rows are shown, and how, from the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pages.shared import address, filters
from scorecard.domain.indicator import Standing
from scorecard.domain.theme import Priority
from scorecard.domain.verdict import RATED
from scorecard.views import scorecard
from scorecard.views.scorecard import ScorecardGroup, ScorecardRow, ScorecardView

RAG_OPTIONS = {"red": "■ Red", "amber": "▲ Amber", "green": "● Green", "not_rated": "Not rated"}
VIEW_OPTIONS = {"booklet": "Booklet", "grid": "Grid"}
GROUP_OPTIONS = {"theme": "By theme", "priority": "By priority"}
SHOW_OPTIONS = {"focus": "In focus", "all": "All reported"}
NARROWING = ("theme", "agency", "rag", "search")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the Scorecard; empty means all."""

    theme: str = ""
    agency: str = ""
    rag: tuple[str, ...] = ()
    search: str = ""
    view: str = "booklet"
    show: str = "focus"
    group: str = "theme"

    @property
    def is_narrow(self) -> bool:
        """Whether a filter may be hiding rows."""
        return bool(self.theme or self.agency or self.rag or self.search)


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen, by what this scorecard holds."""

    themes: Mapping[str, str]
    agencies: Mapping[str, str]


def options(view: ScorecardView) -> Options:
    """The themes and agencies of this scorecard's rows."""
    rows = list(_rows(view.groups))
    themes = ((row.theme, row.theme_name) for row in rows)
    agencies = sorted({(row.agency, row.agency_name) for row in rows}, key=lambda pair: pair[1])
    return Options(
        filters.in_order(themes, "All themes"), filters.in_order(iter(agencies), "All agencies")
    )


def read(view: ScorecardView, can: Options, found: list[str]) -> Chosen:
    """What the address asks for; what it asks wrongly is said in `found`."""
    return Chosen(
        theme=filters.choice("theme", can.themes, "", found),
        agency=filters.choice("agency", can.agencies, "", found),
        rag=filters.choices("rag", RAG_OPTIONS, found),
        search=address.part("search").strip()[:80],
        view=filters.choice("view", VIEW_OPTIONS, "booklet", found),
        show=filters.choice("show", SHOW_OPTIONS, view.default_show, found),
        group=filters.choice("group", GROUP_OPTIONS, "theme", found),
    )


def choose(chosen: Chosen, can: Options) -> None:
    """The widgets."""
    filters.select("Theme", "theme", can.themes, chosen.theme, 175)
    filters.select("Agency", "agency", can.agencies, chosen.agency, 155)
    filters.pills("Judgement", "rag", RAG_OPTIONS, chosen.rag)
    filters.search(chosen.search)


def choose_look(chosen: Chosen) -> None:
    """How much is shown, and in which form."""
    filters.segments("Show", "show", SHOW_OPTIONS, chosen.show, label_shown=False)
    filters.segments("Group", "group", GROUP_OPTIONS, chosen.group, label_shown=False)
    filters.segments("View", "view", VIEW_OPTIONS, chosen.view, label_shown=False)


def narrowed(groups: Sequence[ScorecardGroup], chosen: Chosen) -> tuple[ScorecardGroup, ...]:
    """The groups with the rows that match; groups without any are left out."""
    kept = ((group, tuple(r for r in group.rows if _matches(r, chosen))) for group in groups)
    return tuple(
        replace(group, rows=rows, counts=scorecard.counts(rows)) for group, rows in kept if rows
    )


def by_priority(
    groups: Sequence[ScorecardGroup], priorities: Mapping[str, Priority]
) -> tuple[ScorecardGroup, ...]:
    """The same rows under the board's priorities; a theme of none stays a group of its own."""
    rows: dict[tuple[int, str, str], list[ScorecardRow]] = {}
    for place, group in enumerate(groups):
        priority = priorities.get(group.code)
        key = (
            (priority.order, priority.code, priority.name)
            if priority
            else (10_000 + place, group.code, group.name)
        )
        rows.setdefault(key, []).extend(group.rows)
    return tuple(
        ScorecardGroup(code, name, scorecard.counts(held), tuple(held))
        for (_, code, name), held in sorted(rows.items())
    )


def _matches(row: ScorecardRow, chosen: Chosen) -> bool:
    words = f"{row.name} {row.short_name} {row.code}".casefold()
    return (
        (chosen.show == "all" or row.standing == Standing.FOCUS)
        and chosen.theme in ("", row.theme)
        and chosen.agency in ("", row.agency)
        and (not chosen.rag or _rag_word(row) in chosen.rag)
        and all(word in words for word in chosen.search.casefold().split())
    )


def _rag_word(row: ScorecardRow) -> str:
    return row.rag if row.rag in RATED else "not_rated"


def count(groups: Sequence[ScorecardGroup]) -> int:
    """How many rows the groups hold."""
    return sum(len(group.rows) for group in groups)


def _rows(groups: Sequence[ScorecardGroup]) -> Iterator[ScorecardRow]:
    return (row for group in groups for row in group.rows)


def said(chosen: Chosen, can: Options) -> str:
    """The filters in words, for the screen that found nothing."""
    parts = [
        can.themes[chosen.theme] if chosen.theme else "",
        can.agencies[chosen.agency] if chosen.agency else "",
        " or ".join(RAG_OPTIONS[code][2:] if code != "not_rated" else "not rated"
                    for code in chosen.rag),
        f"“{chosen.search}”" if chosen.search else "",
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)


def matching(groups: Sequence[ScorecardGroup], view: ScorecardView, chosen: Chosen) -> str:
    """How many indicators are shown, of how many."""
    shown, held = count(groups), count(view.groups)
    if not shown:
        return ""
    noun = "indicator" if shown == 1 else "indicators"
    if chosen.is_narrow:
        return f"{shown} {noun} match{'es' if shown == 1 else ''}, of {held}."
    return f"{shown} {noun} in focus, of {held} reported." if shown < held else f"{shown} {noun}."


def nothing(chosen: Chosen, can: Options) -> str:
    """The empty state: what was asked for and how to widen it."""
    asked = said(chosen, can)
    widen = "Choose fewer judgements, another theme or agency, or a shorter search"
    more = ", or show all indicators and not only those in focus" if chosen.show == "focus" else ""
    return f"No indicator matches {asked or 'what was chosen'}. {widen}{more}."


def left_out(view: ScorecardView) -> Iterator[str]:
    """What the table does not hold, and where it is."""
    if view.never_reported:
        yield f"Never reported: {'; '.join(view.never_reported)}."
    if view.elsewhere:
        yield f"Scrutinised elsewhere: {'; '.join(view.elsewhere)}."
