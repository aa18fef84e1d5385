"""Links: addresses inside the app that carry where the reader is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from pages.shared.markup.words import element, escape


@dataclass(frozen=True, slots=True)
class Links:
    """The parts of the address that go along from screen to screen."""

    carried: Mapping[str, str] = field(default_factory=dict)

    def to(self, page: str, **more: str) -> str:
        """A relative address; the browser resolves it wherever the app is mounted."""
        query = urlencode({k: v for k, v in {**self.carried, **more}.items() if v})
        return f"{page}?{query}" if query else page

    def indicator(self, code: str, words: str, cls: str = "") -> str:
        """A link to one indicator's screen that the panel opens without a page load."""
        address = self.to("indicator", indicator=code)
        return element("a", escape(words), href=address, data_open=address, cls=cls)

    def scorecard(self, words: str, **more: str) -> str:
        """A link to the scorecard."""
        address = self.to("scorecard", **more)
        return element("a", escape(words), href=address, data_open=address)
