"""The Submit screen: whose return, a file or typed; checked, previewed, stored once, on one day."""

import re
from hashlib import sha256
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.domain.permissions import REFUSALS, Permission
from scorecard.domain.person import DEMO_PEOPLE
from tests.pages.conftest import Visit, drawn, part, visited, words

EXAMPLESHIRE = "E06999999"
HEADINGS = "indicator,area,period_end,value"
UNIT = ("analyst", "administrator")


def csv(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\n".join((headings, *rows)).encode()


def row(indicator: str, value: str, end: str = "2026-09-30") -> str:
    return f"{indicator},{EXAMPLESHIRE},{end},{value}"


def upload(screen: AppTest, content: bytes, name: str = "return.csv") -> AppTest:
    return screen.file_uploader[0].set_value((name, content, "text/csv")).run()


def said(screen: AppTest) -> str:
    """What the screen says, as plain words."""
    return unescape(" ".join(re.sub("<[^>]*>", " ", drawn(screen)).split()))


def button(screen: AppTest, label: str) -> object:
    return next(one for one in screen.button if one.label.startswith(label))


def labels(screen: AppTest) -> list[str]:
    return [one.label for one in screen.button]


CORRECTED = row("mis_episodes_count", "131")
JUMP = csv(row("mis_episodes_count", "9999"))


@pytest.mark.parametrize("how", ["", "file", "typed"])
def test_the_chair_is_refused_in_a_sentence(visit_then: Visit, how: str) -> None:
    screen = visit_then("submit", "chair", how=how, agency="police")
    assert [one.value for one in screen.error] == [REFUSALS[Permission.SEND_RETURN]]
    assert not screen.file_uploader
    assert not screen.get("data_editor")
    assert not screen.get("bidi_component")


@pytest.mark.parametrize("how", ["file", "typed"])
@pytest.mark.parametrize("who", [one for one in DEMO_PEOPLE if one != "chair"])
def test_who_may_send_meets_it_without_complaint(visit_then: Visit, who: str, how: str) -> None:
    screen = visit_then("submit", who, how=how)
    assert not screen.exception
    assert not screen.error
    assert not screen.warning
    assert screen.title[0].value.startswith("Send a return of ")
    assert bool(screen.file_uploader) == (how == "file")
    assert bool(screen.get("data_editor")) == (how == "typed")


def test_the_police_send_their_own_indicators_alone(visit_then: Visit) -> None:
    screen = visit_then("submit", "police", how="typed")
    assert "filter_agency" not in {one.key for one in screen.selectbox}
    assert screen.title[0].value == "Send a return of Police"
    asked = list(screen.data_editor[0].value["What to send"])
    assert "Children who went missing in the period, each child counted once" in asked
    assert not [one for one in asked if "assessment" in one]
    assert set(screen.data_editor[0].value["Figure"]) == {""}


def test_the_police_are_told_that_another_agency_is_not_theirs(visit_then: Visit) -> None:
    screen = visit_then("submit", "police", agency="csc", how="typed")
    assert "returns of your own agency" in screen.warning[0].value
    assert screen.title[0].value == "Send a return of Police"


def test_a_file_of_another_agency_is_not_taken_from_a_lead(visit_then: Visit) -> None:
    content = csv(row("fd_contacts_count", "900"))
    screen = upload(visit_then("submit", "police"), content)
    assert "is sent by Social care" in said(screen)
    assert "Nothing can be stored yet: 1 thing to put right." in said(screen)
    assert "Store this figure" not in labels(screen)
    signed = csv(f"police,{row('mis_episodes_count', '131')}", headings=f"agency,{HEADINGS}")
    assert "Nothing can be stored" not in said(upload(screen, signed))


@pytest.mark.parametrize("who", UNIT)
@pytest.mark.parametrize(
    ("agency", "name"),
    [("police", "Police"), ("csc", "Social care"), ("education", "Schools"), ("health", "Health")],
)
def test_the_business_unit_sends_for_any_agency(
    visit_then: Visit, who: str, agency: str, name: str
) -> None:
    screen = visit_then("submit", who, agency=agency)
    assert screen.title[0].value == f"Send a return of {name}"
    assert not screen.warning
    assert screen.selectbox(key="filter_agency").value == agency


def test_the_period_offered_first_is_the_newest_that_is_owed(visit_then: Visit) -> None:
    screen = visit_then("submit", "administrator", agency="education")
    assert screen.selectbox(key="filter_period").value == "2026-07-31"
    assert "Periods ending 31 July 2026: 3 of 3 owed." in said(screen)


def test_the_link_from_what_is_owed_opens_that_period(visit_then: Visit) -> None:
    screen = visit_then("submit", "police", period="2026-06-30")
    assert screen.selectbox(key="filter_period").value == "2026-06-30"
    assert "Periods ending 30 June 2026" in said(screen)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"period": "2001-01-31"}, "“2001-01-31” is not one of the periods here"),
        ({"period": "soon"}, "“soon” is not one of the periods here"),
        ({"period": "<script>alert(1)</script>"}, "is not one of the periods here"),
        ({"how": "fax"}, "“fax” is not one of the ways to send here"),
        ({"agency": "nobody"}, "“nobody” is not one of the agencies here"),
    ],
)
def test_a_malformed_part_gets_its_sentence(
    visit_then: Visit, parts: dict[str, str], sentence: str
) -> None:
    screen = visit_then("submit", "administrator", **parts)
    assert not screen.exception
    assert not screen.error
    (warning,) = screen.warning
    assert sentence in warning.value.replace("\\", "")
    assert "<script>" not in words(screen)


def test_another_agency_has_periods_of_its_own(visit_then: Visit) -> None:
    screen = visit_then("submit", "administrator", agency="police", period="2026-08-31")
    screen.selectbox(key="filter_agency").select("education").run()
    assert not screen.warning
    assert not part(screen, "period")
    assert screen.title[0].value == "Send a return of Schools"


def test_an_agency_that_owes_nothing_for_a_period_is_told_so(visit_then: Visit) -> None:
    screen = visit_then("submit", "administrator", agency="vcs", how="typed", area="E08000033")
    assert not screen.exception
    assert [one.value for one in screen.error] == [
        "Voluntary sector owes nothing for periods ending on 30 September 2026\\. Choose another "
        "period\\."
    ]


def test_a_file_is_previewed_ticked_and_stored_once(visit_own: Visit) -> None:
    screen = upload(visit_own("submit", "police"), JUMP)
    seen = said(screen)
    assert "Nothing is stored yet. It would be: 1 corrected." in seen
    assert "is a jump: 9,999 in Sep 2026" in seen
    assert button(screen, "Store this figure").disabled
    (tick,) = [one for one in screen.checkbox if one.label.startswith("I have looked")]
    tick.check().run()
    button(screen, "Store this figure").click().run()
    receipt = said(screen)
    assert "1 figure stored (1 corrected)" in receipt
    assert sha256(JUMP).hexdigest() in receipt
    assert not screen.file_uploader[0].value
    assert "Fingerprint" not in said(screen.run())

    again = said(upload(screen, JUMP))
    assert "Nothing would change: every figure in it is held already." in again
    assert not [one for one in labels(screen) if one.startswith("Store")]


def test_a_tick_is_of_the_file_it_was_made_for(visit_then: Visit) -> None:
    screen = upload(visit_then("submit", "police"), JUMP)
    next(one for one in screen.checkbox if one.label.startswith("I have looked")).check().run()
    assert not button(screen, "Store this figure").disabled
    upload(screen, csv(row("mis_children_count", "8888")), "other.csv")
    assert "8,888" in said(screen)
    assert button(screen, "Store this figure").disabled


def test_a_file_with_something_wrong_offers_no_way_to_store_it(visit_own: Visit) -> None:
    screen = upload(visit_own("submit", "police"), csv(row("mis_episodes_cuont", "5"), CORRECTED))
    seen = said(screen)
    assert "Nothing can be stored yet: 1 thing to put right." in seen
    assert "Row 2, column 'indicator'" in seen
    assert "Did you mean 'mis_episodes_count'?" in seen
    assert not [one for one in labels(screen) if one.startswith("Store")]


def test_a_file_with_something_wrong_leaves_its_line_and_nothing_of_itself(
    visit_own: Visit,
) -> None:
    content = csv(row("mis_episodes_cuont", "5"), CORRECTED)
    for _ in range(2):
        upload(visit_own("submit", "police"), content, "Emma Shaw.csv")
    held = said(visited("submissions", "chair"))
    assert held.count("a file sent on screen") == 1
    assert "turned away: 1 thing to look at" in held
    record = re.search(r"record=(\d+)", words(visited("submissions", "police")))
    assert record
    one = said(visited("submissions", "police", record=record[1]))
    assert f"SHA-256 {sha256(content).hexdigest()}" in one
    assert "a file sent on screen, row 2: something is to be put right here." in one
    for told in (held, one):
        assert "Emma" not in told
        assert "cuont" not in told


def test_a_template_sent_back_blank_is_told_so(visit_then: Visit) -> None:
    screen = upload(visit_then("submit", "police"), csv(row("mis_episodes_count", "")))
    assert "has no figures in it" in said(screen)
    assert "held already" not in said(screen)


def test_child_level_data_leaves_the_page_at_once(visit_then: Visit) -> None:
    content = csv(
        f"{row('mis_episodes_count', '3')},943 476 5919", headings=f"{HEADINGS},nhs_number"
    )
    screen = upload(visit_then("submit", "police"), content, "Emma Shaw.csv")
    (refusal,) = [one.value for one in screen.error]
    assert "child\\-level" in refusal
    assert "nhs" in refusal
    assert not screen.file_uploader[0].value
    assert "Emma" not in words(screen)
    assert "return_seen" not in screen.session_state
    assert not screen.run().error


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.4 hello", "return.xlsx"), (b"", "return.csv"), (b"PK\x03\x04cut", "return.xlsx"),
     (b"a,b\x00\n1,2", "return.csv")],
)  # fmt: skip
def test_what_is_no_return_is_refused_in_a_sentence(
    visit_own: Visit, content: bytes, name: str
) -> None:
    screen = upload(visit_own("submit", "police"), content, name)
    assert not screen.exception
    told = [*(one.value for one in screen.error), *re.findall(r"To put right.*", said(screen))]
    assert told
    assert "Traceback" not in words(screen)
    assert not [one for one in labels(screen) if one.startswith("Store")]


def test_a_hostile_name_stays_a_name(visit_own: Visit) -> None:
    name = '<img src=x onerror="window.hit=1">.csv'
    screen = upload(visit_own("submit", "police"), csv(row("x", "<b>5</b>")), name)
    assert not screen.exception
    assert "<img" not in words(screen)
    assert "<b>5" not in words(screen)


def looked_at(screen: AppTest) -> None:
    """Tick that what is asked about was looked at."""
    next(one for one in screen.checkbox if one.label.startswith("I have looked")).check().run()


def test_a_note_that_may_tell_of_a_child_asks_for_a_yes(visit_own: Visit) -> None:
    content = csv(f"{CORRECTED},Emma Shaw was seen", headings=f"{HEADINGS},note")
    screen = upload(visit_own("submit", "police"), content)
    asked = [one.label for one in screen.checkbox if "none tells of a child" in one.label]
    assert len(asked) == 1
    looked_at(screen)
    button(screen, "Store this figure").click().run()
    assert "1 note was left out" in said(screen)


def test_what_the_sender_says_goes_with_it(visit_own: Visit) -> None:
    screen = visit_own("submit", "police")
    screen.selectbox(key="return_marking").select("OFFICIAL-SENSITIVE")
    screen.text_input(key="return_use").input("  monitoring only ")
    upload(screen, csv(CORRECTED))
    assert "1 corrected" in said(screen)
    looked_at(screen)
    button(screen, "Store this figure").click().run()
    number = re.search(r"Submission (\d+):", said(screen))
    assert number
    kept = said(visited("submissions", "police", record=number[1]))
    assert "OFFICIAL-SENSITIVE; monitoring only; not released for publication" in kept


def test_a_preview_made_stale_says_what_changed_and_asks_again(visit_own: Visit) -> None:
    mine = upload(visit_own("submit", "police"), JUMP)
    looked_at(mine)

    theirs = upload(visit_own("submit", "police"), csv(CORRECTED))
    looked_at(theirs)
    button(theirs, "Store this figure").click().run()
    assert "1 figure stored" in said(theirs)

    button(mine, "Store this figure").click().run()
    (told,) = [one.value.replace("\\", "") for one in mine.warning]
    assert told.startswith("The store changed while you looked: mis_episodes_count for E06999999")
    assert "and now 131 is. Look again." in told
    assert "stored (" not in said(mine)
    assert button(mine, "Store this figure").disabled
    looked_at(mine)
    button(mine, "Store this figure").click().run()
    assert "1 figure stored (1 corrected)" in said(mine)
