"""The Submissions screen: everything that came in, an agency's own for its lead, one by one."""

import re

import pytest

from scorecard.domain.person import DEMO_PEOPLE
from tests.pages.conftest import Visit, drawn, words

SHOWN = 50


def numbers(said: str) -> list[int]:
    return [int(one) for one in re.findall(r'href="submissions\?[^"]*?record=(\d+)"', said)]


DOCUMENTS = 4
"""The first submissions are the boards' own reports, received when the store was made."""


@pytest.mark.parametrize("who", DEMO_PEOPLE)
def test_the_latest_stand_first_and_no_more_than_can_be_read(visit_then: Visit, who: str) -> None:
    screen = visit_then("submissions", who)
    assert not screen.exception
    assert not screen.error
    assert not screen.warning
    found = numbers(words(screen))
    demonstration = [
        one for one in found if one > DOCUMENTS
    ]  # what was received on days of its own
    assert demonstration == sorted(demonstration, reverse=True)
    assert 0 < len(found) <= SHOWN


def test_a_lead_sees_their_own_agencys_alone(visit_then: Visit) -> None:
    said = drawn(visit_then("submissions", "police"))
    assert set(re.findall(r'<th scope="row">(.*?)</th>', said)) == {"Police"}
    every = drawn(visit_then("submissions", "chair", show="all"))
    assert len(set(re.findall(r'<th scope="row">(.*?)</th>', every))) > 10


def test_the_rest_is_shown_when_it_is_asked_for(visit_then: Visit) -> None:
    screen = visit_then("submissions", "administrator")
    assert len(numbers(words(screen))) == SHOWN
    assert f"The latest {SHOWN} of" in words(screen)
    next(one for one in screen.button if one.label == "Show all").click().run()
    assert len(numbers(words(screen))) > SHOWN
    assert not [one for one in screen.button if one.label == "Show all"]


def test_one_agencys_can_be_chosen(visit_then: Visit) -> None:
    said = drawn(visit_then("submissions", "chair", agency="probation"))
    assert set(re.findall(r'<th scope="row">(.*?)</th>', said)) == {"Probation"}


def test_one_submission_has_its_fingerprint_and_its_conditions(visit_then: Visit) -> None:
    (number, *_) = numbers(words(visit_then("submissions", "police")))
    screen = visit_then("submissions", "police", record=str(number))
    said = words(screen)
    assert screen.title[0].value.startswith(f"Submission {number}\\: ")
    assert re.search(r"SHA-256 [0-9a-f]{64}", said)
    assert "released for publication" in said
    assert "All submissions" in said


def test_another_agencys_submission_is_not_there_for_a_lead(visit_then: Visit) -> None:
    every = numbers(words(visit_then("submissions", "chair", show="all")))
    own = numbers(words(visit_then("submissions", "police", show="all")))
    (others, *_) = sorted(set(every) - set(own), reverse=True)
    screen = visit_then("submissions", "police", record=str(others))
    sentence = screen.error[0].value.replace("\\", "")
    assert sentence == (
        f"There is no submission {others} that you may see. Choose one of the list."
    )
    assert not numbers(words(screen))
    assert not visit_then("submissions", "chair", record=str(others)).error


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ("x", "“x” is not the number of a record"),
        ("-1", "“-1” is not the number of a record"),
        ("1.5", "is not the number of a record"),
        ("٣", "is not the number of a record"),
        ("9" * 40, "is not the number of a record"),
        ("<script>alert(1)</script>", "is not the number of a record"),
        ("999999999", "There is no submission 999999999"),
        ("0", "There is no submission 0"),
    ],
)
def test_a_record_that_is_none_is_refused_in_words(
    visit_then: Visit, record: str, sentence: str
) -> None:
    screen = visit_then("submissions", "administrator", record=record)
    assert not screen.exception
    assert sentence in screen.error[0].value.replace("\\", "")
    assert "<script>" not in words(screen)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"agency": "nobody"}, "not one of the agencies here"),
        ({"show": "none"}, "not one of the choices of what to show here"),
    ],
)
def test_a_malformed_part_gets_its_sentence(
    visit_then: Visit, parts: dict[str, str], sentence: str
) -> None:
    screen = visit_then("submissions", "chair", **parts)
    assert sentence in screen.warning[0].value
    assert len(numbers(words(screen))) == SHOWN
