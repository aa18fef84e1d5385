"""The facts: submissions, series, observations and commentary."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from scorecard.store.migrations.append_only import refuse_changes
from scorecard.store.schema import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("protective_marking", sa.String(), nullable=False),
        sa.Column("permitted_use", sa.String(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency"], ["agency.code"], name=op.f("fk_submission_agency_agency")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(
            "uq_submission_accepted_file",
            ["sha256", "agency"],
            unique=True,
            sqlite_where=sa.text("accepted"),
            postgresql_where=sa.text("accepted"),
        )

    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(length=120), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_finding_submission_id_submission")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_finding_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "commentary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("what_happened", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("so_what_for_children", sa.Text(), nullable=False),
        sa.Column("what_next", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=120), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency"], ["agency.code"], name=op.f("fk_commentary_agency_agency")
        ),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_commentary_area_area")),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicator.code"], name=op.f("fk_commentary_indicator_indicator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commentary")),
    )
    with op.batch_alter_table("commentary", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commentary_indicator"), ["indicator"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=60), nullable=False),
        sa.Column("area", sa.String(length=12), nullable=False),
        sa.Column("agency", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=10), nullable=False),
        sa.Column("frequency", sa.String(length=10), nullable=False),
        sa.Column("window", sa.String(length=12), nullable=False),
        sa.Column("dimension", sa.String(length=60), nullable=False),
        sa.Column("category", sa.String(length=160), nullable=False),
        sa.CheckConstraint("basis in ('local', 'published')", name=op.f("ck_series_basis")),
        sa.CheckConstraint(
            "frequency in ('week', 'month', 'quarter', 'term', 'year')",
            name=op.f("ck_series_frequency"),
        ),
        sa.CheckConstraint(
            "\"window\" in ('period', 'rolling_12m', 'ytd')", name=op.f("ck_series_window")
        ),
        sa.ForeignKeyConstraint(["area"], ["area.code"], name=op.f("fk_series_area_area")),
        sa.ForeignKeyConstraint(
            ["indicator"], ["indicator.code"], name=op.f("fk_series_indicator_indicator")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint(
            "indicator",
            "area",
            "agency",
            "basis",
            "frequency",
            "window",
            "dimension",
            "category",
            name=op.f("uq_series_indicator_area_agency_basis_frequency_window_dimension_category"),
        ),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index("ix_series_area", ["area", "basis", "dimension"], unique=False)

    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("edition", sa.String(length=200), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("marker", sa.String(length=4), nullable=False),
        sa.Column("value", sa.Float(precision=53), nullable=True),
        sa.Column("numerator", sa.Float(precision=53), nullable=True),
        sa.Column("denominator", sa.Float(precision=53), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("known_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "marker = '' or value is null", name=op.f("ck_observation_marker_is_not_a_value")
        ),
        sa.CheckConstraint(
            "marker in ('', 'c', 'k', 'x', 'z', 'u', 'low')", name=op.f("ck_observation_marker")
        ),
        sa.CheckConstraint("reference <> ''", name=op.f("ck_observation_reference")),
        sa.CheckConstraint(
            "status in ('provisional', 'final', 'revised')", name=op.f("ck_observation_status")
        ),
        sa.CheckConstraint("period_start <= period_end", name=op.f("ck_observation_period")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_observation_series_id_series")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_observation_submission_id_submission"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(
            "ix_observation_figure", ["series_id", "period_end", "known_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_observation_submission_id"), ["submission_id"], unique=False
        )
    refuse_changes("observation")
