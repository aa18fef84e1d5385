"""Meetings change: since when a day is known, where a meeting was moved, why it was called off.

And the verdict of a decision on an answer.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns: no meeting kept so far was moved or cancelled, nor is it known since when.

    Columns are added one by one: a table made anew would lose what refuses to change its rows.
    """
    for column in (
        sa.Column("known_on", sa.Date(), nullable=True),
        sa.Column("called_off_on", sa.Date(), nullable=True),
        sa.Column("called_off_by", sa.String(length=120), nullable=False, server_default=""),
        sa.Column("because", sa.Text(), nullable=False, server_default=""),
        sa.Column("moved_to", sa.Date(), nullable=True),
    ):
        op.add_column("meeting", column)
    op.add_column(
        "decision",
        sa.Column("verdict", sa.String(length=20), nullable=False, server_default=""),
    )
