"""Deciding: the kind, its words and day, what more it asks, the button; and taking back.

Questions and requests take three clicks, for their words are suggested. What the group judges
or agrees (an answer, a risk, what is wrong, an action) begins empty, and so does why a report
that stands is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from pages.shared import asked_already, furniture, left_over, panel
from pages.shared.forms import Form
from pages.shared.markup import meeting_body
from pages.shared.room import Room
from scorecard.domain.decision import DecisionKind
from scorecard.domain.risk import IMPACT_WORDS, LIKELIHOOD_WORDS
from scorecard.domain.variance_report import EVIDENCE_WORDS, VERDICT_WORDS
from scorecard.services import decision as service
from scorecard.services import draft
from scorecard.services.opening import Details
from scorecard.views import choices
from scorecard.views import decision as views
from scorecard.views.agenda import AgendaItem
from scorecard.views.decision import DecisionLine, Offer
from scorecard.views.promise import AgencySays
from scorecard.views.room import Beside

CHOOSE = {"": "choose"}
STAYS_OPEN = "The record that it opened stays open: close it on its own page."
FINISHED = "What is missing can be filled in on the record's own page."
WHOLE = frozenset(
    (
        *(DecisionKind.NOTE, DecisionKind.ACCEPT_ASSURANCE),
        *(DecisionKind.ESCALATE, DecisionKind.RAISE_RISK),
    )
)
"""The kinds whose record lacks nothing once they are decided."""
TO_AN_AGENCY = frozenset(
    (
        *(DecisionKind.ASK_VARIANCE, DecisionKind.CHALLENGE, DecisionKind.ESCALATE),
        *(DecisionKind.SET_ACTION, DecisionKind.ASK_AUDIT),
    )
)
"""The kinds that somebody of the agency has to read."""
RESTS = "Till then it rests, unless it gets worse."
JUDGED_MEANWHILE = "No answer waits to be judged now: this was done while you were writing."
NOT_ASSURED = "Where the group is not assured, no day is kept and nothing rests."
CLOCK = (
    "The clock of the level gives the day; until then it rests. Where no number of days was "
    "agreed, it does not rest."
)


def decide(entered: Room, item: AgendaItem, beside: Beside) -> None:
    """What the group decides about an item."""
    if not entered.may_change or not beside.offers:
        return
    with st.container(key="decide"):
        panel.show(b'<h2 id="to-decide" tabindex="-1">Decide</h2>', "to_decide")
        _before(entered)
        offer = _kind(entered, item.code, beside.offers)
        if not beside.says.waiting:
            furniture.note(views.NO_ANSWER)
            _judged_meanwhile(entered, item.code, beside.says)
        if offer is None:
            return
        details = Details(
            title=item.name,
            frozen=item.figure,
            toward=item.toward,
            report=beside.says.report,
            version=beside.says.version,
        )
        _form(entered, item, offer, beside, details)


def decide_in_general(entered: Room, beside: Beside) -> None:
    """What the group decides about no single indicator."""
    if not entered.may_change or not beside.offers:
        return
    with st.container(key="decide"):
        st.subheader("Decide something about no single indicator", anchor=False)
        _before(entered)
        offer = _kind(entered, "", beside.offers)
        if offer is not None:
            _form(entered, None, offer, beside, Details())


def _judged_meanwhile(entered: Room, code: str, says: AgencySays) -> None:
    """What somebody was typing of an answer that another has judged; nothing where nobody was."""
    kept = draft.held(
        entered.context.workspace,
        entered.context.person,
        _name(entered, code, DecisionKind.ACCEPT_ASSURANCE),
    )
    if kept is not None:
        left_over.show(entered.context, kept, f"{JUDGED_MEANWHILE} {says.done}".strip())


def _name(entered: Room, code: str, kind: DecisionKind) -> str:
    """What the draft of a decision is kept under."""
    return f"decide_{entered.meeting.area}_{entered.key}_{code}_{kind}"


def _before(entered: Room) -> None:
    """What holds when something is decided before the meeting's day."""
    if words := views.before_words(entered.seen, entered.meeting):
        furniture.note(words)


def _kind(entered: Room, code: str, offers: Sequence[Offer]) -> Offer | None:
    """The first click. A decision of one's own begins the choice anew; another's leaves it."""
    by_kind = {str(one.kind): one for one in offers}
    me = entered.context.person.name
    made = sum(one.indicator == code and one.decided_by.startswith(me) for one in entered.lines)
    chosen = st.pills(
        "What does the group decide?",
        list(by_kind),
        format_func=lambda kind: by_kind[kind].label,
        key=f"decide_{entered.meeting.area}_{entered.key}_{code}_{made}",
    )
    return by_kind.get(str(chosen))


def _form(
    entered: Room, item: AgendaItem | None, offer: Offer, beside: Beside, details: Details
) -> None:
    """The words and the day; what more the record asks; the last click."""
    code = item.code if item else ""
    form = Form(
        entered.context, _name(entered, code, offer.kind),
        start={"words": offer.words, "due": offer.until.isoformat() if offer.until else ""},
    )  # fmt: skip
    form.opening()
    if offer.kind == DecisionKind.ACCEPT_ASSURANCE:
        panel.show(meeting_body.answered(beside.says).encode(), "as_the_agency_says")
    asks = offer.kind == DecisionKind.ASK_VARIANCE
    chosen = asked_already.choose(form, beside.asked if asks else (), entered.where.links, code)
    again = chosen.again
    furniture.note(offer.hint)
    words = (
        asked_already.because(form, again)
        if again
        else form.text("words", offer.words_label, height=120)
    )
    agency = again.agency if again else _agency(entered, form, item)
    details = replace(
        details,
        again=again.number if again else 0,
        again_version=again.version if again else 0,
        known=chosen.known,
    )
    if offer.kind in TO_AN_AGENCY:
        furniture.note(choices.unseen(entered.seen, agency, code))
    more = ASKED[offer.asks](form, details, offer) if offer.asks else details
    until = asked_already.day(form, again, offer.due_label, words=RESTS) if offer.until else None
    if offer.kind == DecisionKind.ACCEPT_ASSURANCE:
        furniture.note(NOT_ASSURED)

    def act(_version: int) -> object:
        chosen.require_as_seen()
        begun = views.begun(entered.seen, entered.meeting, offer.kind, item, _pack(entered))
        made = replace(begun, words=words.strip(), until=until, agency=agency)
        return service.decide(entered.context.workspace, entered.context.person, made, more)

    more_words = "" if offer.kind in WHOLE else FINISHED
    label = (again.again if again else offer.label).lower()
    form.send(f"Record: {label}", act, f"Recorded: {label}. {more_words}", key="record")


def _agency(entered: Room, form: Form, item: AgendaItem | None) -> str:
    """Who is to act: the agency that answers, unless another is chosen."""
    named = sorted(entered.seen.agencies.values(), key=lambda one: one.short_name)
    agencies = {one.code: one.short_name for one in named}
    first = {item.agency: agencies[item.agency]} if item and item.agency in agencies else CHOOSE
    return form.choice("agency", "Who acts", first | agencies)


def _pack(entered: Room) -> int:
    return entered.pack.number if entered.pack else 0


def _level(form: Form, details: Details, offer: Offer) -> Details:
    """Since when, what is done meanwhile, and whose clock begins to run."""
    since = form.day("since", "Since when")
    said = form.text("mitigation", "What is done meanwhile to keep children safe", height=80)
    levels = CHOOSE | {str(order): words for order, words in offer.levels}
    level = form.choice("level", "Who is to acknowledge it", levels, words=CLOCK)
    return replace(details, since=since, mitigation=said.strip(), level=int(level or 0))


def _score(form: Form, details: Details, offer: Offer) -> Details:
    left, right = st.columns(2)
    with left:
        likelihood = form.choice("likelihood", "Likelihood", _scale(LIKELIHOOD_WORDS))
    with right:
        impact = form.choice("impact", "Impact on children", _scale(IMPACT_WORDS))
    said = form.text("mitigation", "What is done about it", height=80)
    return replace(
        details,
        mitigation=said.strip(),
        likelihood=int(likelihood or 0),
        impact=int(impact or 0),
    )


def _scale(words: Sequence[str]) -> dict[str, str]:
    return CHOOSE | {str(number): f"{number}, {word}" for number, word in enumerate(words, 1)}


def _verdict(form: Form, details: Details, offer: Offer) -> Details:
    verdict = form.choice("verdict", "The group is", CHOOSE | VERDICT_WORDS)
    kind = form.choice("evidence", "It rests on", CHOOSE | EVIDENCE_WORDS)
    said = form.line("said", "What it showed")
    evidence = f"{kind}: {said.strip()}" if kind else ""
    return replace(details, verdict=verdict, evidence=evidence)


ASKED: dict[str, Callable[[Form, Details, Offer], Details]] = {
    "level": _level,
    "score": _score,
    "verdict": _verdict,
}
"""What more a kind's record asks; nothing of it is chosen beforehand."""


def take_back(entered: Room, lines: Sequence[DecisionLine]) -> None:
    """A decision recorded by a slip is taken back; it stays in the trail."""
    if not entered.may_change:
        return
    for line in lines:
        if line.back or not line.may_be_taken_back:
            continue
        with st.expander(f"Take back: {line.done[:1].lower()}{line.done[1:]}"):
            form = Form(entered.context, f"take_back_{line.number}")
            because = form.text("because", "Because", height=80)
            if line.record:
                furniture.note(line.stays or STAYS_OPEN)

            def act(_version: int, number: int = line.number, said: str = because) -> object:
                at = (entered.context.workspace, entered.context.person)
                return service.take_back(*at, number, said.strip())

            form.send("Take it back", act, "Taken back.")
