"""Audit events: every kind of change, and the sentence the trail keeps of it."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """What was done."""

    LOAD_CATALOGUE = "load_catalogue"
    RECORD_SUBMISSION = "record_submission"
    REJECT_SUBMISSION = "reject_submission"
    LOAD_DEMONSTRATION = "load_demonstration"
    KEEP_RECORD = "keep_record"
    LOAD_REPORT_RECORDS = "load_report_records"
    ADD_MEETING = "add_meeting"
    MOVE_MEETING = "move_meeting"
    CANCEL_MEETING = "cancel_meeting"
    ISSUE_PACK = "issue_pack"
    RECORD_DECISION = "record_decision"
    RECORD_ATTENDANCE = "record_attendance"
    WRITE_COMMENTARY = "write_commentary"


SENTENCES: dict[Verb, str] = {
    Verb.LOAD_CATALOGUE: (
        "Loaded the catalogue: {indicators} indicators, {areas} areas, {agencies} agencies, "
        "{targets} targets."
    ),
    Verb.RECORD_SUBMISSION: "Kept {kept} figures from {title}.",
    Verb.REJECT_SUBMISSION: "Turned away {title}: {findings} things are wrong in it.",
    Verb.LOAD_DEMONSTRATION: (
        "Loaded the synthetic authority as at {as_at}: {kept} figures in {submissions} returns."
    ),
    Verb.KEEP_RECORD: "{who} {done}: {title}.",
    Verb.LOAD_REPORT_RECORDS: (
        "Loaded what printed reports tell of the board's work: {added} records added, {corrected} "
        "corrected, {taken_out} taken out."
    ),
    Verb.ADD_MEETING: "{who} added a meeting: {meeting}.",
    Verb.MOVE_MEETING: "{who} moved a meeting: {meeting}, to {day}. The reason: {because}",
    Verb.CANCEL_MEETING: "{who} cancelled a meeting: {meeting}. The reason: {because}",
    Verb.ISSUE_PACK: "{who} issued the pack for {meeting}: fingerprint {fingerprint}.",
    Verb.RECORD_DECISION: "{who} recorded for {meeting}: {decision}.",
    Verb.RECORD_ATTENDANCE: "{who} recorded who came to {meeting}: {came}.",
    Verb.WRITE_COMMENTARY: "{who} commented on {indicator}, period to {period}.",
}
