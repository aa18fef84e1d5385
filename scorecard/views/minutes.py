"""Minutes on screen: the draft out of what was recorded, the text as kept, what is not in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scorecard.domain.attendance import ATTENDANCE_WORDS, Attendance, Attended
from scorecard.domain.lifecycle import Move
from scorecard.domain.meeting import Meeting
from scorecard.domain.minutes import LIFECYCLE, Minutes, is_fixed
from scorecard.domain.period import day
from scorecard.domain.person import Person
from scorecard.judgement import sentences
from scorecard.store import record as records
from scorecard.store.engine import Connection
from scorecard.store.minutes import shelf
from scorecard.views import register
from scorecard.views.decision import DecisionLine
from scorecard.views.judged import JudgedArea
from scorecard.views.pack import SeenPack
from scorecard.views.parts import Mover
from scorecard.views.register import HistoryLine
from scorecard.views.words import SYNTHETIC_BANNER

NOTHING_SAID = "Nothing was recorded."


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes: `text` as kept, or the draft; `left_out` names decisions not in the text.

    `version` is 0 before anything was kept. `fixed` once they are signed off.
    """

    number: int
    version: int
    childrens_words: str
    text: str
    draft: str
    left_out: tuple[str, ...]
    state_words: str
    fixed: bool
    moves: tuple[Move, ...]
    history: tuple[HistoryLine, ...]


def view(
    connection: Connection, person: Person, kept: Minutes | None, draft: str, decided: Sequence[str]
) -> MinutesView:
    """The minutes as this person sees them; `decided` are the draft's lines, one a decision."""
    if kept is None:
        return MinutesView(0, 0, "", draft, draft, (), "not begun", False, (), ())
    text = kept.text or draft
    signed = f" by {kept.signed_off_by}" if kept.signed_off_by else ""
    on = f", {day(kept.closed_on)}" if kept.closed_on else ""
    return MinutesView(
        number=kept.id,
        version=kept.version,
        childrens_words=kept.childrens_words,
        text=text,
        draft=draft,
        left_out=tuple(one for one in decided if one not in text),
        state_words=f"{LIFECYCLE.words[kept.state]}{signed}{on}",
        fixed=is_fixed(kept),
        moves=register.can(kept, LIFECYCLE, person),
        history=register.history(records.changes(connection, shelf.name, [kept.id])),
    )


def decided(lines: Sequence[DecisionLine]) -> tuple[str, ...]:
    """A line of the minutes for each decision that stands: what, who and by when."""
    return tuple(_decided(one) for one in lines if not one.back)


def draft(
    seen: JudgedArea,
    meeting: Meeting,
    pack: tuple[SeenPack, str] | None,
    seats: Sequence[Attended],
    childrens_words: str,
    lines: Sequence[DecisionLine],
    left_out: Collection[str] = (),
) -> str:
    """The minutes put together out of what was recorded, as Markdown.

    Nothing is said of the indicators that are `left_out`.
    """
    parts = (
        f"# {meeting.title}",
        "\n".join(_opening(seen, pack)),
        "## Who came",
        "\n".join(_came(seen, seats)) or NOTHING_SAID,
        "## What children and young people said",
        childrens_words.strip() or NOTHING_SAID,
        "## What the figures say",
        "\n".join(_highlights(pack[0], left_out)) if pack else "No pack was issued.",
        "## What was decided",
        "\n".join(_numbered(lines)) or "No decision was recorded.",
    )
    return "\n\n".join(parts) + "\n"


def _opening(seen: JudgedArea, pack: tuple[SeenPack, str] | None) -> Iterator[str]:
    if seen.area.synthetic:
        yield f"**{SYNTHETIC_BANNER}.** {seen.area.name} does not exist."
    else:
        yield f"{seen.area.name}."
    if pack:
        content, fingerprint = pack
        yield (
            f"Figures to {day(content.as_at)}, frozen on {day(content.known_at.date())}, "
            f"fingerprint {fingerprint[:12]}."
        )


def _came(seen: JudgedArea, seats: Sequence[Attended]) -> Iterator[str]:
    for kind in Attendance:
        here = [one for one in seats if one.attendance == kind]
        if here:
            named = ", ".join(sorted(_named(seen, one) for one in here))
            word = ATTENDANCE_WORDS[kind]
            yield f"- {word[:1].upper()}{word[1:]}: {named}."


def _named(seen: JudgedArea, one: Attended) -> str:
    return f"{seen.agency_name(one.agency)}{f' ({one.who})' if one.who else ''}"


def _highlights(pack: SeenPack, left_out: Collection[str]) -> Iterator[str]:
    shown = pack.summary
    yield shown.headline
    for words, moved in (("Got worse", shown.worse), ("Got better", shown.better)):
        if movers := [one for one in moved if one.code not in left_out]:
            yield f"- {words}: {'; '.join(_moved(one) for one in movers)}."
    for news in shown.good_news:
        if news.code not in left_out:
            yield f"- {news.name}: {news.sentence}"


def _moved(one: Mover) -> str:
    return f"{one.name}, {one.before} ({one.before_period}) to {one.now} ({one.now_period})"


def _numbered(lines: Sequence[DecisionLine]) -> Iterator[str]:
    for number, said in enumerate(decided(lines), 1):
        yield f"{number}. {said}"


def _decided(one: DecisionLine) -> str:
    about = f"**{one.name}.** " if one.name else ""
    words = " ".join(one.words.split())
    said_already = one.name and words.startswith((f"{one.name}. ", f"{one.name}: "))
    if said_already:  # in bold
        words = sentences.opened(words.removeprefix(one.name).lstrip(".: "))
    stop = "" if words.endswith((".", "?", "!")) else "."
    who = ", ".join(part for part in (one.agency, one.due_words) if part)
    early = f" {one.early}" if one.early else ""
    done = f"{one.done}, {one.rests}" if one.rests else one.done
    return f"{about}{done}: {words}{stop}{f' ({who})' if who else ''}{early}"
