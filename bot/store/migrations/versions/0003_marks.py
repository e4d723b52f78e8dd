"""Articles know their source's parts, their site's address for them, and whose words they hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add columns and table; what is kept already has none of them."""
    op.add_column("documents", sa.Column("marks", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("documents", sa.Column("stated_url", sa.Text()))
    op.create_index("ix_documents_stated_url", "documents", ["stated_url"])
    op.create_table(
        "origins",
        sa.Column("document", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("guild", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_origins_document", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", "message", name="pk_origins"),
    )
    for column in ("message", "member", "channel", "guild"):
        op.create_index(f"ix_origins_{column}", "origins", [column])
