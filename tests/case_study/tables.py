"""The tables of docs/case-study.md, as Markdown; each stands there between its own two marks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from scorecard.domain.flag import FLAG_RULES, FlagGroup
from scorecard.domain.period import day
from scorecard.domain.verdict import VARIATION_WORDS
from scorecard.views.detail import ChartView, Point
from tests.architecture.source import ROOT
from tests.case_study import pictures, study
from tests.case_study.study import Alarms, Jumps, Month

DOCUMENT = ROOT / "docs" / "case-study.md"
HIGHEST_YET = date(2012, 11, 30)
FIRST_SHOWN, LAST_SHOWN = date(2013, 2, 28), date(2014, 4, 30)
APRIL, MAY, JUNE = date(2013, 4, 30), date(2013, 5, 31), date(2013, 6, 30)
NEXT_MARCH, NEXT_APRIL = date(2014, 3, 31), date(2014, 4, 30)
_BLOCK = re.compile(r"<!-- begin ([a-z]+) -->\n(.*?)\n?<!-- end \1 -->", re.S)


def dates(folder: Path) -> str:
    """The reports' dates with what the scorecard would have said by then."""
    by_end = _calderdale(folder)
    own = study.boards_own_year()
    own_words = f"from the board's own two years: {_flags(own)}"
    rows = [
        (
            "April 2012 to March 2013",
            "pressure at the front door is reported all year, and assurance accepted (3.29)",
            f"{_said(by_end[study.YEAR_END])} (they need 13 months)",
        ),
        (
            "December 2012",
            "a joint screening team starts, with more work than predicted (3.28); an inspection "
            "finds services inadequate (8.15)",
            f"{_said(by_end[HIGHEST_YET])}; {_count(by_end[HIGHEST_YET])} referrals in November",
        ),
        (
            day(study.known_at(study.YEAR_END).date()),
            "the year has ended 56.7 % up, 1,212.53 per 10,000 after 773.76 (3.30)",
            own_words,
        ),
        *(_dated(by_end[end], words) for end, words in _REPORTED.items()),
        *_first_listed(by_end),
    ]
    return _table(("when", "what the board's report says", "what the scorecard says"), rows)


def _first_listed(by_end: Mapping[date, Month]) -> Iterator[tuple[str, str, str]]:
    for month in [month for month in by_end.values() if month.flagged][:1]:
        yield day(month.known.date()), "", f"first flagged for attention: {_flags(month.row)}"


def listed(folder: Path) -> str:
    """Whether the attention list would have taken the rise up."""
    by_end = _calderdale(folder)
    signal = next(month for month in by_end.values() if month.signals)
    why = (
        "More referrals are neither good nor bad in themselves, so the attention list takes them "
        "up only for a change over a whole year that is large and beyond the series' own ups and "
        "downs."
    )
    for month in by_end.values():
        if month.flagged:
            later = (month.end.year - signal.end.year) * 12 + month.end.month - signal.end.month
            on = day(month.known.date())
            return f"{why} It would have been listed on {on}, {later} months after that mark."
    return (
        f"{why} By these rules it would **not have been listed at all**, in any of the twelve "
        "years: the months move so much, and so much together, that even this rise is not told "
        "from them."
    )


_REPORTED = {
    APRIL: "",
    MAY: "June: the front door is inspected again (14.2)",
    JUNE: "July: the inspection is published (2.4); services are inadequate (1.5)",
}


def months(folder: Path) -> str:
    """Month by month as each became known."""
    rows = [
        (
            f"{month.end:%B %Y}",
            day(month.known.date(), long=False),
            _count(month),
            f"{month.row.value:.1f}",
            _said(month),
            ", ".join(_labels(month)),
        )
        for month in _calderdale(folder).values()
        if FIRST_SHOWN <= month.end <= LAST_SHOWN
    ]
    head = ("month", "known on", "referrals", "per 10,000", "the scorecard says", "flag")
    return _table(head, rows)


def breaks(folder: Path) -> str:
    """The same, had the way the statistics are compiled been recorded as a break."""
    plain = _calderdale(folder)
    april, once = (
        {month.end: month for month in study.calderdale_broken(folder, every)}
        for every in (True, False)
    )
    rows = [
        (day(plain[end].known.date()), *(_both(each[end]) for each in (plain, once, april)))
        for end in (APRIL, MAY, NEXT_MARCH, NEXT_APRIL, date(2014, 5, 31))
    ]
    head = ("known on", "no break", "a break in April 2013", "a break every April")
    return _table(head, rows)


def others(folder: Path) -> str:
    """How often it says so of all authorities."""
    every = study.alarms(folder)
    known = sum(month.held for month in every)
    with_limits = [month for month in every if month.charted]
    could_be_flagged = [month for month in every if month.end >= NEXT_MARCH]
    then = {month.end: month for month in every}
    high, flagged = study.ever(folder)
    here = len(study.held(folder))
    rows = [
        ("authorities; months known", f"{here}; {known:,}"),
        ("changed by more than chance, in the middle month", _middle(with_limits, "signals")),
        ("… in the quietest and in the busiest month", _range(with_limits, "signals")),
        ("changed, and higher, in the middle month", _middle(with_limits, "high")),
        ("… in April 2013", _of(then[APRIL].high, then[APRIL].charted)),
        ("… in May 2013", _of(then[MAY].high, then[MAY].charted)),
        ("months in which a new signal begins", f"{study.new_signals(folder):.1%}"),
        ("flagged for attention, in the middle month", _middle(could_be_flagged, "flagged")),
        ("authorities ever signalled higher in the twelve years", _of(high, here)),
        ("authorities ever flagged for attention", _of(flagged, here)),
    ]
    return _table(("every authority, April 2012 to March 2024", "how many"), rows)


def april(folder: Path) -> str:
    """Jumps of more than 40 % into April and into other months."""
    names = (
        "up by more than 40 % on the month before",
        "the same, allowing for the usual change into that month",
        "up or down by as much, allowing for it",
    )
    pairs: list[tuple[str, Jumps]] = list(zip(names, study.jumps(folder), strict=True))
    rows = [(name, f"{jump.april:.1%}", f"{jump.others:.1%}") for name, jump in pairs]
    place, of, over_all, of_all = study.rank_into_april(folder)
    table = _table(("months", "into April", "into other months"), rows)
    return (
        f"{table}\n\nBy size, Calderdale's rise into April 2013 is number {place} of {of} that "
        f"April, and number {over_all} of {of_all:,} over all Aprils."
    )


def then(folder: Path) -> str:
    """The first picture with its words."""
    known, last = _drawn(pictures.then(folder))
    before, after = known[:-2], known[-2:]
    words = (
        f"Referrals per 10,000 children in Calderdale as the scorecard would have drawn them on "
        f"{day(study.known_at(pictures.SEEN).date())}: {len(before)} months between "
        f"{min(before):.0f} and {max(before):.0f}, then April and May 2013 at {after[0]:.0f} and "
        f"{after[1]:.0f}; the average is {last.mean:.0f} and the upper limit {last.upper:.0f}."
    )
    return f"![{words}](pictures/case_study_then.png)"


def since(folder: Path) -> str:
    """The second picture with its words."""
    known, last = _drawn(pictures.since(folder))
    high, autumn = known[12:19], known[20:]
    words = (
        f"The same as drawn on {day(study.known_at(LAST_SHOWN).date())}: April to October 2013 lie "
        f"between {min(high):.0f} and {max(high):.0f}, above the average of {last.mean:.0f}, "
        f"{sum(value > (last.upper or value) for value in high)} of them beyond the upper limit of "
        f"{last.upper:.0f}; from December 2013 they lie between {min(autumn):.0f} and "
        f"{max(autumn):.0f}."
    )
    return f"![{words}](pictures/case_study_since.png)"


def _drawn(view: ChartView) -> tuple[list[float], Point]:
    """The values drawn, and the last point with its limits."""
    return [point.value for point in view.points if point.value is not None], view.points[-1]


BLOCKS: Mapping[str, Callable[[Path], str]] = {
    "then": then,
    "dates": dates,
    "listed": listed,
    "months": months,
    "since": since,
    "breaks": breaks,
    "others": others,
    "april": april,
}


def in_document(text: str) -> dict[str, str]:
    """What stands between each block's marks."""
    return dict(_BLOCK.findall(text))


def written(text: str, folder: Path) -> str:
    """The document with every block as it now comes out."""
    return _BLOCK.sub(
        lambda found: (
            f"<!-- begin {found[1]} -->\n{BLOCKS[found[1]](folder)}\n<!-- end {found[1]} -->"
        ),
        text,
    )


def _calderdale(folder: Path) -> dict[date, Month]:
    return {month.end: month for month in study.replayed(folder)[study.CALDERDALE]}


def _dated(month: Month, reported: str) -> tuple[str, str, str]:
    found = f"{_said(month)}; {_count(month)} referrals in {month.end:%B}"
    return day(month.known.date()), reported, found


def _said(month: Month) -> str:
    return VARIATION_WORDS[month.row.variation]


def _both(month: Month) -> str:
    return "; ".join([_said(month), *_labels(month)])


def _labels(month: Month) -> Iterator[str]:
    return (
        FLAG_RULES[flag.kind].label for flag in month.row.flags if flag.group == FlagGroup.ATTENTION
    )


def _flags(row: study.Row) -> str:
    said = [flag.sentence for flag in row.flags if flag.group == FlagGroup.ATTENTION]
    return " ".join(said) or "nothing"


def _count(month: Month) -> str:
    return "not known" if month.count is None else f"{month.count:.0f}"


def _middle(every: Sequence[Alarms], name: str) -> str:
    """The median month, as a number and a share."""
    shares = [getattr(month, name) / _asked(month, name) for month in every]
    number = median(getattr(month, name) for month in every)
    return f"{number:.0f} ({median(shares):.0%})"


def _range(every: Sequence[Alarms], name: str) -> str:
    shares = [getattr(month, name) / _asked(month, name) for month in every]
    return f"{min(shares):.0%} to {max(shares):.0%}"


def _asked(month: Alarms, name: str) -> int:
    return month.held if name == "flagged" else month.charted


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
