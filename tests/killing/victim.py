"""A bot in a process of its own that can be told to die at an edge of its next job.

`python -m tests.killing.victim EDGE` runs the real bot by its settings. After SIGUSR1 it kills itself
(SIGKILL: nothing is cleaned up) as soon as it logs the edge. The edges are the bot's own log lines.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import sys

from bot.app import run_bot
from bot.config import load

EDGES = {
    "accepted": r"job \d+ accepted",
    "fetched": r"document \d+ kept",
    "engine done": r"job \d+ sending",
    "before POST": r"job \d+ posting",
    "after POST": r"job \d+ posted",
}


class Trap(logging.Handler):
    """Kills the process at an edge, once it is armed."""

    def __init__(self, edge: str) -> None:
        super().__init__(logging.DEBUG)
        self._edge = re.compile(EDGES[edge])
        self.is_armed = False

    def emit(self, record: logging.LogRecord) -> None:
        if self.is_armed and self._edge.search(record.getMessage()):
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    if len(sys.argv) > 1:
        trap = Trap(sys.argv[1])
        signal.signal(signal.SIGUSR1, lambda *_: setattr(trap, "is_armed", True))
        bot = logging.getLogger("bot")
        bot.setLevel(logging.DEBUG)
        bot.addHandler(trap)
        bot.propagate = False
    else:
        logging.basicConfig(level=logging.INFO)
    asyncio.run(run_bot(load()))


if __name__ == "__main__":
    main()
