"""What is remembered: everything that outlives the process, and the only place that speaks SQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.store.conversations import Conversations
from bot.store.database import Check, Database, check, open_database, upgrade
from bot.store.digests import Digests
from bot.store.documents import Documents
from bot.store.jobs import Jobs
from bot.store.privacy import Privacy
from bot.store.schedules import Schedules
from bot.store.servers import Servers
from bot.store.shown import ShownStore
from bot.store.summaries import Summaries
from bot.store.usage import UsageBook

__all__ = ["Check", "Store", "check", "open_store", "upgrade"]


@dataclass(frozen=True, slots=True)
class Store:
    """All that is kept, by kind, on one database."""

    database: Database
    documents: Documents
    summaries: Summaries
    jobs: Jobs
    conversations: Conversations
    digests: Digests
    shown: ShownStore
    servers: Servers
    usage: UsageBook
    privacy: Privacy
    schedules: Schedules


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """Open the store at an address, as `open_database` does.

    Raises:
        PrecisError: as `open_database`.
    """
    async with open_database(url) as database:
        yield Store(
            database=database,
            documents=Documents(database),
            summaries=Summaries(database),
            jobs=Jobs(database),
            conversations=Conversations(database),
            digests=Digests(database),
            shown=ShownStore(database),
            servers=Servers(database),
            usage=UsageBook(database),
            privacy=Privacy(database),
            schedules=Schedules(database),
        )
