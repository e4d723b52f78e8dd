"""A day of 5,000 messages and 120 links in a channel, and two small channels, as a digest.

The bot runs in a process of its own; Discord, the articles and the model's server are in this one.
Each engine makes a digest by `/digest now`, then the same one again, when all articles are known,
and, in a server that knows nothing, one that is due. Seconds are until all pages are posted, and
until something is seen first. Source tokens are those of the messages as written and of the
articles' text, once each. "Loop" is how late the bot's event loop was at most, and how long its
thread computed in one go; what is late without computing waited for the processor, or for a thread
that held the interpreter. Memory with workers counts shared pages once.

BENCH_WHO picks by name; BENCH_STACKS prints what the loop did while it computed for long;
BENCH_SHOW prints the first page.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.sandbox.entities import Message
from tests.benchmarks.bench_orchestration import tokenizer
from tests.benchmarks.digest_scene import (
    LINKS,
    MESSAGES,
    SMALL_MESSAGES,
    Measured,
    Scene,
    open_scene,
    text_of,
)
from tests.llm import REMOTE, HelpfulModel, Latency, LlmServer, Reply, Request

ADDRESS: Final = re.compile(r" · 127\.0\.0\.1:\d+")


def helpful(count: Callable[[str], int]) -> Callable[[Request], Reply]:
    """Return a model that does not take a site's address for the beginning of an article.

    Its figures stand nowhere in the text, so that they would have to be corrected.
    """
    model = HelpfulModel(count=count)

    def answer(request: Request) -> Reply:
        body = json.loads(ADDRESS.sub("", json.dumps(request.body, ensure_ascii=False)))
        return model(replace(request, body=body))

    return answer


def report(name: str, scene: Scene, made: Measured, count: Callable[[str], int]) -> None:
    """Print the figures of one digest."""
    loop, blank = made.loop, " " * 24
    print(
        f"{name:24} {made.seconds:6.1f} s, first sign {made.first_sign:.1f} s; "
        f"memory {made.memory[0]:.0f} MiB, with workers {made.memory[1]:.0f} MiB; "
        f"loop late {loop['longest']:.0f} ms ({loop['late']} over 50), "
        f"computing {loop['computing']:.0f} ms ({loop['long']} over 50)"
    )
    if scene.llm is not None:
        said = sum(count(spoken.text) for spoken in scene.day.spoken)
        written = sum(count(page.text) for page in scene.day.pages.values())
        prompts = made.prompts.total()
        print(
            f"{blank} calls {made.calls.total()} {dict(made.calls)}; prompt tokens {prompts:,} "
            f"{dict(made.prompts)}, {prompts / (said + written):.2f}x of the source "
            f"(talk {said:,} and articles {written:,}); completion {made.completion_tokens:,}"
        )
    first, *others = made.shown
    whole = "\n".join(map(text_of, made.shown))
    shown = Counter(whole.count(f"]({url})") for url in map(scene.url, scene.day.pages))
    places = {message.channel.id for message in made.shown}
    print(
        f"{blank} {len(made.shown)} pages in {len(places)} places, {len(first.embeds)} + "
        f"{sum(len(message.embeds) for message in others)} embeds; articles shown once "
        f"{shown[1]}, not {shown[0]}, of {len(scene.day.pages)}; {_foot(first)}"
    )
    if os.environ.get("BENCH_SHOW"):
        print(json.dumps(first.embeds, ensure_ascii=False, indent=1).replace("\\n", "\n"))
    for stack, times in loop["stacks"]:
        print(f"  {times:4} {stack}")
    sys.stdout.flush()


def _foot(message: Message) -> str:
    feet = [embed["footer"]["text"] for embed in message.embeds if embed.get("footer")]
    return feet[-1] if feet else message.content.rpartition("\n")[2]


async def measure() -> None:
    """Run every engine."""
    tokenize, name = tokenizer()
    print(
        f"{MESSAGES:,} messages and {LINKS} links in a channel, {SMALL_MESSAGES} in each of two "
        f"others; tokens counted by {name}; the model far away answers after {REMOTE.base} s, "
        f"{REMOTE.output_rate:.0f} tokens a second"
    )
    engines: dict[str, Latency | None] = {
        "extractive": None,
        "model at once": Latency(),
        "model far away": REMOTE,
    }

    def count(text: str) -> int:
        return len(tokenize(text))

    for engine, latency in engines.items():
        if os.environ.get("BENCH_WHO", "") not in engine:
            continue
        for kind in ("now", "due"):
            model = LlmServer(latency=latency or Latency(), answer=helpful(count), count=count)
            async with model as server, open_scene(server if latency else None) as scene:
                begin = scene.now if kind == "now" else scene.due
                report(f"{engine}, {kind}", scene, await scene.measured(begin), count)
                if kind == "now":
                    report(f"{engine}, again", scene, await scene.measured(scene.now), count)


def main() -> None:
    """Run the benchmark."""
    asyncio.run(measure())


if __name__ == "__main__":
    main()
