"""Submissions as HTML: the list of what came in, and one of them with everything that was found."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.markup.links import Links
from pages.shared.markup.words import element, escape, small
from scorecard.domain.submission import Finding
from scorecard.views.submission import SubmissionLine


def table(lines: Sequence[SubmissionLine], links: Links) -> str:
    """The list, newest first."""
    heads = "".join(
        f'<th scope="col">{escape(head)}</th>'
        for head in ("Received", "From", "What", "What became of it", "Conditions")
    )
    body = "".join(_row(line, links) for line in lines)
    return (
        '<div class="sc-scroll" tabindex="0" role="region" aria-label="Submissions">'
        f'<table class="sc-table sc-submissions"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(line: SubmissionLine, links: Links) -> str:
    address = links.to("submissions", record=str(line.number))
    what = element("a", escape(line.title), href=address, data_open=address)
    file = line.file if line.file != line.title else ""
    cls = "" if line.accepted else "sc-turned-away"
    return (
        f"<tr><td>{escape(line.received)}{small(f'No {line.number}')}</td>"
        f'<th scope="row">{escape(line.agency_name)}</th>'
        f"<td>{what}{small(line.kind_words)}{small(file)}</td>"
        f"<td>{element('span', escape(line.outcome), cls=cls)}</td>"
        f"<td>{small(line.conditions)}</td></tr>"
    )


def one(line: SubmissionLine, found: Sequence[Finding], links: Links) -> str:
    """One submission: what is kept of it, and every finding."""
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words)}</dd></div>"
        for name, words in (
            ("From", line.agency_name),
            ("Received", line.received),
            ("Kind", line.kind_words),
            ("File", line.file),
            ("Became of it", line.outcome),
            ("Conditions", line.conditions),
            ("Fingerprint", f"SHA-256 {line.fingerprint}"),
        )
        if words
    )
    address = links.to("submissions")
    back = element("a", "All submissions", href=address, data_open=address)
    return (
        f'<section><p>{back}</p><dl class="sc-facts sc-submission">{facts}</dl></section>'
        f"{_findings(found)}"
    )


def _findings(found: Sequence[Finding]) -> str:
    if not found:
        return '<section><p class="sc-note">Nothing in it needed a remark.</p></section>'
    items = "".join(
        element("li", f"<p>{escape(one.sentence())}</p>", cls="" if one.blocks else "asks")
        for one in found
    )
    title = "What was found in it"
    return f'<section><h2>{title}</h2><ul class="sc-findings">{items}</ul></section>'
