"""XmR charts against the two published programs: NHSRplotthedots 0.2.2 and Making Data Count."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from scorecard.stats import spc
from scorecard.stats.spc_rules import SpcRules
from tests.stats.conftest import Table, groups, number

pytestmark = pytest.mark.reference

Read = Callable[[str], Table]
WITHOUT_SCREENING = replace(spc.NHSR_0_2_2, screening=None)
# That program leaves a constant series without limits when it screens; ours are its mean.
CONSTANT = ("S042-scr", "S046-scr")
DIRECTIONS = {"increase": "high_good", "decrease": "low_good", "neutral": "neutral"}
RULE_COLUMNS = {
    "outside": ("single_above", "single_below"),
    "shift": ("shift_above", "shift_below"),
    "trend": ("trend_increasing", "trend_decreasing"),
    "two_of_three": ("two_three_above", "two_three_below"),
}


@pytest.fixture(scope="module")
def cases(vectors: Read) -> dict[str, dict[str, str]]:
    table = vectors("spc_cases.csv")
    names = list(table)
    rows = zip(*(table[name].tolist() for name in names), strict=True)
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def baseline_of(case: dict[str, str]) -> int | None:
    return int(case["fix_after_n_points"]) if case["fix_after_n_points"] else None


def nhsr_rules(case: dict[str, str]) -> SpcRules:
    return spc.NHSR_0_2_2 if case["screen_outliers"] == "TRUE" else WITHOUT_SCREENING


def test_nhsr_points(vectors: Read, cases: dict[str, dict[str, str]]) -> None:
    segments = groups(vectors("spc_nhsr_points.csv"), "case_id", "rebase_group")
    assert len(segments) > 200
    for segment in segments:
        name = str(segment["case_id"][0])
        chart = spc.xmr(number(segment["value"]), nhsr_rules(cases[name]), baseline_of(cases[name]))
        assert chart.mean[0] == pytest.approx(number(segment["mean"])[0], rel=1e-12), name
        if name.startswith(CONSTANT):
            assert chart.lower[0] == chart.upper[0] == chart.mean[0]
        else:
            for ours, theirs in ((chart.lower, "lpl"), (chart.upper, "upl")):
                expected = number(segment[theirs])[0]
                assert ours[0] == pytest.approx(expected, rel=1e-9, abs=1e-15, nan_ok=True), name
        np.testing.assert_array_equal(chart.signal[0], nhsr_signals(segment), err_msg=name)


def nhsr_signals(segment: Table) -> np.ndarray:
    kind = segment["special_cause_type"]
    high = np.char.find(kind, "Above") >= 0
    high |= np.char.find(kind, "Increasing") >= 0
    return np.where(kind == "Common Cause", 0, np.where(high, 1, -1))


def test_nhsr_icons(vectors: Read, cases: dict[str, dict[str, str]]) -> None:
    summary = vectors("spc_nhsr_summary.csv")
    icons = {
        row[0]: row[1:]
        for row in zip(
            summary["case_id"].tolist(),
            summary["variation_icon"].tolist(),
            summary["assurance_icon"].tolist(),
            strict=True,
        )
    }
    last = {
        str(s["case_id"][0]): s
        for s in groups(vectors("spc_nhsr_points.csv"), "case_id", "rebase_group")
    }
    for name, segment in last.items():
        case = cases[name]
        chart = spc.xmr(number(segment["value"]), nhsr_rules(case), baseline_of(case))
        polarity = DIRECTIONS[case["improvement_direction"]]
        variation, assurance = icons[name]
        assert spc.variation(chart.signal[0, -1], polarity) == nhsr_variation(variation), name
        target = float(case["target"]) if case["target"] else np.nan
        expected = {"inconsistent": "hit_and_miss", "": "unknown"}.get(assurance, assurance)
        if np.isnan(chart.lower[0]):
            expected = "unknown"  # that program says "inconsistent" of one point, too
        assert spc.assurance(chart, target, polarity, spc.NHSR_0_2_2)[0] == expected, name


def nhsr_variation(icon: str) -> str:
    if icon.startswith("neutral"):
        return icon.replace("neutral", "neither")
    return icon.removesuffix("_high").removesuffix("_low")


def test_mdc_rules(vectors: Read, cases: dict[str, dict[str, str]]) -> None:
    table = vectors("spc_mdc_points.csv")
    # Partition 0 is a fixed baseline; its limits run on through partition 1.
    table["segment"] = np.maximum(number(table["partition"]), 1)
    segments = groups(table, "case_id", "segment")
    assert len(segments) > 150
    for segment in segments:
        name = str(segment["case_id"][0])
        fixed = int((segment["partition"] == "0").sum())
        chart = spc.xmr(number(segment["value"]), spc.MDC, fixed or None)
        for ours, theirs in ((chart.mean, "mean"), (chart.lower, "lpl"), (chart.upper, "upl")):
            expected = number(segment[theirs])[0]
            assert ours[0] == pytest.approx(expected, rel=1e-9, abs=1e-15, nan_ok=True), name
        for rule, (above, below) in RULE_COLUMNS.items():
            expected_flags = number(segment[above]) - number(segment[below])
            np.testing.assert_array_equal(getattr(chart, rule)[0], expected_flags, f"{name} {rule}")
        fires = [
            np.any([segment[pair[side]] == "1" for pair in RULE_COLUMNS.values()], axis=0)
            for side in (0, 1)
        ]
        expected_signal = np.where(fires[0] & fires[1], 2, fires[0].astype(int) - fires[1])
        np.testing.assert_array_equal(chart.signal[0], expected_signal, name)


def test_mdc_icons(vectors: Read) -> None:
    summary = vectors("spc_mdc_summary.csv")
    points = vectors("spc_mdc_points.csv")
    points["segment"] = np.maximum(number(points["partition"]), 1)
    last = {str(s["case_id"][0]): s for s in groups(points, "case_id", "segment")}
    for name, direction, target, variation, assurance in zip(
        *(
            summary[column].tolist()
            for column in (
                "case_id",
                "improvement_direction",
                "target",
                "variation_before_min_points",
                "assurance_before_min_points",
            )
        ),
        strict=True,
    ):
        fixed = int((last[name]["partition"] == "0").sum())
        chart = spc.xmr(number(last[name]["value"]), spc.MDC, fixed or None)
        polarity = DIRECTIONS[direction]
        words = variation.lower().replace("neither (", "neither_").rstrip(")").replace(" ", "_")
        words = words.split("_(")[0]
        assert spc.variation(chart.signal[0, -1], polarity) == words, name
        expected = {"Hit or Miss": "hit_and_miss", "": "unknown"}.get(assurance, assurance.lower())
        goal = float(target) if target else np.nan
        assert spc.assurance(chart, goal, polarity, spc.MDC)[0] == expected, name
