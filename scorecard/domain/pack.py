"""Packs: what a meeting was given, kept byte for byte, with its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from scorecard.domain.errors import NotNow
from scorecard.domain.meeting import Meeting
from scorecard.domain.period import day


@dataclass(frozen=True, slots=True)
class Pack:
    """An issued pack: `content` is the frozen view models as JSON, `fingerprint` its SHA-256.

    `known_at` is the moment it was frozen: it holds what was recorded by then, whenever it became
    known. Where packs are listed, `content` is blank.
    """

    area: str
    meeting_on: date
    body: str
    as_at: date
    known_at: datetime
    issued_at: datetime
    issued_by: str
    fingerprint: str
    content: str
    id: int = 0


def fingerprint(content: str) -> str:
    """The SHA-256 of a pack's bytes, which are its content in UTF-8."""
    return sha256(content.encode()).hexdigest()


def is_whole(pack: Pack) -> bool:
    """Whether the bytes are still those that were issued."""
    return fingerprint(pack.content) == pack.fingerprint


def may_be_issued(meeting: Meeting, today: date) -> bool:
    """Whether the meeting is still to come, or is today."""
    return today <= meeting.date


def require_may_be_issued(meeting: Meeting, today: date) -> None:
    """Refuse, in words, to make up afterwards what a meeting was given."""
    if not may_be_issued(meeting, today):
        raise NotNow(
            f"The {meeting.body} met on {day(meeting.date)}. A pack is what a meeting is given, so "
            "it is issued by that day at the latest. Issue one for the next meeting."
        )
