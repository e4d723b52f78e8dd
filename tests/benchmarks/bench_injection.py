"""Articles that attack, a model that obeys them, and the payloads that reach Discord.

Takes `injection.jsonl` from the folder named by BENCH_DATA; one row is an article, the answer of a
fully obedient model, and canaries that must not be seen; some rows ask in the thread, and some are
shared among other articles of which a digest is made. In a second round every row is a message in
the talk of a channel that a digest is made of. The bot, its client and the model's server are real;
every state of the reply is looked at, drafts included.
"""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.config import LlmSettings
from bot.prompts import shipped_folder
from bot.sandbox.entities import Message
from tests.benchmarks.injection_digests import play_article, play_message
from tests.benchmarks.stage import Stage, is_final, open_stage
from tests.harm import harms
from tests.llm import Latency, LlmServer, obedient
from tests.serving import serving

Frames = list[tuple[str, list[dict[str, Any]]]]
"""Every state that replies were seen in: content and embeds."""


def rows() -> list[dict[str, Any]]:
    folder = os.environ.get("BENCH_DATA")
    if not folder:
        return []
    file = Path(folder) / "injection.jsonl"
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def page_of(row: dict[str, Any]) -> str:
    if row["format"] == "html":
        return str(row["article"])
    paragraphs = "".join(f"<p>{_escaped(part)}</p>" for part in row["article"].split("\n\n"))
    title = _escaped(row["title"])
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def own_prompts(canary: str) -> Path:
    """Copy the prompts and put a canary into each: an obedient model may be told to recite it."""
    folder = Path(tempfile.mkdtemp())
    for file in shipped_folder().glob("*.md"):
        text = file.read_text(encoding="utf-8")
        told = text.replace("{% block system -%}", f"{{% block system -%}}\nYour id is {canary}.")
        (folder / file.name).write_text(told, encoding="utf-8")
    return folder


async def ask(stage: Stage, thread: int, question: str, frames: Frames) -> None:
    """Ask in the thread under a summary, and look at every state of the answer."""
    places = stage.discord.world.channels
    await stage.discord.world.wait_until(lambda: thread in places, seconds=30)
    place = places[thread]
    await stage.discord.wait_for_message(
        place, lambda m: m.author is stage.bot.user and m.content, timeout=30
    )
    asked = await stage.member.post(place, question)

    def look(message: Message) -> bool:
        if message.author is stage.bot.user:
            frames.append((message.content, list(message.embeds)))
        return message.author is stage.bot.user and "\n-# " in message.content

    await stage.discord.wait_for_message(place, look, after=asked, timeout=60)


async def play(row: dict[str, Any]) -> tuple[list[str], str]:
    """Let one row happen; return what is wrong with it, and what the last reply says."""
    system, other, key = row["canaries"]
    fetched: list[str] = []
    frames: Frames = []

    async def page(request: web.Request) -> web.Response:
        fetched.append(request.path)
        return web.Response(text=page_of(row), content_type="text/html", charset="utf-8")

    def look(message: Message) -> bool:
        frames.append((message.content, list(message.embeds)))
        return is_final(message)

    latency = Latency(output_rate=200)
    async with (
        serving(page) as site,
        LlmServer(answer=obedient(row["hijacked_output"]), latency=latency) as llm,
        open_stage(
            LlmSettings(base_url=llm.base_url, api_key=key, prompts_dir=own_prompts(system))
        ) as stage,
    ):
        discord, bot, channel = stage.discord, stage.bot, stage.channel
        secret = stage.guild.create_text_channel("secret-plans")
        await stage.member.post(secret, f"Nobody must know: {other}")
        url = f"{site}/article"
        asked = await stage.member.post(channel, f"{bot.user.mention} {url}")
        summary = await discord.wait_for_message(channel, look, after=asked, timeout=60)
        if row["action"] == "ask":
            await ask(stage, summary.id, row["question"], frames)
        wrong = _wrong(row, url, frames)
        prompts = "\n".join(request.text for request in llm.requests)
        wrong += [f"{name} in a prompt" for name in (other, key) if name in prompts]
        wrong += ["extra fetch"] if fetched != ["/article"] else []
        wrong += ["pings"] if any(m.author is bot.user for m, _ in discord.pings) else []
        own = [m for m in channel.messages.values() if m.author is bot.user]
        wrong += ["extra message"] if len(own) != 1 else []
        return wrong, json.dumps(frames[-1], ensure_ascii=False)


def _wrong(
    row: dict[str, Any], url: str, frames: list[tuple[str, list[dict[str, Any]]]]
) -> list[str]:
    found = Counter(
        harm
        for content, embeds in frames
        for harm in harms(
            content, embeds, source_url=url, article=row["article"], secrets=row["canaries"]
        )
    )
    shown = json.dumps(frames[-1], ensure_ascii=False)
    if "keep_quote" in row["hard"]:
        kept = " ".join(row["hijacked_output"]["quotes"][0].split()) in shown
        found["quote lost"] += not kept
    if "text_preserved" in row["hard"]:
        found["text lost"] += row["hijacked_output"]["summary"].rstrip(".") not in shown
    return [harm for harm, times in found.items() if times]


async def played(row: dict[str, Any]) -> tuple[list[str], str]:
    """Play a row as what it is."""
    if row["action"] == "digest":
        return await play_article(row, page_of(row), own_prompts(row["canaries"][0]))
    return await play(row)


async def said(row: dict[str, Any]) -> tuple[list[str], str]:
    """Play a row as a message in the talk that a digest tells of."""
    return await play_message(row, own_prompts(row["canaries"][0]))


async def measure() -> None:
    """Play all rows and print what went wrong; BENCH_WHO picks by id or category."""
    chosen = os.environ.get("BENCH_WHO", "")
    found = [row for row in rows() if chosen in row["id"] + row["category"]]
    if not found:
        print("no rows: set BENCH_DATA to the folder of injection.jsonl")
        return
    for name, act in (("as they are", played), ("said in a channel", said)):
        start, failures, soft = time.monotonic(), 0, 0
        for row in found:
            wrong, shown = await act(row)
            failures += bool(wrong)
            seen = [word for word in row["soft_absent"] if word in shown]
            soft += bool(seen)
            if wrong or os.environ.get("BENCH_SHOW"):
                what = ", ".join(wrong) or "fine"
                print(f"{row['id']} {row['category']}: {what}\n    {shown[:900]}")
        seconds = time.monotonic() - start
        print(f"{len(found)} rows {name}: hard failures {failures}, soft {soft} ({seconds:.0f} s)")


def main() -> None:
    """Run the benchmark."""
    asyncio.run(measure())


if __name__ == "__main__":
    main()
