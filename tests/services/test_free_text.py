"""Free text: what seems to be a child's is asked about, a name only pointed out."""

import pytest

from scorecard.domain.errors import Incomplete
from scorecard.services import free_text
from scorecard.services.free_text import SOMEBODYS_NAME, Doubt, doubts


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Child 943 476 5919 waited.", "an NHS number"),
        ("Pupil A123456789012.", "a unique pupil number"),
        ("DOB 3/5/2012", "a date of birth"),
        ("The house in HX1 1AB.", "a postcode"),
        ("They live in ls1 1ur.", "a postcode"),
        ("They live in LS11UR.", "a postcode"),
        ("Her birthday is 3 April.", "a date of birth"),
        ("J.S., 9, went missing.", "one child's age"),
        ("In H1 2nd visits were late; 3 of P1 1st calls too.", ""),
        ("The family of 12 Mill Lane moved.", "an address"),
        ("A 7-year-old girl at one school.", "one child's age"),
        ("Jade Smith, aged 7, left.", "one child's age"),
        ("J.S. (14) went missing.", "one child's age"),
        ("A boy called Tom came back.", "one child's name"),
        ("Emma Shaw leads.", SOMEBODYS_NAME),
        ("Children aged 5 to 9, and young people aged 16.", ""),
        ("Health (12) and Police (9) sent them.", ""),
        (f"Fingerprint {'9434765919' + 'a' * 54}.", ""),
        ("Referrals rose from 715 to 985 per 10,000 in 2013-14.", ""),
        ("Two posts are vacant; 0300 123 4567 is the duty line.", ""),
        ("", ""),
    ],
)
def test_each_kind_is_known_and_ordinary_words_are_left_alone(words: str, what: str) -> None:
    found = doubts({"cause": ("1. The cause", words)})
    assert [one.what for one in found] == ([what] if what else [])
    assert all("1. The cause" in one.sentence for one in found)


def test_only_what_its_writer_is_sure_of_is_kept() -> None:
    number = doubts({"cause": ("Cause", "943 476 5919")})
    with pytest.raises(Incomplete, match="Nothing was saved"):
        free_text.require_sure(number, sure=False)
    free_text.require_sure(number, sure=True)
    free_text.require_sure((Doubt("cause", "Cause", SOMEBODYS_NAME),), sure=False)


def test_a_draft_goes_without_the_boxes_in_doubt() -> None:
    found = doubts({"cause": ("Cause", "943 476 5919"), "path": ("Path", "Emma Shaw leads.")})
    words = {"cause": "943 476 5919", "path": "Emma Shaw leads.", "due": "2026-12-01"}
    rest = {"path": words["path"], "due": words["due"]}
    assert free_text.without(words, found, {}) == (rest, "“Cause”")
    before = {"cause": "Two posts are vacant.", "path": "Old."}
    assert free_text.without(words, found, before) == (
        {**rest, "cause": "Two posts are vacant."},
        "“Cause”",
    )
    assert free_text.without(words, (), {}) == (words, "")
