"""Every screen's words: nothing unknown is printed, nothing restricted is named."""

import re

import pytest

from scorecard.domain.errors import NotFound, NotPermitted
from scorecard.domain.indicator import Sensitivity
from scorecard.domain.person import Person
from scorecard.views import indicator as indicator_view
from scorecard.views import scorecard as scorecard_view
from scorecard.views import summary as summary_view
from scorecard.views.judged import JudgedArea
from tests.judgement import building
from tests.views.conftest import CHAIR, POLICE, seeing, texts

UNKNOWN = re.compile(r"\b(nan|None|NaT|inf)\b|%%|\{|\}")


def test_no_screen_prints_an_unknown(seen: JudgedArea, person: Person) -> None:
    views = [scorecard_view.view(seen, person), summary_view.view(seen, person)]
    said = [text for view in views for text in texts(view)]
    for row in scorecard_view.visible(seen, person):
        said += texts(indicator_view.view(seen, row.code, person))
    assert len(said) > 2000
    assert not [text for text in said if UNKNOWN.search(text)]


def _of_restricted(seen: JudgedArea) -> list[tuple[str, str]]:
    """Code and name; not a name that an open indicator's begins with."""
    every = seen.judged.evidence.indicators.values()
    open_names = [one.name for one in every if one.sensitivity == Sensitivity.OPEN]
    return [
        (one.code, one.short_name)
        for one in every
        if one.sensitivity == Sensitivity.RESTRICTED
        and not any(one.short_name in name for name in open_names)
    ]


def test_an_agency_lead_is_shown_nothing_restricted(seen: JudgedArea) -> None:
    said = [
        *texts(scorecard_view.view(seen, POLICE)),
        *texts(summary_view.view(seen, POLICE)),
    ]
    named = _of_restricted(seen)
    assert named
    for code, name in named:
        assert code not in said
        assert not [text for text in said if name in text]
        with pytest.raises(NotPermitted):
            indicator_view.view(seen, code, POLICE)
        assert indicator_view.view(seen, code, CHAIR).code == code


def test_an_unknown_code_is_refused_in_words(seen: JudgedArea) -> None:
    with pytest.raises(NotFound, match="There is no indicator with the code 'nobody'"):
        indicator_view.view(seen, "nobody", CHAIR)
    with pytest.raises(NotFound):
        indicator_view.view(seen, "x" * 5000, CHAIR)


HIDDEN = building.indicator("hidden", sensitivity="restricted", driver="root")
ROOT, FOLLOWER = building.indicator("root"), building.indicator("follower", driver="root")


def _together() -> JudgedArea:
    facts = [
        *building.series("hidden", [60.0] * 9),
        *building.series("follower", [(90.0, 100.0), (10.0, 40.0)]),
    ]
    targets = [building.target("hidden"), building.target("follower")]
    return seeing(building.evidence([ROOT, FOLLOWER, HIDDEN], facts, targets=targets))


def test_what_moves_with_something_restricted_is_listed_without_it() -> None:
    seen = _together()
    for person, listed in ((CHAIR, ["hidden"]), (POLICE, ["follower"])):
        view = summary_view.view(seen, person)
        assert [item.code for item in view.attention] == listed
        assert [item.rank for item in view.attention] == [1]
    said = " ".join(texts(summary_view.view(seen, POLICE)))
    assert "hidden" not in said
    assert "newly red" in said


def test_what_is_left_over_names_nothing_restricted() -> None:
    codes = [f"c{number:02d}" for number in range(12)]
    hidden = [building.indicator(f"zz_hidden_{n}", sensitivity="restricted") for n in range(3)]
    listed = [*(building.indicator(code) for code in codes), *hidden]
    facts = [fact for one in listed for fact in building.series(one.code, [60.0] * 9)]
    targets = [building.target(one.code) for one in listed]
    seen = seeing(building.evidence(listed, facts, targets=targets))
    assert summary_view.view(seen, CHAIR).attention_more.startswith("And 5 more")
    view = summary_view.view(seen, POLICE)
    assert len(view.attention) == 10
    assert view.attention_more == "And 2 more: Short c10, Short c11."


def test_nobody_is_told_of_nothing() -> None:
    seen = seeing(building.evidence([ROOT]))
    view = summary_view.view(seen, CHAIR)
    assert not view.attention
    assert view.headline == "0 of 1 indicators in focus have an up-to-date figure: none rated."
    shown = indicator_view.view(seen, "root", CHAIR)
    assert shown.sentence == "**No figure has been reported** for Calderdale."
    assert shown.charts == ()
