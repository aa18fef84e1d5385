"""docs/cli.md says what the commands themselves say."""

from tests.docs.cli_reference import PAGE, REGENERATE, page


def test_the_page_is_in_step_with_the_commands() -> None:
    assert PAGE.read_text("utf-8") == page(), f"Run: {REGENERATE}"
