"""A bot in a process of its own that can be told to die at an edge of its next job.

It runs the real bot by its settings, says on its output how it is, and takes the name of an edge
from its input (or from VICTIM_EDGE), which it acknowledges. From then on it kills itself as soon as
it logs that edge: by SIGKILL, so that nothing is cleaned up. The edges are the bot's own log lines.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import threading
from functools import partial

from bot import app
from bot.config import load

EDGES = {
    "accepted": r"job \d+ accepted",
    "fetched": r"document \d+ kept",
    "engine done": r"job \d+ sending",
    "before POST": r"job \d+ posting",
    "after POST": r"job \d+ posted",
}
DIGEST_EDGES = {
    "claimed": r"going on with job \d+",
    "working": r"job \d+ working",
    "fetched": EDGES["fetched"],
    "written": r"job \d+ sending",
    "before POST": EDGES["before POST"],
    "after POST": EDGES["after POST"],
    "kept": r"job \d+ kept",
    "before page": r"job \d+ page 2 posting",
    "after page": r"job \d+ page 2 posted",
    "between pages": r"job \d+ page 3 posting",
    "all posted": r"job \d+ complete",
}
NEWS = {
    "ready": re.compile(r" is online in \d+ servers"),
    "stopping": re.compile(r"^stopping;"),
    "troubled": re.compile(r"job \d+, attempt \d+: "),
}
"""What it says when it logs something."""

ALL_EDGES = EDGES | DIGEST_EDGES

NEVER = re.compile(r"(?!)")


class Trap(logging.Handler):
    """Kills the process at an edge, once there is one."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        edge = os.environ.get("VICTIM_EDGE")
        self._edge = re.compile(ALL_EDGES[edge]) if edge else NEVER

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if self._edge.search(line):
            os.kill(os.getpid(), signal.SIGKILL)
        for word, logged in NEWS.items():
            if logged.search(line):
                say(word)

    def listen(self) -> None:
        """Take edges from the input. It is read past Python's own file, which would be locked."""
        while edge := os.read(0, 100):
            self._edge = re.compile(ALL_EDGES[edge.decode().strip()])
            say("armed")


def say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


def main() -> None:
    trap = Trap()
    bot = logging.getLogger("bot")
    bot.setLevel(logging.DEBUG)
    bot.addHandler(trap)
    bot.propagate = "VICTIM_LOG" in os.environ
    logging.basicConfig(level=logging.WARNING, format="%(process)d %(asctime)s %(message)s")
    threading.Thread(target=trap.listen, daemon=True).start()
    # How long the list of servers takes to be complete, and how long one waits for answers under
    # way, is not what these tests are about.
    app.open_client = partial(app.open_client, ready_timeout=0.1)
    app.DRAIN_SECONDS = int(os.environ.get("VICTIM_DRAIN", app.DRAIN_SECONDS))
    asyncio.run(app.run_bot(load()))


if __name__ == "__main__":
    main()
