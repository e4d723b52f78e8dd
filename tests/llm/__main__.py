"""Run the server as a process: `python -m tests.llm --port 0 --latency 0.3,50000,100`.

The first line it prints is its address; it ends on SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import asyncio
import signal

from tests.llm.abilities import Abilities
from tests.llm.latency import REMOTE, Latency
from tests.llm.refusals import rate_limited
from tests.llm.request import Count, quarter
from tests.llm.server import LlmServer


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.llm", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--model", default="", help="serve this one only")
    parser.add_argument("--key", default="", help="the API key to require")
    parser.add_argument(
        "--latency", default="", help="BASE,PROMPT_RATE,OUTPUT_RATE[,TOKENS_PER_EVENT] or remote"
    )
    parser.add_argument("--output-tokens", type=int, help="length of every answer")
    parser.add_argument("--limit", type=int, help="requests in flight; above it 429 is the answer")
    parser.add_argument("--retry-after", default="1", help="seconds a 429 asks for; empty: none")
    parser.add_argument("--count", choices=("quarter", "o200k"), default="quarter")
    return parser.parse_args()


def counter(name: str) -> Count:
    """Return what counts tokens."""
    if name == "quarter":
        return quarter
    import tiktoken

    encoding = tiktoken.get_encoding("o200k_base")
    return lambda text: len(encoding.encode_ordinary(text))


def latency(text: str) -> Latency:
    if text == "remote":
        return REMOTE
    return Latency.parse(text) if text else Latency()


async def serve(chosen: argparse.Namespace) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    server = LlmServer(
        port=chosen.port,
        latency=latency(chosen.latency),
        abilities=Abilities(model=chosen.model, key=chosen.key),
        output_tokens=chosen.output_tokens,
        limit_in_flight=chosen.limit,
        count=counter(chosen.count),
    )
    server.limit_refusal = rate_limited(retry_after=chosen.retry_after or None)
    async with server:
        print(server.base_url, flush=True)
        await ended.wait()


def main() -> None:
    asyncio.run(serve(options()))


if __name__ == "__main__":
    main()
