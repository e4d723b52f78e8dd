"""The scene: what members do, and what they see of the bot's answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Final

from rich.console import Console

from bot.demo.day import Day
from bot.demo.screen import Screen
from bot.demo.stage import ANSWER_SECONDS, Stage, open_stage
from bot.sandbox.entities import Channel, Message
from bot.sandbox.people import Person

PAUSE_SECONDS = 2.0

TALK: Final = (
    (
        "Mira",
        "I read the paper on the tide mill. Twenty-two years is long, but the school would buy.",
    ),
    (
        "Jonas",
        "The school board meets on the ninth of April. Has anybody asked them what they pay now?",
    ),
    (
        "Mira",
        "They pay eleven pence a unit. The mill could sell for nine and still pay its loan back.",
    ),
    (
        "Jonas",
        "Then let us ask for ten minutes at that meeting. I will write to the board tonight.",
    ),
    ("Mira", "Please tell them about the eels as well: the gate stays shut on the nights of May."),
)


async def play(*, pauses: bool = True, console: Console | None = None) -> None:
    """Play the scene in the terminal; `pauses` leaves time to read."""
    console = console or Console()
    pause = PAUSE_SECONDS if pauses else 0.0
    async with open_stage() as stage:
        await stage.start()
        people = (stage.mira.user, stage.jonas.user, stage.bot.user)
        names = {user.id: user.global_name or user.name for user in people}
        await _Scene(stage, Screen(console, names), pause).play()
        await Day(stage, console, pause).play()
    console.print(
        "\nThat was the real bot on a local Discord. README.md says how to run it on your server.",
        style="green",
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    stage: Stage
    screen: Screen
    pause: float

    async def play(self) -> None:
        thread = await self._link()
        await self._questions(thread)
        await self._second_link(thread)
        await self._kill(thread)
        await self._paste()
        await self._file()
        await self._pdf()
        await self._key_quotes()
        await self._conversation()

    async def _link(self) -> Channel:
        stage = self.stage
        self.screen.narrate("Mira posts a link and mentions the bot")
        answer = await self._ask(stage.mira, f"{stage.bot.user.mention} {stage.site}/harbour")
        threads = stage.discord.world.channels
        await stage.discord.world.wait_until(lambda: answer.id in threads, seconds=ANSWER_SECONDS)
        thread = threads[answer.id]
        opener = await stage.discord.wait_for_message(
            thread, lambda m: m.author is stage.bot.user and m.content, timeout=ANSWER_SECONDS
        )
        self.screen.narrate(f"A thread opens: “{thread.name}”")
        self.screen.message(opener)
        return thread

    async def _questions(self, thread: Channel) -> None:
        self.screen.narrate("In the thread people simply ask")
        await self._in_thread(thread, self.stage.jonas, "How much is the trial expected to cost?")
        self.screen.narrate("A question may lean on the one before")
        await self._in_thread(thread, self.stage.jonas, "and how long does it last?")
        self.screen.narrate("What the article does not say, the bot does not make up")
        await self._in_thread(thread, self.stage.mira, "Who is the head of the lifeboat crew?")

    async def _second_link(self, thread: Channel) -> None:
        stage = self.stage
        self.screen.narrate("Mira adds a second article to the thread, and asks about it")
        await self._in_thread(
            thread, stage.mira, f"{stage.site}/lamplighter", is_answer=lambda m: bool(m.embeds)
        )
        await self._in_thread(thread, stage.mira, "How many lamps does Oster Lane have?")

    async def _kill(self, thread: Channel) -> None:
        stage = self.stage
        self.screen.narrate("Jonas asks, and the bot is killed before it can answer (SIGKILL)")
        post = await stage.jonas.post(thread, "What did Leila Marsh say about the traffic?")
        self.screen.message(post)
        await stage.kill()
        await asyncio.sleep(self.pause)
        self.screen.narrate("It is started again, and goes on where it was")
        await stage.start()
        await self._answer(thread, post)

    async def _paste(self) -> None:
        self.screen.narrate("Jonas pastes a text he copied from a web page")
        text = (resources.files("bot.demo") / "pages" / "paste.txt").read_text(encoding="utf-8")
        await self._ask(self.stage.jonas, f"{self.stage.bot.user.mention} {text}")

    async def _file(self) -> None:
        self.screen.narrate("Mira drops a file, in German")
        page = (resources.files("bot.demo") / "pages" / "bibliothek.html").read_bytes()
        mention = self.stage.bot.user.mention
        await self._ask(self.stage.mira, mention, ("bibliothek.html", page))

    async def _pdf(self) -> None:
        self.screen.narrate(
            "Jonas posts the link of a PDF in two columns; its quotes open the page"
        )
        mention = self.stage.bot.user.mention
        await self._ask(self.stage.jonas, f"{mention} {self.stage.site}/tide-mill.pdf")

    async def _conversation(self) -> None:
        stage = self.stage
        self.screen.narrate("Mira and Jonas talk")
        people = {"Mira": stage.mira, "Jonas": stage.jonas}
        posts = [await people[name].post(stage.channel, text) for name, text in TALK]
        for post in posts:
            self.screen.message(post)
        await asyncio.sleep(self.pause)
        self.screen.narrate("Jonas opens the first message's menu: Apps, Summarize from here")
        began = await stage.jonas.menu(posts[0], "Summarize from here")
        self.screen.message(await began.reply(ANSWER_SECONDS))
        self.screen.narrate("Then that of the last one: Summarize up to here")
        ended = await stage.jonas.menu(posts[-1], "Summarize up to here")
        self.screen.message(await ended.reply(ANSWER_SECONDS))

    async def _key_quotes(self) -> None:
        stage = self.stage
        self.screen.narrate("Jonas shares a long feature")
        post = await stage.jonas.post(stage.channel, f"for tonight: {stage.site}/lamplighter")
        self.screen.message(post)
        await asyncio.sleep(self.pause)
        self.screen.narrate("Mira opens the message's menu: Apps, Key quotes")
        invocation = await stage.mira.menu(post, "Key quotes")
        self.screen.message(await invocation.reply(ANSWER_SECONDS))

    async def _ask(self, member: Person, text: str, *files: tuple[str, bytes]) -> Message:
        post = await member.post(self.stage.channel, text, files=files)
        self.screen.message(post)
        return await self._answer(self.stage.channel, post, is_answer=lambda m: bool(m.embeds))

    async def _in_thread(
        self,
        thread: Channel,
        member: Person,
        text: str,
        *,
        is_answer: Callable[[Message], bool] | None = None,
    ) -> None:
        post = await member.post(thread, text)
        self.screen.message(post)
        await self._answer(thread, post, is_answer=is_answer)

    async def _answer(
        self,
        channel: Channel,
        post: Message,
        *,
        is_answer: Callable[[Message], bool] | None = None,
    ) -> Message:
        """Wait for the answer to a post, and show it."""
        wanted = is_answer or (lambda message: "\n-# " in message.content)
        answer = await self.stage.discord.wait_for_message(
            channel,
            lambda m: m.author is self.stage.bot.user and wanted(m),
            after=post,
            timeout=ANSWER_SECONDS,
        )
        self.screen.message(answer)
        await asyncio.sleep(self.pause)
        return answer
