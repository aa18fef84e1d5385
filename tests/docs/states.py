"""The state diagrams of docs/states.md, written by `python -m tests.docs.states`."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from scorecard import domain
from scorecard.domain.lifecycle import NEW, Lifecycle, Move
from scorecard.domain.permissions import ALLOWED, OWN_AGENCY_ONLY, Permission
from scorecard.domain.person import ROLE_WORDS, Role
from scorecard.domain.record import NOT_SAID
from scorecard.services.report_record import SHELVES
from tests.architecture.source import ROOT

READ = {noun.replace("_", " ") for noun in SHELVES}
"""The nouns whose records are read from printed reports."""

PAGE = ROOT / "docs" / "states.md"
REGENERATE = "python -m tests.docs.states"
_OPENING = f"""\
<!-- Written by `{REGENERATE}`; change the lifecycles in scorecard/domain/ instead. -->

# States, and who may move what

Each thing the group keeps is in one state at a time, and moves only along these arrows. A move
leaves its line in the record's history and in the audit trail, in one transaction, with who made
it. What may be done depends on the state; by whom depends on the role, and for an agency lead
often on whose it is. Some moves need more: an escalation's level, a clock that ran out, words
that must be said. Those refusals say so where they happen.

**The scorecard itself** makes one move, and the trail names it so: it reopens a variance report
that assured the group, or partly, when the recovery date agreed has passed and the figure is
still red or of special cause concern, or sooner when it is worse than it was then.
`python -m scorecard overdue` does that every night; until then the screens say *to be reopened*.
Nobody signs in as it. It leaves alone what is about a retired indicator, what has no recent
figure, and areas that nobody has sent a figure of for a year.
"""


_NOT_SAID = f"""\
**What a printed report tells** makes no moves. Where the report does not say how things stood, the
record stands in none of these states: it is kept as `{NOT_SAID}` and shown as *State not said*.
"""


def modules() -> list[ModuleType]:
    """Every module of the domain that has a lifecycle, by name."""
    names = sorted(one.name for one in pkgutil.iter_modules(domain.__path__))
    found = (importlib.import_module(f"{domain.__name__}.{name}") for name in names)
    return [one for one in found if isinstance(getattr(one, "LIFECYCLE", None), Lifecycle)]


def page() -> str:
    """The page as it should be."""
    return "\n".join([_OPENING, _NOT_SAID, *(section(module) for module in modules())])


def section(module: ModuleType) -> str:
    """One noun: what it is, its diagram, and its moves with who may make each."""
    lifecycle: Lifecycle = module.LIFECYCLE
    title = lifecycle.noun[:1].upper() + lifecycle.noun[1:]
    about = (module.__doc__ or "").splitlines()[0].partition(": ")[2]
    return "\n".join(
        [
            f"## {title}",
            "",
            f"{about[:1].upper()}{about[1:]}",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *diagram(lifecycle),
            "```",
            "",
            *_ends(lifecycle),
            "| move | from | to | who |",
            "|---|---|---|---|",
            *table(lifecycle),
            "",
        ]
    )


def diagram(lifecycle: Lifecycle) -> Iterator[str]:
    """The lines of a mermaid state diagram: states with their words, arrows with the buttons'."""
    for state in lifecycle.states:
        yield f'    state "{lifecycle.words[state]}" as {state.value}'
    for move in lifecycle.moves:
        source = "[*]" if move.source == NEW else str(move.source)
        yield f"    {source} --> {move.target}: {move.label}"
    for state in lifecycle.states:
        if lifecycle.is_over(state):
            yield f"    {state.value} --> [*]"


def _ends(lifecycle: Lifecycle) -> Iterator[str]:
    over = [lifecycle.words[state] for state in lifecycle.states if lifecycle.is_over(state)]
    done = [lifecycle.words[state] for state in lifecycle.states if state in lifecycle.done]
    yield f"Over when {' or '.join(over)}."
    if done:
        yield f"Its day no longer runs when {' or '.join(done)}."
    if lifecycle.noun in READ:
        yield f"`{NOT_SAID}` where it was read from a report that does not say; nothing moves it."
    yield ""


def table(lifecycle: Lifecycle) -> Iterator[str]:
    """One row a move, its sources together."""
    grouped: dict[tuple[str, str, Permission], list[Move]] = {}
    for move in lifecycle.moves:
        target = "" if move.source == move.target else move.target
        grouped.setdefault((move.label, target, move.permission), []).append(move)
    for (label, target, permission), moves in grouped.items():
        sources = [lifecycle.words[one.source] if one.source else "(new)" for one in moves]
        to = lifecycle.words[target] if target else "(stays)"
        yield f"| {label} | {', '.join(sources)} | {to} | {who(permission)} |"


def who(permission: Permission) -> str:
    """'independent chair; agency lead (for their own agency)'."""
    held = [role for role in Role if role in ALLOWED[permission]]
    return "; ".join(_role(role, permission) for role in held)


def _role(role: Role, permission: Permission) -> str:
    own = role is Role.AGENCY_LEAD and permission in OWN_AGENCY_ONLY
    return f"{ROLE_WORDS[role]} (for their own agency)" if own else ROLE_WORDS[role]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
