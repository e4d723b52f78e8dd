"""Digests: when they are due, what became of each run, and what stands in those posted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "schedules",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger()),
        sa.Column("member", sa.BigInteger()),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("at", sa.String(5), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("paused", sa.String(16), nullable=False),
        sa.Column("skip", sa.BigInteger()),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("covered_until", sa.BigInteger()),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
        sqlite_autoincrement=True,
    )
    for column in ("guild", "channel", "member", "next_at"):
        op.create_index(f"ix_schedules_{column}", "schedules", [column])
    op.create_table(
        "runs",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("schedule", sa.BigInteger(), nullable=False),
        sa.Column("run_at", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("message", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["schedule"], ["schedules.id"], name="fk_runs_schedule", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.UniqueConstraint("schedule", "run_at", name="uq_runs_schedule_run_at"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_runs_run_at", "runs", ["run_at"])
    op.create_table(
        "digests",
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("guild", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger()),
        sa.Column("thread", sa.BigInteger()),
        sa.Column("style", sa.String(16), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_digests"),
    )
    for column in ("channel", "guild", "member", "thread", "posted_at"):
        op.create_index(f"ix_digests_{column}", "digests", [column])
    op.create_table(
        "digest_sources",
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["digests.message"], name="fk_digest_sources_digest", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", "message", name="pk_digest_sources"),
    )
    for column in ("message", "member", "channel"):
        op.create_index(f"ix_digest_sources_{column}", "digest_sources", [column])
