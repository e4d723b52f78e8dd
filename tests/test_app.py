from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator

import pytest

from bot.sandbox.entities import Application
from bot.sandbox.sandbox import Sandbox

TOKEN = "test.token"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as opened:
        yield opened


async def start(sandbox: Sandbox, **variables: str) -> asyncio.subprocess.Process:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PRECIS_")}
    environment |= {
        "PRECIS_DISCORD__API_URL": sandbox.api_url,
        "PRECIS_DISCORD__GATEWAY_URL": sandbox.gateway_url,
        **variables,
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[int, str]:
    async with asyncio.timeout(30):
        _, errors = await process.communicate()
    assert process.returncode is not None
    return process.returncode, errors.decode()


def register(sandbox: Sandbox, *, content: bool = True) -> Application:
    intents = {"message_content"} if content else set()
    app = sandbox.create_application("Precis", token=TOKEN, privileged_intents=intents)
    app.join(sandbox.create_guild("Town"))
    return app


async def test_token_refused_at_login_says_what_to_do(sandbox: Sandbox) -> None:
    status, errors = await ended(await start(sandbox, PRECIS_DISCORD__TOKEN="wrong"))
    assert status == 1
    assert "Discord refused the bot token" in errors
    assert "Traceback" not in errors
    assert "wrong" not in errors


async def test_token_refused_by_the_gateway_says_what_to_do(sandbox: Sandbox) -> None:
    register(sandbox)
    async with Sandbox() as stranger:
        process = await start(
            sandbox,
            PRECIS_DISCORD__TOKEN=TOKEN,
            PRECIS_DISCORD__GATEWAY_URL=stranger.gateway_url,
        )
        status, errors = await ended(process)
    assert status == 1
    assert "Discord refused the bot token" in errors
    assert "Traceback" not in errors


async def test_missing_intent_says_where_to_switch_it_on(sandbox: Sandbox) -> None:
    register(sandbox, content=False)
    status, errors = await ended(await start(sandbox, PRECIS_DISCORD__TOKEN=TOKEN))
    assert status == 1
    assert "Message Content intent" in errors
    assert "discord.message_content = false" in errors
    assert "Traceback" not in errors


async def test_unreachable_discord_is_one_sentence(sandbox: Sandbox) -> None:
    process = await start(
        sandbox, PRECIS_DISCORD__TOKEN=TOKEN, PRECIS_DISCORD__API_URL="http://127.0.0.1:9/api/v10"
    )
    status, errors = await ended(process)
    assert status == 1
    assert "could not reach Discord" in errors
    assert "Traceback" not in errors


async def test_signal_stops_the_bot_while_the_gateway_is_away(sandbox: Sandbox) -> None:
    register(sandbox)
    process = await start(
        sandbox,
        PRECIS_DISCORD__TOKEN=TOKEN,
        PRECIS_DISCORD__GATEWAY_URL="ws://127.0.0.1:9/gateway",
    )
    assert process.stderr is not None
    async with asyncio.timeout(30):
        await process.stderr.readline()
    process.terminate()
    status, errors = await ended(process)
    assert status == 0, errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT])
async def test_signal_stops_the_bot_cleanly(sandbox: Sandbox, signal_: signal.Signals) -> None:
    app = register(sandbox)
    process = await start(sandbox, PRECIS_DISCORD__TOKEN=TOKEN)
    await app.wait_ready(30)
    process.send_signal(signal_)
    status, errors = await ended(process)
    assert status == 0, errors
    assert "stopping" in errors
    assert "Traceback" not in errors


async def test_operator_is_told_the_invite_link_with_the_readmes_permissions(
    sandbox: Sandbox,
) -> None:
    app = register(sandbox)
    process = await start(sandbox, PRECIS_DISCORD__TOKEN=TOKEN)
    await app.wait_ready(30)
    assert process.stderr is not None
    async with asyncio.timeout(10):
        line = ""
        while "is online" not in line:
            line = (await process.stderr.readline()).decode()
    process.terminate()
    await ended(process)
    assert f"client_id={app.id}" in line
    assert "permissions=309237763072" in line
    assert TOKEN not in line
