"""Summaries that stand in channels, conversations about them, and servers with their channels."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "shown",
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("guild", sa.BigInteger()),
        sa.Column("source", sa.BigInteger()),
        sa.Column("author", sa.BigInteger()),
        sa.Column("asker", sa.BigInteger()),
        sa.Column("thread", sa.BigInteger()),
        sa.Column("length", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_shown"),
    )
    op.create_index("ix_shown_asker", "shown", ["asker"])
    op.create_index("ix_shown_author", "shown", ["author"])
    op.create_index("ix_shown_channel", "shown", ["channel"])
    op.create_index("ix_shown_guild", "shown", ["guild"])
    op.create_index("ix_shown_shown_at", "shown", ["shown_at"])
    op.create_index("ix_shown_source", "shown", ["source"])
    op.create_table(
        "shown_documents",
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.BigInteger(), nullable=False),
        sa.Column("spoiler", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name="fk_shown_documents_document", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message"], ["shown.message"], name="fk_shown_documents_message", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message", "position", name="pk_shown_documents"),
    )
    op.create_index("ix_shown_documents_document", "shown_documents", ["document"])
    op.create_table(
        "conversations",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("guild", sa.BigInteger()),
        sa.Column("starter", sa.BigInteger()),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("gist", sa.Text(), nullable=False),
        sa.Column("gist_until", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
    )
    op.create_index("ix_conversations_channel", "conversations", ["channel"])
    op.create_index("ix_conversations_guild", "conversations", ["guild"])
    op.create_index("ix_conversations_starter", "conversations", ["starter"])
    op.create_index("ix_conversations_used_at", "conversations", ["used_at"])
    op.create_table(
        "conversation_documents",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("conversation", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name="fk_conversation_documents_conversation",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document"],
            ["documents.id"],
            name="fk_conversation_documents_document",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_conversation_documents"),
        sa.UniqueConstraint(
            "conversation", "document", name="uq_conversation_documents_conversation_document"
        ),
    )
    op.create_index("ix_conversation_documents_document", "conversation_documents", ["document"])
    op.create_index("ix_conversation_documents_message", "conversation_documents", ["message"])
    op.create_table(
        "turns",
        sa.Column("question_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversation", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("reply", sa.BigInteger()),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.id"], name="fk_turns_conversation", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", name="pk_turns"),
    )
    op.create_index("ix_turns_asked_at", "turns", ["asked_at"])
    op.create_index("ix_turns_conversation_question_id", "turns", ["conversation", "question_id"])
    op.create_index("ix_turns_member", "turns", ["member"])
    op.create_index("ix_turns_reply", "turns", ["reply"])
    op.create_table(
        "servers",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("guild", name="pk_servers"),
    )
    op.create_table(
        "channels",
        sa.Column("channel", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild", sa.BigInteger()),
        sa.Column("watched", sa.Boolean(), nullable=False),
        sa.Column("seen", sa.BigInteger()),
        sa.Column("seen_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("channel", name="pk_channels"),
    )
    op.create_index("ix_channels_guild", "channels", ["guild"])
    op.create_index("ix_channels_seen_at", "channels", ["seen_at"])
