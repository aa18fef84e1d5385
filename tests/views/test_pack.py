"""Packs: the same bytes twice, read as issued, less for those who may see less, and whole."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scorecard.domain.errors import NotFound, UserError
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.pack import Pack, fingerprint
from scorecard.domain.person import DEMO_PEOPLE
from scorecard.services.workspace import Workspace
from scorecard.views import duty, duty_counts, indicator, pack, scorecard, summary
from scorecard.views.agenda import LEFT_OVER, NOW
from scorecard.views.freezing import thawed
from scorecard.views.judged import JudgedArea
from tests.views.conftest import CHAIR, POLICE, texts
from tests.views.packs import MEETING, frozen
from tests.views.test_every_screen import UNKNOWN


@pytest.fixture(scope="module")
def issued(demo_workspace: Workspace) -> Pack:
    return frozen(demo_workspace)


def test_the_same_moment_gives_the_same_bytes(demo_workspace: Workspace, issued: Pack) -> None:
    assert frozen(demo_workspace) == issued


def test_it_holds_what_the_screens_said(
    issued: Pack, exampleshire: JudgedArea, demo_workspace: Workspace
) -> None:
    for person in (CHAIR, POLICE):
        seen = pack.seen_by(pack.read(issued), person)
        with demo_workspace.reading() as connection:
            owed = duty.of_area(connection, exampleshire, person)
        live = summary.view(exampleshire, person)
        assert seen.summary == duty_counts.in_full(live, exampleshire, owed)
        assert seen.summary.owed != live.owed
        assert seen.scorecard == scorecard.view(exampleshire, person)
        codes = {row.code for row in scorecard.visible(exampleshire, person)}
        assert {one.code for one in seen.agenda} <= codes
        assert set(seen.indicators) <= codes


def test_all_that_is_owed_is_frozen_and_nothing_restricted_for_everyone(issued: Pack) -> None:
    """As the Summary has it on the day: records too, the group's among them."""
    made = pack.read(issued)
    named, everyone = made.named_roles.summary, made.everyone.summary
    assert {one.agency for one in named.owed} > {"The group"}
    said = " ".join(one.owed for one in named.owed)
    for kind in ("variance report", "action", "escalation", "risk"):
        assert kind in said
    assert "The group" in {one.agency for one in everyone.owed}


def test_the_agenda_is_the_attention_list_and_all_else_can_be_taken_up(
    issued: Pack, exampleshire: JudgedArea
) -> None:
    seen = pack.seen_by(pack.read(issued), CHAIR)
    judged = exampleshire.judged
    of_part = {part: [one for one in seen.agenda if one.part == part] for part in (NOW, LEFT_OVER)}
    assert [(one.rank, one.code, one.sentence) for one in of_part[NOW]] == [
        (item.rank, item.indicators[0], item.sentence) for item in judged.attention
    ]
    assert len(of_part[LEFT_OVER]) == len(judged.left_over)
    for one in seen.agenda:
        assert seen.item(one.code) == one
        shown = seen.indicators[one.code]
        live = indicator.view(exampleshire, one.code, CHAIR)
        assert (shown.sentence, shown.flags, shown.charts) == (
            live.sentence,
            live.flags,
            live.charts[:1],
        )
    for one, item in zip(of_part[NOW], judged.attention, strict=True):
        assert one.flags == tuple((flag.indicator, str(flag.kind)) for flag in item.flags)
        assert one.codes == item.indicators
    assert seen.item("nothing") is None


def test_the_judged_rows_are_there_as_numbers_too(issued: Pack, exampleshire: JudgedArea) -> None:
    rows = json.loads(json.loads(issued.content)["rows"])
    assert len(rows) == len(exampleshire.judged.rows)
    assert {row["rag"] for row in rows} >= {"red", "green"}


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_what_is_restricted_is_for_named_roles(
    issued: Pack, exampleshire: JudgedArea, who: str
) -> None:
    person = DEMO_PEOPLE[who]
    seen = pack.seen_by(pack.read(issued), person)
    every = exampleshire.judged.evidence.indicators.values()
    open_names = [one.name for one in every if one.sensitivity == Sensitivity.OPEN]
    hidden = [
        one
        for one in every
        if one.sensitivity == Sensitivity.RESTRICTED
        and not any(name.startswith(one.short_name) for name in open_names)
    ]
    said = "\n".join((*texts(seen.summary), *texts(seen.scorecard), *texts(seen.agenda)))
    said += "\n".join(text for one in seen.indicators.values() for text in texts(one))
    named = [one.code for one in hidden if one.code in said]
    assert bool(named) == (who in ("chair", "analyst", "administrator"))
    if not named:
        assert not [one.short_name for one in hidden if one.short_name in said]


def test_no_pack_prints_an_unknown(issued: Pack) -> None:
    seen = pack.seen_by(pack.read(issued), CHAIR)
    said = [*texts(seen.agenda), *texts(seen.summary)]
    assert len(said) > 500
    assert not [text for text in said if UNKNOWN.search(text)]


def test_a_pack_whose_bytes_changed_is_not_shown(issued: Pack) -> None:
    changed = replace(issued, content=issued.content.replace("red", "green", 1))
    with pytest.raises(UserError, match="not what was issued"):
        pack.read(changed)


def test_a_pack_of_newer_code_says_so(issued: Pack) -> None:
    content = issued.content.replace('"format":1', '"format":99')
    with pytest.raises(UserError, match="newer version"):
        pack.read(replace(issued, content=content, fingerprint=fingerprint(content)))


def test_a_pack_of_older_code_is_still_read(issued: Pack) -> None:
    """Issued before the agenda had its targets, and with a part that is no longer known."""
    held = json.loads(issued.content)
    for audience in ("named_roles", "everyone"):
        for one in held[audience]["agenda"]:
            del one["target"]
    held["gone"] = {"a": 1}
    content = json.dumps(held)
    older = replace(issued, content=content, fingerprint=fingerprint(content))
    seen = pack.seen_by(pack.read(older), CHAIR)
    assert {one.target for one in seen.agenda} == {""}
    assert seen.area == MEETING.area


def test_a_meeting_before_the_store_was_made_holds_what_was_known_then(
    demo_workspace: Workspace,
) -> None:
    moment = datetime(2026, 8, 20, 10, tzinfo=UTC)
    before = replace(MEETING, date=date(2026, 8, 27))
    board = replace(before, area="E08000033")
    with demo_workspace.reading() as connection:
        content, as_at = pack.content(connection, before, moment, as_known=True)
        with pytest.raises(NotFound, match="No figures are held"):
            pack.content(connection, board, moment)  # the store was given none by then
        assert pack.content(connection, board, moment, as_known=True)[1] < date(2014, 1, 1)
    assert as_at == date(2026, 7, 31)
    made = thawed(pack.PackContent, content)
    assert (made.known_at, made.meeting_on) == (moment, before.date)
    assert made.named_roles.summary.attention
