from __future__ import annotations

from datetime import date

import pytest

from bot.errors import BudgetSpent
from bot.models import Usage
from bot.pipeline.budget import NOBODY, Allowance, Asker, Ledger, today

USED = Usage(calls=2, prompt_tokens=600, completion_tokens=100, cost_usd=0.02)
MEMBER = Asker(member=1, server=9)


async def spend(ledger: Ledger, asker: Asker, usage: Usage = USED) -> None:
    async with ledger.open_bill(asker, usage) as bill:
        bill.charge(usage)


@pytest.mark.parametrize(
    ("member", "server"),
    [
        (Allowance(tokens=700), Allowance()),
        (Allowance(usd=0.02), Allowance()),
        (Allowance(), Allowance(tokens=1300)),
        (Allowance(), Allowance(usd=0.03)),
    ],
)
async def test_budget_in_tokens_or_money_ends(member: Allowance, server: Allowance) -> None:
    ledger = Ledger(member=member, server=server)
    await spend(ledger, MEMBER)
    with pytest.raises(BudgetSpent):
        await spend(ledger, MEMBER)


async def test_single_request_that_would_go_beyond_the_budget_is_not_begun() -> None:
    ledger = Ledger(member=Allowance(tokens=699), server=Allowance())
    with pytest.raises(BudgetSpent):
        await spend(ledger, MEMBER)


async def test_members_have_their_own_budget_and_share_the_servers() -> None:
    ledger = Ledger(member=Allowance(tokens=700), server=Allowance(tokens=1400))
    await spend(ledger, MEMBER)
    await spend(ledger, Asker(member=2, server=9))
    with pytest.raises(BudgetSpent):
        await spend(ledger, Asker(member=3, server=9))
    await spend(ledger, Asker(member=3, server=8))
    assert await ledger.used_by(Asker(member=3)) == USED


async def test_requests_under_way_count_with_what_they_are_expected_to_take() -> None:
    ledger = Ledger(member=Allowance(tokens=1000), server=Allowance())
    async with ledger.open_bill(MEMBER, USED) as bill:
        with pytest.raises(BudgetSpent):
            await spend(ledger, MEMBER)
        bill.charge(Usage(calls=1, prompt_tokens=10))
    await spend(ledger, MEMBER)
    assert (await ledger.used_by(MEMBER)).prompt_tokens == 610


async def test_what_a_failed_request_spent_is_booked() -> None:
    ledger = Ledger(member=Allowance(), server=Allowance())

    async def fail() -> None:
        async with ledger.open_bill(MEMBER, USED) as bill:
            bill.charge(USED)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await ledger.used_by(MEMBER) == USED
    assert await ledger.used_by(NOBODY) == Usage()


async def test_budget_starts_anew_each_day() -> None:
    day = date(2026, 3, 1)
    ledger = Ledger(member=Allowance(tokens=700), server=Allowance(), day=lambda: day)
    await spend(ledger, MEMBER)
    with pytest.raises(BudgetSpent):
        await ledger.check(MEMBER, USED)
    day = date(2026, 3, 2)
    await spend(ledger, MEMBER)


async def test_bills_that_expect_nothing_may_overlap() -> None:
    ledger = Ledger(member=Allowance(), server=Allowance())
    async with ledger.open_bill(MEMBER, Usage()), ledger.open_bill(MEMBER, Usage()) as bill:
        bill.charge(USED)
    assert await ledger.used_by(MEMBER) == USED


def test_day_is_a_date() -> None:
    assert isinstance(today(), date)
