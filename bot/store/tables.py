"""The tables; `migrations/` makes them, and a test compares the two.

Ids of Discord are 64 bits wide and given by Discord; `ROW_ID` columns are counted by the database.
Numbers that others hold on to are never given twice: `sqlite_autoincrement`, as PostgreSQL does.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import ROW_ID, Json, Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _discord_key(name: str) -> Column[int]:
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


def _part_of(name: str, parent: str, *, primary_key: bool = False) -> Column[int]:
    # Integer affinity is all that SQLite looks at, so that one type serves both engines.
    key = ForeignKey(parent, ondelete="CASCADE")
    return Column(name, BigInteger, key, primary_key=primary_key, nullable=False)


documents = Table(
    "documents",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("identity", String(64), nullable=False, unique=True),
    Column("canonical", Words, index=True),
    Column("content", String(64), nullable=False),
    Column("member", BigInteger, index=True),
    Column("text", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("url", Words),
    Column("kind", String(16), nullable=False),
    Column("site", Words),
    Column("author", Words),
    Column("published", Words),
    Column("language", Words),
    # Pairs of start and place, see `Mark`.
    Column("marks", Json, nullable=False, server_default="[]"),
    Column("stated_url", Words, index=True),
    Column("complete", Boolean, nullable=False),
    Column("words_read", Integer, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("note", Words, nullable=False),
    Column("kept_at", Moment, nullable=False),
    Column("used_at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)

passages = Table(
    "passages",
    metadata,
    _part_of("document", "documents.id", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

# The messages whose words a document holds without their author having asked for it.
origins = Table(
    "origins",
    metadata,
    _part_of("document", "documents.id", primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("member", BigInteger, nullable=False, index=True),
    Column("channel", BigInteger, nullable=False, index=True),
    Column("guild", BigInteger, index=True),
)

summaries = Table(
    "summaries",
    metadata,
    Column("key", Words, primary_key=True),
    Column("document", BigInteger, ForeignKey("documents.id", ondelete="CASCADE"), index=True),
    Column("kind", String(16), nullable=False),
    Column("value", Json, nullable=False),
    Column("kept_at", Moment, nullable=False, index=True),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("origin", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("guild", BigInteger, index=True),
    Column("member", BigInteger, index=True),
    Column("request", Json, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("reply", BigInteger),
    Column("owner", Words),
    Column("leased_until", Moment),
    Column("due_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment, index=True),
    UniqueConstraint("origin", "kind"),
    Index(None, "state", "due_at"),
    sqlite_autoincrement=True,
)

usage = Table(
    "usage",
    metadata,
    Column("day", Date, primary_key=True),
    Column("scope", String(16), primary_key=True),
    _discord_key("account"),
    Column("calls", BigInteger, nullable=False),
    Column("prompt_tokens", BigInteger, nullable=False),
    Column("completion_tokens", BigInteger, nullable=False),
    Column("cost_usd", Float(53), nullable=False),
    Column("estimated", Boolean, nullable=False),
)

opt_outs = Table(
    "opt_outs",
    metadata,
    _discord_key("member"),
    Column("since", Moment, nullable=False),
)

shown = Table(
    "shown",
    metadata,
    _discord_key("message"),
    Column("channel", BigInteger, nullable=False, index=True),
    Column("guild", BigInteger, index=True),
    Column("source", BigInteger, index=True),
    Column("author", BigInteger, index=True),
    Column("asker", BigInteger, index=True),
    Column("thread", BigInteger),
    Column("length", Words, nullable=False),
    Column("language", Words),
    Column("private", Boolean, nullable=False),
    Column("shown_at", Moment, nullable=False, index=True),
)

shown_documents = Table(
    "shown_documents",
    metadata,
    _part_of("message", "shown.message", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column(
        "document",
        BigInteger,
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("spoiler", Boolean, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    _discord_key("id"),
    Column("channel", BigInteger, nullable=False, index=True),
    Column("guild", BigInteger, index=True),
    Column("starter", BigInteger, index=True),
    Column("own", Boolean, nullable=False),
    Column("gist", Words, nullable=False),
    Column("gist_until", BigInteger, nullable=False),
    Column("used_at", Moment, nullable=False, index=True),
)

conversation_documents = Table(
    "conversation_documents",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    _part_of("conversation", "conversations.id"),
    Column(
        "document",
        BigInteger,
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("message", BigInteger, index=True),
    UniqueConstraint("conversation", "document"),
)

turns = Table(
    "turns",
    metadata,
    _discord_key("question_id"),
    _part_of("conversation", "conversations.id"),
    Column("member", BigInteger, nullable=False, index=True),
    Column("question", Words, nullable=False),
    Column("answer", Words, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("reply", BigInteger, index=True),
    Column("asked_at", Moment, nullable=False, index=True),
    Index(None, "conversation", "question_id"),
)

servers = Table(
    "servers",
    metadata,
    _discord_key("guild"),
    Column("settings", Json, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    _discord_key("channel"),
    Column("guild", BigInteger, index=True),
    Column("watched", Boolean, nullable=False),
    Column("seen", BigInteger),
    Column("seen_at", Moment, index=True),
)

schedules = Table(
    "schedules",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    Column("guild", BigInteger, nullable=False, index=True),
    # None for a personal one, which goes to its member by direct message.
    Column("channel", BigInteger, index=True),
    # Who set it up, or whose it is; None once that member is forgotten.
    Column("member", BigInteger, index=True),
    Column("personal", Boolean, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("at", String(5), nullable=False),
    Column("days", Json, nullable=False),
    Column("sources", Json, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("paused", String(16), nullable=False),
    Column("skip", Moment),
    Column("next_at", Moment, nullable=False, index=True),
    Column("covered_until", Moment),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

runs = Table(
    "runs",
    metadata,
    Column("id", ROW_ID, primary_key=True),
    _part_of("schedule", "schedules.id"),
    Column("run_at", Moment, nullable=False, index=True),
    Column("since", Moment, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("message", BigInteger),
    UniqueConstraint("schedule", "run_at"),
    sqlite_autoincrement=True,
)

digests = Table(
    "digests",
    metadata,
    _discord_key("message"),
    Column("channel", BigInteger, nullable=False, index=True),
    Column("guild", BigInteger, nullable=False, index=True),
    # Whose it is, where it went to one member by direct message.
    Column("member", BigInteger, index=True),
    Column("thread", BigInteger, index=True),
    Column("style", String(16), nullable=False),
    Column("content", Json, nullable=False),
    # Pairs of channel and message, the first page included.
    Column("pages", Json, nullable=False),
    # Counts what was taken out; `shown` is the count that the messages in Discord are at.
    Column("version", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("posted_at", Moment, nullable=False, index=True),
)

# The messages that digests rest on. Their own pages stand here as well (member 0), and whoever is
# only named in one (their own id as message): what is deleted or forgotten is found by one look.
digest_sources = Table(
    "digest_sources",
    metadata,
    _part_of("digest", "digests.message", primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("member", BigInteger, nullable=False, index=True),
    Column("channel", BigInteger, nullable=False, index=True),
)
