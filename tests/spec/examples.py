"""An example as evidence: its words turned into an indicator, figures, targets, comparators."""

import re
from datetime import UTC, date, datetime, time, timedelta

from scorecard.domain.area import ENGLAND
from scorecard.domain.audit import AuditKind, Grade, GradedAudit
from scorecard.domain.break_in_series import BreakInSeries, BreakKind
from scorecard.domain.check import CheckExplanation, ReconciliationCheck
from scorecard.domain.decision import Decided
from scorecard.domain.indicator import Indicator, MeasureType, Polarity, Timing
from scorecard.domain.period import Frequency, Window, day
from scorecard.domain.reassurance import Reassurance
from scorecard.domain.target import Target, TargetKind
from scorecard.domain.yearly_change import YearlyChange
from scorecard.judgement.before_after import BeforeAfter, what_followed
from scorecard.judgement.evidence import Evidence
from scorecard.judgement.judged import Judged
from tests.judgement import building
from tests.judgement.building import NEIGHBOURS, REGION, Facts, series

_MEASURES = {
    "a percentage": MeasureType.RATIO,
    "a count": MeasureType.COUNT,
    "a rate": MeasureType.RATE,
    "a mean": MeasureType.MEAN,
}
_BETTER = {
    "high": Polarity.HIGH_GOOD,
    "low": Polarity.LOW_GOOD,
    "neither": Polarity.NEUTRAL,
    "inside": Polarity.BAND,
}
_KINDS = {
    "statutory": TargetKind.STATUTORY,
    "agreed path": TargetKind.TRAJECTORY,
    "agreed": TargetKind.AGREED,
    "not agreed": TargetKind.AGREED,
}
GIVEN = frozenset(
    (
        *("indicator", "measure", "taken", "better", "every", "window", "decimals", "target"),
        *("values", "up to", "as at", "today", "meetings", "due days", "first sent"),
        *("break", "step"),
        *("sent again", "published", "neighbours", "region", "england", "summary", "driver"),
        *("sent as", "yearly figures", "standing", "senders", "police sent", "health sent"),
        *("accepted", "recovery by", "recovery to", "on the way", "accepted until"),
        *("started", "expected from", "meant"),
        *("usual change", "check", "check over", "allowed", "beside", "explained"),
        *("audit",),
        *("decided", "until", "flags then", "colour then"),
    )
)
_YEAR_END = date(2026, 3, 31)


def evidence(examples: list[dict[str, str]]) -> Evidence:
    """Everything that is given for some indicators of one area."""
    unknown = {name for given in examples for name in given} - GIVEN
    assert not unknown, f"not a name that examples know: {unknown}"
    given = examples[0]
    today = _day(given.get("today", "12 Oct 2026"))
    held = [(_indicator(one), one) for one in examples]
    checked = [(made, one) for made, one in held if "check" in one]
    facts = [fact for made, one in held for fact in _facts(made, one)]
    facts += [fact for made, one in checked for fact in _beside(made, one)]
    return building.evidence(
        [made for made, _ in held] + [_other(made) for made, _ in checked],
        facts,
        published=[fact for made, one in held for fact in _comparators(made, one)],
        targets=[target for made, one in held for target in _targets(made, one)],
        breaks=[one for made, given in held for one in _breaks(made, given)],
        sets=[building.neighbours(given.get("summary", "mean"))],
        meetings=[_day(day) for day in given.get("meetings", "").split(", ") if day],
        clock=datetime.combine(today, time(12), UTC),
        period_end=_day(given["as at"]) if "as at" in given else None,
        reassurances=[_reassurance(made, one) for made, one in held if "accepted" in one],
        checks=[_check(made, one) for made, one in checked],
        explanations=[_explanation(one) for _, one in checked if "explained" in one],
        yearly_changes=[
            _usual(made, one["usual change"]) for made, one in held if "usual change" in one
        ],
        audits=[audit for made, one in held for audit in _audits(made, one)],
        decided=[_decided(made, one) for made, one in held if "decided" in one],
    )


def followed(judged: Judged, given: dict[str, str]) -> BeforeAfter:
    """What the example's indicator did after what is given as started."""
    started = _day(given["started"])
    expected = _day(given.get("expected from", given["started"]))
    return what_followed(judged, code_of(given), started, expected, given.get("meant", ""))


def code_of(given: dict[str, str]) -> str:
    """The indicator's code: its name, or the same for all."""
    return given.get("indicator", "example").replace(" ", "_")


def numbers(text: str) -> list[float | str | tuple[float, float] | None]:
    """'80, 12 of 20, c, -, 50 × 13, (1, 2) × 3': numbers, counts, markers, none, repeats."""
    text = re.sub(r"\(([^)]*)\) × (\d+)", lambda one: ", ".join([one[1]] * int(one[2])), text)
    found: list[float | str | tuple[float, float] | None] = []
    for part in text.split(", "):
        value, _, times = part.partition(" × ")
        found += [_number(value)] * int(times or 1)
    return found


def _number(text: str) -> float | str | tuple[float, float] | None:
    if text == "-":
        return None
    if " of " in text:
        top, bottom = text.split(" of ")
        return float(top), float(bottom)
    return text if text.isalpha() else float(text)


def _reassurance(made: Indicator, given: dict[str, str]) -> Reassurance:
    to = float(given["recovery to"]) if "recovery to" in given else None
    by = _day(given["recovery by"]) if "recovery by" in given else None
    ended = _day(given["accepted until"]) if "accepted until" in given else None
    way = [point.split(" by ") for point in given.get("on the way", "").split(", ") if point]
    path = tuple((_day(day), float(figure)) for figure, day in way)
    return Reassurance(made.code, _day(given["accepted"]), by, to, path=path, ended_on=ended)


def _audits(made: Indicator, given: dict[str, str]) -> list[GradedAudit]:
    """'good on 12 Jun 2026', 'inadequate on 1 Mar 2026 then good on 1 Sep 2026'."""
    parts = given.get("audit", "").split(" then ")
    return [_audit(made, *part.split(" on ")) for part in parts if part]


def _audit(made: Indicator, grade: str, day: str) -> GradedAudit:
    words = Grade(grade.replace(" ", "_"))
    return GradedAudit(made.code, _day(day), words, "Plans", AuditKind.MULTI, 20)


def _decided(made: Indicator, given: dict[str, str]) -> Decided:
    """A note that the indicator is looked at again."""
    on, until = _day(given["decided"]), _day(given["until"])
    flags = given["flags then"].split(", ")
    return Decided(
        *(made.code, on, on, until),
        flags=frozenset((made.code, flag.replace(" ", "_")) for flag in flags),
        rag=given["colour then"],
        words=f"to be looked at again by {day(until)}",
    )


def _indicator(given: dict[str, str]) -> Indicator:
    measure = _MEASURES[given.get("measure", "a percentage")]
    made = building.indicator(
        code_of(given),
        measure_type=measure,
        polarity=_BETTER[given.get("better", "high")],
        timing=Timing.SNAPSHOT if given.get("taken") == "at a moment" else Timing.FLOW,
        frequency=Frequency(given.get("every", "month")),
        window=Window(given.get("window", "period")),
        due_days=int(given.get("due days", "10")),
        driver=given.get("driver", "").replace(" ", "_"),
        standing=given.get("standing", "focus"),
        **({"decimals": int(given["decimals"])} if "decimals" in given else {}),
    )
    if "senders" not in given:
        return made
    top, bottom = given["senders"].split(" and ")
    return building.replace(made, numerator_supplier=top, denominator_supplier=bottom)


def _facts(made: Indicator, given: dict[str, str]) -> Facts:
    end = _day(given.get("up to", "30 Sep 2026"))
    span = {"frequency": str(made.frequency), "window": given.get("sent as", str(made.window))}
    facts = series(made.code, numbers(given.get("values", "-")), end=end, **span)
    if "first sent" in given:
        first = numbers(given["first sent"])
        facts[-1]["known_at"] = building.at(_day(given["sent again"]))
        facts += series(made.code, first, end=end, known_at=_soon_after(end), **span)
    for agency in ("police", "health"):
        if f"{agency} sent" in given:
            part = _part(given[f"{agency} sent"], is_top=given["senders"].startswith(agency))
            facts += series(made.code, [part], end=end, agency=agency, **span)
    yearly = {"end": _YEAR_END, "frequency": "year", "basis": "published"}
    for name in ("yearly figures", "published"):
        facts += series(made.code, numbers(given.get(name, "-")), **yearly)
    return facts


def _part(text: str, *, is_top: bool) -> tuple[float, float]:
    return (float(text), building.NAN) if is_top else (building.NAN, float(text))


def _comparators(made: Indicator, given: dict[str, str]) -> Facts:
    places = zip(NEIGHBOURS, numbers(given.get("neighbours", "-")), strict=False)
    wider = [(REGION, given.get("region", "-")), (ENGLAND, given.get("england", "-"))]
    figures = [*places, *((code, _number(text)) for code, text in wider)]
    return [
        fact
        for area, figure in figures
        for fact in series(
            made.code, [figure], end=_YEAR_END, frequency="year", basis="published", area=area
        )
    ]


def _targets(made: Indicator, given: dict[str, str]) -> list[Target]:
    """'80, amber 75', '21 to 28, tolerance 2', '80 (not agreed)', '70 then 80 from 1 Apr 2026'."""
    parts = given.get("target", "").split(" then ")
    return [_target(made, part) for part in parts if part]


def _other(made: Indicator) -> Indicator:
    return building.replace(made, code=f"{made.code}_other")


def _beside(made: Indicator, given: dict[str, str]) -> Facts:
    """The figures of the indicator that a check looks at too."""
    end = _day(given.get("up to", "30 Sep 2026"))
    return series(_other(made).code, numbers(given.get("beside", "-")), end=end)


def _check(made: Indicator, given: dict[str, str]) -> ReconciliationCheck:
    """'equal' or 'at most', 'allowed' as '5 or 15%'; it marks the example."""
    number, _, share = given.get("allowed", "0 or 0%").partition(" or ")
    return building.check(
        *(given["check"].replace(" ", "_"), made.code, _other(made).code),
        window=Window.ROLLING_12M if given.get("check over") == "a year" else Window.PERIOD,
        tolerance=float(number),
        tolerance_pct=float(share.rstrip("%")),
        left_population="whose child it is",
        right_population="where the child went missing from",
        marks=made.code,
    )


def _explanation(given: dict[str, str]) -> CheckExplanation:
    """'20 less on 14 Aug 2026'."""
    less, day = given["explained"].split(" less on ")
    return CheckExplanation(
        "one", building.HERE, _day(day), "the council", "late entries", -float(less)
    )


def _usual(made: Indicator, text: str) -> YearlyChange:
    """'-33.2 to 52.0', '-33.2 to 52.0 from 1 Jan 2026'."""
    bounds, _, since = text.partition(" from ")
    low, high = bounds.split(" to ")
    changes = {"known_on": _day(since)} if since else {}
    return building.usual(made.code, float(low), float(high), **changes)


def _breaks(made: Indicator, given: dict[str, str]) -> list[BreakInSeries]:
    """A break, and a step that a person accepted on its own day."""
    found = [_break(made, given["break"])] if "break" in given else []
    if "step" in given:
        found.append(building.replace(_break(made, given["step"]), kind=BreakKind.ACCEPTED_STEP))
    return found


def _break(made: Indicator, text: str) -> BreakInSeries:
    """'1 Sep 2026', '1 Sep 2026 (known 10 Oct 2026)'."""
    day, known = _known(text)
    return building.replace(building.break_at(made.code, _day(day)), known_on=known)


def _known(text: str) -> tuple[str, date | None]:
    """The text without '(known 10 Oct 2026)', and that day."""
    found = re.search(r" \(known ([^)]+)\)", text)
    return (text, None) if found is None else (text.replace(found[0], ""), _day(found[1]))


def _target(made: Indicator, text: str) -> Target:
    text, known = _known(text)
    since = re.search(r" from (\d+ \w+ \d{4})", text)
    word = re.search(r"\(([a-z ]+)\)", text)
    kind = word[1] if word else "agreed"
    starts = _day(since[1]) if since else date(2010, 1, 1)
    agreed = None if kind in ("not agreed", "statutory") else starts
    words = {"kind": _KINDS[kind], "agreed_on": agreed, "valid_from": starts, "known_on": known}
    if inside := re.match(r"([\d.]+) to ([\d.]+)(?:, tolerance ([\d.]+))?", text):
        slack = float(inside[3]) if inside[3] else None
        return building.band(made.code, float(inside[1]), float(inside[2]), slack, **words)
    bounds = re.match(r"([\d.]+)(?:, amber ([\d.]+))?", text)
    assert bounds, f"not a target: {text}"
    amber = float(bounds[2]) if bounds[2] else None
    return building.target(made.code, float(bounds[1]), amber, **words)


def _soon_after(end: date) -> datetime:
    return building.at(end + timedelta(days=5))


def _day(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").replace(tzinfo=UTC).date()
