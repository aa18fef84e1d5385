"""Attendance on screen: agencies down, meetings across; what nobody recorded is not absence."""

from datetime import date

from scorecard.domain.attendance import Attendance, Attended
from scorecard.domain.meeting import Meeting
from scorecard.views import attendance as views
from scorecard.views.judged import JudgedArea

BODY, AREA = "Quality Assurance sub-group", "E06999999"
MAY, AUGUST, NOVEMBER = date(2026, 5, 28), date(2026, 8, 27), date(2026, 11, 26)
M, D, P, A = Attendance


def _seat(on: date, agency: str, came: Attendance, who: str = "", body: str = BODY) -> Attended:
    return Attended(AREA, on, body, agency, came, who)


SEATS = [
    *(_seat(MAY, "police", M), _seat(MAY, "health", M), _seat(MAY, "education", P)),
    *(_seat(AUGUST, "police", D, "Insp. Grant"), _seat(AUGUST, "health", P)),
    *(_seat(AUGUST, "education", A), _seat(AUGUST, "vcs", M)),
    _seat(AUGUST, "csc", M, body="Board"),
]


def test_each_agency_over_the_meetings(exampleshire: JudgedArea) -> None:
    found = views.view(exampleshire, SEATS, BODY, NOVEMBER)
    rows = {row.agency: row for row in found.rows}
    assert found.meetings == ("28 May 2026", "27 Aug 2026")
    assert found.shares == ((2, 3), (2, 4))
    assert [seat.attendance for seat in rows["police"].seats] == ["member", "deputy"]
    assert rows["police"].seats[1].who == "Insp. Grant"
    assert rows["police"].came_words == "2 of 2"
    assert rows["education"].came_words == "0 of 2"
    # the voluntary sector had no seat recorded in May: that is not absence
    assert (rows["vcs"].seats[0].words, rows["vcs"].came_words) == ("not recorded", "1 of 1")
    assert "csc" not in rows  # it came to the board's, not to this one's


def test_the_sentence_names_who_was_away_twice(exampleshire: JudgedArea) -> None:
    assert views.view(exampleshire, SEATS, BODY, NOVEMBER).sentence == (
        "2 of 4 agencies came on 27 August 2026; 2 of 3 on 28 May 2026. "
        "Nobody for two meetings running: Schools."
    )
    assert views.view(exampleshire, SEATS, BODY, MAY).sentence == (
        "2 of 3 agencies came on 28 May 2026."
    )
    assert views.view(exampleshire, [], BODY, MAY).sentence == ("Nobody has recorded yet who came.")


def test_last_time(exampleshire: JudgedArea) -> None:
    before = Meeting(AREA, AUGUST, BODY)
    assert views.last_time(exampleshire, SEATS, before) == (
        "2 of 4 agencies came on 27 August 2026. Nobody for Health, Schools."
    )
    unrecorded = Meeting(AREA, date(2026, 2, 26), BODY)
    assert "was not recorded" in views.last_time(exampleshire, SEATS, unrecorded)
    assert "first meeting" in views.last_time(exampleshire, SEATS, None)


def test_a_seat_is_for_who_answers_and_who_has_sat_before(exampleshire: JudgedArea) -> None:
    codes = [code for code, _ in views.members(exampleshire, SEATS, BODY)]
    assert {"police", "health", "csc", "probation", "vcs"} <= set(codes)
    assert "ons" not in codes
    assert len(codes) == len(set(codes)) < 20
    assert set(views.at(SEATS, Meeting(AREA, MAY, BODY))) == {"police", "health", "education"}
