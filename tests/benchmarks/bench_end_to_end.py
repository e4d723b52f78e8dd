"""From a posted link to a visible summary, against the local Discord and a local web site."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.entities import Application, Channel, Message
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.benchmarks.stage import open_stage
from tests.serving import serving

POSTS = 100
AT_ONCE = 50
WORDS = 800

SENTENCES = (
    "The harbour office counted {n} boats before noon and wrote each of them into a green book.",
    "“We will need {n} more moorings by the end of the year,” said the harbour master, I. Kolb.",
    "A new crane, which lifts {n} tonnes, was paid for by the three villages upriver.",
    "Fishermen who sold at the quay last year earned {n} per cent more than those who did not.",
    "“Nobody asked us, and {n} of us would have answered,” Tomas Reed told the council.",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where posts are made."""

    discord: Sandbox
    bot: Application
    channel: Channel
    member: Person
    site: str

    async def ask(self, number: int) -> float:
        """Post a link and return the seconds until its summary is visible."""
        start = time.monotonic()
        content = f"{self.bot.user.mention} {self.site}/{number}"
        post = await self.member.post(self.channel, content)

        def answers(message: Message) -> bool:
            reference = message.reference
            return bool(message.embeds and reference and reference.message_id == post.id)

        await self.discord.wait_for_message(self.channel, answers, after=post, timeout=120)
        return time.monotonic() - start

    def typing_since(self, start: float) -> list[float]:
        """Return the seconds after `start` at which the bot showed that it types."""
        calls = [call for call in self.discord.calls if call.route.endswith("/typing")]
        return [call.at - start for call in calls if call.at >= start]


def article(number: int) -> str:
    """Write a page of about 800 words; the number makes its address and its text its own."""
    paragraphs: list[str] = []
    count = 0
    while count < WORDS:
        part = [s.format(n=number + count + i) for i, s in enumerate(SENTENCES)]
        paragraphs.append(f"<p>{' '.join(part)}</p>")
        count += sum(len(sentence.split()) for sentence in part)
    title = f"Harbour report {number}"
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{''.join(paragraphs)}</article></body></html>"
    )


async def _page(request: web.Request) -> web.Response:
    number = int(request.match_info["path"])
    return web.Response(text=article(number), content_type="text/html")


@asynccontextmanager
async def open_place() -> AsyncIterator[Place]:
    """Open a Discord without rate limits, a site, and the bot."""
    async with serving(_page) as site, open_stage() as stage:
        yield Place(stage.discord, stage.bot, stage.channel, stage.member, site)


async def one_by_one(place: Place) -> None:
    """Print the latencies of single posts."""
    start = time.monotonic()
    times, signs = [], []
    for number in range(1, POSTS + 1):
        begun = time.monotonic()
        times.append(await place.ask(number))
        signs.append(min(place.typing_since(begun)))
    times.sort()
    print(
        f"{POSTS} posts of {WORDS} words one by one ({time.monotonic() - start:.0f} s): "
        f"summary after p50 {statistics.median(times) * 1000:.0f} ms, "
        f"p99 {times[-2] * 1000:.0f} ms; first sign of life after "
        f"p50 {statistics.median(signs) * 1000:.0f} ms, max {max(signs) * 1000:.0f} ms"
    )


async def at_once(place: Place) -> None:
    """Print how a burst fares."""
    start = time.monotonic()
    times = await asyncio.gather(*(place.ask(1000 + number) for number in range(AT_ONCE)))
    answers = [m for m in place.channel.messages.values() if m.author is place.bot.user]
    answered = {m.reference.message_id for m in answers if m.reference}
    signs = place.typing_since(start)
    print(
        f"{AT_ONCE} posts at once: {len(times)} answered within {max(times):.1f} s, "
        f"{len(answers) - len(answered)} answered twice; signs of life {len(signs)}, "
        f"the last after {max(signs) * 1000:.0f} ms"
    )


async def measure() -> None:
    """Run both parts on one bot that has answered once before."""
    async with open_place() as place:
        await place.ask(0)
        await one_by_one(place)
        await at_once(place)


def main() -> None:
    """Run the benchmark."""
    asyncio.run(measure())


if __name__ == "__main__":
    main()
