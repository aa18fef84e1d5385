"""The local figure beside the published benchmark: a year beside a year, dated, and no verdict."""

from scorecard.services.workspace import Workspace
from scorecard.store import observation
from scorecard.views import compared
from scorecard.views.judged import JudgedArea
from tests.store_fixtures import NOW

EXAMPLESHIRE = "E06999999"
CODE, SNAPSHOT = "cp_icpc_15wd_pct", "cp_plan_2yr_open_pct"


def indicative(seen: JudgedArea, code: str) -> str:
    view = compared.of(seen, seen.judged.rows[code])
    return view.indicative if view else ""


def test_a_flow_is_told_as_its_year_added_up(
    exampleshire: JudgedArea, demo_workspace: Workspace
) -> None:
    with demo_workspace.reading() as connection:
        held = observation.current(
            connection, areas=[EXAMPLESHIRE], indicators=[CODE], basis="local", as_known_at=NOW
        )
    last = held["period_end"].astype(str) > "2025-09-30"
    year = held[last & (held["frequency"] == "month") & (held["dimension"] == "")]
    assert len(year) == 12
    share = 100 * year["numerator"].sum() / year["denominator"].sum()
    assert indicative(exampleshire, CODE).startswith(
        f"**Indicative, no verdict:** local, 12 months to September 2026, {share:.1f}%, beside "
    )


def test_a_snapshot_is_told_at_its_day_and_the_benchmarks_age_is_said(
    exampleshire: JudgedArea,
) -> None:
    said = indicative(exampleshire, SNAPSHOT)
    assert "local, at 30 September 2026, " in said
    assert said.endswith("for statistical neighbours; the benchmark is 18 months older.")


def test_no_verdict_is_given_on_it(exampleshire: JudgedArea) -> None:
    said = [indicative(exampleshire, code) for code in exampleshire.judged.rows]
    told = [one for one in said if one]
    assert len(told) > 5
    for one in told:
        assert not any(word in one for word in ("better", "worse", "significan", "above", "below"))


def test_a_published_figure_is_compared_and_not_indicative(exampleshire: JudgedArea) -> None:
    published = [code for code, row in exampleshire.judged.rows.items() if row.basis != "local"]
    assert published
    assert {indicative(exampleshire, code) for code in published} == {""}
