"""Child-level data: which headings and values show that a file is about single children."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scorecard.domain.errors import ChildLevelData
from scorecard.intake.personal_words import (
    AGGREGATES,
    BARE_HEADINGS,
    FREE_TEXT,
    GIVEN_NAMES,
    PHRASES,
)

REFUSAL = (
    "The file was refused whole: {column} holds child-level data ({what}). The scorecard holds "
    "totals only, so nothing of the file was kept, not even its name. Count the children, and "
    "send the totals without that column."
)

_DIGIT = re.compile(r"[0-9]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z]+|[0-9]+|%")
_NHS = re.compile(r"(?<![\d.,-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\d.,]*\d)")
_UPN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]\d{11}[0-9A-Za-z](?![A-Za-z0-9])")
_POSTCODE = r"(?:GIR|[A-PR-UWYZ](?:\d[A-HJKPSTUW\d]?|[A-HK-Y]\d[ABEHMNPRVWXY\d]?))"
_POSTCODE_CELL = re.compile(rf"{_POSTCODE} ?\d[ABD-HJLNP-UW-Z]{{2}}", re.IGNORECASE)
_POSTCODE_IN_TEXT = re.compile(
    rf"(?<!\w){_POSTCODE} ?\d(?!st|nd|rd|th)[ABD-HJLNP-UW-Z]{{2}}(?!\w)", re.IGNORECASE
)
_BORN = re.compile(
    r"\bd\.?o\.?b\b|\bdate of birth\b|\b(?:born|birthday) (?:is |was )?(?:on )?(?:the )?\d",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’-]+,? (?:[A-Z][\w'’.-]*,? )?[A-Z][\w'’-]+")
_NAME_IN_TEXT = re.compile(r"\b([A-Z][a-z'’-]+) [A-Z][a-z'’-]+")
_STREETS = "Street|St|Road|Rd|Lane|Avenue|Close|Drive|Court|Crescent|Terrace|Gardens|Grove|Mews"
_ADDRESS = re.compile(rf"\b\d{{1,4}}[A-Za-z]?,? (?:[A-Z][a-z'’-]+ ){{1,3}}(?:{_STREETS})\b")
_ONE = "girl|boy|child|baby|toddler|son|daughter|brother|sister|pupil|young person"
_OF_AGE = re.compile(
    rf"\b(?:{_ONE}),? (?:of |who is )?(?:aged?|turned) \d{{1,2}}\b|"
    rf"\b\d{{1,2}}[ -](?:year|month|week)s?[ -]old (?:{_ONE})\b|"
    r"\b(?:[A-Z]\.){2,3},? \(?\d{1,2}\b"
)
_NAMED_OF_AGE = re.compile(r"\b([A-Z][a-z'’-]+)(?: [A-Z][a-z'’-]+)?,? aged \d{1,2}\b")
_HEX = re.compile(r"\b[0-9a-f]{32,}\b")
_CALLED = re.compile(rf"\b(?:{_ONE})(?: was| is)? (?:called|named) [A-Z]")
_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
)

_WHOLE = {phrase: what for what, phrases in PHRASES.items() for phrase in phrases}
_RUN_TOGETHER = {phrase.replace(" ", ""): what for phrase, what in _WHOLE.items()}
_LONGEST_PHRASE = max(phrase.count(" ") for phrase in _WHOLE) + 1

HEADING_ROWS = 100
"""How far down a sheet a row is looked at as if it were headings."""

LONGEST_HEADING = 60
"""Characters; anything longer is a sentence, which is read as free text."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A column that seems to be about single children: how it is headed and what it would hold."""

    column: str
    what: str

    def refusal(self) -> ChildLevelData:
        """What is raised: it names the column, and neither the file nor a value."""
        return ChildLevelData(REFUSAL.format(column=self.column, what=self.what))


def words_of(heading: str) -> list[str]:
    """A heading as lower-case words: 'ChildID', 'child_id' and "Child's ID" are child, id."""
    spaced = _HUMP.sub(" ", heading.replace("’", "'"))
    found = _WORD.findall(re.sub(r"'s\b", "", spaced.lower()))
    joined: list[str] = []
    in_a_run = False
    for word in found:  # D.O.B. is one word
        single = len(word) == 1 and word.isalpha()
        if single and in_a_run:
            joined[-1] += word
        else:
            joined.append(word)
        in_a_run = single
    return joined


def in_heading(heading: str) -> str:
    """What a column headed so would hold of single children, or nothing. Whole words only."""
    if not heading or len(heading) > LONGEST_HEADING:
        return ""
    words = words_of(heading)
    if not words or AGGREGATES & set(words):
        return ""
    found = _RUN_TOGETHER.get("".join(words), "") or BARE_HEADINGS.get(" ".join(words), "")
    return found or next((_WHOLE[run] for run in _runs(words) if run in _WHOLE), "")


def _runs(words: list[str]) -> Iterable[str]:
    """Every stretch of a heading's words that is short enough to be a phrase of the table.

    'No' is a number at the end of a heading alone: 'Referral - no further action' is an outcome.
    """
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1):
            if words[end - 1] != "no" or end == len(words):
                yield " ".join(words[start:end])


def is_free_text(heading: str) -> bool:
    """Whether a column headed so holds sentences, which warn where other columns refuse."""
    return bool(FREE_TEXT & set(words_of(heading)))


def in_values(values: Iterable[object]) -> str:
    """What the cells of one column look like, if they look like single children; or nothing.

    Give each distinct cell once; numbers may come as numbers.
    """
    cells = {str(value).strip() for value in values} - {""}
    for what, looks in _LOOKS.items():
        if looks(cells):
            return what
    return ""


def in_text(text: str) -> str:
    """What a sentence seems to say of a single child, or nothing."""
    for what, looks in _READS.items():
        if looks(text):
            return what
    return ""


def in_columns(columns: Mapping[str, Iterable[object]]) -> Suspect | None:
    """The first column, by its heading or else its distinct values, about single children."""
    for heading in columns:
        what = in_heading(heading)
        if what:
            return Suspect(_named(heading, 0), what)
    for place, (heading, values) in enumerate(columns.items(), start=1):
        what = "" if is_free_text(heading) else in_values(values)
        if what:
            return Suspect(_named(heading, place), what)
    return None


def in_sheet(rows: Sequence[Sequence[str]], sheet: str = "") -> Suspect | None:
    """The same for a sheet of text cells whose headings may stand in any of its first rows."""
    for place, row in _heading_rows(rows):
        filled = sum(1 for cell in row if cell)
        for cell in row:
            what = in_heading(cell)
            if what and (filled > 2 or place == 0 or not _is_bare(cell)):
                return Suspect(_on(_named(cell, 0), sheet), what)
    for number, cells in sorted(_distinct(rows).items()):
        top = next((cell for cell in cells if is_free_text(cell[: LONGEST_HEADING + 1])), "")
        what = "" if 0 < len(top) <= LONGEST_HEADING else in_values(cells)
        if what:
            return Suspect(_on(_named("", number + 1), sheet), what)
    return None


def _heading_rows(rows: Sequence[Sequence[str]]) -> Iterable[tuple[int, Sequence[str]]]:
    """The rows that may be headings: down to the first about as wide as any, then those of words.

    Below those a cell is a figure's: 'Street' there is where something happened.
    """
    looked_at = rows[:HEADING_ROWS]
    filled = [sum(1 for cell in row if cell) for row in looked_at]
    widest = max(filled, default=0)
    first = next((place for place, cells in enumerate(filled) if cells >= 0.8 * widest), 0)
    for place, row in enumerate(looked_at):
        if place <= first or not any(map(_DIGIT.search, row)):
            yield place, row


def _distinct(rows: Sequence[Sequence[str]]) -> dict[int, dict[str, None]]:
    """Each column's different cells, in the order they come."""
    found: dict[int, dict[str, None]] = {}
    for row in rows:
        for number, cell in enumerate(row):
            if cell:
                found.setdefault(number, {})[cell] = None
    return found


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number (modulus 11)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = 11 - total % 11
    return len(set(digits)) > 2 and check != 10 and int(digits[9]) == check % 11


def _is_bare(heading: str) -> bool:
    """A heading that a covering page may have too, with the sender's own details beside it."""
    return " ".join(words_of(heading)) in BARE_HEADINGS


def _named(heading: str, place: int) -> str:
    """How the sentence names a column; a heading that is itself somebody's details is not said."""
    said = heading.strip()[:LONGEST_HEADING]
    if said and not _is_somebodys(said):
        return f"column '{said}'"
    return f"column {letters(place)}" if place else "a column"


def _is_somebodys(heading: str) -> bool:
    """Whether a heading is itself a value, as where a sheet is named after a child."""
    return bool(in_values([heading])) or any(
        looks(heading) for what, looks in _READS.items() if what != "a date of birth"
    )


def _on(column: str, sheet: str) -> str:
    named = sheet and not _is_somebodys(sheet)
    return f"{column} of sheet '{sheet[:LONGEST_HEADING]}'" if named else column


def letters(place: int) -> str:
    """A spreadsheet's letters for a column: 1 is A, 27 is AA."""
    found = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found


def _nhs_numbers(cells: set[str]) -> bool:
    """A written-out NHS number is one; of plain ten-digit numbers, most must check."""
    plain = [cell for cell in cells if len(cell) == 10 and cell.isdigit() and cell.isascii()]
    others = (cell for cell in cells if len(cell) > 10)
    if plain and sum(map(is_nhs_number, plain)) >= 0.6 * len(plain):
        return True
    return any(_has_nhs_number(cell) for cell in others)


def _has_nhs_number(text: str) -> bool:
    """Whether ten digits in it check; a fingerprint's digits are nobody's."""
    return any(is_nhs_number("".join(found[::2])) for found in _groups(_HEX.sub("", text)))


def _groups(text: str) -> Iterable[tuple[str, ...]]:
    for first, _, second, third in _NHS.findall(text):
        yield first, "", second, "", third


def _postcodes(cells: set[str]) -> bool:
    return any(len(cell) <= 8 and _POSTCODE_CELL.fullmatch(cell) for cell in cells)


def _days_of_birth(cells: set[str]) -> bool:
    """Five or more days over two years, of no pattern that ends of periods have."""
    days = [found for cell in cells if len(cell) <= 27 and (found := _day(cell)) is not None]
    if len(days) < 5 or 2 * len(days) < len(cells) or (max(days) - min(days)).days < 730:
        return False
    edges = sum(day.day == 1 or (day + timedelta(days=1)).day == 1 for day in days)
    return 2 * edges < len(days) and len({day.weekday() for day in days}) > 1


def _day(cell: str) -> date | None:
    found = next((match for form in _DATES if (match := form.fullmatch(cell))), None)
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _names(cells: set[str]) -> bool:
    """Three or more of the cells, and half of them, read as a given name with a surname."""
    worded = [cell for cell in cells if any(letter.isalpha() for letter in cell)]
    named = [cell for cell in worded if _NAME.fullmatch(cell) and _given(cell)]
    return len(named) >= 3 and 2 * len(named) >= len(worded)


def _given(cell: str) -> bool:
    parts = cell.lower().split()
    given = parts[1] if parts[0].endswith(",") else parts[0]
    return given.strip(",.") in GIVEN_NAMES


def _names_somebody(text: str) -> bool:
    return any(first.lower() in GIVEN_NAMES for first in _NAME_IN_TEXT.findall(text))


def _has_an_age(text: str) -> bool:
    named = any(first.lower() in GIVEN_NAMES for first in _NAMED_OF_AGE.findall(text))
    return named or _OF_AGE.search(text) is not None


def _any_upn(cells: set[str]) -> bool:
    return any(_UPN.search(cell) for cell in cells if len(cell) >= 13)


_LOOKS: dict[str, Callable[[set[str]], bool]] = {
    "unique pupil numbers": _any_upn,
    "NHS numbers": _nhs_numbers,
    "postcodes": _postcodes,
    "dates of birth": _days_of_birth,
    "people's names": _names,
}

_READS: dict[str, Callable[[str], object]] = {
    "a unique pupil number": _UPN.search,
    "an NHS number": _has_nhs_number,
    "a date of birth": _BORN.search,
    "a postcode": _POSTCODE_IN_TEXT.search,
    "an address": _ADDRESS.search,
    "one child's age": _has_an_age,
    "one child's name": _CALLED.search,
    "a person's name": _names_somebody,
}
