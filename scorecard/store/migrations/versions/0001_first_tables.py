"""The first tables: reference data, people and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from scorecard.store.migrations.append_only import refuse_changes
from scorecard.store.schema import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "agency",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("sector", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_agency")),
    )
    op.create_table(
        "area",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("region", sa.String(length=12), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_area")),
    )
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("who", sa.String(length=120), nullable=False),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    op.create_table(
        "person",
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_person")),
    )
    op.create_table(
        "priority",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_priority")),
    )
    op.create_table(
        "area_membership",
        sa.Column("member", sa.String(length=12), nullable=False),
        sa.Column("whole", sa.String(length=12), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("coterminous", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member"], ["area.code"], name=op.f("fk_area_membership_member_area")
        ),
        sa.ForeignKeyConstraint(
            ["whole"], ["area.code"], name=op.f("fk_area_membership_whole_area")
        ),
        sa.PrimaryKeyConstraint("member", "whole", "valid_from", name=op.f("pk_area_membership")),
    )
    op.create_table(
        "comparator_set",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("method", sa.String(length=10), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_comparator_set_area_area")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_comparator_set")),
    )
    with op.batch_alter_table("comparator_set", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comparator_set_area"), ["area"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("body", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_meeting_area_area")),
        sa.PrimaryKeyConstraint("area", "date", "body", name=op.f("pk_meeting")),
    )
    op.create_table(
        "theme",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("priority", sa.String(length=40), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["priority"], ["priority.code"], name=op.f("fk_theme_priority_priority")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_theme")),
    )
    op.create_table(
        "comparator_member",
        sa.Column("set_code", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["area"], ["area.code"], name=op.f("fk_comparator_member_area_area")
        ),
        sa.ForeignKeyConstraint(
            ["set_code"],
            ["comparator_set.code"],
            name=op.f("fk_comparator_member_set_code_comparator_set"),
        ),
        sa.PrimaryKeyConstraint("set_code", "position", name=op.f("pk_comparator_member")),
    )
    op.create_table(
        "indicator",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("theme", sa.String(length=40), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("measure_type", sa.String(length=20), nullable=False),
        sa.Column("timing", sa.String(length=20), nullable=False),
        sa.Column("window", sa.String(length=20), nullable=False),
        sa.Column("polarity", sa.String(length=20), nullable=False),
        sa.Column("frequency", sa.String(length=20), nullable=False),
        sa.Column("sensitivity", sa.String(length=20), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("accountable_agency", sa.String(length=40), nullable=False),
        sa.Column("numerator", sa.String(), nullable=False),
        sa.Column("denominator", sa.String(), nullable=False),
        sa.Column("numerator_supplier", sa.String(length=40), nullable=False),
        sa.Column("denominator_supplier", sa.String(length=40), nullable=False),
        sa.Column("per", sa.Float(precision=53), nullable=True),
        sa.Column("driver", sa.String(length=60), nullable=False),
        sa.Column("dimensions", sa.String(), nullable=False),
        sa.Column("scrutinised_by", sa.String(), nullable=False),
        sa.Column("official_source", sa.String(), nullable=False),
        sa.Column("lait_item", sa.String(), nullable=False),
        sa.Column("england_value", sa.String(), nullable=False),
        sa.Column("england_period", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("good_answer", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("checker", sa.String(), nullable=False),
        sa.Column("equality", sa.Boolean(), nullable=False),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.CheckConstraint("decimals between 0 and 6", name=op.f("ck_indicator_decimals")),
        sa.CheckConstraint("due_days >= 0", name=op.f("ck_indicator_due_days")),
        sa.ForeignKeyConstraint(
            ["accountable_agency"],
            ["agency.code"],
            name=op.f("fk_indicator_accountable_agency_agency"),
        ),
        sa.ForeignKeyConstraint(["theme"], ["theme.code"], name=op.f("fk_indicator_theme_theme")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_indicator")),
    )
    op.create_table(
        "break_in_series",
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicator.code"], name=op.f("fk_break_in_series_indicator_indicator")
        ),
        sa.PrimaryKeyConstraint("indicator", "area", "date", name=op.f("pk_break_in_series")),
    )
    op.create_table(
        "target",
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("green", sa.Float(precision=53), nullable=True),
        sa.Column("amber", sa.Float(precision=53), nullable=True),
        sa.Column("low", sa.Float(precision=53), nullable=True),
        sa.Column("high", sa.Float(precision=53), nullable=True),
        sa.Column("tolerance", sa.Float(precision=53), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicator.code"], name=op.f("fk_target_indicator_indicator")
        ),
        sa.PrimaryKeyConstraint("indicator", "area", "valid_from", name=op.f("pk_target")),
    )
    refuse_changes("audit_event")
