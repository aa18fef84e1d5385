"""The room: one meeting with everything its screen shows, read once a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared import address, filters, frozen
from pages.shared.context import Context, judged_area, scorecard_view
from pages.shared.filters import Where
from pages.shared.markup import meeting_body
from scorecard.domain.attendance import Attended
from scorecard.domain.meeting import Meeting
from scorecard.domain.minutes import Minutes, is_fixed
from scorecard.views import meeting as views
from scorecard.views import room as held
from scorecard.views import since_issued
from scorecard.views.agenda import AgendaItem
from scorecard.views.decision import DecisionLine
from scorecard.views.judged import JudgedArea
from scorecard.views.meeting import MeetingChoice, MeetingView, PackLine
from scorecard.views.pack import SeenPack
from scorecard.views.room import Kept

PATH, MINUTES = "meeting", "minutes"


@dataclass(frozen=True, slots=True)
class Room:
    """One meeting: as it stands live (`seen`), and what its pack holds."""

    context: Context
    where: Where
    seen: JudgedArea
    key: str
    view: MeetingView
    pack: PackLine | None
    content: SeenPack | None
    kept: Kept

    @property
    def lines(self) -> tuple[DecisionLine, ...]:
        """What was decided, in order."""
        return self.kept.lines

    @property
    def seats(self) -> Sequence[Attended]:
        """Who came to which meeting."""
        return self.kept.seats

    @property
    def minutes(self) -> Minutes | None:
        """The minutes, if begun."""
        return self.kept.minutes

    @property
    def meeting(self) -> Meeting:
        """The meeting."""
        return self.view.meeting

    @property
    def may_change(self) -> bool:
        """Whether this person runs it and it is not closed yet."""
        return self.view.can_run and not is_fixed(self.minutes)

    @property
    def is_held(self) -> bool:
        """Whether it has met, or meets today."""
        return self.meeting.date <= self.context.workspace.now().date()

    @property
    def version(self) -> int:
        """The version of its minutes; 0 before there are any."""
        return self.minutes.version if self.minutes else 0

    def to(self, item: str = "") -> str:
        """The address of one part of this meeting."""
        pack = address.part("pack")
        return self.where.links.to(PATH, meeting=self.key, item=item, pack=pack)

    def decided(self, item: AgendaItem) -> tuple[DecisionLine, ...]:
        """What this meeting decided about an item."""
        return tuple(one for one in self.lines if one.indicator == item.code)


def since(entered: Room, codes: Sequence[str] = ()) -> str:
    """What reads otherwise now than in the pack (of `codes`, where given), as HTML."""
    context, where, content = entered.context, entered.where, entered.content
    assert content is not None
    asked = context.asked(where.area.code, where.area.default_as_at, None)
    with context.workspace.reading() as connection:
        lines = since_issued.of(connection, content, scorecard_view(context, asked), codes)
    named = not codes or len(lines) > 1
    return meeting_body.since(lines, since_issued.nothing(content), where.links, named=named)


def live(context: Context, where: Where) -> JudgedArea:
    """The area as it stands now: a meeting does not look at an earlier date."""
    return judged_area(context, context.asked(where.area.code, where.area.default_as_at, None))


def chosen(
    context: Context, seen: JudgedArea, found: list[str]
) -> tuple[MeetingChoice | None, dict[str, str]]:
    """The meeting the address names, else the next one; and all there are, key to words."""
    today = context.workspace.now().date()
    choices = {one.key: one for one in views.choices(seen, today)}
    labels = {key: one.label for key, one in choices.items()}
    if not choices:
        return None, {}
    asked = address.part("meeting")
    asked = views.by_day(seen).get(asked, asked)
    address.write({"meeting": views.moved(seen).get(asked, asked)})
    return choices[filters.choice("meeting", labels, next(iter(choices)), found)], labels


def enter(
    context: Context, where: Where, seen: JudgedArea, choice: MeetingChoice, found: list[str]
) -> Room:
    """The meeting with its pack opened; a UserError where the pack cannot be shown."""
    today = context.workspace.now().date()
    with context.workspace.reading() as connection:
        view = views.view(connection, seen, context.person, choice.meeting, today)
        kept = held.kept(connection, seen, context.person, choice.meeting)
    pack = _pack(view, found)
    content = frozen.opened(context, pack.number, pack.fingerprint) if pack else None
    return Room(
        context=context,
        where=where,
        seen=seen,
        key=choice.key,
        view=view,
        pack=pack,
        content=content,
        kept=kept,
    )


def _pack(view: MeetingView, found: list[str]) -> PackLine | None:
    if not view.packs:
        return None
    by_number = {str(one.number): one for one in view.packs}
    labels = {number: f"the {one.place} issue" for number, one in by_number.items()}
    return by_number[filters.choice("pack", labels, str(view.packs[0].number), found)]
