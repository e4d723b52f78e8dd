"""The bot in a process of its own, which tells how long its event loop was held up.

Settings come as JSON in the first line of standard input, commands in the next ones: `ahead
SECONDS` moves the clock of digests, `reset` begins the measuring anew, `told` prints what was
measured as JSON, `stop` ends it. Every command is answered with a line.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import threading
import time
import traceback
from collections import Counter
from datetime import timedelta
from typing import Any, Final

from pydantic import SecretStr

from bot.app import connect, open_client
from bot.config import (
    DigestSettings,
    DiscordSettings,
    LlmSettings,
    Settings,
    StorageSettings,
    WebSettings,
)
from bot.logs import setup

TICK: Final = 0.002
LONG: Final = 0.05
"""Seconds for which nothing may hold up the loop."""
LOOK: Final = 0.005


class Ticker:
    """Measures how late the loop is, and how much of that its own thread was computing.

    What is late without computing waited for the processor: for other processes, or for a thread.
    Where BENCH_STACKS is set, a thread looks what the loop does while it computes for long.
    """

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._busy = 0.0
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self.longest = self.computing = 0.0
        self.long = self.late = 0
        self.stacks: Counter[str] = Counter()

    async def run(self) -> None:
        """Tick until cancelled."""
        if os.environ.get("BENCH_STACKS"):
            threading.Thread(target=self._watch, daemon=True).start()
        while True:
            since, self._busy = time.monotonic(), time.thread_time()
            await asyncio.sleep(TICK)
            held = time.monotonic() - since - TICK
            computed = time.thread_time() - self._busy
            self.longest = max(self.longest, held)
            self.computing = max(self.computing, computed)
            self.late += held > LONG
            self.long += computed > LONG

    def _watch(self) -> None:
        clock = time.pthread_getcpuclockid(self._thread)
        while True:
            time.sleep(LOOK)
            if time.clock_gettime(clock) - self._busy > LONG / 2:
                frame = sys._current_frames()[self._thread]
                lines = [f"{f.name}:{f.lineno}" for f in traceback.extract_stack(frame)]
                self.stacks[" < ".join(reversed(lines[-14:]))] += 1

    def told(self) -> dict[str, Any]:
        """Return what was measured, times in milliseconds."""
        return {
            "longest": self.longest * 1000,
            "computing": self.computing * 1000,
            "late": self.late,
            "long": self.long,
            "stacks": self.stacks.most_common(12),
        }


async def read_lines() -> asyncio.StreamReader:
    """Return standard input."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    return reader


async def main() -> None:
    """Run the bot until told to stop."""
    commands = await read_lines()
    told = json.loads(await commands.readline())
    setup("warning")
    settings = Settings.model_construct(
        discord=DiscordSettings(api_url=told["api_url"], gateway_url=told["gateway_url"]),
        web=WebSettings(allow_loopback=True, site_gap=0),
        llm=LlmSettings(base_url=told["base_url"]) if told["base_url"] else LlmSettings(),
        storage=StorageSettings(url=SecretStr(told["database"])),
        digests=DigestSettings(),
    )
    ticker = Ticker()
    async with open_client(settings) as client:
        gc.freeze()
        connection = asyncio.create_task(connect(client, told["token"]))
        ticking = asyncio.create_task(ticker.run())
        while command := (await commands.readline()).decode().split():
            match command:
                case ["ahead", seconds]:
                    client.desk.office.clock.ahead = timedelta(seconds=float(seconds))
                case ["reset"]:
                    ticker.reset()
                case ["stop"]:
                    break
            print(json.dumps(ticker.told()), flush=True)
        ticking.cancel()
        await client.close()
        await connection


if __name__ == "__main__":
    asyncio.run(main())
