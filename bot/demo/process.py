"""The bot in a process of its own, as `precis run` starts it, so that it can be killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from pathlib import Path
from typing import Final

from bot.config import PREFIX

STOP_SECONDS: Final = 30.0


class BotProcess:
    """Runs the bot by a settings file; the database beside it outlives the process.

    Args:
        folder: Where settings, database and log are.
        token: The bot's token.
    """

    def __init__(self, folder: Path, token: str) -> None:
        self._folder = folder
        # The demo is the same whatever the environment says.
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(PREFIX)
        }
        self._environment = inherited | {f"{PREFIX}DISCORD__TOKEN": token}
        self._process: asyncio.subprocess.Process | None = None

    def configure(self, settings: str) -> None:
        """Write its settings file; it is read at the next start."""
        (self._folder / "config.toml").write_text(settings, encoding="utf-8")

    async def start(self) -> None:
        """Start it, once it has settings; it connects by itself."""
        with (self._folder / "precis.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", "--config", "config.toml"),
                cwd=self._folder,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """Kill it (SIGKILL): it cannot finish anything, nor say goodbye."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """End it in good order."""
        if self._process is None or self._process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            await self.kill()

    @property
    def log(self) -> str:
        """Return what it has logged."""
        file = self._folder / "precis.log"
        return file.read_text(encoding="utf-8") if file.is_file() else ""
