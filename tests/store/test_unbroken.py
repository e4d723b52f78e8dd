from __future__ import annotations

import asyncio

import pytest

from bot.store import Store, open_store
from tests.store.records import conversation, turn


async def test_write_whose_caller_is_cancelled_neither_breaks_off_nor_locks_others_out(
    store: Store,
) -> None:
    await store.conversations.open(conversation())
    for number in range(1, 41):
        call = asyncio.create_task(store.conversations.add_turn(turn(number)))
        # From before it has begun to after it is done.
        await asyncio.sleep(number * 0.0002)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
        await store.conversations.add_turn(turn(1000 + number))
    kept = await store.conversations.turns(conversation().id, limit=1000)
    assert {1000 + number for number in range(1, 41)} <= {each.question_id for each in kept}


async def test_closing_waits_for_what_is_being_written(url: str) -> None:
    async with open_store(url) as first:
        await first.conversations.open(conversation())
        call = asyncio.create_task(first.conversations.add_turn(turn(1)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
    async with open_store(url) as second:
        assert await second.conversations.turn(1) is not None


async def test_failure_reaches_the_caller(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        await store.database.calls.run(_fails())


async def _fails() -> None:
    raise ZeroDivisionError
