"""Resident memory of an idle bot that is connected, before and after its first summary."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from bot.demo.site import open_site
from bot.sandbox.sandbox import Sandbox

TOKEN = "bench.token"
SETTLE_SECONDS = 3


def resident(pid: int) -> float:
    """Return a process's resident memory in MiB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def family(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for one in lists for child in one.read_text(encoding="ascii").split()]
    return [pid, *(found for child in children for found in family(child))]


async def measure() -> None:
    """Print the figures."""
    async with Sandbox() as discord, open_site() as site:
        bot = discord.create_application(
            "Precis", token=TOKEN, privileged_intents={"message_content"}
        )
        guild = discord.create_guild("Bench")
        channel = guild.create_text_channel("news")
        bot.join(guild)
        member = discord.create_person("Ada")
        member.join(guild)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=os.environ
            | {
                "PRECIS_DISCORD__TOKEN": TOKEN,
                "PRECIS_DISCORD__API_URL": discord.api_url,
                "PRECIS_DISCORD__GATEWAY_URL": discord.gateway_url,
                "PRECIS_WEB__ALLOW_LOOPBACK": "true",
            },
            stderr=asyncio.subprocess.DEVNULL,
        )
        await bot.wait_ready(30)
        await asyncio.sleep(SETTLE_SECONDS)
        _print("idle, connected", process.pid)
        post = await member.post(channel, f"{bot.user.mention} {site}/harbour")
        await discord.wait_for_message(channel, lambda m: bool(m.embeds), after=post, timeout=30)
        await asyncio.sleep(SETTLE_SECONDS)
        _print("after the first summary", process.pid)
        process.terminate()
        await process.wait()


def _print(when: str, pid: int) -> None:
    sizes = [resident(member) for member in family(pid)]
    print(
        f"{when}: bot {sizes[0]:.0f} MiB; with its {len(sizes) - 1} helper processes "
        f"{sum(sizes):.0f} MiB (shared pages counted each time)"
    )


def main() -> None:
    """Run the benchmark."""
    asyncio.run(measure())


if __name__ == "__main__":
    main()
