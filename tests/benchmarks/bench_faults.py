"""Everything that can go wrong with a model, and what a member saw of it: one line each.

The bot, its client and the model's server are real; a fault happens once or for ever.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from bot.config import LlmSettings
from bot.demo.site import open_site
from tests.benchmarks.stage import is_final, open_stage
from tests.llm import LlmServer, Reply, refusals, replies
from tests.llm import faults as wire

SILENCE = 5
"""Seconds until a silent stream is cut here; by default it is 30."""
GOOD = {
    "tldr": "Harwick's council voted nine to four to close Quay Street to private cars from 4 May.",
    "points": ["Shopkeepers were divided: 48 against, 31 in favour."],
    "quotes": [
        {
            "text": "Nobody carries forty metres of anchor chain home on a bus",
            "speaker": "Brannigan",
        }
    ],
}
FAULTS: dict[str, Any] = {
    "429, Retry-After 1": refusals.rate_limited(1),
    "429, Retry-After 3600": refusals.rate_limited(3600),
    "429, no hint": refusals.rate_limited(),
    "429 insufficient_quota": refusals.insufficient_quota(),
    "401": refusals.bad_key("k"),
    "404 model": refusals.no_such_model("m"),
    "500": refusals.server_error(500),
    "503": refusals.server_error(503),
    "connection reset": wire.Reset(),
    "reset in the stream": wire.Reset(after_events=5),
    "no answer (5 s)": wire.Silence(600),
    "silence in the stream (5 s)": wire.Silence(600, after_events=5),
    "keep-alive for ever (5 s)": wire.Drip(every=1),
    "error in the stream": wire.ErrorEvent(),
    "context length": refusals.context_exceeded(),
    "finish_reason length": replies.CUT_SHORT,
    "content filter": Reply("", finish_reason="content_filter"),
    "refusal": Reply(None, refusal="I cannot help with that."),
    "empty choices": wire.EmptyChoices(),
    "HTML page": wire.Page(),
    "broken JSON in the answer": replies.BROKEN,
    "broken JSON in the stream": wire.BrokenBody(),
    "prose": replies.PROSE,
    "stream without an end": wire.Unfinished(),
    "body without an end": wire.Endless(),
}


async def play(fault: Any, *, always: bool) -> tuple[str, int, float]:
    """Return the footer or the sentence a member saw, the number of requests, and the seconds."""
    async with LlmServer(answer=lambda _: GOOD) as llm, open_site() as site:
        llm.fail_when(lambda _: True, fault, None if always else 1)
        model = LlmSettings(base_url=llm.base_url, model="small-1", silence_seconds=SILENCE)
        async with open_stage(model) as stage:
            start = time.monotonic()
            text = f"{stage.bot.user.mention} {site}/harbour"
            post = await stage.member.post(stage.channel, text)
            last = await stage.discord.wait_for_message(
                stage.channel, is_final, after=post, timeout=300
            )
            seconds = time.monotonic() - start
        feet = [embed.get("footer", {}).get("text", "") for embed in last.embeds]
        shown = feet[0].partition(" · ")[2] if feet else json.dumps(last.content)
        return shown, len(llm.requests), seconds


async def measure() -> None:
    """Play every fault twice and print the table."""
    print(f"{'fault':30} {'how often':9} {'requests':>8} {'seconds':>8}  footer")

    for name, fault in FAULTS.items():
        for always in (False, True):
            shown, requests, seconds = await play(fault, always=always)
            often = "always" if always else "once"
            print(f"{name:30} {often:9} {requests:8} {seconds:8.1f}  {shown}", flush=True)


def main() -> None:
    """Run the benchmark."""
    asyncio.run(measure())


if __name__ == "__main__":
    main()
