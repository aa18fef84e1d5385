"""The quality-assurance cycle: records of every noun, their history, meetings, packs, drafts."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from scorecard.store.migrations.append_only import refuse_changes
from scorecard.store.schema import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "record_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(length=40), nullable=False),
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_change")),
    )
    with op.batch_alter_table("record_change", schema=None) as batch_op:
        batch_op.create_index("ix_record_change_of", ["noun", "record"], unique=False)
    op.create_table(
        "draft",
        sa.Column("person", sa.String(length=254), nullable=False),
        sa.Column("form", sa.String(length=120), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", "form", name=op.f("pk_draft")),
    )
    op.create_table(
        "escalation_level",
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("held_by", sa.String(length=20), nullable=False),
        sa.Column("acknowledge_days", sa.Integer(), nullable=True),
        sa.Column("scrutineer_informed", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("area", "valid_from", "order", name=op.f("pk_escalation_level")),
    )
    op.create_table(
        "pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("known_at", UtcDateTime(), nullable=False),
        sa.Column("issued_at", UtcDateTime(), nullable=False),
        sa.Column("issued_by", sa.String(length=120), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_pack_area_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
    )
    with op.batch_alter_table("pack", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pack_area"), ["area"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("indicator", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("rag", sa.String(length=20), nullable=False),
        sa.Column("opened", sa.String(length=60), nullable=False),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_decision_area_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_indicator"), ["indicator"], unique=False)
        batch_op.create_index("ix_decision_meeting", ["area", "meeting_on"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("attendance", sa.String(length=20), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_attendance_area_area")),
        sa.PrimaryKeyConstraint("area", "meeting_on", "body", "agency", name=op.f("pk_attendance")),
    )
    op.create_table(
        "reporting_calendar",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("counted_from", sa.String(length=20), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("owed_by", sa.String(length=20), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_reporting_calendar")),
    )
    _records(
        "minutes",
        sa.Column("meeting_on", sa.Date(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("childrens_words", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("signed_off_by", sa.String(length=120), nullable=False),
    )
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.create_index("ix_minutes_meeting", ["area", "meeting_on", "body"], unique=True)
    _records(
        "action",
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("toward", sa.String(length=10), nullable=False),
        sa.Column("expected_size", sa.String(length=120), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("effect_from", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("outcome_words", sa.Text(), nullable=False),
        sa.Column("closed_because", sa.Text(), nullable=False),
        sa.Column("came_from", sa.String(length=80), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
    )
    _records(
        "audit",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=True),
        sa.Column("grade", sa.String(length=30), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("re_audit_on", sa.Date(), nullable=True),
        sa.Column("re_audit_of", sa.Integer(), nullable=True),
        sa.Column("closed_because", sa.Text(), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
    )
    _records(
        "challenge",
        sa.Column("challenge", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_for", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=120), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("not_settled_because", sa.Text(), nullable=False),
        sa.Column("difference_made", sa.Text(), nullable=False),
        sa.Column("withdrawn_because", sa.Text(), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
    )
    _records(
        "escalation",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("mitigation", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("level_since", sa.Date(), nullable=True),
        sa.Column("moved_because", sa.Text(), nullable=False),
        sa.Column("acknowledged_by", sa.String(length=300), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("response", sa.Text(), nullable=False),
        sa.Column("resolution", sa.Text(), nullable=False),
        sa.Column("scrutineer_informed_on", sa.Date(), nullable=True),
        sa.Column("raised_by", sa.String(length=120), nullable=False),
        sa.Column("raised_for", sa.String(length=40), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
    )
    _records(
        "recommendation",
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("recommendation", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("progress_on", sa.Date(), nullable=True),
    )
    _records(
        "risk",
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("likelihood", sa.Integer(), nullable=False),
        sa.Column("impact", sa.Integer(), nullable=False),
        sa.Column("was_likelihood", sa.Integer(), nullable=False),
        sa.Column("was_impact", sa.Integer(), nullable=False),
        sa.Column("scored_on", sa.Date(), nullable=True),
        sa.Column("scored_because", sa.Text(), nullable=False),
        sa.Column("mitigations", sa.Text(), nullable=False),
        sa.Column("indicators", sa.Text(), nullable=False),
        sa.Column("closed_because", sa.Text(), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
    )
    _records(
        "variance_report",
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("frozen", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("meaning_for_children", sa.Text(), nullable=False),
        sa.Column("being_done", sa.Text(), nullable=False),
        sa.Column("being_done_by", sa.Date(), nullable=True),
        sa.Column("recovery_by", sa.Date(), nullable=True),
        sa.Column("recovery_value", sa.Float(precision=53), nullable=True),
        sa.Column("trajectory", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(length=120), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("verdict_words", sa.Text(), nullable=False),
        sa.Column("verdict_on", sa.Date(), nullable=True),
        sa.Column("verdict_by", sa.String(length=120), nullable=False),
        sa.Column("sent_back_because", sa.Text(), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
    )
    op.create_table(
        "section_eleven",
        sa.Column("audit", sa.Integer(), nullable=False),
        sa.Column("agency_words", sa.String(length=200), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("returned", sa.Boolean(), nullable=True),
        sa.Column("invited", sa.Boolean(), nullable=True),
        sa.Column("attended", sa.Boolean(), nullable=True),
        sa.Column("deferred", sa.Boolean(), nullable=True),
        sa.Column("recommendations", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit"], ["audit.id"], name=op.f("fk_section_eleven_audit_audit")
        ),
        sa.PrimaryKeyConstraint("audit", "agency_words", name=op.f("pk_section_eleven")),
    )
    # ### end Alembic commands ###
    for table in ("record_change", "decision", "pack"):
        refuse_changes(table)


def _records(name: str, *own: sa.Column[Any]) -> None:
    """The columns every noun of the cycle shares, and its own."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("indicator", sa.String(length=80), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(length=300), nullable=False),
        sa.Column("report", sa.String(length=300), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=True),
        sa.Column("dated", sa.String(length=40), nullable=False),
        *own,
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f(f"fk_{name}_area_area")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table(name, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{name}_area"), ["area"], unique=False)
        batch_op.create_index(batch_op.f(f"ix_{name}_indicator"), ["indicator"], unique=False)
