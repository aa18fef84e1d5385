"""The address as a stranger's: each malformed part gets its sentence, and the screen stays up."""

import pytest

from tests.pages.conftest import Visit, part, words

ASSESSMENTS = "fd_assessments_45wd_pct"
SCRIPT = "<script>alert(1)</script>"

# screen, parts of the address, words of the sentence, what is shown instead
MALFORMED = [
    ("summary", {"area": "E99999999"}, "No figures are held for an area", "Exampleshire"),
    ("summary", {"area": SCRIPT}, "No figures are held for an area", "Exampleshire"),
    ("summary", {"area": "x" * 5000}, "No figures are held for an area", "Exampleshire"),
    ("summary", {"as_at": "yesterday"}, "is not a date", "30 September 2026"),
    ("summary", {"as_at": "2026-02-30"}, "is not a date", "30 September 2026"),
    ("summary", {"as_at": "20260930"}, "is not a date", "30 September 2026"),
    ("summary", {"as_at": "1875-01-31"}, "end on 31 January 1875", "30 September 2026"),
    ("summary", {"as_at": "9999-12-31"}, "end on 31 December 9999", "30 September 2026"),
    ("summary", {"known_at": "soon"}, "is not a date", "What is known now"),
    ("summary", {"known_at": "9999-12-31"}, "has not come yet", "What is known now"),
    ("summary", {"known_at": "0001-01-01"}, "Nothing was recorded", "What is known now"),
    ("summary", {"colour": "red"}, "does not know", "ignored"),
    ("summary", {"__proto__": "x"}, "does not know", "ignored"),
    ("scorecard", {"theme": "nonsense"}, "not one of the themes", "All themes"),
    ("scorecard", {"agency": SCRIPT}, "not one of the agencies", "All agencies"),
    ("scorecard", {"rag": "purple"}, "not one of the judgements", "ignored"),
    ("scorecard", {"rag": "red,purple,,"}, "not one of the judgements", "ignored"),
    ("scorecard", {"view": "3d"}, "not one of the views", "Booklet"),
    ("scorecard", {"group": "colour"}, "not one of the groupings", "By theme"),
    ("scorecard", {"show": "none"}, "not one of the choices", "In focus"),
    ("indicator", {"indicator": ASSESSMENTS, "chart": "pie"}, "not one of the charts", "Monthly"),
    ("indicator", {"indicator": ASSESSMENTS, "compared": "3d"}, "not one of the ways", "Ranked"),
    ("indicator", {"indicator": ASSESSMENTS, "since": "1066"}, "not one of the periods", "choose"),
    ("indicator", {"indicator": ASSESSMENTS, "since": SCRIPT}, "not one of the periods", "choose"),
    ("indicator", {"indicator": ASSESSMENTS, "past": "maybe"}, "not one of the answers", "no"),
    ("method", {}, "", "How a figure is judged"),
]


@pytest.mark.parametrize(("path", "parts", "sentence", "instead"), MALFORMED)
def test_a_malformed_part_gets_its_sentence(
    visit: Visit, path: str, parts: dict[str, str], sentence: str, instead: str
) -> None:
    screen = visit(path, **parts)
    assert not screen.exception
    assert not screen.error
    told = " ".join(unescaped(warning.value) for warning in screen.warning)
    assert sentence in told
    assert instead in told or instead in words(screen)
    assert len(told) < 600
    assert SCRIPT not in words(screen)


def unescaped(markdown: str) -> str:
    return markdown.replace("\\", "")


def test_a_part_given_twice_is_said(visit: Visit) -> None:
    screen = visit("summary")
    screen.query_params["area"] = ["E08000033", "E08000034"]
    screen.run()
    assert "more than once" in screen.warning[0].value
    assert "Kirklees" in screen.title[0].value


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](https://example.org)",
        "![x](https://example.org/x.png)",
        "**bold**",
        ":red[x]",
        ":material/bug_report:",
        "$x$",
        "`code`",
        "<b>x</b>",
        "https://example.org",
    ],
)
def test_a_strangers_words_do_not_become_markup_in_the_warning(visit: Visit, hostile: str) -> None:
    screen = visit("summary", area=hostile)
    (warning,) = screen.warning
    assert hostile not in warning.value
    assert hostile in unescaped(warning.value)


@pytest.mark.parametrize("code", ["nonsense", SCRIPT, "' OR 1=1 --", "x" * 3000, "../../etc"])
def test_an_unknown_indicator_is_refused_in_words(visit: Visit, code: str) -> None:
    screen = visit("indicator", indicator=code)
    assert not screen.exception
    assert "There is no indicator with the code" in screen.error[0].value
    assert SCRIPT not in words(screen)


@pytest.mark.parametrize("text", [SCRIPT, "%%%", "'; DROP TABLE observation; --", "é漢字", " "])
def test_any_words_can_be_searched_for(visit: Visit, text: str) -> None:
    screen = visit("scorecard", search=text)
    assert not screen.exception
    assert not screen.error
    assert SCRIPT not in words(screen)


def test_an_unknown_persona_is_not_let_in(visit: Visit) -> None:
    screen = visit("summary", "nobody")
    assert "Nobody here is called" in screen.warning[0].value
    assert not screen.get("bidi_component")


def test_the_same_link_opens_the_same_screen_for_someone_else(visit: Visit) -> None:
    parts = {"area": "E06999999", "as_at": "2026-06-30", "rag": "red", "theme": "cp"}
    mine, theirs = (words(visit("scorecard", who, **parts)) for who in ("chair", "analyst"))
    assert mine.replace("Amara Okafor", "").count("data-row") == theirs.count("data-row")
    assert "30 June 2026" in theirs


def test_as_known_on_an_earlier_day_leaves_out_what_came_later(visit: Visit) -> None:
    then = words(visit("scorecard", known_at="2026-06-01"))
    assert "as known on 1 June 2026" in then
    assert then != words(visit("scorecard"))


def test_a_filter_goes_into_the_address(visit: Visit) -> None:
    screen = visit("scorecard")
    screen.selectbox(key="filter_theme").select("cp").run()
    assert part(screen, "theme") == "cp"
    assert "Front door" not in words(screen).partition("<tbody")[2]


def test_another_area_has_dates_of_its_own(visit: Visit) -> None:
    screen = visit("scorecard", as_at="2026-06-30", known_at="2026-08-01")
    screen.selectbox(key="filter_area").select("E08000033").run()
    assert not screen.warning
    assert part(screen, "area") == "E08000033"
    assert not part(screen, "known_at")


def test_filters_that_match_nothing_say_how_to_widen_them(visit: Visit) -> None:
    screen = visit("scorecard", search="zzzz", rag="green")
    assert "No indicator matches" in words(screen)
    assert "shorter search" in words(screen)
    next(one for one in screen.button if one.label == "Clear the filters").click().run()
    assert not part(screen, "search")
    assert words(screen).count("data-row=") >= 30


def test_rows_can_stand_under_the_boards_priorities(visit: Visit) -> None:
    by_theme, by_priority = (words(visit("scorecard", group=one)) for one in ("theme", "priority"))
    assert by_theme.count("data-row=") == by_priority.count("data-row=")
    assert by_priority.count('scope="rowgroup"') < by_theme.count('scope="rowgroup"')


@pytest.mark.parametrize("path", ["summary", "scorecard", "indicator"])
@pytest.mark.parametrize("as_at", ["", "2026-09-30"])
def test_as_known_before_the_date_looked_at_shows_the_latest_then_known(
    visit: Visit, path: str, as_at: str
) -> None:
    parts = {"as_at": as_at, "indicator": ASSESSMENTS if path == "indicator" else ""}
    screen = visit(path, known_at="2026-08-27", **parts)
    said = words(screen)
    assert not screen.warning
    sentence = "As known on 27 August 2026 the latest figures were those to 31 July 2026."
    assert said.count(sentence) == 1
    assert not part(screen, "as_at")
    if path != "indicator":
        offered = screen.selectbox(key="filter_as_at")
        assert offered.value == "2026-07-31"
        assert offered.options[0] == "31 Jul 2026"
        assert "30 Sep 2026" not in offered.options


def test_a_date_before_the_one_it_was_known_on_is_kept(visit: Visit) -> None:
    screen = visit("summary", known_at="2026-08-27", as_at="2026-06-30")
    assert "Figures to 30 June 2026" in words(screen)
    assert part(screen, "as_at") == "2026-06-30"
    assert "the latest figures were those" not in words(screen)


def test_what_the_indicator_is_asked_is_answered(visit: Visit) -> None:
    asked = {"indicator": ASSESSMENTS, "compared": "funnel", "since": "2026-02-01"}
    screen = visit("indicator", **asked)
    assert not screen.exception
    assert not screen.warning
    assert "by more than chance" in words(screen)
    assert "what chance and the usual differences" in words(screen)


def test_looking_back_is_asked_for(visit: Visit) -> None:
    plain = words(visit("indicator", indicator=ASSESSMENTS))
    assert "Looked at again at each month end" not in plain
    screen = visit("indicator", indicator=ASSESSMENTS, past="yes")
    assert not screen.exception and not screen.warning
    assert "Looked at again at each month end" in words(screen)
    assert "it still stands" in words(screen)
