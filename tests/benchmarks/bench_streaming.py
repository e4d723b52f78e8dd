"""One answer as it is written: first words, number of edits; and the memory of a long document."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
import tempfile
import time
from pathlib import Path

from bot.config import LlmSettings
from bot.demo.site import open_site
from bot.sandbox.entities import Message
from bot.sandbox.ratelimits import RateLimits
from tests.benchmarks.bench_memory import family, resident
from tests.benchmarks.bench_orchestration import document, tokenizer
from tests.benchmarks.stage import Stage, is_final, open_stage
from tests.llm import Latency, LlmServer

STREAM_SECONDS = 6.0
LONG_TOKENS = 200_000
SAMPLE_SECONDS = 0.05
TLDR = (
    "Harwick town council voted by nine to four on Wednesday night to close Quay Street to private "
    "cars from 4 May, for an eighteen-month trial that is expected to cost £410,000."
)
ANSWER = {
    "tldr": TLDR,
    "points": [
        "Buses, bicycles and deliveries before 10 a.m. will still be allowed through.",
        "Shopkeepers were divided: 48 were against the closure and 31 in favour.",
        "Traffic on Abbot’s Way is forecast to rise by 22 per cent.",
    ],
    "quotes": [
        {
            "text": "Nobody carries forty metres of anchor chain home on a bus",
            "speaker": "Brannigan",
        }
    ],
}


async def stream() -> None:
    """Print when a member saw what, for one answer that takes six seconds to write."""
    size = len(str(ANSWER)) // 4
    latency = Latency(base=0.3, output_rate=size / (STREAM_SECONDS - 0.3))
    async with LlmServer(latency=latency) as llm, open_site() as site:
        model = LlmSettings(base_url=llm.base_url, model="small-1")
        async with open_stage(model, limits=RateLimits()) as stage:
            # The first answer of a process also starts its workers.
            await _follow(stage, f"{stage.bot.user.mention} {site}/lamplighter", llm)
            llm.answer = lambda _: ANSWER
            await _follow(stage, f"{stage.bot.user.mention} {site}/harbour", llm)


async def _follow(stage: Stage, text: str, llm: LlmServer) -> None:
    start, frames = time.monotonic(), [("", 0.0)]
    post = await stage.member.post(stage.channel, text)

    def look(message: Message) -> bool:
        shown = message.content or str(message.embeds)
        if shown != frames[-1][0]:
            frames.append((shown, time.monotonic() - start))
        return is_final(message)

    await stage.discord.wait_for_message(stage.channel, look, after=post, timeout=60)
    calls = stage.discord.calls
    edits = [call.at - start for call in calls if call.method == "PATCH" and call.at > start]
    words = next(at for shown, at in frames if "Writing …" in shown)
    gaps = [later - earlier for earlier, later in itertools.pairwise(edits)]
    print(
        f"stream of {llm.requests[-1].seconds:.1f} s: reply after {frames[1][1]:.2f} s, "
        f"first words after {words:.2f} s, {len(edits)} edits at least {min(gaps):.2f} s apart, "
        f"answer after {frames[-1][1]:.2f} s"
    )


async def memory() -> None:
    """Print the peak memory of `precis summarize` for a document of 200,000 tokens."""
    tokenize, count = tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.txt"
        file.write_text(document(LONG_TOKENS, tokenize), encoding="utf-8")
        for window in (128_000, 8192):
            async with LlmServer() as llm:
                await _peak(file, llm.base_url, window, count)


async def _peak(file: Path, base_url: str, window: int, count: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "summarize", str(file), "--engine", "llm", "--json"),
        env=os.environ
        | {"PRECIS_LLM__BASE_URL": base_url, "PRECIS_LLM__CONTEXT_WINDOW": str(window)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    reading = asyncio.create_task(process.communicate())
    start, own, all_of_it = time.monotonic(), 0.0, 0.0
    while not reading.done():
        sizes = _sizes(process.pid)
        own, all_of_it = max(own, sizes[0]), max(all_of_it, sum(sizes))
        await asyncio.sleep(SAMPLE_SECONDS)
    output, _ = await reading
    print(
        f"{LONG_TOKENS:,} tokens ({count}), window {window:,}: {time.monotonic() - start:.1f} s, "
        f"{len(output) / 1e6:.1f} MB of JSON; peak {own:.0f} MiB, with helper processes "
        f"{all_of_it:.0f} MiB (shared pages counted each time)"
    )


def _sizes(pid: int) -> list[float]:
    sizes = []
    for member in family(pid):
        try:
            sizes.append(resident(member))
        except (OSError, StopIteration):
            continue
    return sizes or [0.0]


def main() -> None:
    """Run the benchmark."""
    asyncio.run(stream())
    asyncio.run(memory())


if __name__ == "__main__":
    main()
