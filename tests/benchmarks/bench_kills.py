"""A bot killed again and again at each edge of its work: how many posts were lost or doubled.

The bot and its database are real; it dies by SIGKILL, and its next start finishes the work.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.records import JobKind, JobState
from bot.sandbox.entities import Message
from bot.store import upgrade
from tests.killing.stage import KILLED, Stage, holds_summary, open_stage
from tests.killing.victim import EDGES
from tests.store.server import NoPostgres, open_postgres

ROUNDS = {"SQLite": 20, "PostgreSQL": 5}


@dataclass(slots=True)
class Tally:
    """What became of the posts of one edge.

    Attributes:
        rounds: Posts whose bot died at the edge.
        lost: Without a summary, a thread, a greeting, or an ended job.
        doubled: With more than one of them.
    """

    rounds: int = 0
    lost: int = 0
    doubled: int = 0


async def is_done(stage: Stage, post: Message) -> bool:
    """Wait until the request of a post has ended, and tell whether it ended well."""
    try:
        job = await stage.ended(post.id, JobKind.SUMMARY)
    except TimeoutError:
        return False
    return job.state is JobState.DONE


async def play(edge: str, url: str, rounds: int) -> Tally:
    """Kill at an edge so often, and count at the end, when nothing more comes."""
    tally, done = Tally(), dict[int, bool]()
    async with open_stage(url) as stage:
        posts: list[Message] = []
        process = await stage.start()
        for _ in range(rounds):
            await process.arm(edge)
            post = await stage.ask()
            tally.rounds += await process.died() == KILLED
            process = await stage.start()
            posts.append(post)
            done[post.id] = await is_done(stage, post)
        await process.stop()
        for post in posts:
            replies = stage.replies(post)
            greetings = sum(stage.greetings(reply) for reply in replies)
            summed_up = any(holds_summary(reply) for reply in replies)
            tally.lost += not (done[post.id] and summed_up and greetings)
            tally.doubled += len(replies) > 1 or greetings > 1
        strays = len(stage.said(stage.news)) - sum(len(stage.replies(post)) for post in posts)
        tally.doubled += strays + max(0, len(stage.threads()) - len(posts))
    return tally


async def measure(name: str, urls: list[str]) -> None:
    """Play all edges beside each other, each on a database of its own, and print the table."""
    tallies = await asyncio.gather(
        *(play(edge, url, ROUNDS[name]) for edge, url in zip(EDGES, urls, strict=True))
    )
    for edge, tally in zip(EDGES, tallies, strict=True):
        print(f"{name:11} {edge:12} {tally.rounds:5} {tally.lost:5} {tally.doubled:8}", flush=True)


def main() -> None:
    """Run the benchmark."""
    print(f"{'database':11} {'killed at':12} {'kills':>5} {'lost':>5} {'doubled':>8}")
    with tempfile.TemporaryDirectory() as folder:
        urls = [f"sqlite:///{Path(folder, f'{number}.db')}" for number in range(len(EDGES))]
        for url in urls:
            asyncio.run(upgrade(url))
        asyncio.run(measure("SQLite", urls))
    try:
        with open_postgres() as server:
            urls = [asyncio.run(server.create()) for _ in EDGES]
            for url in urls:
                asyncio.run(upgrade(url))
            asyncio.run(measure("PostgreSQL", urls))
    except NoPostgres as reason:
        print(f"PostgreSQL  not measured: {reason}")


if __name__ == "__main__":
    main()
