"""What members and servers may have the model do in a day, in tokens or in money."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from bot.errors import BudgetSpent
from bot.models import Usage


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


class Ledger:
    """Keeps account of the day, in memory: a restart starts it anew.

    What requests under way are expected to take counts as used, so that many at once cannot spend
    more than the last cent.
    """

    def __init__(
        self,
        *,
        member: Allowance,
        server: Allowance,
        day: Callable[[], date] = today,
    ) -> None:
        self._member = member
        self._server = server
        self._today = day
        self._day = day()
        self._used: dict[tuple[str, int], Usage] = {}
        self._expected: dict[tuple[str, int], Usage] = {}

    def check(self, asker: Asker, expected: Usage) -> None:
        """Do nothing if an asker may spend so much more.

        Raises:
            BudgetSpent: when the member's or the server's budget does not reach.
        """
        for account, allowance in self._accounts(asker).items():
            spoken_for = self._used_by(account) + self._expected_by(account)
            if not allowance.covers(spoken_for + expected):
                raise BudgetSpent

    @contextmanager
    def open_bill(self, asker: Asker, expected: Usage) -> Iterator[Bill]:
        """Let a request spend, and book what it spent in the end, also when it failed.

        Raises:
            BudgetSpent: when the member's or the server's budget does not reach.
        """
        self.check(asker, expected)
        accounts = self._accounts(asker)
        bill = Bill()
        for account in accounts:
            self._expected[account] = self._expected_by(account) + expected
        try:
            yield bill
        finally:
            for account in accounts:
                left = _less(self._expected.pop(account, Usage()), expected)
                if left.calls:
                    self._expected[account] = left
                self._used[account] = self._used_by(account) + bill.usage

    def used_by(self, asker: Asker) -> Usage:
        """Return what the member has used today; the server where no member is named."""
        return self._used_by(next(iter(self._accounts(asker)), ("", 0)))

    def _accounts(self, asker: Asker) -> dict[tuple[str, int], Allowance]:
        if self._day != self._today():
            self._day = self._today()
            self._used.clear()
        accounts = {}
        if asker.member is not None:
            accounts["member", asker.member] = self._member
        if asker.server is not None:
            accounts["server", asker.server] = self._server
        return accounts

    def _used_by(self, account: tuple[str, int]) -> Usage:
        return self._used.get(account, Usage())

    def _expected_by(self, account: tuple[str, int]) -> Usage:
        return self._expected.get(account, Usage())


def _less(total: Usage, part: Usage) -> Usage:
    return Usage(
        calls=total.calls - part.calls,
        prompt_tokens=total.prompt_tokens - part.prompt_tokens,
        completion_tokens=total.completion_tokens - part.completion_tokens,
        cost_usd=max(0.0, total.cost_usd - part.cost_usd),
    )
