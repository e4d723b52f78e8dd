"""What members and servers may have the model do in a day, in tokens or in money."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final, TypeVar

from bot.errors import BudgetSpent
from bot.models import Usage
from bot.ports import Book
from bot.records import ServerSettings


@dataclass(frozen=True, slots=True)
class Asker:
    """Who pays for a request: ids of the member and of the server, None where there is none."""

    member: int | None = None
    server: int | None = None


NOBODY: Final = Asker()


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one member or one server may use a day; 0 sets no limit."""

    tokens: int = 0
    usd: float = 0.0

    def covers(self, used: Usage) -> bool:
        """Tell whether so much may be used."""
        too_many = self.tokens and used.tokens > self.tokens
        return not (too_many or (self.usd and used.cost_usd > self.usd))

    def within(self, tokens: int | None, usd: float | None) -> Allowance:
        """Return what is left of this allowance where another limit holds as well."""
        return Allowance(_stricter(self.tokens, tokens or 0), _stricter(self.usd, usd or 0.0))


N = TypeVar("N", int, float)


def _stricter(one: N, other: N) -> N:
    return min(one, other) if one and other else one or other


@dataclass(slots=True)
class Bill:
    """What a request has cost so far."""

    usage: Usage = field(default_factory=Usage)

    def charge(self, usage: Usage) -> None:
        """Add what a call cost."""
        self.usage += usage


def today() -> date:
    """Return the day by UTC, at whose end every budget starts anew."""
    return datetime.now(UTC).date()


Account = tuple[str, int]
"""Whose usage is counted: "member" or "server", and its id."""


class MemoryBook:
    """Keeps account in memory: for the terminal, where nothing is stored; implements `Book`."""

    def __init__(self) -> None:
        self._used: dict[tuple[date, Account], Usage] = {}

    async def add(self, day: date, accounts: Sequence[Account], usage: Usage) -> None:
        """Add what was used to each account."""
        for account in accounts:
            self._used[day, account] = self._used.get((day, account), Usage()) + usage

    async def used(self, day: date, account: Account) -> Usage:
        """Return what an account has used on a day."""
        return self._used.get((day, account), Usage())


class Ledger:
    """Lets askers spend what they may.

    What requests under way are expected to take counts as used, so that many at once cannot spend
    more than the last cent.

    Args:
        member: What the owner allows every member.
        server: What the owner allows every server.
        book: Where it is written down.
        own: Tells what a server allows itself and its members; the stricter limit holds.
        day: Tells what day it is.
    """

    def __init__(
        self,
        *,
        member: Allowance,
        server: Allowance,
        book: Book | None = None,
        own: Callable[[int], Awaitable[ServerSettings]] | None = None,
        day: Callable[[], date] = today,
    ) -> None:
        self._member = member
        self._server = server
        self._book: Book = book or MemoryBook()
        self._own = own
        self._today = day
        self._expected: dict[Account, Usage] = {}
        # What is read must not move between "expected" and "used" while it is added up.
        self._lock = asyncio.Lock()

    async def check(self, asker: Asker, expected: Usage) -> None:
        """Do nothing if an asker may spend so much more.

        Raises:
            BudgetSpent: when the member's or the server's budget does not reach.
        """
        async with self._lock:
            await self._check(asker, expected)

    @asynccontextmanager
    async def open_bill(self, asker: Asker, expected: Usage) -> AsyncIterator[Bill]:
        """Let a request spend, and book what it spent in the end, also when it failed.

        Raises:
            BudgetSpent: when the member's or the server's budget does not reach.
        """
        accounts = _accounts(asker)
        async with self._lock:
            await self._check(asker, expected)
            for account in accounts:
                self._expected[account] = self._expected_by(account) + expected
        bill = Bill()
        try:
            yield bill
        finally:
            async with self._lock:
                for account in accounts:
                    left = _less(self._expected.pop(account, Usage()), expected)
                    if left.calls:
                        self._expected[account] = left
                if bill.usage.calls:
                    await self._book.add(self._today(), accounts, bill.usage)

    async def used_by(self, asker: Asker) -> Usage:
        """Return what the member has used today; the server where no member is named."""
        for account in _accounts(asker):
            return await self._book.used(self._today(), account)
        return Usage()

    async def _check(self, asker: Asker, expected: Usage) -> None:
        member, server = self._member, self._server
        if self._own is not None and asker.server is not None:
            own = await self._own(asker.server)
            member = member.within(own.member_tokens, own.member_usd)
            server = server.within(own.server_tokens, own.server_usd)
        allowed = {"member": member, "server": server}
        for account in _accounts(asker):
            allowance = allowed[account[0]]
            if allowance == Allowance():
                continue
            used = await self._book.used(self._today(), account)
            if not allowance.covers(used + self._expected_by(account) + expected):
                raise BudgetSpent

    def _expected_by(self, account: Account) -> Usage:
        return self._expected.get(account, Usage())


def _accounts(asker: Asker) -> list[Account]:
    named = [("member", asker.member), ("server", asker.server)]
    return [(kind, number) for kind, number in named if number is not None]


def _less(total: Usage, part: Usage) -> Usage:
    return Usage(
        calls=total.calls - part.calls,
        prompt_tokens=total.prompt_tokens - part.prompt_tokens,
        completion_tokens=total.completion_tokens - part.completion_tokens,
        cost_usd=max(0.0, total.cost_usd - part.cost_usd),
    )
