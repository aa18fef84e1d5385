"""Reconciliation checks, published yearly changes, stocks' flows, and when a rule was known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KNOWN_ON = ("break_in_series", "comparator_set", "target")


def upgrade() -> None:
    """Add the columns, then the tables. Columns are added in place: other tables refer to these."""
    for table in KNOWN_ON:
        op.add_column(table, sa.Column("known_on", sa.Date(), nullable=True))
    for name in ("starts", "ends"):
        flow = sa.Column(name, sa.String(length=60), server_default="", nullable=False)
        op.add_column("indicator", flow)
    op.create_table(
        "reconciliation_check",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("left", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("window", sa.String(length=12), nullable=False),
        sa.Column("tolerance", sa.Float(precision=53), nullable=False),
        sa.Column("tolerance_pct", sa.Float(precision=53), nullable=False),
        sa.Column("left_population", sa.String(), nullable=False),
        sa.Column("right_population", sa.String(), nullable=False),
        sa.Column("left_agencies", sa.String(), nullable=False),
        sa.Column("right_agencies", sa.String(), nullable=False),
        sa.Column("marks", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["marks"], ["indicator.code"], name=op.f("fk_reconciliation_check_marks_indicator")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_reconciliation_check")),
    )
    op.create_table(
        "check_explanation",
        sa.Column("check", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("explained_on", sa.Date(), nullable=False),
        sa.Column("explained_by", sa.String(length=120), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("difference", sa.Float(precision=53), nullable=True),
        sa.ForeignKeyConstraint(
            ["area"], ["area.code"], name=op.f("fk_check_explanation_area_area")
        ),
        sa.ForeignKeyConstraint(
            ["check"],
            ["reconciliation_check.code"],
            name=op.f("fk_check_explanation_check_reconciliation_check"),
        ),
        sa.PrimaryKeyConstraint("check", "area", "explained_on", name=op.f("pk_check_explanation")),
    )
    op.create_table(
        "yearly_change",
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("low", sa.Float(precision=53), nullable=False),
        sa.Column("high", sa.Float(precision=53), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("authorities", sa.Integer(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicator.code"], name=op.f("fk_yearly_change_indicator_indicator")
        ),
        sa.PrimaryKeyConstraint("indicator", "known_on", name=op.f("pk_yearly_change")),
    )
