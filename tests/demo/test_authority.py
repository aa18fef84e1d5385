"""The synthetic authority as a whole: deterministic, complete, labelled, fit for the store."""

from collections import Counter
from datetime import date, timedelta

import pandas as pd
import pytest

from scorecard.demo.authority import DemoData, build
from scorecard.domain.indicator import Standing
from scorecard.domain.observation import OBSERVATION_COLUMNS, Marker
from scorecard.intake.catalogue import Catalogue
from tests.demo.conftest import AS_AT

AGENCIES = {
    *("csc", "police", "health", "camhs", "education", "probation", "yjs", "lado"),
    *("early_help", "housing", "community_safety", "partnership"),
}
KINDS = {
    *("shift", "trend", "outlier", "slow_decline", "action_worked", "action_did_not"),
    *("neutral_fall", "reconciliation", "break", "late", "missing", "revision", "suppressed"),
}


def test_the_same_seed_and_date_give_the_same_authority(demo: DemoData) -> None:
    again = build(AS_AT)
    assert [one for one, _ in again.submissions] == [one for one, _ in demo.submissions]
    for (_, left), (_, right) in zip(demo.submissions, again.submissions, strict=True):
        pd.testing.assert_frame_equal(left, right)
    assert (again.manifest, again.targets, again.meetings) == (
        demo.manifest,
        demo.targets,
        demo.meetings,
    )


def test_another_seed_gives_other_figures(demo: DemoData) -> None:
    other = {one.sha256 for one, _ in build(AS_AT, seed=1).submissions}
    same = other & {one.sha256 for one, _ in demo.submissions}
    assert len(same) < 0.1 * len(other)  # a return of one small count can come out alike


def test_a_day_within_a_month_gives_the_month_before(demo: DemoData) -> None:
    assert build(AS_AT + timedelta(days=14)).as_at == demo.as_at == AS_AT


@pytest.mark.parametrize("as_at", [date(2026, month, 28) for month in range(1, 13)])
def test_every_month_of_the_year_can_be_the_latest(as_at: date) -> None:
    built = build(as_at)
    ends = [end for _, frame in built.submissions for end in frame["period_end"]]
    assert max(ends) <= built.as_at <= as_at
    assert max(ends) == built.as_at


def test_every_focus_indicator_is_reported(demo: DemoData, reference: Catalogue) -> None:
    focus = {one.code for one in reference.indicators if one.standing == Standing.FOCUS}
    assert len(focus) == 40
    assert focus <= set(demo.indicators)


def test_every_code_is_in_the_catalogue_at_its_own_frequency_and_window(
    demo: DemoData, reference: Catalogue, observations: pd.DataFrame
) -> None:
    known = {one.code: one for one in reference.indicators}
    totals = observations[
        (observations["basis"] == "local") & (observations["dimension"] == "")
    ].drop_duplicates(["indicator", "frequency", "window"])
    for row in totals.itertuples():
        indicator = known[row.indicator]
        assert (indicator.frequency, indicator.window) == (row.frequency, row.window)
    assert {one.indicator for one in demo.targets} <= known.keys()


def test_twelve_agencies_send_and_the_catalogue_knows_them(
    demo: DemoData, reference: Catalogue
) -> None:
    senders = Counter(one.agency for one, _ in demo.submissions if one.kind == "return")
    assert set(senders) == AGENCIES <= {one.code for one in reference.agencies}
    assert min(senders.values()) >= 14  # a quarter each for four years, but for what is missing


def test_two_counts_of_one_share_come_from_the_catalogues_suppliers(
    reference: Catalogue, observations: pd.DataFrame
) -> None:
    known = {one.code: one for one in reference.indicators}
    apart = observations[(observations["agency"] != "") & (observations["agency"] != "housing")]
    assert set(apart["indicator"]) == {
        *("mis_rhi_offered_pct", "mis_rhi_completed_pct", "mis_rhi_72h_pct")
    }
    for row in apart.drop_duplicates(["indicator", "agency"]).itertuples():
        indicator = known[row.indicator]
        sends_top = not pd.isna(row.numerator)
        supplier = indicator.numerator_supplier if sends_top else indicator.denominator_supplier
        assert row.agency == supplier
        assert pd.isna(row.value) and sends_top == pd.isna(row.denominator)


def test_no_figure_stands_under_a_real_place(demo: DemoData, observations: pd.DataFrame) -> None:
    assert all(one.synthetic and "ynthetic" in one.note for one in demo.areas)
    assert set(observations["area"]) == {one.code for one in demo.areas}
    assert observations["note"].str.startswith("Synthetic").all()
    assert len(demo.comparator_set.members) == 10
    assert not {"E92000001", "E12000003"} & set(observations["area"])


def test_frames_are_as_the_store_keeps_them(demo: DemoData, observations: pd.DataFrame) -> None:
    columns = [*(name for name in OBSERVATION_COLUMNS if name != "recorded_at"), "note"]
    assert all(list(frame.columns) == columns for _, frame in demo.submissions)
    assert observations["reference"].ne("").all()
    assert all(type(end) is date for end in observations["period_end"])
    assert (observations["period_start"] <= observations["period_end"]).all()
    marked = observations[observations["marker"] != ""]
    assert marked["value"].isna().all()
    assert set(marked["marker"]) <= set(Marker)
    key = [*("indicator", "area", "agency", "basis", "frequency", "window", "dimension")]
    assert not observations.duplicated([*key, "category", "period_end", "known_at"]).any()


def test_every_submission_is_its_own_file_received_in_working_hours(demo: DemoData) -> None:
    sent = [one for one, _ in demo.submissions]
    assert len({one.sha256 for one in sent}) == len(sent)
    assert sent == sorted(sent, key=lambda one: (one.received_at, one.filename))
    for one, frame in demo.submissions:
        assert one.received_at.isoweekday() <= 5 and 8 <= one.received_at.hour < 17
        assert (frame["known_at"] == one.received_at).all()
        assert (frame["period_end"] < one.received_at.date()).all()


def test_a_quarterly_meeting_follows_each_quarter_by_seven_to_nine_weeks(demo: DemoData) -> None:
    assert len(demo.meetings) == 16
    for one in demo.meetings:
        quarter = max(
            date(one.date.year, month, 1)
            for month in (1, 4, 7, 10)
            if date(one.date.year, month, 1) <= one.date
        )
        assert 49 <= (one.date - quarter).days <= 63
        assert one.date.isoweekday() == 4


def test_the_manifest_and_the_stable_share_the_focus_between_them(
    demo: DemoData, reference: Catalogue
) -> None:
    focus = {one.code for one in reference.indicators if one.standing == Standing.FOCUS}
    planted = {one.indicator for one in demo.manifest}
    assert planted <= set(demo.indicators)
    assert planted.isdisjoint(demo.stable)
    assert planted | set(demo.stable) >= focus
    assert {one.kind for one in demo.manifest} >= KINDS
    assert {one.found_by for one in demo.manifest} == {"this_issue", "actions"}
