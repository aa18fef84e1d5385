"""Findings: how grave each is, and the sheet of the workbook it is on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns; every finding kept so far turned its file away."""
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("severity", sa.String(length=10), nullable=False, server_default="error")
        )
        batch_op.add_column(
            sa.Column("sheet", sa.String(length=120), nullable=False, server_default="")
        )
