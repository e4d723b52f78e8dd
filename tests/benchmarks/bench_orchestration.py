"""Long documents through many calls: time, tokens and failures, beside LangChain and LlamaIndex.

All talk to the same local server in a process of its own: 0.3 s, and 1 ms per 50 tokens of prompt,
and 10 ms per token of the answer, which has 150. A run's bound is the time that its own calls would
take if they were scheduled without any loss; its share is the part that the bound has of the time
from the first call's arrival to the end of the last. Splitting comes before that, and is in the
seconds. "429" means that the server turns away whatever
goes above 8 requests at once, with or without a Retry-After.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import random
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp

from bot.workers import Workers
from tests.benchmarks.orchestration_ours import open_workers, ours
from tests.benchmarks.peers import PEERS, Peer, Task, Tokenize
from tests.benchmarks.plans import PlannedCall, makespan

SIZES = (20_000, 200_000)
CHUNK = 2000
OUTPUT = 150
SLOTS = 8
LONGEST = 90.0
LATENCY = "0.3,50000,100,10"
ROOT = Path(__file__).parents[2]
O200K = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"

_TOWNS = ("Lund", "Arbon", "Tarn", "Kolding", "Ostrava", "Vigo", "Narva", "Sliema", "Brest")
_PEOPLE = ("Ida Kolb", "Tomas Reed", "Hana Osei", "Priya Nadar", "Jan Novak", "Lea Moreau")
_THINGS = ("moorings", "bridges", "schools", "ferries", "wells", "orchards", "turbines")
_SENTENCES = (
    "In {town} the council counted {a:,} {thing} in {year}, {b} more than in the year before.",
    "“We will not close one of our {a:,} {thing} before {year},” said {person} in {town}.",
    "The repair of {a:,} {thing} near {town} cost {b} million crowns, as {person} told reporters.",
    "Nobody in {town} had asked for {thing} until {b} of them failed on one night of {year}.",
    "{person}, who has kept the books of {town} since {year}, found {a:,} {thing} unaccounted for.",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a run may do and what it meets.

    Attributes:
        slots: Calls at once the client is set to.
        limit: Requests at once the server takes.
    """

    name: str
    slots: int | None
    limit: int | None = None
    retry_after: str = ""


CONDITIONS = (
    Condition("8 slots", SLOTS),
    Condition("unlimited", None),
    Condition("429, waits 1 s", None, SLOTS, "1"),
    Condition("429, no hint", None, SLOTS),
)


def tokenizer() -> tuple[Tokenize, str]:
    """Return what cuts text into tokens, and its name as the server has it; never downloads."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", "")
    name = hashlib.sha1(O200K.encode(), usedforsecurity=False).hexdigest()
    if not folder or not (Path(folder) / name).is_file():
        return (lambda text: [text[i : i + 4] for i in range(0, len(text), 4)]), "quarter"
    import tiktoken

    return tiktoken.get_encoding("o200k_base").encode_ordinary, "o200k"


def document(tokens: int, tokenize: Tokenize, seed: int = 7) -> str:
    """Return paragraphs of sentences with figures and quotations, always the same for a seed."""
    choice = random.Random(seed)
    paragraphs: list[str] = []
    size = 0
    while size < tokens:
        paragraphs.append(" ".join(_sentence(choice) for _ in range(choice.randint(4, 8))))
        size += len(tokenize(paragraphs[-1] + "\n\n"))
    return "\n\n".join(paragraphs)


def _sentence(choice: random.Random) -> str:
    return choice.choice(_SENTENCES).format(
        town=choice.choice(_TOWNS),
        person=choice.choice(_PEOPLE),
        thing=choice.choice(_THINGS),
        a=choice.randint(1000, 99_999),
        b=choice.randint(2, 999),
        year=choice.randint(1900, 2030),
    )


@dataclass(frozen=True, slots=True)
class Model:
    """A server in a process of its own."""

    base_url: str

    async def stats(self) -> dict[str, Any]:
        url = self.base_url.removesuffix("/v1") + "/stats"
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            told: dict[str, Any] = await response.json()
            return told


@asynccontextmanager
async def open_model(condition: Condition, count: str) -> AsyncIterator[Model]:
    """Start the server and end it."""
    limit = () if condition.limit is None else ("--limit", str(condition.limit))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.llm", "--latency", LATENCY, "--count", count),
        *("--output-tokens", str(OUTPUT), "--retry-after", condition.retry_after, *limit),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        yield Model((await process.stdout.readline()).decode().strip())
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a run.

    Attributes:
        calling: Seconds from the first call's arrival to the end of the last.
        refused: Requests answered with 429.
        lost: Requests that got no answer for another reason; given up by the client, mostly.
    """

    seconds: float
    calling: float
    bound: float
    prompt_tokens: int
    calls: int
    refused: int
    lost: int
    failure: str

    def __str__(self) -> str:
        share = "    -" if self.failure else f"{self.bound / self.calling:5.3f}"
        times = f"{self.seconds:7.2f} {self.calling:7.2f} {self.bound:7.2f}"
        return f"{times} {share} {self.calls:6} {self.refused:5} {self.lost:5}"


async def run(work: Peer, task: Task, condition: Condition, model: Model) -> Run:
    """Let somebody summarise and collect what the server saw of it."""
    started, failure = time.monotonic(), ""
    try:
        async with asyncio.timeout(LONGEST):
            await work(task)
    except Exception as error:  # noqa: BLE001 - how a peer fails is a result
        failure = type(error).__name__
    seconds = time.monotonic() - started
    told = await model.stats()
    answered = [r for r in told["requests"] if r["status"] == 200 and not r["cancelled"]]
    calls = [PlannedCall(r["number"], r["seconds"], tuple(r["parents"])) for r in answered]
    finished = [r["finished"] for r in answered]
    started = [r["started"] for r in told["requests"]]
    return Run(
        seconds,
        max(finished, default=0.0) - min(started, default=0.0),
        makespan(calls, condition.limit or condition.slots),
        sum(r["prompt_tokens"] for r in answered),
        len(answered),
        told["refused"],
        len(told["requests"]) - len(answered) - told["refused"],
        failure,
    )


def _workers_of(processes: Workers) -> dict[str, Peer]:
    async def own(chunk_tokens: int | None, task: Task) -> None:
        await ours(
            task.base_url,
            task.text,
            slots=task.slots,
            chunk_tokens=chunk_tokens,
            workers=processes,
        )

    chosen = os.environ.get("BENCH_WHO", "")
    known: dict[str, Peer] = {
        **PEERS,
        f"ours, {CHUNK} a part": partial(own, CHUNK),
        "ours": partial(own, None),
    }
    return {name: work for name, work in known.items() if chosen in name}


async def measure() -> None:
    """Run everybody under every condition, one after the other; BENCH_WHO picks by name."""
    async with open_workers() as processes:
        await _measure(_workers_of(processes))


async def _measure(everybody: dict[str, Peer]) -> None:
    tokenize, count = tokenizer()
    workers = await _usable(everybody, tokenize, count)
    print(f"tokens counted by {count}; parts of {CHUNK} tokens, answers of {OUTPUT}")
    print(
        f"{'tokens':>8} {'condition':15} {'who':18} {'seconds':>7} {'calling':>7}"
        f" {'bound':>7} {'share':>5} {'calls':>6} {'429s':>5} {'lost':>5} {'prompts':>7}"
    )
    for size in SIZES:
        text = document(size, tokenize)
        for condition in CONDITIONS:
            for name, work in workers.items():
                async with open_model(condition, count) as model:
                    task = Task(model.base_url, text, condition.slots, CHUNK, OUTPUT, tokenize)
                    found = await run(work, task, condition, model)
                multiple = f"{found.prompt_tokens / len(tokenize(text)):6.2f}x"
                print(
                    f"{size:8,} {condition.name:15} {name:18} {found} {multiple} {found.failure}",
                    flush=True,
                )


async def _usable(everybody: dict[str, Peer], tokenize: Tokenize, count: str) -> dict[str, Peer]:
    """Return those who can do a small document; it also spares the runs their first imports."""
    usable: dict[str, Peer] = {}
    text = document(300, tokenize)
    for name, work in everybody.items():
        async with open_model(CONDITIONS[0], count) as model:
            task = Task(model.base_url, text, SLOTS, CHUNK, OUTPUT, tokenize)
            try:
                await work(task)
            except ImportError as error:
                print(f"{name} cannot be run: {error}")
            else:
                usable[name] = work
    return usable


def main() -> None:
    asyncio.run(measure())


if __name__ == "__main__":
    main()
