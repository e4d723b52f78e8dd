"""What members and servers have used, day by day; implements `Book` of the budgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from bot.models import Usage
from bot.store.database import Database, insert
from bot.store.tables import usage as table
from bot.store.unbroken import unbroken

SUMS = ("calls", "prompt_tokens", "completion_tokens", "cost_usd")


@unbroken
class UsageBook:
    """The usage of every account: ("member" or "server", id)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, day: date, accounts: Sequence[tuple[str, int]], usage: Usage) -> None:
        """Add what was used to each account.

        Raises:
            StoreAway: the database cannot be reached; so do all methods here.
        """
        # One order for all, so that two processes do not each wait for the other's rows.
        rows = [
            {
                "day": day,
                "scope": scope,
                "account": account,
                "calls": usage.calls,
                "prompt_tokens": usage.prompt_tokens,
                "completion_tokens": usage.completion_tokens,
                "cost_usd": usage.cost_usd,
                "estimated": usage.estimated,
            }
            for scope, account in sorted(set(accounts))
        ]
        if not rows:
            return
        async with self._database.write() as connection:
            insertion = insert(connection, table)
            new = insertion.excluded
            sums = {name: table.c[name] + new[name] for name in SUMS}
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[table.c.day, table.c.scope, table.c.account],
                    set_={**sums, "estimated": or_(table.c.estimated, new.estimated)},
                ),
                rows,
            )

    async def used(self, day: date, account: tuple[str, int]) -> Usage:
        """Return what an account has used on a day."""
        scope, number = account
        query = select(*(table.c[name] for name in SUMS), table.c.estimated).where(
            table.c.day == day, table.c.scope == scope, table.c.account == number
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return Usage(**row) if row else Usage()
