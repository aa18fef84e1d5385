"""Receiving a return: preview, confirm, refuse, correct; once, whole, by its own agency."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from scorecard.domain.errors import ChildLevelData, NotFound, RefusedFile
from scorecard.domain.flag import FlagKind
from scorecard.domain.reported import Standing
from scorecard.domain.submission import Finding, Severity, SubmissionKind
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.verdict import Rag
from scorecard.intake.incoming import Asked
from scorecard.services import receiving
from scorecard.services.preview import Preview, Stale
from scorecard.services.submission import Receipt
from scorecard.services.workspace import Workspace
from scorecard.store import audit_event, observation, target
from scorecard.store.submission import finding as findings_table
from scorecard.store.submission import submission as submissions_table
from tests import returning
from tests.returning import NOW, csv, incoming
from tests.samples import HERE, THERE
from tests.services.audit_trail import trail

FIRST = csv(
    f"fd_in_time_pct,{HERE},2026-08-31,,45,50",
    f"fd_in_time_pct,{HERE},2026-09-30,,40,50",
    f"fd_days_avg,{HERE},2026-09-30,20,,",
)
SECOND = csv(f"fd_in_time_pct,{HERE},2026-09-30,,30,50", f"fd_days_avg,{HERE},2026-09-30,20,,")


@pytest.fixture
def here(workspace: Workspace) -> Workspace:
    with workspace.writing() as connection:
        returning.seed(connection)
    return workspace


def preview(workspace: Workspace, content: bytes, kind: str = "", **asked: Any) -> Preview:
    at = workspace.now()
    return receiving.preview(
        workspace, incoming(content, at=at), Asked(**{"agency": "csc", **asked}), kind
    )


def keep(workspace: Workspace, content: bytes, **asked: Any) -> Receipt:
    receipt = receiving.confirm(workspace, "Helen", preview(workspace, content, **asked))
    assert isinstance(receipt, Receipt)
    return receipt


def later(workspace: Workspace, days: int = 1) -> Workspace:
    return replace(workspace, clock=lambda: NOW + timedelta(days=days))


def values(workspace: Workspace, code: str = "fd_in_time_pct", **how: Any) -> list[float]:
    with workspace.reading() as connection:
        frame = observation.current(connection, indicators=[code], **how)
    return list(frame["value"])


def rows(workspace: Workspace, table: Any) -> list[Any]:
    with workspace.reading() as connection:
        return list(connection.execute(select(table)).mappings())


def test_a_preview_saves_nothing(here: Workspace) -> None:
    before = here.revision()
    seen = preview(here, FIRST)
    assert [one.standing for one in seen.reported] == [Standing.NEW] * 3
    assert here.revision() == before
    assert values(here) == []


def test_what_was_previewed_is_kept_and_the_receipt_says_so(here: Workspace) -> None:
    receipt = keep(here, FIRST, protective_marking="OFFICIAL", permitted_use="QA", released=True)
    assert (receipt.kept, receipt.new, receipt.corrected, receipt.already) == (3, 3, 0, False)
    assert receipt.fingerprint == incoming(FIRST).sha256
    assert receipt.sentence() == (
        f"Submission {receipt.number}: 3 figures stored (3 new). Fingerprint {receipt.fingerprint}."
    )
    assert values(here) == [90.0, 80.0]
    (row,) = rows(here, submissions_table)
    assert (row["agency"], row["kind"], row["accepted"]) == ("csc", "return", True)
    assert (row["protective_marking"], row["permitted_use"], row["released"]) == (
        *("OFFICIAL", "QA"),
        True,
    )
    assert trail(here)[-1] == (
        *("Helen", "record_submission"),
        "Kept 3 figures from Return of Social care.",
    )


def test_the_same_file_twice_changes_nothing_and_says_so(here: Workspace) -> None:
    first = keep(here, FIRST)
    before = here.revision()
    seen = preview(here, FIRST)
    assert seen.changes_nothing
    again = receiving.confirm(here, "Tom", seen)
    assert isinstance(again, Receipt)
    assert (again.already, again.kept, again.number) == (True, 0, first.number)
    assert "Nothing was changed" in again.sentence()
    assert here.revision() == before


def test_the_same_figures_in_another_file_change_nothing_either(here: Workspace) -> None:
    keep(here, FIRST)
    before = here.revision()
    again = keep(here, FIRST + b"\n")
    assert (again.already, again.kept, again.unchanged) == (True, 0, 3)
    assert here.revision() == before


def test_a_correction_keeps_the_old_value_and_stores_only_what_changed(here: Workspace) -> None:
    keep(here, FIRST)
    receipt = keep(later(here), SECOND)
    assert (receipt.kept, receipt.corrected, receipt.unchanged) == (1, 1, 1)
    assert values(here) == [90.0, 60.0]
    assert values(here, history=True) == [90.0, 80.0, 60.0]
    as_known = values(here, as_known_at=NOW + timedelta(hours=1))
    assert as_known == [90.0, 80.0]


def test_a_correction_shows_old_and_new_and_is_flagged(here: Workspace) -> None:
    keep(here, FIRST)
    seen = preview(later(here), SECOND)
    (one,) = [each for each in seen.reported if each.standing == Standing.CORRECTED]
    assert one.held is not None
    assert (one.held.value, one.amounts.value) == (80.0, 60.0)
    assert one.amounts.status == "revised"
    (effect,) = seen.effects
    assert (effect.before.value, effect.after.value) == (80.0, 60.0)
    assert FlagKind.REVISED_MATERIALLY in dict(effect.appearing)


def agreed(area: str = HERE, green: float = 75.0) -> Target:
    day = datetime(2020, 1, 1, tzinfo=UTC).date()
    return Target(
        indicator="fd_in_time_pct",
        area=area,
        valid_from=day,
        valid_to=None,
        kind=TargetKind.AGREED,
        green=green,
        amber=green - 10,
        basis="test",
        approved_by="QA",
        approved_on=day,
        agreed_on=day,
    )


def test_the_preview_says_what_it_does_to_the_rating(here: Workspace) -> None:
    with here.writing() as connection:
        target.put(connection, [agreed()])
    keep(here, FIRST)
    (effect,) = preview(later(here), SECOND).effects
    assert (effect.before.rag, effect.after.rag) == (Rag.GREEN, Rag.RED)
    assert effect.changes
    assert all(sentence for _, sentence in effect.appearing)


def test_effects_are_told_area_by_area(here: Workspace) -> None:
    both = csv(
        f"fd_in_time_pct,{HERE},2026-09-30,,40,50", f"fd_in_time_pct,{THERE},2026-09-30,,4,50"
    )
    assert [(one.area, one.after.value) for one in preview(here, both).effects] == [
        (HERE, 80.0),
        (THERE, 8.0),
    ]


def test_two_agencies_counts_are_divided_when_both_are_in(here: Workspace) -> None:
    keep(here, csv(f"mis_rhi_pct,{HERE},2026-09-30,,30,"))
    seen = preview(here, csv(f"mis_rhi_pct,{HERE},2026-09-30,,,40"), agency="police")
    (effect,) = seen.effects
    assert effect.after.value == 75.0
    assert effect.before.rag == Rag.MISSING


def test_errors_refuse_the_whole_file(here: Workspace) -> None:
    seen = preview(here, FIRST + b"\nfd_in_time_pct,nowhere,2026-09-30,,1,2")
    assert len(seen.errors) == 1
    with pytest.raises(RefusedFile, match="Nothing was stored: 1 thing to put right"):
        receiving.confirm(here, "Helen", seen)
    assert values(here) == []


def test_a_file_turned_away_is_kept_with_its_findings_once(here: Workspace) -> None:
    seen = preview(here, csv(f"fd_in_time_pct,{HERE},2026-09-30,,60,50"))
    number = receiving.turn_away(here, "Helen", seen)
    assert number is not None
    assert receiving.turn_away(here, "Helen", seen) == number
    (row,) = rows(here, submissions_table)
    assert not row["accepted"]
    (kept,) = rows(here, findings_table)
    assert (kept["severity"], kept["column"], kept["row"]) == ("error", "numerator", 2)


def test_a_file_of_nobody_is_not_kept(here: Workspace) -> None:
    seen = preview(here, b"a,b\n1,2\n", agency="")
    assert receiving.turn_away(here, "Helen", seen) is None
    assert rows(here, submissions_table) == []


def test_warnings_are_kept_with_what_was_stored(here: Workspace) -> None:
    headings = "indicator,area,period_end,numerator,denominator,mood"
    keep(here, csv(f"fd_in_time_pct,{HERE},2026-09-30,4,5,fine", headings=headings))
    (kept,) = rows(here, findings_table)
    assert (kept["severity"], kept["column"]) == ("warning", "mood")


def test_child_level_data_leaves_no_trace(here: Workspace) -> None:
    before = here.revision()
    content = csv("x,1,2,3", headings="indicator,NHS number,period_end,value")
    with pytest.raises(ChildLevelData) as caught:
        receiving.preview(here, incoming(content, "Emma Shaw.csv"), Asked())
    assert "Emma" not in caught.value.sentence
    assert here.revision() == before
    assert rows(here, submissions_table) == []


NOTED = csv(
    f"fd_in_time_pct,{HERE},2026-08-31,4,5,Schools are closed",
    f"fd_in_time_pct,{HERE},2026-09-30,4,5,Emma Shaw was late",
    headings="indicator,area,period_end,numerator,denominator,note",
)


@pytest.mark.parametrize(("accepted", "note"), [(False, ""), (True, "Emma Shaw was late")])
def test_a_note_that_may_tell_of_a_child_is_kept_at_a_persons_yes_alone(
    here: Workspace, accepted: bool, note: str
) -> None:
    seen = preview(here, NOTED)
    assert [one.severity for one in seen.findings] == [Severity.PERSONAL]
    receipt = receiving.confirm(here, "Helen", seen, accept_notes=accepted)
    assert isinstance(receipt, Receipt)
    assert (receipt.kept, receipt.notes_left_out) == (2, 0 if accepted else 1)
    assert ("1 note was left out" in receipt.sentence()) is not accepted
    with here.reading() as connection:
        assert list(observation.current(connection)["note"]) == ["Schools are closed", note]
    (kept,) = rows(here, findings_table)
    assert "Emma" not in kept["found"] + kept["problem"]


def test_a_preview_made_stale_says_what_differs_and_saves_nothing(here: Workspace) -> None:
    keep(here, FIRST)
    seen = preview(later(here, 2), SECOND)
    keep(later(here), csv(f"fd_in_time_pct,{HERE},2026-09-30,,35,50"))
    before = here.revision()
    outcome = receiving.confirm(later(here, 2), "Helen", seen)
    assert isinstance(outcome, Stale)
    assert here.revision() == before
    assert outcome.differences == (
        f"fd_in_time_pct for {HERE}, 2026-09-30: 80 was held and now 70 is.",
    )
    assert len(outcome.preview.effects) == 1
    assert isinstance(receiving.confirm(later(here, 2), "Helen", outcome.preview), Receipt)
    assert values(here) == [90.0, 60.0]


def test_a_change_elsewhere_makes_no_preview_stale(here: Workspace) -> None:
    seen = preview(here, FIRST)
    keep(here, csv(f"mis_episodes_count,{HERE},2026-09-30,5,,"), agency="police")
    receipt = receiving.confirm(here, "Helen", seen)
    assert isinstance(receipt, Receipt)
    assert receipt.kept == 3


def test_a_target_set_meanwhile_makes_it_stale(here: Workspace) -> None:
    keep(here, FIRST)
    seen = preview(later(here), SECOND)
    with here.writing() as connection:
        target.put(connection, [agreed()])
        audit_event.add(
            connection, at=NOW, who="x", verb="load_catalogue", subject="x", sentence="x"
        )
    outcome = receiving.confirm(later(here), "Helen", seen)
    assert isinstance(outcome, Stale)
    assert outcome.differences == (
        f"fd_in_time_pct for {HERE} would go from green to red, where it was no_target to "
        "no_target.",
    )


def test_the_same_file_confirmed_by_two_is_kept_once(here: Workspace) -> None:
    one, other = preview(here, FIRST), preview(here, FIRST)
    first, second = receiving.confirm(here, "A", one), receiving.confirm(here, "B", other)
    assert isinstance(first, Receipt)
    assert isinstance(second, Receipt)
    assert (first.kept, second.kept, second.already) == (3, 0, True)
    assert second.number == first.number


def test_typed_figures_go_the_same_way(here: Workspace) -> None:
    seen = preview(here, FIRST, SubmissionKind.FORM)
    receiving.confirm(here, "Helen", seen)
    (row,) = rows(here, submissions_table)
    assert row["kind"] == "form"
    assert values(here) == [90.0, 80.0]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"agency": "polise"}, "no agency with the code 'polise'"),
        ({"areas": ("E1",)}, "no area with the code 'E1'"),
        ({"indicators": ("x",)}, "no indicator with the code 'x'"),
    ],
)
def test_a_code_that_names_nothing_is_refused(
    here: Workspace, asked: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotFound, match=sentence):
        preview(here, FIRST, **asked)


def test_a_figure_known_before_the_one_held_leaves_it_standing(here: Workspace) -> None:
    keep(here, FIRST)
    known = datetime(2026, 10, 3, tzinfo=UTC)
    receipt = keep(here, SECOND, known_at=known)
    assert receipt.kept == 1
    assert values(here) == [90.0, 80.0]
    assert values(here, as_known_at=datetime(2026, 10, 4, tzinfo=UTC)) == [60.0]


@pytest.fixture
def a_check(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def check(connection: object, seen: Preview) -> tuple[Finding, ...]:
        problem = f"does not reconcile: {len(seen.reported)} figures"
        return (Finding("x", 0, "", "", problem, "Ask both.", Severity.WARNING),)

    monkeypatch.setattr(receiving, "CHECKS", (check,))
    yield


@pytest.mark.usefixtures("a_check")
def test_further_checks_are_run_on_a_preview(here: Workspace) -> None:
    assert [one.problem for one in preview(here, FIRST).findings] == [
        "does not reconcile: 3 figures"
    ]
